/** How a figure's pieces are written, one pattern each; all are sticky, ignore case and look at a bounded stretch. */

export const BLANK = "[ \\u00a0\\u2007\\u2009\\u202f]"
/** Nothing goes on that belongs to the same word. */
const END = "(?![\\p{L}\\p{N}\\p{M}\\p{Cf}])"
const DIGIT = "[0-9０-９]"
const pattern = (source: string): RegExp => new RegExp(source, "iuy")

export const SIGN = pattern(`(?:[-−－]|minus${BLANK})(?=${DIGIT}|\\p{Sc})`)
export const CURRENCY_BEFORE = pattern(
  `(?:(us|au?|ca?|nz|hk|sg?)?(\\p{Sc})|(usd|gbp|eur)(?=[ \\u00a0\\d]))${BLANK}?(?=[-−]?${DIGIT})`,
)
/** 1,250 and, with a hard blank, 1 250; 1.250.000 and 1 250 000; 1250. Then decimals or the sign of a fraction. A longer one is none. */
export const NUMBER = pattern(
  `(${DIGIT}{1,3}(?:(?:[,\\u00a0\\u2009\\u202f]${DIGIT}{3}){1,8}|(?:\\.${DIGIT}{3}){2,8}|(?: ${DIGIT}{3}){2,8})(?!${DIGIT})|${DIGIT}{1,30}(?!${DIGIT}))(?:[.．](${DIGIT}{1,20})|([½¼¾]))?(?!${DIGIT})`,
)
/** 24/7, 3.4.2026, 192.168.0.1: found only whole. Not 2025/26, whose years count by themselves. */
export const CODE = pattern(
  `(?!${DIGIT}{4}/${DIGIT}{2}${END})(?!${DIGIT}{1,3}(?:\\.${DIGIT}{3}){2,8}${END})${DIGIT}{1,8}(?:[/／:：]${DIGIT}{1,8}(?:[./:．／：]${DIGIT}{1,8}){0,6}|[.．]${DIGIT}{1,8}(?:[./:．／：]${DIGIT}{1,8}){1,6})${END}`,
)
/** 9am, 3.46 p.m., 9 o'clock. */
export const CLOCK = pattern(
  `(${DIGIT}{1,2})(?:[:：.．](${DIGIT}{2}))?(?:${BLANK}?([ap])(?:\\.m\\.|\\.?m${END})|[ -]?o['’]clock${END})`,
)
export const CLOCK_OF_DAY = pattern(`(${DIGIT}{1,2})[:：](${DIGIT}{2})(?![:：./／．]?${DIGIT})${END}`)
export const DECADE = pattern(`(${DIGIT}{1,3}0)['’]?s${END}`)

export const AGE_BEFORE = pattern(`aged?(?: of)?${BLANK}(${DIGIT}{1,3})${END}(?!${BLANK}?[%％]|[.,]${DIGIT})`)
export const MAGNITUDE = pattern(
  `(?:-|${BLANK})?(thousand|million|billion|trillion|mln|mn|bln|bn|trn|tn)${END}|(k)${END}`,
)
/** Only of an amount of money: elsewhere these are metres and millimetres. */
export const SHORT_MAGNITUDE = pattern(`${BLANK}?(mm|m|b|t)${END}`)
export const MILLION_OR_METRES = pattern(`m${END}`)
export const ZEROS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    { zeros: 3, names: "k thousand" },
    { zeros: 6, names: "m mm mn mln million" },
    { zeros: 9, names: "b bn bln billion" },
    { zeros: 12, names: "t tn trn trillion" },
  ].flatMap(({ zeros, names }) => names.split(" ").map((name) => [name, zeros])),
)

/** By the sign that it stands for. Dollars are of any country that the words before do not name. */
const CURRENCIES = [
  ["£", "pounds? sterling|pounds?|quid|gbp"],
  ["＄", "(?:us|u\\.s\\.)[ -]dollars?|dollars?|bucks?|usd"],
  ["€", "euros?|eur"],
  ["¥", "yen"],
  ["₹", "rupees?"],
  ["₽", "roubles?|rubles?"],
  ["₺", "liras?"],
  ["₴", "hryvnias?"],
] as const

