const set = (words: string): ReadonlySet<string> => new Set(words.split(" "))

/** Words of section labels that are no part of a person's name. */
const LABELS = set(
  "news world politics business sport sports opinion opinions analysis culture science health technology tech travel style " +
    "video live latest breaking exclusive explainer editorial comment review reviews middle east west north south central europe asia africa " +
    "america american united states kingdom nations international national nation local home war climate environment " +
    "economy markets money finance education entertainment lifestyle society crime transport transportation " +
    "housing features feature investigation investigations interview column columnists commentary perspective letters " +
    "football cricket tennis books cities the report today stories",
)
/** Words of section labels that may also name somebody. */
const LABELS_OR_NAMES = set(
  "arts life courts court weather media uk us u.k. u.s. eu england scotland wales ireland britain australia canada india china russia latin " +
    "community communities metro region regional city council rugby film music food property long read big story special fact check " +
    "briefing newsletter press release statement announcement pictures top notice notices public subscriber",
)
/** Words that only join them. */
const BETWEEN = set("the of in from and")

/** Words of outlets that are no part of a person's name. */
const OUTLETS = set(
  "times post press agency journal guardian herald tribune gazette telegraph reuters afp associated bbc cnn daily weekly news network " +
    "broadcasting television radio magazine today wire",
)
const OUTLETS_OR_NAMES = set(
  "ap upi npr pa chronicle observer courier echo standard mirror express argus bulletin record register sentinel dispatch independent " +
    "examiner inquirer newspaper newspapers online mercury advertiser",
)

/** Words of roles. */
const ROLES = set(
  "staff correspondent correspondents reporter reporters editor writer chief senior deputy assistant associate foreign political economics " +
    "social affairs diplomatic special defence defense security legal religious royal investigative general media reports",
)

/** Whether a word is none of a person's name. */
export const isNoName = (word: string): boolean =>
  [LABELS, OUTLETS, ROLES].some((words) => words.has(word.toLowerCase()))

const wordsOf = (line: string): readonly string[] => line.toLowerCase().match(/[\p{L}.'’]+/gu) ?? []

/** "WORLD NEWS", "Politics", "Business & Money", "Opinion | Letters". */
export function isSection(line: string): boolean {
  if (line.length > 40 || !/^\p{Lu}[^.!?,;"“”\d]*$/u.test(line)) return false
  const words = wordsOf(line)
  return (
    words.length <= 5 &&
    words.every((word) => LABELS.has(word) || LABELS_OR_NAMES.has(word) || BETWEEN.has(word)) &&
    words.some((word) => !BETWEEN.has(word) && word !== "today")
  )
}

export const hasOutletWord = (line: string): boolean =>
  wordsOf(line).some((word) => OUTLETS.has(word) || OUTLETS_OR_NAMES.has(word))
