import type { Figure, Span } from "../model.ts"
import { mayBegin, numberAt, STOPPED, shareAt } from "./fact-numbers.ts"
import type { Item } from "./sentence.ts"
import { startsWithLetter } from "./token-letters.ts"

const CURRENCY = /^(?:[a-z]{0,3}\p{Sc}|eur|usd|gbp|chf|sek|nok|dkk|rs\.?)$/u
/** What follows an amount of money and is no number word elsewhere: "$2.5MM", "$3B". */
const MONEYS: ReadonlyMap<string, number> = new Map(
  Object.entries({ mm: 1e6, mln: 1e6, mil: 1e6, mio: 1e6, b: 1e9, bln: 1e9, bil: 1e9, t: 1e12, trn: 1e12 }),
)
/** Amounts without a number. */
const VAGUE = new Set(["dozens", "scores", "hundreds", "thousands", "millions", "billions"])
const PERCENT = /^(?:%|percent|per-cent|pc)$/

/** The quantities of a sentence outside quotations. No dates, no ordinals, no numbers that name a thing (Shahed 136). */
export function findFigures(items: readonly Item[], dates: readonly { readonly span: Span }[]): readonly Figure[] {
  const inDate = (item: Item) =>
    dates.length > 0 && dates.some((d) => item.start >= d.span.start && item.end <= d.span.end)
  const found: Figure[] = []
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    if (!item || item.marked || inDate(item)) continue
    const reading = VAGUE.has(item.lower) ? { from: i, to: i + 1, value: null, unit: null } : quantity(items, i)
    if (!reading) continue
    found.push({
      span: { start: items[reading.from]?.start ?? 0, end: endOf(items[reading.to - 1]) },
      value: reading.value,
      unit: reading.unit,
      counted: countedAfter(items, reading.to),
    })
    i = reading.to - 1
  }
  return found
}

const endOf = (last: Item | undefined): number => (last ? last.end - (STOPPED.test(last.lower) ? 1 : 0) : 0)

type Quantity = {
  readonly from: number
  readonly to: number
  readonly value: number | null
  readonly unit: string | null
}

function quantity(items: readonly Item[], i: number): Quantity | null {
  if (!mayBegin(items[i]?.lower ?? "")) return null
  const share = shareAt(items, i)
  if (share) return { from: i, to: share.to, value: share.value, unit: null }
  const number = numberAt(items, i)
  if (!number) return null
  const currency = CURRENCY.test(items[i - 1]?.lower ?? "") ? (items[i - 1]?.text ?? null) : null
  const times = currency && !number.isLarge ? (MONEYS.get(items[number.to]?.lower.replace(".", "") ?? "") ?? 1) : 1
  const to = times === 1 ? number.to : number.to + 1
  const perCent =
    items[to]?.lower === "per" && items[to + 1]?.lower === "cent" ? 2 : PERCENT.test(items[to]?.lower ?? "") ? 1 : 0
  if (isGlued(items, to, currency !== null) || isAge(items, i, to) || isRatio(items, i, to)) return null
  if (!currency && !perCent && !number.isLarge && (isOne(items, i, to) || namesThing(items, i))) return null
  // "two to three million": of the first number the words do not tell how much it is.
  const upper = /^(?:or|to|-|–)$/.test(items[to]?.lower ?? "") ? numberAt(items, to + 1) : null
  if (upper?.isLarge && !number.isLarge) return null
  return {
    from: currency ? i - 1 : i,
    to: to + perCent,
    value: Number((number.value * times).toPrecision(15)),
    unit: perCent ? "%" : currency,
  }
}

/** "One" and "zero" alone count nothing that could be checked. */
const isOne = (items: readonly Item[], from: number, to: number): boolean =>
  to === from + 1 && /^(?:one|zero|a)$/.test(items[from]?.lower ?? "")

/** "4chan", "221b": letters right behind a number make it a name, but for a unit: "5km". */
function isGlued(items: readonly Item[], to: number, isMoney: boolean): boolean {
  const [last, after] = [items[to - 1], items[to]]
  return (
    last?.end === after?.start && startsWithLetter(after?.lower ?? "") && (isMoney || !UNIT.test(after?.lower ?? ""))
  )
}
const UNIT =
  /^(?:[kcm]?m|km\/h|[km]ph|kmh|ft|in|yd|mi|[km]?g|lbs?|oz|st|[mc]?l|[kmgt]?w|[kmgt]wh|[kmgt]b|ha|sq|hz|[cf]|pc|hrs?|mins?)$/

