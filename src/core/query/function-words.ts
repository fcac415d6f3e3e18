/** Words of grammar: they say nothing alone. "May", "us", "no" and "now" are not among them: they are names and answers too. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a about after all also am an and any are as at be been before being but by can could did do does for from get had has
  have he her him his how i if in into is it its me my not of on or our out over she should so some than that the their them then
  there these they this those to too up was we were what when where which while who whom whose why will with would you
  your`.split(/\s+/),
)

/** Nouns as well, behind a word that stands before nouns: "the will of the people", "a can". */
const NOUNS_TOO: ReadonlySet<string> = new Set("being can will".split(" "))
const BEFORE_NOUNS: ReadonlySet<string> = new Set("a an her his its my our that the their this your".split(" "))

/** Words that are for asking where a question is asked, and to be found elsewhere: "what did she say", "tell me about". */
const SAYING: ReadonlySet<string> = new Set("many much say saying says said tell tells telling told".split(" "))
const QUESTIONS: ReadonlySet<string> = new Set(
  "are did do does how is me was were what when where which who whom whose why".split(" "),
)
/** What is asked of an answer, where nothing else is said: "is this real?" */
const DOUBTING: ReadonlySet<string> = new Set("correct fake real right true".split(" "))

/** Whether a word says nothing, wherever it stands. */
export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word)

/** Of each word of a query whether it tells what is looked for. */
export function tellingOf(typed: readonly string[]): readonly boolean[] {
  const isQuestion = typed.some((word) => QUESTIONS.has(word))
  const tells = typed.map((word, i) => {
    if (NOUNS_TOO.has(word) && BEFORE_NOUNS.has(typed[i - 1] ?? "")) return true
    return !isFunctionWord(word) && !(isQuestion && SAYING.has(word))
  })
  const areLeft = typed.every((word, i) => !tells[i] || DOUBTING.has(word))
  const areSaying = typed.every((word, i) => !tells[i] || SAYING.has(word))
  return (areLeft && isQuestion) || areSaying ? typed.map(() => false) : tells
}
