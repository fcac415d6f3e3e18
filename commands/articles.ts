import { defineCommand, MOST_CHOICES, page, text } from "../src/core/command/command.ts"
import { MOST_COMPARED } from "../src/core/query/labels.ts"
import { callTo, type ListItem, list, toChannel } from "../src/core/reply/reply.ts"
import type { ArticleHead } from "../src/core/shelves/articles.ts"
import { imprint, titleRun } from "../src/core/show/article-line.ts"
import { correctedRuns, correctionActions } from "../src/core/show/correction.ts"
import { titleShown } from "../src/core/show/shown.ts"
import { chatWords } from "../src/core/text/chat-words.ts"
import { cut } from "../src/core/text/cut.ts"
import { counted, listed } from "../src/core/text/words.ts"
import { articlesByTitle, articlesLike } from "./completers.ts"
import { emptyArchive, nothing } from "./nothing-found.ts"
import { sinceOption, untilOption } from "./options.ts"
import { articlesExample } from "./own-examples.ts"
import { pageTurns } from "./page-turns.ts"
import { periodOf, whichDays } from "./which-days.ts"

const ON_A_PAGE = 10
const MOST_BUTTONS = 3

export const articles = defineCommand({
  name: "articles",
  summary: "List the newest articles, or search their titles",
  example: "/articles",
  exampleFrom: articlesExample,
  options: {
    query: text("Words from the title").complete(articlesLike),
    since: sinceOption,
    until: untilOption,
    page: page("Which page").hidden(),
  },
  async run(typed, desk) {
    const { archive } = desk
    const { page } = typed
    const query = typed.query && chatWords(typed.query)
    const all = await archive.articles.count()
    if (all === 0) return emptyArchive()
    const days = await whichDays(typed, (changed) => callTo("articles", { ...typed, ...changed }), desk)
    if (!days.ok) return days.reply
    const { since, until } = days.value
    const shelf = since || until ? archive.articles.within(periodOf(days.value)) : archive.articles
    const found = query ? await articlesByTitle(shelf, query, MOST_COMPARED) : null
    const count = found?.length ?? (await shelf.count())
    if (count === 0) {
      const bounds = [since && `since:${since}`, until && `until:${until}`].filter((bound) => bound !== undefined)
      const like = query ? ` for “${cut(query, 80)}”` : ""
      const every = { label: all === 1 ? "See the article" : `All ${all} articles`, call: callTo("articles") }
      return nothing(`No articles found${like}${bounds.length > 0 ? ` with ${listed(bounds, "and")}` : ""}.`, [every])
    }
    const last = Math.ceil(count / ON_A_PAGE)
    const at = Math.min(page, last)
    const from = (at - 1) * ON_A_PAGE
    const onPage = found ? found.slice(from, from + ON_A_PAGE) : await shelf.list(ON_A_PAGE, from)
    const shown = { page: at, pages: last, first: from + 1, last: from + ON_A_PAGE, all: count }
    const turns = pageTurns(callTo("articles", { query, since, until }), shown)
    const corrections = correctionActions(onPage, MOST_BUTTONS)
    const reply = toChannel([list(onPage.map(articleItem))], [...turns, ...corrections])
    if (count <= ON_A_PAGE) return reply
    const choices = (found ?? (await shelf.list(MOST_CHOICES, 0))).map(({ slug, title }) => ({
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
  const prose = [titleRun(article), { text: rest.join("") }, ...correctedRuns(article)]
  return { prose, shows: [titleShown(article)], action }
}
