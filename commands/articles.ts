import { defineCommand, MOST_CHOICES, page, text } from "../src/core/command/command.ts"
import { MOST_COMPARED } from "../src/core/query/labels.ts"
import { callTo, type ListItem, list, toChannel } from "../src/core/reply/reply.ts"
import type { ArticleHead } from "../src/core/shelves/articles.ts"
import { imprint, titleRun } from "../src/core/show/article-line.ts"
import { cut } from "../src/core/text/cut.ts"
import { counted } from "../src/core/text/words.ts"
import { articlesByTitle, articlesLike } from "./completers.ts"
import { nextLabel } from "./next-label.ts"
import { emptyArchive, nothing } from "./nothing-found.ts"

const ON_A_PAGE = 10

export const articles = defineCommand({
  name: "articles",
  summary: "List the newest articles, or those with a title like your words",
  example: "/articles ukraine",
  options: { query: text("Words of the title").complete(articlesLike), page: page("Which page").hidden() },
  async run({ query, page }, { archive }) {
    const total = await archive.articles.count()
    if (total === 0) return emptyArchive()
    const found = query ? await articlesByTitle(archive.articles, query, MOST_COMPARED) : null
    if (found?.length === 0) {
      const newest = { label: total === 1 ? "The one article" : `All ${total} articles`, call: callTo("articles") }
      return nothing(`No article has a title like “${cut(query ?? "", 80)}”.`, [newest])
    }
    const count = found?.length ?? total
    const last = Math.ceil(count / ON_A_PAGE)
    const at = Math.min(page, last)
    const from = (at - 1) * ON_A_PAGE
    const onPage = found ? found.slice(from, from + ON_A_PAGE) : await archive.articles.list(ON_A_PAGE, from)
    const rest = count - at * ON_A_PAGE
    const more = {
      label: nextLabel(from + 1, from + ON_A_PAGE, count),
      call: callTo("articles", { query, page: at + 1 }),
    }
    const back = { label: "Back", call: callTo("articles", { query, page: at - 1 }) }
    const reply = toChannel([list(onPage.map(articleItem))], [...(rest > 0 ? [more] : []), ...(at > 1 ? [back] : [])])
    if (count <= ON_A_PAGE) return reply
    const choices = (found ?? (await archive.articles.list(MOST_CHOICES))).map(({ slug, title }) => ({
      label: title,
      call: callTo("summary", { article: slug }),
    }))
    return { ...reply, menu: { placeholder: "Summary of …", choices: choices.slice(0, MOST_CHOICES) } }
  },
})

/** "Harbour reopens · The Daily Tide · 1 March 2026 · 3 quotes, 8 facts". */
function articleItem(article: ArticleHead): ListItem {
  const held = `${counted(article.quotes, "quote")}, ${counted(article.facts, "fact")}`
  const rest = [imprint(article), held].filter((part) => part !== "").map((part) => ` · ${part}`)
  const action = { label: "Summary", call: callTo("summary", { article: article.slug }) }
  return { prose: [titleRun(article), { text: rest.join("") }], action }
}
