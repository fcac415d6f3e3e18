import { defineCommand, page, text } from "../src/core/command/command.ts"
import { MOST_COMPARED } from "../src/core/query/labels.ts"
import type { Item } from "../src/core/reply/reply.ts"
import { counted, imprint, titleRun } from "../src/core/show/article-line.ts"
import { cut } from "../src/core/text/cut.ts"
import { again } from "./again.ts"
import { articlesByTitle, articlesLike } from "./completers.ts"
import { emptyArchive, nothing } from "./nothing-found.ts"

const ON_A_PAGE = 10
const MOST_BUTTONS = 3

export const articles = defineCommand({
  name: "articles",
  summary: "List the newest articles, or those with a title like your words",
  example: "/articles ukraine",
  options: { query: text("Words of the title").complete(articlesLike), page: page("Which page").hidden() },
  async run({ query, page }, { archive }) {
    const total = await archive.articles.count()
    if (total === 0) return emptyArchive()
    const fit = query ? await articlesByTitle(archive.articles, query, MOST_COMPARED) : null
    if (fit?.length === 0) {
      const newest = { label: `Newest: ${total}`, call: again("articles", {}) }
      return nothing(`No article has a title like “${cut(query ?? "", 80)}”.`, [newest])
    }
    const count = fit?.length ?? total
    const last = Math.ceil(count / ON_A_PAGE)
    const at = Math.min(page, last)
    const from = (at - 1) * ON_A_PAGE
    const shown = fit ? fit.slice(from, from + ON_A_PAGE) : await archive.articles.list(ON_A_PAGE, from)
    const rest = count - at * ON_A_PAGE
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
