import type { Lexicon } from "./lexicon.ts"
import { isPossessive, type VerbGroup, verbGroups } from "./phrases.ts"
import type { Item } from "./sentence.ts"

export const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
export const PART_OF_DAY = /^(?:morning|afternoon|evening|night)$/

/** The hour at which a part of the day begins. */
const HOURS: Readonly<Record<string, number>> = { afternoon: 12, evening: 17, night: 20 }

/** Behind one of these "on Monday" is not last Monday. Lower case: "May" is a month. */
const AHEAD = new Set(
  "will would shall may might could should can must 'll ’ll due scheduled slated expected plans planned".split(" "),
)

/**
 * Whether the words around a day look back on it. Not: behind "will" and "plans to", behind "until" and "by", and where the
 * verb that it hangs on is in the present ("reopens Monday", "Voters go to the polls on Sunday").
 */
export function looksBack(items: readonly Item[], i: number, lexicon: Lexicon): boolean {
  if (/^(?:last|since|past)$/.test(items[i - 1]?.lower ?? "")) return true
  for (let at = i - 1; at >= 0; at--) if (!items[at]?.marked && AHEAD.has(items[at]?.text ?? "")) return false
  if (
    /^(?:for|to|until|till|til|through|thru|by|starting|beginning|commencing|effective|come)$/.test(
      items[i - 1]?.lower ?? "",
    )
  )
    return false
  const groups = verbGroups(items)
  const before = groups.findLast((group) => group.to <= i && !group.gerund)
  const main = before ?? groups.find((group) => group.from > i && !group.gerund && !group.infinitive)
  return main === undefined || isPast(items, main, lexicon)
}

type Weekday = {
  /** Items, with the part of the day. */
  readonly length: number
  /** Whether it is the last day of that name before publication; else no date is told. */
  readonly isLast: boolean
  /** The hour from which on it is the day meant. */
  readonly hour: number
}

/**
 * A weekday that stands by itself. It is the last one of its name unless the words around it say that it is another ("Monday
 * last week", "a week on Monday", "every Monday"), that it lies ahead ("reopens Monday", "for Monday"), that it is a span
 * ("Monday to Friday") or no day at all ("Good Friday", "The Sunday Times").
 */
export function weekdayAt(items: readonly Item[], i: number, lexicon: Lexicon): Weekday {
  const part = PART_OF_DAY.test(items[i + 1]?.lower ?? "") ? items[i + 1] : undefined
  const length = part ? 2 : 1
  const named = lexicon.dayNames.find((name) => isNamed(items, i, name))
  if (isCapitalName(items, i)) return { length: 1, isLast: false, hour: 0 }
  if (named) return { length: named.length - named.indexOf(items[i]?.lower ?? ""), isLast: false, hour: 0 }
  const isOther = isQualified(items, i, i + length) || isSpan(items, i, i + length) || isPutOff(items, i + length)
  return { length, isLast: !isOther && looksBack(items, i, lexicon), hour: HOURS[part?.lower ?? ""] ?? 0 }
}

/** Names are written with capitals, but for such as "Friday prayers". */
function isNamed(items: readonly Item[], i: number, name: readonly string[]): boolean {
  const at = i - name.indexOf(items[i]?.lower ?? "")
  if (at > i) return false
  return name.every((word, k) => items[at + k]?.lower === word)
}

/** "The Friday Club", "Mad Friday": a capital that belongs to a name. */
function isCapitalName(items: readonly Item[], i: number): boolean {
  const [before, after] = [items[i - 1], items[i + 1]]
  const isCapital = (item: Item | undefined) => /^\p{Lu}\p{Ll}/u.test(item?.text ?? "")
  if ((before?.lower === "the" || (before?.pos === "PROPN" && after?.pos === "PROPN")) && isCapital(after)) return true
  return before?.pos === "ADJ" && isCapital(before) && i > 1
}

const BEFORE =
  /^(?:last|next|every|each|this|previous|following|coming|past|a|an|one|any|some|another|other|second|first|third|fourth|alternate|two|three|most|both|that|no)$/
const COUNT = /^(?:last|next|this|that|previous|following|a|one|two|three|four|five|six|several|few)$/
const WEEK = /^(?:weeks?|fortnights?|months?|years?|days?)(?:'s?)?$/

/** "Monday last week", "Monday of next week", "Monday two weeks ago", "Monday week", "a week on Monday", "the Monday before". */
function isQualified(items: readonly Item[], i: number, end: number): boolean {
  const word = (at: number) => items[at]?.lower ?? ""
  if (BEFORE.test(word(i - 1)) || (BEFORE.test(word(i - 2)) && items[i - 1]?.pos === "ADJ")) return true
  if (
    WEEK.test(word(i - 1)) ||
    (WEEK.test(word(i - 2)) && /^(?:on|from|ago|before|after|last|next|,|earlier|later)$/.test(word(i - 1)))
  )
    return true
  if (WEEK.test(word(i - 3)) && word(i - 1) === "on") return true
  let at = end
  while (at < end + 2 && /^(?:,|of|in|the)$/.test(word(at))) at++
  if (WEEK.test(word(at))) return true
  if (COUNT.test(word(at)) && (WEEK.test(word(at + 1)) || WEEK.test(word(at + 2)))) return true
  if (/^(?:before|but)$/.test(word(end)) && /^(?:last|one)$/.test(word(end + 1))) return true
  if (/^(?:ago|next|gone|last|coming)$/.test(word(end))) return true
  if (word(end) === "following" && !/^\p{L}/u.test(word(end + 1))) return true
  return word(i - 1) === "the" && /^(?:before|after|of|following|when|in|prior|preceding|that)$/.test(word(end))
}

/** "Monday to Friday", "between Monday and Wednesday", "Monday or Tuesday", "Mondays". */
function isSpan(items: readonly Item[], i: number, end: number): boolean {
  const isDay = (at: number) => WEEKDAYS.includes(items[at]?.lower ?? "")
  const isLink = (at: number) => /^(?:to|through|thru|until|till|or|-|–|—|\/)$/.test(items[at]?.lower ?? "")
  if ((isLink(end) && isDay(end + 1)) || (isLink(i - 1) && (isDay(i - 2) || isDay(i - 3)))) return true
  const isAnd = (at: number) => items[at]?.lower === "and"
  if (isAnd(end) && isDay(end + 1)) return items[i - 1]?.lower === "between"
  return isAnd(i - 1) && isDay(i - 2) && items[i - 3]?.lower === "between"
}

/** "Friday's meeting was cancelled": it may lie ahead. */
function isPutOff(items: readonly Item[], end: number): boolean {
  const isOf = isPossessive(items[end]) || items[end]?.pos === "NOUN"
  return (
    isOf && items.some(({ marked, lower }) => !marked && /^(?:cancel|postpone|reschedule|scrapped|axed)/.test(lower))
  )
}

function isPast(items: readonly Item[], group: VerbGroup, lexicon: Lexicon): boolean {
  if (group.infinitive) return false
  const first = items[group.from]?.lower ?? ""
  if (/^(?:has|have|'ve|’ve)$/.test(first)) return group.to - group.from > 1
  if (/^(?:is|are|am|'s|'re|’s|’re|do|does)$/.test(first)) return false
  return /ed$/.test(first) || first === "'d" || lexicon.pastVerbs.has(first)
}
