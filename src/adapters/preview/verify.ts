import type { Span } from "../../core/model.ts"
import type { Reading } from "../../core/newsroom.ts"
import { stillIndexing } from "../../core/reply/lines.ts"
import type { JudgedDraft, JudgedQuotation } from "../../core/show/judged-draft.ts"
import { inert } from "../../core/text/inert.ts"
import { isTrue, tallyInWords } from "../../core/verify/in-words.ts"
import type { Verdict } from "../../core/verify/verdict.ts"
import { draftField, LONGEST_DRAFT } from "./draft-form.ts"
import { html, type Markup } from "./markup.ts"
import { verdictMarkup } from "./reading.ts"

/** A quotation with its number, from 1. */
type NumberedQuotation = JudgedQuotation & { readonly number: number }

/** The draft with each quotation marked and numbered, and beside it what the archive has of it. */
export function judgedDraftMarkup(draft: JudgedDraft, pasted: string, { read, total }: Reading): Markup {
  const { text, paragraphs, language, isWhole, waiting } = draft
  const quotations = draft.quotations.map((one, i): NumberedQuotation => ({ ...one, number: i + 1 }))
  const lang = language !== undefined && html` lang="${language}"`
  return html`<section class="verify" aria-labelledby="verify-title">
<h1 id="verify-title" tabindex="-1">The draft's quotations</h1>
${summaryMarkup(quotations)}
${isWhole && html`<p class="small">It has no quotation marks, so all of it was checked as one quotation.</p>`}
${pasted.length === LONGEST_DRAFT && html`<p class="problem">Only the first ${LONGEST_DRAFT.toLocaleString("en")} characters were read.</p>`}
${read < total && html`<p class="small">${read} of ${total} articles read so far; missing quotations may be in the others.</p>`}
${waiting > 0 && html`<p class="small">${stillIndexing(waiting)}</p>`}
${quotations.some(isChanged) && html`<p class="small">Word by word: <del>struck out</del> is only in the draft, <ins>underlined</ins> only in the source.</p>`}
<div class="drafted">${paragraphs.map((paragraph) => paragraphMarkup(text, paragraph, quotations, lang))}</div>
<details class="again"><summary>Change the draft, or check another one</summary>${draftField(pasted)}</details>
</section>`
}

/** How many there are of each kind, and which to look at. */
function summaryMarkup(quotations: readonly NumberedQuotation[]): Markup {
  if (quotations.length === 0) return html`<p class="lead">No quotations found. Put quotations in quotation marks.</p>`
  const verdicts = quotations.flatMap((one) => ("block" in one ? [one.block.verdict] : []))
  const left = quotations.filter((one) => "unchecked" in one)
  const doubtful = quotations.filter((one) => "block" in one && !isTrue(one.block.verdict))
  const isWell = doubtful.length + left.length === 0
  return html`<p class="lead ${isWell ? "well" : "ill"}">${tallyInWords(verdicts)}</p>
${isWell && html`<p>All are in the archive exactly as in the draft.</p>`}
${doubtful.length > 0 && html`<p>To check: ${linksTo(doubtful)}</p>`}
${left.length > 0 && html`<p>Not checked: ${linksTo(left)}</p>`}`
}

/** "2 altered · 3 absent" */
const linksTo = (quotations: readonly NumberedQuotation[]): readonly Markup[] =>
  quotations.map(
    (one, i) =>
      html`${i > 0 && " · "}<a href="#quotation-${one.number}"><span class="unseen">quotation </span>${one.number}${"block" in one && ` ${labelOf(one)}`}</a>`,
  )

const isChanged = (one: JudgedQuotation): boolean => "block" in one && one.block.verdict.changes.length > 0

/** A paragraph with its quotations marked, and beside it their verdicts: those of quotations that begin in it. */
function paragraphMarkup(
  text: string,
  paragraph: Span,
  quotations: readonly NumberedQuotation[],
  lang: Markup | false,
): Markup {
  const inside = quotations.filter(({ claim }) => claim.span.start < paragraph.end && claim.span.end > paragraph.start)
  const begun = inside.filter(({ claim }) => claim.span.start >= paragraph.start)
  const pieces: Markup[] = []
  let at = paragraph.start
  for (const quotation of inside) {
    const { start, end } = withMarks(text, quotation.claim.span)
    const from = Math.max(at, start)
    const to = Math.min(paragraph.end, end)
    pieces.push(plainMarkup(text, at, from))
    if (begun.includes(quotation)) pieces.push(tagMarkup(quotation))
    if (to > from)
      pieces.push(html`<mark class="quotation ${classOf(quotation)}">${inert(text.slice(from, to))}</mark>`)
    at = Math.max(at, to)
  }
  return html`<div class="drafted-paragraph">
<p class="draft-text"${lang}>${pieces}${plainMarkup(text, at, paragraph.end)}</p>
${begun.length > 0 && html`<ol class="judgements">${begun.map((one) => html`<li>${judgementMarkup(one)}</li>`)}</ol>`}
</div>`
}

/** With the quotation marks around it, which are no part of the claim. */
function withMarks(text: string, { start, end }: Span): Span {
  const [before = ""] = /["“„‟«»‹›‘‚'「『]\s?$/u.exec(text.slice(Math.max(0, start - 2), start)) ?? []
  const [behind = ""] = /^\s?["“”«»‹›‘’'」』]/u.exec(text.slice(end, end + 2)) ?? []
  return { start: start - before.length, end: end + behind.length }
}

const plainMarkup = (text: string, start: number, end: number): Markup => html`${inert(text.slice(start, end))}`

/** Before the quotation: its number, a sign, and in words how it fares. It leads to the verdict. */
function tagMarkup(quotation: NumberedQuotation): Markup {
  const { number } = quotation
  return html`<a class="tag ${classOf(quotation)}" id="in-draft-${number}" href="#quotation-${number}" lang="en"><span class="unseen">Quotation </span>${number} <span aria-hidden="true">${SIGNS[classOf(quotation)]}</span> ${labelOf(quotation)}</a> `
}

const SIGNS = { well: "✓", ill: "!", absent: "?" } as const

function classOf(quotation: JudgedQuotation): keyof typeof SIGNS {
  if (!("block" in quotation)) return "absent"
  const { verdict } = quotation.block
  return isTrue(verdict) ? "well" : verdict.words === "absent" ? "absent" : "ill"
}

/** "verbatim, another speaker" */
function labelOf(quotation: JudgedQuotation): string {
  if (!("block" in quotation)) return "not checked"
  const { words, voice, speaker } = quotation.block.verdict
  return [words, voice && VOICES[voice], speaker === "other" && "another speaker"].filter((part) => part).join(", ")
}

const VOICES: Record<NonNullable<Verdict["voice"]>, string> = {
  quoted: "",
  reported: "a paraphrase in the source",
  narrated: "the source's own words",
}

function judgementMarkup(quotation: NumberedQuotation): Markup {
  const { number } = quotation
  return html`<article class="judged ${classOf(quotation)}" id="quotation-${number}" tabindex="-1" aria-labelledby="judged-${number}">
<h2 id="judged-${number}"><a href="#in-draft-${number}"><span class="unseen">Quotation </span>${number}</a> <span aria-hidden="true">${SIGNS[classOf(quotation)]}</span> ${labelOf(quotation)}</h2>
${"block" in quotation ? verdictMarkup(quotation.block, quotation.languages) : html`<p>${quotation.unchecked}</p>`}
</article>`
}
