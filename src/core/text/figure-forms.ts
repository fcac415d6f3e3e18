/** How a piece of a figure is written: finds it at a position, and only there, small or capital. Looks at a bounded stretch. */
export type Pattern = (text: string, at: number) => RegExpExecArray | null

export const BLANK = "[ \\u00a0\\u2007\\u2009\\u202f]"
/** Nothing goes on that belongs to the same word. */
const END = "(?![\\p{L}\\p{N}\\p{M}\\p{Cf}])"
const DIGIT = "[0-9０-９]"

function pattern(source: string): Pattern {
  const expression = new RegExp(source, "iuy")
  return (text, at) => {
    expression.lastIndex = at
    return expression.exec(text)
  }
}

/** The same before the end of a word. With all letters of Unicode in it an expression takes half a millisecond to make ready. */
function word(source: string): Pattern {
  const begun = pattern(`(?:${source})(?![a-z0-9])`)
  return (text, at) => {
    const found = begun(text, at)
    return found && isWordEnd(text, at + found[0].length) ? found : null
  }
}

/** Whether nothing stands there that goes on with the same word. */
export const isWordEnd = (text: string, at: number): boolean => !GOES_ON.test(text.slice(at, at + 2))
const GOES_ON = /^[\p{L}\p{N}\p{M}\p{Cf}]/u

export const SIGN = pattern(`(?:[-−－]|minus${BLANK})(?=${DIGIT}|\\p{Sc})`)
export const CURRENCY_BEFORE = pattern(
  `(?:(us|au?|ca?|nz|hk|sg?)?(\\p{Sc})|(usd|gbp|eur)(?=[ \\u00a0\\d]))${BLANK}?(?=[-−]?${DIGIT})`,
)
/** 1,250 and, with a hard blank, 1 250; 1.250.000 and 1 250 000; 1250. Then decimals or the sign of a fraction. A longer one is none. */
export const NUMBER = pattern(
  `(${DIGIT}{1,3}(?:(?:[,\\u00a0\\u2009\\u202f]${DIGIT}{3}){1,8}|(?:\\.${DIGIT}{3}){2,8}|(?: ${DIGIT}{3}){2,8})(?!${DIGIT})|${DIGIT}{1,30}(?!${DIGIT}))(?:[.．](${DIGIT}{1,20})|([½¼¾]))?(?!${DIGIT})`,
)
const WHOLE_CODE = pattern(
  `(?!${DIGIT}{4}/${DIGIT}{2}${END})(?!${DIGIT}{1,3}(?:\\.${DIGIT}{3}){2,8}${END})${DIGIT}{1,8}(?:[/／:：]${DIGIT}{1,8}(?:[./:．／：]${DIGIT}{1,8}){0,6}|[.．]${DIGIT}{1,8}(?:[./:．／：]${DIGIT}{1,8}){1,6})${END}`,
)
/** How each of them begins. Most numbers do not, and the other pattern takes milliseconds to make ready. */
const CODE_BEGUN = pattern(`${DIGIT}{1,8}(?:[/／:：]|[.．]${DIGIT}{1,8}[./:．／：])${DIGIT}`)
/** 24/7, 3.4.2026, 192.168.0.1: found only whole. Not 2025/26, whose years count by themselves. */
export const CODE: Pattern = (text, at) => CODE_BEGUN(text, at) && WHOLE_CODE(text, at)
const TIME = `(${DIGIT}{1,2})(?:[:：.．](${DIGIT}{2}))?`
/** 3.46 p.m.; 9am, 9 o'clock; 15:46. */
export const CLOCK_DOTTED = pattern(`${TIME}${BLANK}?([ap])\\.m\\.`)
export const CLOCK = word(`${TIME}(?:${BLANK}?([ap])\\.?m|[ -]?o['’]clock)`)
export const CLOCK_OF_DAY = word(`(${DIGIT}{1,2})[:：](${DIGIT}{2})(?![:：./／．]?${DIGIT})`)
export const DECADE = word(`(${DIGIT}{1,3}0)['’]?s`)

export const AGE_BEFORE = word(`aged?(?: of)?${BLANK}(${DIGIT}{1,3})(?!${BLANK}?[%％]|[.,]${DIGIT})`)
export const AGES = ["year", "month", "week", "day"] as const
export const AGE_AFTER = word(`(?:[ -]|${BLANK})?(${AGES.join("|")})s?[ -]?olds?|[ -]?(yo)`)

export const MAGNITUDE = word(`(?:-|${BLANK})?(thousand|million|billion|trillion|mln|mn|bln|bn|trn|tn)|(k)`)
/** Only of an amount of money: elsewhere these are metres and millimetres. */
export const SHORT_MAGNITUDE = word(`${BLANK}?(mm|m|b|t)`)
export const MILLION_OR_METRES = word(`m`)
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
  ["£", "pounds? sterling"],
  ["£", "pounds?|quid|gbp"],
  ["＄", "(?:us|u\\.s\\.)[ -]dollars?|dollars?|bucks?|usd"],
  ["€", "euros?|eur"],
  ["¥", "yen"],
  ["₹", "rupees?"],
  ["₽", "roubles?|rubles?"],
  ["₺", "liras?"],
  ["₴", "hryvnias?"],
]
export const CURRENCY_AFTER: readonly (readonly [sign: string, name: Pattern])[] = [
  ...CURRENCIES.map(([sign, names]): readonly [string, Pattern] => [sign, word(`(?:-|${BLANK})?(?:${names})`)]),
  ...["£", "€"].map((sign): readonly [string, Pattern] => [sign, pattern(`${BLANK}?${sign}(?!${BLANK}?${DIGIT})`)]),
]

/** What is measured, by the short name that all its spellings get. */
export const UNITS: readonly (readonly [unit: string, name: Pattern])[] = [
  ["％", pattern(`${BLANK}?[%％﹪]`)],
  ["％", word(`(?:-|${BLANK})?(?:per[ -]cent|percent|pct|pc)`)],
  ["p", word(`p|(?:-|${BLANK})(?:pence|pennies)`)],
  ["cents", pattern("¢")],
  ["cents", word(`(?:-|${BLANK})?cents?`)],
  ["kph", word(`${BLANK}?(?:km/h|kmh|kph)|(?:-|${BLANK})kilomet(?:re|er)s? (?:per|an) hour`)],
  ["mph", word(`${BLANK}?mph|(?:-|${BLANK})miles (?:per|an) hour`)],
  ["km", word(`${BLANK}?kms?|(?:-|${BLANK})kilomet(?:re|er)s?`)],
  ["kg", word(`${BLANK}?kgs?|(?:-|${BLANK})(?:kilos?|kilogram(?:me)?s?)`)],
  ["metres", word(`(?:-|${BLANK})?met(?:re|er)s?`)],
  ["mw", word(`${BLANK}?mw|(?:-|${BLANK})megawatts?`)],
  ["gw", word(`${BLANK}?gw|(?:-|${BLANK})gigawatts?`)],
  ["celsius", word(`${BLANK}?°c|(?:-|${BLANK})?(?:degrees? )?(?:celsius|centigrade)`)],
  ["fahrenheit", word(`${BLANK}?°f|(?:-|${BLANK})?(?:degrees? )?fahrenheit`)],
]
