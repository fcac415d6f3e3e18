import type { Correction, PrintedTime } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { BodyLine } from "./body-line.ts"
import { DATE_WORDS, dateFrom } from "./date-within.ts"
import { readDateLine } from "./printed-date.ts"

/** What a text says of itself, by the name that a newsroom gives it. */
const PIECE =
  "(?:article|story|report|post|piece|page|column|headline|item|interview|feature|analysis|live ?blog|blog|obituary|review|letter|caption|graphic|map|chart|table|copy|profile|explainer|newsletter|podcast|list|timeline|entry|dispatch|release|press release)"
const LABELS =
  "(?<label>corrections?(?: (?:and|&) clarifications?)?|clarifications?|correction (?:and|&) apology|amendments?|erratum|retraction|editor(?:['’]s|s['’]|s)? note|note (?:from the editors?|to readers)|for the record|corrected|updates?)"
/** A label, its date and the sign that ends it, the surest first: "Correction, Nov. 25: …", "Clarification – …", "Correction. …". */
const LABELLED = [":(?!\\d)", " ?[–—]|(?: -)(?= )", "\\.(?= )", "$"].map(
  (mark) => new RegExp(`^${LABELS}(?!\\p{L})(?<lead>(?:[^:–—]|(?<=\\d):(?=\\d)){0,70}?)(?:${mark})`, "iu"),
)
/** Labels that tell of other things too: only what takes something back is a correction. */
const LOOSE = /^(?:updates?|amendments?|retraction|for the record|note|corrected)/i
const NOTE = /^(?:editor|note)/i

