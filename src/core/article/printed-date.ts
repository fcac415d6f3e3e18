import type { PrintedTime } from "../model.ts"

/** A date as it stands in print, or what no calendar or clock has. `time` is absent where no full date is printed. */
export type PrintedDate =
  | { readonly possible: true; readonly time?: PrintedTime }
  | { readonly possible: false; readonly words: string }

/** What a line of dates says. */
export type DateLine = { readonly published?: PrintedDate; readonly updated?: PrintedDate }

/** Longer lines are no date lines; in characters. */
const LONGEST = 120

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")

/**
 * What a date line is made of, most telling first; anything else in it makes it a line of text.
 * Times of the clock are read in the forms of the large English-language sites: 00:32, 00.32, 12:32 a.m., 9 p.m.
 */
const PIECE = new RegExp(
  [
    String.raw`(?<label>(?:(?:first|last|originally) )?(?:published|posted|created|issued|filed|updated|modified|revised|date(?: of (?:notice|issue|publication|release)| (?:published|posted|issued|updated|modified))?)(?!\p{L})(?: (?:online|on|at)\b)?)`,
    String.raw`(?<ago>\d{1,4} (?:second|minute|hour|day|week|month|year|min|hr)s? ago\b|\d{1,2}h(?: ago)?\b)`,
    String.raw`(?<iso>\d{4}-\d{1,2}(?:-\d{1,2})?(?!\d)T?)`,
    String.raw`(?<slashed>\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!\d)|\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.)\d{2}(?![\d:.]))`,
    String.raw`(?<clock>\d{1,2}[:.]\d{2}(?!\d)(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)`,
    // A sign counts only behind a clock or GMT: in 20-10-2022 it parts the numbers.
    String.raw`(?<offset>(?:(?:utc|gmt)\s?|(?<=:\d{2}(?:\.\d+)?\s?))[+\u2212-]\d{1,2}(?::?\d{2})?(?!\d)|(?:z|utc|gmt)\b)`,
    String.raw`(?<year>(?:1[5-9]|2\d)\d{2}(?!\d))`,
    String.raw`(?<day>\d{1,2}(?:st|nd|rd|th)?(?![\d\p{L}]))`,
    String.raw`(?<month>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?)`,
    String.raw`(?<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)`,
    // Names of zones give no offset: EST means one thing in New York and another in Brisbane.
    String.raw`(?<zone>(?:[ecmp][sd]?t|a[ck]?[sd]t|hst|bst|wes?t|ces?t|ees?t|msk|ist|jst|kst|sgt|hkt|ae[sd]?t|aw[sd]t|nz[sd]t|sast|[ew]at)\b)`,
    String.raw`(?<filler>at\b|on\b|of\b|the\b|time\b|local\b|h(?:ou)?rs\b|[\s,:;|/()·•@–—-])`,
  ].join("|"),
  "iuy",
)

type DatePieceName = "label" | "ago" | "iso" | "slashed" | "clock" | "offset" | "year" | "day" | "month"
type DatePieces = { -readonly [P in DatePieceName]?: string }

const UPDATE = /updated|modified|revised/i

/** The dates of a line that holds nothing else, or null. The first date is the publication's unless a label says else. */
export function readDateLine(line: string): DateLine | null {
  const groups = datePiecesOf(line)
  if (!groups) return null
  const updated = groups.find((group) => UPDATE.test(group.label ?? ""))
  const published = groups.find((group) => group !== updated && !UPDATE.test(group.label ?? ""))
  return {
    ...(published && { published: dateOf(published, line) }),
    ...(updated && { updated: dateOf(updated, line) }),
  }
}

/** One date with nothing else, as front matter holds it; null when the words are no date. A bare year is one there. */
export function readDate(words: string): PrintedDate | null {
  if (/^\d{4}$/.test(words)) return { possible: true, time: words }
  const { published, updated } = readDateLine(words) ?? {}
  if (!published || updated) return null
  return !published.possible || published.time !== undefined ? published : null
}

/** The pieces of each date in the line; null when it holds other words, one piece twice, or no number at all. */
function datePiecesOf(line: string): readonly DatePieces[] | null {
  if (line.length > LONGEST || !/\d/.test(line)) return null
  const { groups, end } = piecesFrom(line, 0)
  return end === line.length && groups.length > 0 && groups.every(saysWhen) ? groups : null
}

