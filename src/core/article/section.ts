/** Words of section labels. A line of nothing else is the label of a page: "WORLD NEWS". */
const SECTIONS: ReadonlySet<string> = new Set(
  (
    "news world politics business sport sports opinion opinions analysis culture science health technology tech travel style " +
    "video live latest breaking exclusive explainer editorial comment review reviews middle east west north south central europe asia africa " +
    "america american united states kingdom nations international national nation local home war climate environment " +
    "economy markets money finance education arts entertainment lifestyle life society crime courts court transport transportation " +
    "housing weather media features feature investigation investigations interview letters column columnists commentary perspective uk us u.k. u.s. " +
    "eu england scotland wales ireland britain australia canada india china russia latin community communities metro region " +
    "regional city council football cricket rugby tennis books film music food property cities long read the big story special report " +
    "fact check briefing newsletter press release statement announcement in pictures top stories of from"
  ).split(" "),
)

/** Words of outlets. */
const OUTLETS: ReadonlySet<string> = new Set(
  (
    "times post press agency journal guardian herald tribune gazette telegraph reuters afp associated ap upi bbc cnn npr pa daily weekly news " +
    "network broadcasting television radio magazine today chronicle observer courier echo standard mirror express argus " +
    "bulletin record register sentinel dispatch independent examiner inquirer wire newspaper newspapers online mercury advertiser"
  ).split(" "),
)

/** Two capitalised words with one of them are no person's name. */
export const NOT_NAMES: ReadonlySet<string> = new Set(
  (
    "news world politics business sport sports opinion analysis culture science health technology travel style video live " +
    "latest breaking exclusive explainer editorial comment review middle east west north south central europe asia africa " +
    "america american united states kingdom nations international national local home war climate economy markets money " +
    "times post press agency journal guardian herald tribune gazette telegraph reuters afp associated bbc cnn daily weekly " +
    "the media network broadcasting television radio magazine today report reports wire staff correspondent correspondents reporter reporters editor writer"
  ).split(" "),
)

const wordsOf = (line: string): readonly string[] => line.toLowerCase().match(/[\p{L}.'’]+/gu) ?? []

/** "WORLD NEWS", "Politics", "Business & Money", "Opinion | Letters". */
export const isSection = (line: string): boolean => {
  const words = wordsOf(line)
  return (
    line.length <= 40 &&
    /^\p{Lu}[^.!?,;"“”\d]*$/u.test(line) &&
    words.length > 0 &&
    words.length <= 5 &&
    words.every((word) => word === "and" || SECTIONS.has(word)) &&
    !words.every((word) => GLUE.has(word))
  )
}
const GLUE = new Set(["the", "of", "in", "from", "and"])

export const hasOutletWord = (line: string): boolean => wordsOf(line).some((word) => OUTLETS.has(word))
