import { defineCommand, page, text } from "../src/core/command/command.ts"
import { pick } from "../src/core/query/people.ts"
import type { Item } from "../src/core/reply/reply.ts"
import { counted, imprint, titleRun } from "../src/core/show/article-line.ts"
import { cut } from "../src/core/text/cut.ts"
import { again } from "./again.ts"
import { articlesLike } from "./completers.ts"
import { emptyArchive, nothing } from "./nothing-found.ts"

const ON_A_PAGE = 10
const MOST_BUTTONS = 3

export const articles = defineCommand({
  name: "articles",
  summary: "List the newest articles, or those with a title like your words",
  example: "/articles ukraine",
  options: { query: text("Words of the title").complete(articlesLike), page: page("Which page").hidden() },
  async run({ query, page }, { archive }) {
    const heads = await archive.articles.list()
    if (heads.length === 0) return emptyArchive()
    const fit = query ? pick(heads, ({ title, slug }) => `${title} ${slug}`, query, heads.length) : heads
    if (query && fit.length === 0) {
      const newest = { label: `Newest: ${heads.length}`, call: again("articles", {}) }
      return nothing(`No article has a title like “${cut(query, 80)}”.`, [newest])
    }
    const last = Math.ceil(fit.length / ON_A_PAGE)
    const at = Math.min(page, last)
    const shown = fit.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE)
    const rest = fit.length - at * ON_A_PAGE
    const items = shown.map((head): Item => {
      const held = `${counted(head.quotes, "quote")}, ${counted(head.facts, "fact")}`
      return {
        prose: [titleRun(head), { text: ["", imprint(head), held].filter((part, i) => part || i === 0).join(" · ") }],
      }
    })
    return {
      blocks: [{ kind: "list", items }],
      actions: [
        ...(rest > 0 ? [{ label: `More: ${rest}`, call: again("articles", { query, page: at + 1 }) }] : []),
        ...(at > 1 ? [{ label: "Back", call: again("articles", { query, page: at - 1 }) }] : []),
        ...shown.slice(0, MOST_BUTTONS).map(({ slug, title }) => ({
          label: `Summary: ${title}`,
          call: again("summary", { article: slug }),
        })),
      ],
      ...{ audience: "channel", outcome: "answered" },
    }
  },
})
