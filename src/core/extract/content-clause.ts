import { FAR, isEnd, isVerbal } from "./content-end.ts"
import { isTime, phraseAfter } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/**
 * "said he would go", "said on Friday the bill had passed": where a clause of its own begins without "that"; -1 when what
 * follows has no verb of its own, or only one in a relative clause ("mentioned the man who left").
 */
export function bareClause(items: readonly Item[], from: number): number {
  let start = from
  while (
    opensTime(items, start) ||
    (items[start]?.pos === "ADV" &&
      !LIMITING.has(items[start]?.lower ?? "") &&
      !LEADING.test(items[start]?.lower ?? ""))
  )
    start++
  if (LIMITING.has(items[start]?.lower ?? "")) return bareClause(items, start + 1) < 0 ? -1 : start
  // "said shortly after the crew left, someone came": what happened before belongs to what is said.
  if (LEADING.test(items[start]?.lower ?? "")) {
    const comma = items.findIndex((item, i) => i > start && (item.lower === "," || item.marked))
    const isClause = comma > 0 && items.slice(start, comma).some(isVerbal) && bareClause(items, comma + 1) === comma + 1
    if (isClause) return from
  }
  if (items[start]?.pos === "ADP") {
    const adjunct = phraseAfter(items, start + 1)
    if (!adjunct || !/^(?:DET|PRON|PROPN|NOUN|NUM|ADJ)$/.test(items[adjunct.to]?.pos ?? "")) return -1
    start = adjunct.to
  }
  const first = items[start]
  if (!first || !(first.marked || /^(?:DET|PRON|PROPN|NOUN|NUM|ADJ)$/.test(first.pos) || /ing$/.test(first.lower)))
    return -1
  for (let i = start + 1; i < items.length; i++) {
    const item = items[i]
    if (
      /^[;:]$/.test(item?.lower ?? "") ||
      (item?.lower === "that" && item.pos !== "DET" && items[i - 1]?.pos !== "NOUN")
    )
      return -1
    if (item?.pos === "CCONJ" && isVerbal(items[i + 1])) return -1
    if (item?.marked) return start
    if (!isVerbal(item) || /ing$/.test(item?.lower ?? "")) continue
    if (!/^(?:to|who|which|that)$/.test(items[i - 1]?.lower ?? "")) return start
  }
  return -1
}

const LEADING = /^(?:after|before|once|when|if|until|where|how|why)$/

/** Words that belong to the clause they open: "said only ten came", "said about half of it was gone". */
const LIMITING = new Set(
  "only even just about around nearly almost roughly more fewer less not perhaps maybe".split(" "),
)

/** `said his comment "has no place here"`: a quotation that goes on from its own subject; not `said on Monday, "…"`. */
function beginsClause(items: readonly Item[], from: number, marked: number): boolean {
  if (marked === from || /^[,:]$/.test(items[marked - 1]?.lower ?? "")) return false
  const first = items[from]
  return first !== undefined && /^(?:DET|PRON|PROPN|NOUN|NUM|ADJ)$/.test(first.pos) && !opensTime(items, from)
}

const SEASON = /^(?:quarter|spring|summer|autumn|fall|winter|season|term|decade)$/
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)$/

/** "Tuesday", "last week", "early this morning". */
export function opensTime(items: readonly Item[], from: number): boolean {
  if (isTime(items[from])) return true
  // "Dec. 6", "6 December"
  const isDay = (at: number) => items[at]?.pos === "NUM" || /^\d{1,2}$/.test(items[at]?.lower ?? "")
  if (MONTH.test(items[from]?.lower ?? "") && (isDay(from + 1) || isDay(from + 2) || isDay(from - 1))) return true
  if (isDay(from) && (MONTH.test(items[from - 1]?.lower ?? "") || MONTH.test(items[from + 1]?.lower ?? ""))) return true
  if (!/^(?:last|this|next|late|early|earlier|later)$/.test(items[from]?.lower ?? "")) return false
  return opensTime(items, from + 1) || SEASON.test(items[from + 1]?.lower ?? "")
}

/** `said on “Meet the Press” on Sunday that`: the name of where it was said, in marks. */
function isPlace(items: readonly Item[], at: number): boolean {
  if (items[at - 1]?.pos !== "ADP" || (items[at]?.text.split(" ").length ?? 0) > LONGEST_TITLE) return false
  const that = items.findIndex((item, i) => i > at && (item.lower === "that" || item.marked || isVerbal(item)))
  return that > at && that < at + FAR && items[that]?.lower === "that" && items[that]?.pos !== "DET"
}