/** What is measured, by the short name that all its spellings get. */
const UNITS = [
  ["％", `(?:-|${BLANK})?(?:per[ -]cent|percent|pct|pc)`],
  ["p", `p|(?:-|${BLANK})(?:pence|pennies)`],
  ["cents", `(?:-|${BLANK})?cents?`],
  ["kph", `${BLANK}?(?:km/h|kmh|kph)|(?:-|${BLANK})kilomet(?:re|er)s? (?:per|an) hour`],
  ["mph", `${BLANK}?mph|(?:-|${BLANK})miles (?:per|an) hour`],
  ["km", `${BLANK}?kms?|(?:-|${BLANK})kilomet(?:re|er)s?`],
  ["kg", `${BLANK}?kgs?|(?:-|${BLANK})(?:kilos?|kilogram(?:me)?s?)`],
  ["metres", `(?:-|${BLANK})?met(?:re|er)s?`],
  ["mw", `${BLANK}?mw|(?:-|${BLANK})megawatts?`],
  ["gw", `${BLANK}?gw|(?:-|${BLANK})gigawatts?`],
  ["celsius", `${BLANK}?°c|(?:-|${BLANK})?(?:degrees? )?(?:celsius|centigrade)`],
  ["fahrenheit", `${BLANK}?°f|(?:-|${BLANK})?(?:degrees? )?fahrenheit`],
] as const

const AGES = ["year", "month", "week", "day"] as const

type Behind = { readonly currency: string | null; readonly unit: string; readonly form: string }
const asCurrency = ([currency, form]: readonly [string, string]): Behind => ({ currency, unit: "", form })
const asUnit = ([unit, form]: readonly [string, string]): Behind => ({ currency: null, unit, form })

/** What may stand behind an amount: words, which must end there, then signs. */
const WORDS_BEHIND: readonly Behind[] = [
  ...CURRENCIES.map(([sign, names]) => asCurrency([sign, `(?:-|${BLANK})?(?:${names})`])),
  ...UNITS.map(asUnit),
  ...AGES.map((age) => asUnit([`${age}old`, `(?:[ -]|${BLANK})?${age}s?[ -]?olds?`])),
  asUnit(["yearold", "[ -]?yo"]),
]
const SIGNS_BEHIND: readonly Behind[] = [
  ...["£", "€"].map((sign) => asCurrency([sign, `${BLANK}?${sign}(?!${BLANK}?${DIGIT})`])),
  asUnit(["％", `${BLANK}?[%％﹪]`]),
  asUnit(["cents", "¢"]),
]
const BEHIND = [...WORDS_BEHIND, ...SIGNS_BEHIND]

const groupsOf = (all: readonly Behind[]): string => all.map(({ form }) => `(${form})`).join("|")
/** One pattern for all of them, with a group for each: the letters of all languages in END take longer to compile than all else. */
const BEHIND_AMOUNT = pattern(`(?:${groupsOf(WORDS_BEHIND)})${END}|${groupsOf(SIGNS_BEHIND)}`)

/** The currency, unit or age that stands behind an amount, and how long it is written; null where there is none. */
export function behindAmount(text: string, at: number): (Omit<Behind, "form"> & { readonly length: number }) | null {
  BEHIND_AMOUNT.lastIndex = at
  const [whole, ...groups] = BEHIND_AMOUNT.exec(text) ?? []
  const found = BEHIND[groups.findIndex((group) => group !== undefined)]
  return whole === undefined || !found ? null : { currency: found.currency, unit: found.unit, length: whole.length }
}

/** An age is of another kind than what a bare number counts. */
export const UNIT_NAMES: readonly string[] = UNITS.map(([unit]) => unit)
export const AGE_NAMES: readonly string[] = AGES.map((age) => `${age}old`)
export const CURRENCY_SIGNS: readonly string[] = CURRENCIES.map(([sign]) => sign)
