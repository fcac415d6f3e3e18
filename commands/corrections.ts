import { defineCommand, page, text } from "../src/core/command/command.ts"
import { dateInWords } from "../src/core/reply/lines.ts"
import {
  callTo,
  heading,
  type ListItem,
  list,
  note,
  plain,
  type Reply,
  strong,
  toAsker,
} from "../src/core/reply/reply.ts"
import type { CorrectionRow } from "../src/core/shelves/following.ts"
import {
  changeInProse,
  correctedTitle,
  LISTED_DAYS,
  MOST_LISTED,
  messagesInWords,
  recentCorrections,
  WITHHELD_TITLE,
} from "../src/core/show/correction-list.ts"
import { articlesLike } from "./completers.ts"
import { pageTurns } from "./page-turns.ts"
import { whichArticle } from "./which.ts"

const ON_A_PAGE = 8

export const corrections = defineCommand({
  name: "corrections",
  summary: "See what was corrected in the last 30 days",
  example: "/corrections",
  options: {
    article: text("Only this article (default: all articles)").complete(articlesLike),
    page: page("Which page").hidden(),
  },
  async run({ article, page }, desk): Promise<Reply> {
    const slug = await whichArticle(article, (slug) => callTo("corrections", { article: slug }), desk)
    if (!slug.ok) return slug.reply
    const rows = await recentCorrections(desk.archive.following, desk.now(), slug.value)
    if (rows.length === 0) return toAsker([note(`No corrections in the last ${LISTED_DAYS} days.`)])
    const last = Math.ceil(rows.length / ON_A_PAGE)
    const at = Math.min(page, last)
    const from = (at - 1) * ON_A_PAGE
    const shown = { page: at, pages: last, first: from + 1, last: from + ON_A_PAGE, all: rows.length }
    return toAsker(
      [
        heading(`Corrected in the last ${LISTED_DAYS} days`),
        list(rows.slice(from, from + ON_A_PAGE).map(correctionItem)),
        ...(rows.length === MOST_LISTED ? [note(`Only the latest ${MOST_LISTED} are listed; there are more.`)] : []),
      ],
      pageTurns(callTo("corrections", { article }), shown),
    )
  },
})

/** "25 November 2026: Dockers walk out · was “1,200 dockers”, now “1,400 dockers” · 3 messages edited, 1 could not be reached". */
function correctionItem(row: CorrectionRow): ListItem {
  const title = correctedTitle(row)
  const parts = [
    [title === null ? { text: WITHHELD_TITLE } : strong(title)],
    changeInProse(row),
    plain(messagesInWords(row)),
  ]
  const told = parts.filter((part) => part.length > 0)
  return {
    label: dateInWords(row.at.slice(0, 10)),
    prose: told.flatMap((part, n) => (n > 0 ? [{ text: " · " }, ...part] : part)),
  }
}
