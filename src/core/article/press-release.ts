import type { PrintedTime } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { BodyLine } from "./body-line.ts"
import { DATE_WORDS, dateFrom } from "./date-within.ts"

/** Lines by which a release tells editors when it may be printed. */
const RELEASE =
  /^[*\s–—-]*(?:for )?(?:immediate (?:press |media |news )?release|release (?:on|at|date)\b.{0,60}|immediate use)(?:[\s:*.,|–—-]+(?=.{0,12}\d).{4,40})?[\s:*.–—-]*$|^[*\s–—-]*(?:press|news|media) (?:release|statement|notice)[\s:*.–—-]*(?:for immediate (?:release|use)[\s:*.–—-]*)?$/i
const EMBARGO =
  /^[*\s([–—-]*(?:(?:strictly |under )?embargo(?:ed)?\b.{0,120}|not for (?:publication|release|broadcast)(?: or broadcast)? (?:before|until)\b.{0,100}|for release (?:on|at|after)\b.{0,100})$/i
/** Where a release ends. */
const ENDS = /^[*\s–—-]*(?:ends?|e n d s|#{3}|# # #|-?30-?|\* \* \*|xxx)[*\s.:–—-]*$/i
/** What stands behind a release for editors: no news. */
const NOTES =
  /^[*\s]*(?:notes? (?:to|for) editors?|editors?['’]? notes?|(?:media|press|for media|for press)[ /-]*(?:contacts?|enquiries|inquiries|office|relations)|(?:media|press|contact) (?:information|details)|contacts?|for (?:more|further|additional) information(?:,? (?:please )?(?:contact|visit|call|see))?|for (?:media|press) (?:enquiries|inquiries)|boilerplate|issued (?:by|on behalf of)|source)\b\s*(?:[:,–—-]|$|please\b)/i
const SURE_NOTES =
  /^[*\s]*(?:notes? (?:to|for) editors?|(?:media|press)[ /-]*(?:contacts?|enquiries|inquiries)|for (?:more|further|additional) information,? (?:please )?(?:contact|call|e-?mail))\b/i
const ABOUT = /^[*\s]*(?:[Aa]bout|ABOUT) (?:the )?(?<who>\p{Lu}[^:.!?]{1,80}?)\s*(?::(?=.*)|$)/u
const REACHED = /\S@\S+\.\S|(?:\+?\d[\d ().–-]{6,}\d)|^https?:|^www\./i
const ISSUED =
  /^[*\s]*(?:[Ii]ssued (?:by|on behalf of):?|(?:SOURCE|Source):|SOURCE|[Ii]ssuer:|[Pp]ress release (?:by|from):?) +(?<who>(?:[Tt]he )?\p{Lu}[^:.,;!?|]{1,80})/u
/** Above the text it says what the text is. */
const ISSUED_BY = /^[*\s]*(?:issued (?:by|on behalf of):?|issuer:) +(?:the )?\p{Lu}/iu
const ANNOUNCES =
  /^(?:.{0,90}?(?:—|–|--| -|\/) ?(?=[\p{Lu}“"]))?(?<who>(?:The )?\p{Lu}[\p{L}\p{N}&.'’-]*(?: (?:of|and|for|the|de|&) (?=\p{Lu})| \p{Lu}[\p{L}\p{N}&.'’-]*|(?<=of|and|for|the|de|&)\p{Lu}[\p{L}\p{N}&.'’-]*){0,8})(?: \([^)]{1,30}\)|, [^,]{1,100},)? (?:(?:has |have |have |is |are )?(?:today|this week|this morning) |(?:is|are) (?:pleased|delighted|proud|excited|thrilled) to |(?:has|have) (?:announced|launched|appointed|unveiled|signed|awarded)\b|(?:announced?s?|announces|launches|unveils|appoints) )/u
/** What is to come is told by anybody's name; only a body's has several words. */
const WILL =
  /^(?:.{0,90}?(?:—|–|--| -) ?)?(?<who>(?:The )?\p{Lu}[\p{L}&.'’-]*(?: (?:of|and|for|the|&)(?= \p{Lu})| \p{Lu}[\p{L}&.'’-]*){1,6}) (?:will|plans to|is to|says|invites) /u
const DATED_LINE = new RegExp(String.raw`^.{2,60}?[,(] ?(${DATE_WORDS})\)?\s?(?:/[^/]{2,30}/)?\s?(?:—|–|--?)`, "iu")

/** What a release tells of itself, and the lines that are its news. */
export type Release = {
  readonly issuer?: string
  readonly published?: PrintedTime
  readonly lines: readonly BodyLine[]
}

/** Lines above the news in which a release says what it is, and where a contact may stand. */
const HEAD_LINES = 14

/**
 * The news of a press release without what editors alone are told, and whose it is. Null when the text is none: it neither says so
 * above its headline nor has both an end mark and notes behind it. `isTold`: front matter or a label says so.
 */
export function releaseIn(text: string, lines: readonly BodyLine[], isTold: boolean): Release | null {
  const words = lines.map((line) => wordsAt(text, { start: line.start, end: Math.min(line.end, line.start + LONGEST) }))
  const isNotice = (at: number) => at < HEAD_LINES && (RELEASE.test(words[at] ?? "") || EMBARGO.test(words[at] ?? ""))
  const ends = (at: number) => ENDS.test(words[at] ?? "") || headingsAt(lines, at).some((one) => ENDS.test(one))
  const isNote = (at: number) =>
    NOTES.test(words[at] ?? "") ||
    SURE_NOTES.test(words[at] ?? "") ||
    headingsAt(lines, at).some((one) => NOTES.test(one) || ABOUT.test(one))
  const isText = (one: string) =>
    one.length > SHORTEST_TEXT && /[.!?]["”’)]*$/.test(one) && !NOTES.test(one) && !REACHED.test(one)
  const first = words.findIndex((one, at) => isText(one) && !isNotice(at))
  const isIssuer = (at: number) => at < first && ISSUED_BY.test(words[at] ?? "")
  const isHead = words.some((_, at) => isNotice(at) || isIssuer(at))
  const end = words.findIndex((_, at) => at > first && ends(at))
  const notes = words.findIndex((_, at) => at > first && isNote(at))
  const isSure = end > 0 && words.some((one, at) => at > end && (SURE_NOTES.test(one) || ABOUT.test(one)))
  if (!isTold && !isHead && !isSure) return null

  const about = words.findIndex((one, at) => at > first && ABOUT.test(one) && isBoilerplate(words, at))
  const last = Math.min(...[end, notes, about].map((at) => (at < 0 ? lines.length : at)))
  const isContact = (at: number) =>
    at < first && (words[at] ?? "").length < 120 && (REACHED.test(words[at] ?? "") || NOTES.test(words[at] ?? ""))
  const kept = lines.filter((_, at) => at < last && !isNotice(at) && !isIssuer(at) && !isContact(at))
  const embargo = words.find((one, at) => isNotice(at) && /\d/.test(one))
  const dated = words.map((one) => DATED_LINE.exec(one)?.[1]).find((one) => one !== undefined)
  const when = dated ?? (embargo === undefined ? undefined : new RegExp(DATE_WORDS, "iu").exec(embargo)?.[0])
  const published = when === undefined ? undefined : dateFrom(when, undefined)
  const issuer = issuerIn(words, lines, last)
  return { lines: kept, ...(issuer !== undefined && { issuer }), ...(published !== undefined && { published }) }
}

const headingsAt = (lines: readonly BodyLine[], at: number): readonly string[] => lines[at]?.headings ?? []

/** Code units; what follows in a line tells nothing of this. */
const LONGEST = 400

/** Code units of a paragraph of the news. */
const SHORTEST_TEXT = 40

/** Lines that may follow the beginning of a release's boilerplate. */
const MOST_BEHIND = 12

/** "About Harbour Trust" with its text behind it, and not a subheading of the news: only notes and contacts follow. */
function isBoilerplate(words: readonly string[], at: number): boolean {
  const behind = words.length - at - 1
  const isOwn = /:\s*\S/.test(words[at] ?? "")
  return behind <= MOST_BEHIND && (isOwn || behind > 0)
}

/** Who gives it out: as it says itself, as it describes itself at the end, or as whoever announces something in its first lines. */
function issuerIn(words: readonly string[], lines: readonly BodyLine[], end: number): string | undefined {
  const who = (form: RegExp, from: readonly string[]) =>
    from
      .map((one) => form.exec(one)?.groups?.who?.trim())
      .find((one) => one !== undefined && !/^(?:us|this|our)\b/i.test(one))
  const behind = words.slice(Math.max(0, end))
  const headings = lines.slice(Math.max(0, end)).flatMap(({ headings = [] }) => headings)
  const news = words.slice(0, Math.min(end, HEAD_LINES))
  return who(ISSUED, words) ?? who(ABOUT, [...behind, ...headings]) ?? who(ANNOUNCES, news) ?? who(WILL, news)
}
