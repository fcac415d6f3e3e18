import type { BotCondition, Newsroom } from "../../core/newsroom.ts"
import { dateInWords } from "../../core/reply/lines.ts"
import type { CorrectionRow, OutOfReach, Unreachable } from "../../core/shelves/following.ts"
import {
  changeInProse,
  correctedTitle,
  LISTED_DAYS,
  MOST_LISTED,
  messagesInWords,
  WITHHELD_TITLE,
} from "../../core/show/correction-list.ts"
import { inert } from "../../core/text/inert.ts"
import { counted } from "../../core/text/words.ts"
import { articleHref, CORRECTIONS } from "./addresses.ts"
import { pagesMarkup } from "./filters.ts"
import { html, type Markup } from "./markup.ts"
import { proseMarkup } from "./reading.ts"

const ON_A_PAGE = 25

/** What was corrected in messages that had been posted, the newest first; before it, what the bot cannot reach. */
export async function correctionsMarkup(
  newsroom: Newsroom,
  { outOfReach }: Pick<BotCondition, "outOfReach">,
  asked: number,
): Promise<Markup> {
  const rows = await newsroom.corrections()
  const pages = Math.max(1, Math.ceil(rows.length / ON_A_PAGE))
  const page = Math.min(asked, pages)
  const from = (page - 1) * ON_A_PAGE
  return html`<section class="corrections" aria-labelledby="corrections-title">
<h1 id="corrections-title" tabindex="-1">Corrections</h1>
<p class="tally small">${correctionsInWords(rows)} Messages that showed the words were edited in Slack and Discord.</p>
${outOfReach.unreachable > 0 && outOfReachMarkup(outOfReach)}
<ol class="list">${rows.slice(from, from + ON_A_PAGE).map(correctionLine)}</ol>
${rows.length === MOST_LISTED && html`<p class="small">Only the latest ${MOST_LISTED} are listed; there are more.</p>`}
${pagesMarkup(page, pages, (page) => (page > 1 ? `${CORRECTIONS}?page=${page}` : CORRECTIONS))}
</section>`
}

/** "3 corrections in the last 30 days." */
export const correctionsInWords = (rows: readonly CorrectionRow[]): string =>
  `${rows.length === 0 ? "No correction" : counted(rows.length, "correction")} in the last ${LISTED_DAYS} days.`

function correctionLine(row: CorrectionRow): Markup {
  const title = correctedTitle(row)
  const change = changeInProse(row)
  return html`<li><p class="small">${dateInWords(row.at.slice(0, 10))}</p>
<p>${titleMarkup(row, title)}</p>
${change.length > 0 && html`<p>${proseMarkup(change)}</p>`}
<p class="small">${messagesInWords(row)}</p></li>`
}

function titleMarkup({ slug, gone }: CorrectionRow, title: string | null): Markup {
  if (title === null) return html`${WITHHELD_TITLE}`
  return gone === null ? html`<a href="${articleHref(slug)}">${inert(title)}</a>` : html`<b>${inert(title)}</b>`
}

/** Messages that somebody has to look after by hand. */
function outOfReachMarkup({ unreachable, lost }: OutOfReach): Markup {
  const more = unreachable - lost.length
  return html`<h2>Could not be reached</h2>
<p>${counted(unreachable, "message")} still ${unreachable === 1 ? "shows" : "show"} words that no longer stand. Correct or delete by hand:</p>
<ul class="list">${lost.map(lostLine)}${more > 0 && html`<li>${more} more</li>`}</ul>
<h2>Corrected</h2>`
}

const lostLine = ({ platform, channel, message, at, problem }: Unreachable): Markup =>
  html`<li><b>${platform === "slack" ? "Slack" : "Discord"}</b>, channel ${channel}: ${message === null ? "an answer" : `message ${message}`} of ${dateInWords(at.slice(0, 10))}
<span class="small">${inert(problem)}</span></li>`
