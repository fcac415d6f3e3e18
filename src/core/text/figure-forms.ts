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
export const AGES = ["year", "month", "week", "day"] as const
export const AGE_AFTER = pattern(`(?:[ -]|${BLANK})?(${AGES.join("|")})s?[ -]?olds?${END}|[ -]?(yo)${END}`)

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

/** Behind an amount, by the sign that it stands for. Dollars are of any country that the words before do not name. */
const CURRENCIES: readonly (readonly [sign: string, names: string])[] = [
  ["£", "pounds? sterling|pounds?|quid|gbp"],
  ["＄", "(?:us|u\\.s\\.)[ -]dollars?|dollars?|bucks?|usd"],
  ["€", "euros?|eur"],
  ["¥", "yen"],
  ["₹", "rupees?"],
  ["₽", "roubles?|rubles?"],
  ["₺", "liras?"],
  ["₴", "hryvnias?"],
]
export const CURRENCY_AFTER: readonly (readonly [sign: string, name: RegExp])[] = [
  ...CURRENCIES.map(([sign, names]): readonly [string, RegExp] => [sign, pattern(`(?:-|${BLANK})?(?:${names})${END}`)]),
  ...["£", "€"].map((sign): readonly [string, RegExp] => [sign, pattern(`${BLANK}?${sign}(?!${BLANK}?${DIGIT})`)]),
]

/** What is measured, by the short name that all its spellings get. */
export const UNITS: readonly (readonly [unit: string, name: RegExp])[] = [
  ["％", pattern(`${BLANK}?[%％﹪]`)],
  ["％", pattern(`(?:-|${BLANK})?(?:per[ -]cent|percent|pct|pc)${END}`)],
  ["p", pattern(`p${END}|(?:-|${BLANK})(?:pence|pennies)${END}`)],
  ["cents", pattern(`¢|(?:-|${BLANK})?cents?${END}`)],
  ["kph", pattern(`${BLANK}?(?:km/h|kmh|kph)${END}|(?:-|${BLANK})kilomet(?:re|er)s? (?:per|an) hour${END}`)],
  ["mph", pattern(`${BLANK}?mph${END}|(?:-|${BLANK})miles (?:per|an) hour${END}`)],
  ["km", pattern(`${BLANK}?kms?${END}|(?:-|${BLANK})kilomet(?:re|er)s?${END}`)],
  ["kg", pattern(`${BLANK}?kgs?${END}|(?:-|${BLANK})(?:kilos?|kilogram(?:me)?s?)${END}`)],
  ["metres", pattern(`(?:-|${BLANK})?met(?:re|er)s?${END}`)],
  ["mw", pattern(`${BLANK}?mw${END}|(?:-|${BLANK})megawatts?${END}`)],
  ["gw", pattern(`${BLANK}?gw${END}|(?:-|${BLANK})gigawatts?${END}`)],
  ["celsius", pattern(`${BLANK}?°c${END}|(?:-|${BLANK})?(?:degrees? )?(?:celsius|centigrade)${END}`)],
  ["fahrenheit", pattern(`${BLANK}?°f${END}|(?:-|${BLANK})?(?:degrees? )?fahrenheit${END}`)],
]