/** Words of a broadcast's or paper's name. */
const LONGEST_TITLE = 7

/** Items that may stand between a verb and a quotation: "said on Twitter on Monday, in reference to her first child,". */
export const FARTHEST = 30

const isPlainVerb = (item: Item | undefined): boolean => item?.pos === "VERB" && !/ing$/.test(item.lower)

/** "that", a colon or a quotation, past a hearer, "in a statement" and the like. */
export function clauseOpening(items: readonly Item[], from: number, hears: boolean): number {
  let near = from + FAR
  for (let i = from; i < Math.min(items.length, from + FARTHEST); i++) {
    const item = items[i]
    if (!item || isEnd(item)) return -1
    if (isVerbal(item)) return -1
    if (/^(?:[–—―]|--)$/.test(item.lower) && i > from && !items[i + 1]?.marked) return -1
    if (item.marked && isPlace(items, i)) continue
    if (item.marked) return beginsClause(items, from, i) && !hears ? from : i
    if (i > from && /^(?:as|after|when|while|before)$/.test(item.lower)) {
      const marked = items.findIndex((x, k) => k > i && x.marked)
      // `said as he left: “x”`, but not `said before Reed interrupted: “x”`.
      const isOwn = items[marked - 1]?.lower === "," || /^(?:he|she|they)$/.test(items[i + 1]?.lower ?? "")
      if (marked > 0 && /^[,:]$/.test(items[marked - 1]?.lower ?? "") && isOwn) return marked
    }
    const others = hears && i > from ? pastHearers(items, i) : i
    if (others > i) {
      i = others - 1
      near = others + FAR
      continue
    }
    // "explains, in a satirical fashion, that": an aside between commas.
    if (item.lower === ",") {
      const close = items.findIndex((x, k) => k > i && x.lower === ",")
      if (close > i && close < i + FAR && items[close + 1]?.lower === "that") return close + 1
    }
    if (i >= near || (item.lower === "," && i + 1 < items.length && !items[i + 1]?.marked)) {
      if (items.slice(i, from + FARTHEST).some((x) => x.marked) && item.lower !== "that") continue
      return items[i + 1]?.lower === "however" ? i : -1
    }
    // "told a crowd that gathered": it says more of the crowd.
    if (item.lower === "that" && i > from && items[i - 1]?.pos === "NOUN" && isPlainVerb(items[i + 1])) return -1
    if (item.lower === "that" && item.pos !== "DET") return !hears && beginsClause(items, from, i) ? -1 : i
    if (item.lower === ":") return i + 1 < items.length ? i + 1 : -1
    if (item.pos === "SCONJ" || (item.pos === "CCONJ" && items[i + 1]?.pos !== "ADV")) return -1
  }
  return -1
}

/**
 * "told Lowe, | of Ohio, and Wick | that", "told the mayor | and the council |, “…”": past who else hears it, where the
 * clause or more hearers follow; the index itself where none do.
 */
export function pastHearers(items: readonly Item[], at: number): number {
  const comma = items[at]?.lower === ","
  const link = comma && items[at + 1]?.pos === "CCONJ" ? at + 1 : at
  if (!(comma || items[link]?.pos === "CCONJ")) return at
  const isAside = comma && items[at + 1]?.pos === "ADP"
  const phrase = phraseAfter(items, isAside ? at + 2 : link + 1)
  if (!phrase || opensTime(items, phrase.from)) return at
  const next = items[phrase.to]
  const goesOn = next?.lower === "," || next?.pos === "CCONJ"
  const closed = items[phrase.to + 1]
  if (isAside) return next?.lower === "," && (closed?.pos === "CCONJ" || closed?.lower === "that") ? phrase.to + 1 : at
  if (goesOn && pastHearers(items, phrase.to) > phrase.to) return phrase.to
  return items[link]?.pos === "CCONJ" && OPENS.test(next?.lower ?? "") ? phrase.to : at
}
const OPENS = /^(?:that|:|whether|he|she|they|it|we|how|why|what|there)$/

/** "but according to X", "; according to X": a clause of its own follows. */
export const opensClause = (before: Item | undefined): boolean =>
  before?.pos === "CCONJ" || before?.lower === ";" || /^(?:while|whereas|although|though)$/.test(before?.lower ?? "")
