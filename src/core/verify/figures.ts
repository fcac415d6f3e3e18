const SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ") // biome-ignore format: one list
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
const ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ")

const AMOUNTS: ReadonlyMap<string, string> = new Map([
  ...SMALL.map((word, i): [string, string] => [word, String(i)]),
  ...TENS.map((word, i): [string, string] => [word, String(10 * (i + 2))]),
])

const LARGE = new Set("hundred thousand million billion trillion hundreds thousands millions billions trillions dozen dozens score scores".split(" ")) // biome-ignore format: one list
const SHARES = new Set("half halves third thirds quarter quarters fifth fifths tenth tenths twice double triple once thrice couple pair".split(" ")) // biome-ignore format: one list
const RANKS = new Set(ORDINALS.slice(1))

/** What a word of digits or letters counts, as digits: "five" and "5" are one; null when it is no number. */
export const amountOf = (form: string): string | null => (/^-?\d/.test(form) ? form : (AMOUNTS.get(form) ?? null))

/** Says how much or how many. "One" alone says too little. */
export const isCount = (form: string): boolean => (amountOf(form) !== null && form !== "one") || LARGE.has(form)

/** … or which in a row, or what part. */
export const isAmount = (form: string): boolean =>
  isCount(form) || form === "one" || SHARES.has(form) || RANKS.has(form)

const UNITS = new Set(
  `percent percentage points cent pence penny pound pounds dollar dollars euro euros yen yuan rupee rupees rouble roubles ruble rubles
  krona kronor franc francs shekel shekels lira $ £ € ¥ ₹ ₽ ₩ ₺ ‰ ° usd eur gbp
  second seconds minute minutes hour hours hrs hr min day days week weeks fortnight month months year years decade decades century
  centuries mile miles mph km kilometre kilometres kilometer kilometers metre metres meter meters yard yards foot feet ft inch inches
  cm mm centimetre centimetres centimeter centimeters nautical acre acres hectare hectares
  ton tons tonne tonnes kg g ml kilo kilos kilogram kilograms kilogramme kilogrammes gram grams ounce ounces oz lb lbs stone
  litre litres liter liters gallon gallons barrel barrels pint pints degree degrees celsius fahrenheit
  watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts kw mw gw volt volts
  byte bytes kilobytes megabytes gigabytes terabytes kb mb gb tb knots kelvin calories`.split(/\s+/),
)

export const isUnit = (form: string): boolean => UNITS.has(form)