/** "Keller, 62, said", "Keller (62)", "aged 62", "62 years old", "turned 62": how old somebody is tells nothing to look up. */
function isAge(items: readonly Item[], from: number, to: number): boolean {
  const lower = (at: number) => items[at]?.lower ?? ""
  if (/^(?:years?|months?|weeks?|days?)$/.test(lower(to)) && /^(?:old|of)$/.test(lower(to + 1)))
    return lower(to + 1) === "old" || lower(to + 2) === "age"
  if (/^(?:aged?|turn|turns|turned|turning)$/.test(lower(from - 1))) return true
  if (lower(from - 1) === "of" && /^ages?$/.test(lower(from - 2))) return true
  const opens = /^(?:then|now|just|only)$/.test(lower(from - 1)) ? from - 2 : from - 1
  if (lower(opens) === "(") return lower(to) === ")" && items[opens - 1]?.pos === "PROPN"
  if (lower(opens) === "," && items[opens - 1]?.pos !== "NUM") return /^[,.;]$/.test(lower(to)) && isLiving(items[from])
  return (
    /^(?:is|was)$/.test(lower(opens)) && items[opens - 1]?.pos === "PROPN" && isBare(items[to]) && isLiving(items[from])
  )
}
/** "Keller is 44 and": nothing is counted. */
const isBare = (after: Item | undefined): boolean => /^(?:and|but|or|when|with|,|\.|;)$/.test(after?.lower ?? ".")
const isLiving = (item: Item | undefined): boolean =>
  /^(?:\d{1,2}|1[01]\d|\p{L}+(?:-\p{L}+)?)$/u.test(item?.lower ?? "")

/** "one in five people", "three out of four". */
function isRatio(items: readonly Item[], from: number, to: number): boolean {
  const isLink = (at: number) =>
    items[at]?.lower === "in" || (items[at]?.lower === "of" && items[at - 1]?.lower === "out")
  const isNumber = (item: Item | undefined) => item !== undefined && mayBegin(item.lower) && item.lower !== "a"
  if (isLink(from - 1)) return isNumber(items[from - (items[from - 1]?.lower === "of" ? 3 : 2)])
  const link = items[to]?.lower === "out" ? to + 1 : to
  return isLink(link) && isNumber(items[link + 1]) && !isYear(items[link + 1])
}
const isYear = (item: Item | undefined): boolean => /^(?:1[5-9]|20)\d\d$/.test(item?.lower ?? "")

/** A number that names a thing instead of counting: after a noun ("resolution 2231", "Shahed 136"), or a year. */
function namesThing(items: readonly Item[], i: number): boolean {
  const before = items[i - 1]
  const after = items[i + 1]
  if (
    before &&
    (before.pos === "PROPN" || before.pos === "NOUN") &&
    !before.marked &&
    !/^(?:with|about)$/.test(before.lower)
  )
    return true
  if (/^(?:number|nos?\.?)$/.test(before?.lower ?? "")) return true
  if (/^(?:[ap]\.?m\.?|o['’]clock)$/.test(after?.lower ?? "")) return true
  if (before?.lower === "at" && after?.pos !== "NOUN" && after?.pos !== "ADJ") return true
  if (
    after?.pos === "PROPN" &&
    (items[i + 2]?.pos === "PROPN" || /^[A-Z][a-z]+(?:uary|ber|ch|il|ne|ly|ust)$|^May$/.test(after.text))
  )
    return true
  if (/^[-–/:]$/.test(after?.lower ?? "") || /^[-–/:#]$/.test(before?.lower ?? "")) return true
  if (!isYear(items[i])) return false
  // "Hale's 2016 rivals", "below 2005 levels": of that year.
  if (before?.pos === "PART" || /^(?:below|above|of|from|since|before|after|pre|post|all)$/.test(before?.lower ?? ""))
    return true
  return !(after?.pos === "NOUN" && /(?:s|people|men|women)$/.test(after.lower)) || before?.pos === "DET"
}

/** The nouns that follow: "40 per cent of | civilians", "500 | armed men"; null when a figure stands alone. */
function countedAfter(items: readonly Item[], from: number): Span | null {
  let i = from
  if (items[i]?.lower === "of") {
    i++
    while (items[i]?.pos === "DET") i++
  }
  if (items[i]?.lower === "more") i++
  const start = i
  while (/^(?:ADJ|PROPN|NUM)$/.test(items[i]?.pos ?? "")) i++
  let end = i
  while (items[end]?.pos === "NOUN") end++
  return end > i ? { start: items[start]?.start ?? 0, end: items[end - 1]?.end ?? 0 } : null
}