/** As many pieces of dates as stand in the line from `start` on; `end` is behind the last of them, fillers apart. */
function piecesFrom(line: string, start: number): { readonly groups: readonly DatePieces[]; readonly end: number } {
  let group: DatePieces = {}
  const groups = [group]
  let end = start
  PIECE.lastIndex = start
  for (;;) {
    const found = PIECE.exec(line)
    const [name, words] = Object.entries(found?.groups ?? {}).find(([, text]) => text !== undefined) ?? []
    if (!found || name === undefined || words === undefined) return { groups, end }
    const after = found.index + words.length
    if (name === "filler") {
      if (after === line.length) return { groups, end: after }
      continue
    }
    if (name === "weekday" || name === "zone") {
      end = after
      continue
    }
    if (name === "label" && Object.keys(group).length > 0) {
      group = {}
      groups.push(group)
    }
    const piece = name as DatePieceName
    // "Theresa May | 8 March": the date does not begin here.
    if (group[piece] !== undefined) return piece === "month" ? { groups: [], end: start } : { groups, end }
    group[piece] = words
    end = after
  }
}

/**
 * The line with each date in it taken out, and what these dates say together; null when none is in it. A bar stands where
 * a date stood.
 */
export function withoutDates(line: string): { readonly rest: string; readonly dates: DateLine } | null {
  if (line.length > 2 * LONGEST || !/\d/.test(line)) return null
  let rest = ""
  let kept = 0
  let dates: DateLine = {}
  const words = line.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)
  for (const { index } of words) {
    if (index < kept) continue
    const { end } = piecesFrom(line, index)
    const here = end > index && !/^[\p{L}\p{N}]/u.test(line.slice(end)) ? readDateLine(line.slice(index, end)) : null
    if (!here) continue
    dates = { ...here, ...dates }
    rest += `${line.slice(kept, index)} | `
    kept = end
  }
  return kept > 0 ? { rest: rest + line.slice(kept), dates } : null
}

/** A lone number is no date, and a lone clock may head a paragraph of a running report; a label makes it one. */
function saysWhen({ label, ago, iso, slashed, clock, day, month, year }: DatePieces): boolean {
  return Boolean(ago ?? iso ?? slashed ?? (label && clock) ?? (month && (day ?? year)))
}

function dateOf(pieces: DatePieces, line: string): PrintedDate {
  const date = civilDate(pieces)
  const clock = clockOf(pieces.clock)
  const offset = offsetOf(pieces.offset)
  if (date === "impossible" || clock === "impossible" || offset === "impossible")
    return { possible: false, words: line }
  if (!date) return { possible: true }
  if (!clock || date.length < 10) return { possible: true, time: date }
  return { possible: true, time: `${date}T${clock}${offset ?? ""}` }
}

type DateReading = string | null | "impossible"

function civilDate({ iso, slashed, day, month, year }: DatePieces): DateReading {
  if (iso) {
    const [y, m, d] = iso.replace(/t$/i, "").split("-")
    return checked(Number(y), Number(m), d === undefined ? null : Number(d))
  }
  if (slashed) return slashedDate(slashed)
  if (!month || !year) return null
  return checked(
    Number(year),
    MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1,
    day ? Number.parseInt(day, 10) : null,
  )
}

/** 20.10.2022 is day first everywhere; 3/4/2022 is not told, nor is any of 08/03/17, so they give no date. */
function slashedDate(words: string): DateReading {
  const [first = 0, second = 0, year = 0] = words.split(/[./-]/).map(Number)
  if (year < 100) return null
  if (words.includes(".") || (second <= 12 && first > 12)) return checked(year, second, first)
  if (first <= 12 && second <= 12) return first === second ? checked(year, first, second) : null
  return checked(year, first, second)
}

function checked(year: number, month: number, day: number | null): DateReading {
  if (month < 1 || month > 12) return "impossible"
  const date = `${String(year).padStart(4, "0")}-${pad(month)}`
  if (day === null) return date
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day < 1 || day > last ? "impossible" : `${date}-${pad(day)}`
}

function clockOf(words: string | undefined): DateReading {
  if (words === undefined) return null
  const [hours = 0, minutes = 0, seconds = 0] = words.match(/\d+/g)?.map(Number) ?? []
  const half = /[ap]/i.exec(words)?.[0].toLowerCase()
  const hour = half && hours <= 12 ? (hours % 12) + (half === "p" ? 12 : 0) : hours
  return hour > 23 || minutes > 59 || seconds > 60 ? "impossible" : `${pad(hour)}:${pad(minutes)}`
}

/** Only an offset that is printed as one: Z, UTC, GMT, +03:00, GMT+3. The widest in use are −12:00 and +14:00. */
function offsetOf(words: string | undefined): DateReading {
  if (words === undefined) return null
  const [, sign, digits, tail] = /([+\u2212-])(\d{1,2}):?(\d{2})?$/.exec(words) ?? []
  if (digits === undefined) return "+00:00"
  const [hours, minutes] = [Number(digits), Number(tail ?? 0)]
  return hours > 14 || minutes > 59 ? "impossible" : `${sign === "+" ? "+" : "-"}${pad(hours)}:${pad(minutes)}`
}

const pad = (number: number): string => String(number).padStart(2, "0")
