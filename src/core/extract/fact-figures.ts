import type { Figure, Span } from "../model.ts"
import { mayBegin, numberAt, shareAt } from "./fact-numbers.ts"
import type { Item } from "./sentence.ts"

const CURRENCY = /^(?:[$€£¥₹]|us\$|eur|usd|gbp)$/
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
      span: { start: items[reading.from]?.start ?? 0, end: items[reading.to - 1]?.end ?? 0 },
      value: reading.value,
      unit: reading.unit,
      counted: countedAfter(items, reading.to),
    })
    i = reading.to - 1
  }
  return found
}

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
  const { to } = number
  const perCent =
    items[to]?.lower === "per" && items[to + 1]?.lower === "cent" ? 2 : PERCENT.test(items[to]?.lower ?? "") ? 1 : 0
  if (!currency && !perCent && !number.isLarge && (isOne(items, i, to) || namesThing(items, i))) return null
  // "two to three million": of the first number the words do not tell how much it is.
  const upper = /^(?:or|to|-|–)$/.test(items[to]?.lower ?? "") ? numberAt(items, to + 1) : null
  if (upper?.isLarge && !number.isLarge) return null
  return { from: currency ? i - 1 : i, to: to + perCent, value: number.value, unit: perCent ? "%" : currency }
}

/** "One" and "zero" alone count nothing that could be checked. */
const isOne = (items: readonly Item[], from: number, to: number): boolean =>
  to === from + 1 && /^(?:one|zero|a)$/.test(items[from]?.lower ?? "")

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
  if (/^(?:[ap]\.?m\.?|o'clock)$/.test(after?.lower ?? "") || before?.lower === "at") return true
  if (
    after?.pos === "PROPN" &&
    (items[i + 2]?.pos === "PROPN" || /^[A-Z][a-z]+(?:uary|ber|ch|il|ne|ly|ust)$|^May$/.test(after.text))
  )
    return true
  if (/^[-–/:]$/.test(after?.lower ?? "") || /^[-–/:#]$/.test(before?.lower ?? "")) return true
  if (!/^(?:1[5-9]|20)\d\d$/.test(items[i]?.lower ?? "")) return false
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