/** Whole openings by which a text speaks of its own earlier words. */
const WHOLE: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:this|an earlier|a previous|the original) ${PIECE}\b(?! of\b)[^.:]{0,40}? (?:was|were|is|has|have)(?: (?:been|since|now|further|also|later|subsequently))* (?:amended|corrected|clarified|retracted)\b`,
    "i",
  ),
  new RegExp(
    String.raw`^(?:in )?(?:(?:an?|the|two|some|our) )?(?:earlier|previous|original|prior|initial|first)(?: published)? (?:versions?|editions?) of (?:this ${PIECE}|the (?:article|headline)|our (?:article|story|report))\b`,
    "i",
  ),
  /^(?:an?|the) (?:earlier|previous|original|initial) headline\b/i,
  new RegExp(
    String.raw`^(?:this|our) ${PIECE} (?:has |had )?(?:originally|previously|initially|incorrectly|inaccurately|wrongly|erroneously|mistakenly|mis(?:stated|identified|spelled|spelt|quoted|attributed|reported|named))\b`,
    "i",
  ),
  new RegExp(
    String.raw`^(?:because of|due to|owing to|as a result of) an? (?:\p{L}+(?:['’]s)? ){0,2}error,? .*\b(?:versions?|${PIECE}|we)\b`,
    "iu",
  ),
  new RegExp(
    String.raw`^the (?:\p{L}+ )?(?:headline|standfirst|subheading|summary|paragraph|sentence|caption|picture|photograph|graphic)s? (?:of|on|in|to|for|above|below) this ${PIECE} (?:was|has been|were|have been) (?:amended|corrected|changed|clarified)\b`,
    "iu",
  ),
  /^we (?:originally|previously|incorrectly|wrongly|mistakenly|erroneously) (?:said|reported|wrote|stated|gave|identified|described|named)\b/i,
  /^in (?:our|an?|a previous|an earlier) (?:article|report|story|piece)\b.{0,100}\bwe (?:incorrectly |wrongly |mistakenly )?(?:said|reported|wrote|stated|gave)\b/i,
  new RegExp(
    String.raw`^we (?:have (?:since |now |also )?)?(?:amended|corrected|edited|updated|changed|clarified) (?:this|the|our) ${PIECE}\b`,
    "i",
  ),
  /^a correction (?:was|has been) (?:made|added|appended|issued)\b/i,
  /^(?:this|the) (?:correction|clarification)\b/i,
]
/** Agencies put it in brackets: "(Corrects figure in paragraph 3)". */
const BRACKETED = /^[([](?:this .{0,60} (?:corrects|has been corrected)\b|corrects?\b|clarifies\b|corrected\b)/i
/** A text that was "updated" tells news, unless it also says what was wrong. */
const UPDATED = new RegExp(
  String.raw`^this ${PIECE}\b[^.:]{0,40}? (?:was|has|have|is)(?: (?:been|since|now|also))* (?:updated|revised|edited|changed|modified|altered)\b`,
  "i",
)

/** Words by which a text takes something of itself back. */
const TAKES_BACK = new RegExp(
  String.raw`\b(?:(?:earlier|previous|original|prior|initial) (?:versions?|headline)|(?:this|the|our|an earlier|a previous) ${PIECE} (?:originally |previously |initially )?(?:(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately) |mis\p{L}+)|(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately) (?:said|stated|reported|identified|named|gave|described|referred|attributed|suggested)|we (?:incorrectly |wrongly |mistakenly |originally |previously )?(?:said|reported|wrote|stated|apologi[sz]e|regret|gave)|as (?:we|originally|previously|first) (?:reported|stated|published|said)|to correct\b|(?:was|were|has been|have been) (?:amended|corrected)|should have (?:said|read|been|stated)|in error\b|an? (?:[\p{L}\p{N}.]+ ){0,4}(?:article|story) (?:on [^.]{1,20} )?(?:said|stated|reported|gave)\b|(?:rather than|instead of|, not) \S?\d|editing error|mis(?:stated|spelled|spelt|identified|quoted|attributed)\b)`,
  "iu",
)
/** What a correction goes on with in its next paragraph. */
const GOES_ON =
  /^(?:(?:the|its|his|her|their) (?:correct|right|actual|true|real|proper) |the (?:figures?|numbers?|amount|total|sum|error|mistake|name|sentence|paragraph|headline|quote|quotation) (?:is|was|are|were|has|have|should)\b|it should\b|they should\b|this (?:has|is|was) (?:now |since )?(?:been )?(?:corrected|amended|wrong|incorrect)|that (?:is|was) (?:wrong|incorrect|an error|not)|in fact,?\b|we (?:apologi[sz]e|regret|are (?:sorry|happy)|have (?:since |now )?(?:corrected|amended|removed))|the (?:article|story|report|text) (?:has|also)\b|it (?:also|further)\b)/i
const BULLET = /^[-*•·–] ?(?=\S)/
/** Signs that stand before a note and are no word of it. */
const SIGNS = /^[\s*_•·†‡([{"“>–—-]+/

/** Where a text's own notes stand: a lone label counts in so many lines at either end. */
const EDGE = 6
/** Paragraphs of a section that is nothing but a correction. */
const SECTION = 4
/** Code units. A title is shorter. */
const SHORTEST_FIRST = 60

type Found = { readonly text: string; readonly when: string | undefined; readonly isNote: boolean }

/** What lines say of the text's own mistakes, and the lines that are left. */
export function takeCorrections(
  text: string,
  lines: readonly BodyLine[],
): { readonly found: readonly Found[]; readonly left: readonly BodyLine[] } {
  const found: Found[] = []
  const left: BodyLine[] = []
  let at = 0
  while (at < lines.length) {
    const end = endOfCorrection(text, lines, at)
    const own = lines.slice(at, end)
    if (end > at) found.push(noteFrom(text, own))
    else left.push(...lines.slice(at, at + 1))
    at = Math.max(end, at + 1)
  }
  return { found, left }
}

/** The line behind the correction that begins here; `at` itself when none does. */
function endOfCorrection(text: string, lines: readonly BodyLine[], at: number): number {
  const words = wordsOf(text, lines, at)
  const heading = lines[at]?.headings?.at(-1) ?? ""
  const isHeaded = isLoneLabel(heading) && at > 0
  const isLabel = !isHeaded && isLoneLabel(words) && at > 0 && at + 1 < lines.length
  const isEdge = at < EDGE || at >= lines.length - EDGE
  if (!isHeaded && !isLabel && !isCorrection(words, isEdge)) return at
  if (at === 0 && words.length < SHORTEST_FIRST && !BRACKETED.test(words)) return at
  if (isLabel && LOOSE.test(bare(words)) && !TAKES_BACK.test(wordsOf(text, lines, at + 1))) return at
  if (isHeaded && LOOSE.test(heading) && !TAKES_BACK.test(words)) return at
  let end = at + (isLabel ? 2 : 1)
  const isShort = lines.slice(at + 1, at + 1 + SECTION).some(({ headings = [] }) => headings.length > 0)
  const isLast = (isHeaded || isLabel) && (at * 2 >= lines.length || isShort)
  for (; end < lines.length; end++) {
    const next = wordsOf(text, lines, end)
    const opensOther = (lines[end]?.headings?.length ?? 0) > 0
    const isListed = BULLET.test(next) && /:$/.test(wordsOf(text, lines, at + (isLabel ? 1 : 0)))
    if (opensOther || isCorrection(next, false)) break
    if (!isLast && !isListed && !GOES_ON.test(bare(next))) break
  }
  return end
}

const wordsOf = (text: string, lines: readonly BodyLine[], at: number): string => {
  const line = lines[at]
  return line ? wordsAt(text, line) : ""
}
const bare = (words: string): string => words.replace(SIGNS, "")

/** "Correction", "Corrections and clarifications", "Correction, 25 November 2026": a label with nothing behind it. */
function isLoneLabel(words: string): boolean {
  const label = labelOf(bare(words).replace(/[\s*_:.\])]+$/, ""))
  return label !== null && label.rest === "" && !label.isElsewhere
}

type Labelled = {
  readonly label: string
  readonly when: string
  readonly rest: string
  /** "Correction appended.": it stands at another place, and what follows is the text. */
  readonly isElsewhere: boolean
}

/** A label with its date, and what follows it; null when the words open with none. */
function labelOf(words: string): Labelled | null {
  for (const form of LABELLED) {
    const found = form.exec(words)
    const { label = "", lead = "" } = found?.groups ?? {}
    const when = lead.replace(/^[\s,(]+|[\s,)]+$/g, "").replace(SET_BEFORE, "")
    if (found && (when === "" || readDateLine(when) !== null))
      return withDate({ label, when, rest: words.slice(found[0].length).trim(), isElsewhere: ELSEWHERE.test(lead) })
  }
  return null
}

/** "Correction: Nov. 25, 2026": the date is no text of it. */
const withDate = (label: Labelled): Labelled =>
  label.when === "" && label.rest.length < SHORTEST_FIRST && readDateLine(label.rest) !== null
    ? { ...label, when: label.rest, rest: "" }
    : label
const ELSEWHERE = /appended|added/i

/** What may stand between a label and its date: "appended", "made on". */
const SET_BEFORE = /^(?:(?:appended|added|made|issued|posted|on|at)(?:\s+|$))+/i

function isCorrection(words: string, isEdge: boolean): boolean {
  const plain = bare(words)
  const behind = plain.replace(/^(?:(?:please )?note|n\.?b\.?):? ?[:–—-]? ?(?=\p{L})/iu, "")
  if (BRACKETED.test(words) || WHOLE.some((form) => form.test(behind))) return true
  if (UPDATED.test(plain)) return TAKES_BACK.test(plain)
  const label = labelOf(plain)
  if (!label || label.rest === "") return false
  if (NOTE.test(label.label)) return true
  if (TAKES_BACK.test(label.rest)) return true
  if (LOOSE.test(label.label) || label.isElsewhere) return false
  // "Correction: a fall of ten per cent or more" is an entry of a glossary.
  return label.when !== "" || (isEdge && /^\p{Lu}/u.test(bare(label.rest)))
}

const AMENDED = new RegExp(
  String.raw`\b(?:amended|corrected|clarified|updated|changed|edited|revised|modified|retracted|made|appended)(?: at [\d:.]+(?: ?[ap]\.?m\.?)?)?(?: on|:)? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(${DATE_WORDS})`,
  "iu",
)

function noteFrom(text: string, lines: readonly BodyLine[]): Found {
  const words = lines.map((line) => wordsAt(text, line))
  const whole = words.join(" ")
  const label = labelOf(bare(words[0] ?? ""))
  const heading = labelOf(lines[0]?.headings?.at(-1) ?? "")
  const when = label?.when || heading?.when || AMENDED.exec(whole)?.[1]
  const isNote = NOTE.test(label?.label ?? heading?.label ?? "") && !TAKES_BACK.test(whole)
  return { text: whole, when: when === undefined || when === "" ? undefined : when, isNote }
}

/** The notes as an article holds them. */
export const correctionsFrom = (found: readonly Found[], published: PrintedTime | undefined): readonly Correction[] =>
  found.map(({ text, when, isNote }) => {
    const date = when === undefined ? undefined : dateFrom(when, published)
    return { text, ...(date !== undefined && { date }), ...(isNote && { isNote }) }
  })
