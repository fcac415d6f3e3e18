import { brief, cut } from "../text/cut.ts"
import { counted, listed } from "../text/words.ts"
import { type Change, type ClaimedQuote, type Verdict, WORDINGS } from "./verdict.ts"

/** Changes that are told; of more only how many. */
const MOST_TOLD = 3
/** Characters of wording that are told. */
const LONGEST_WORDING = 60

/** The verdict in a sentence or two, as an editor would write it: "Altered: the source has “not”." */
export function verdictInWords(claim: ClaimedQuote, verdict: Verdict): string {
  return [wordingSentence(verdict), voiceSentence(verdict), speakerSentence(claim, verdict), placesSentence(verdict)]
    .filter((sentence) => sentence !== "")
    .join(" ")
}

function wordingSentence({ words, changes, parts }: Verdict): string {
  switch (words) {
    case "verbatim":
      return "Word for word."
    case "typographic":
      return "Word for word; only punctuation, spacing or typography differs."
    case "elided":
      return "Shortened, with the cuts marked."
    case "altered":
      return `Altered: ${changesInWords(changes)}.`
    case "spliced": {
      const [first, second] = parts
      const joint = `the source keeps ${cited(endOf(first?.text))} and ${cited(second?.text)} apart`
      return `Spliced: ${[joint, ...(changes.length > 0 ? [changesInWords(changes)] : [])].join("; ")}.`
    }
    case "absent":
      return "Not in the archive."
  }
}

/** "The source has “not”"; of several replaced words each with what stands for it. */
function changesInWords(changes: readonly Change[]): string {
  const told = changes.slice(0, MOST_TOLD)
  const rest = changes.length - told.length
  const had = told.flatMap((change) => hadInstead(change, told.length > 1))
  const others = told.flatMap(otherwiseChanged)
  const clauses = [...(had.length > 0 ? [`the source has ${listed(had, "and")}`] : []), ...others]
  return [...clauses, ...(rest > 0 ? [`and ${counted(rest, "more change")}`] : [])].join("; ")
}

function hadInstead({ kind, expected, found }: Change, isOneOfSeveral: boolean): readonly string[] {
  if (expected === "" || kind === "order" || kind === "omission") return []
  if (found === "") return [cited(expected)]
  return [isOneOfSeveral ? `${cited(expected)} for ${cited(found)}` : `${cited(expected)}, not ${cited(found)}`]
}

function otherwiseChanged({ kind, expected, found, rule }: Change): readonly string[] {
  if (rule.startsWith("an ellipsis")) return [rule.replace("an ellipsis", "the ellipsis")]
  if (kind === "order") return [`the source has a different order, ${cited(expected)}`]
  if (kind === "omission") return [`${cited(expected)} is left out`]
  return expected === "" ? [`${cited(found)} is not in the source`] : []
}

const cited = (words = ""): string => `“${cut(words, LONGEST_WORDING)}”`

/** The last words, as much as is told. */
const endOf = (words = ""): string =>
  words.length <= LONGEST_WORDING ? words : `… ${words.slice(-LONGEST_WORDING).replace(/^\S*\s+/, "")}`

function voiceSentence({ voice }: Verdict): string {
  if (voice === "reported") return "The source paraphrases this; it is not a direct quote."
  return voice === "narrated" ? "These are the source's own words, not a quote." : ""
}

function speakerSentence(claim: ClaimedQuote, { speaker, source, words, otherSpeakers }: Verdict): string {
  if (speaker === "open" && source) return "The source does not say who spoke."
  if (speaker !== "other") return ""
  const what = words === "spliced" ? "some of it" : "it"
  return `The source attributes ${what} to ${listed(otherSpeakers, "and")}, not to ${brief(claim.speaker ?? "")}.`
}

const placesSentence = ({ places, others, words }: Verdict): string => {
  if (words === "absent") return places === null ? "" : "Quotations this short are only matched word for word."
  if (places !== null) return places > 1 ? `These few words appear in ${counted(places, "place")}.` : ""
  return others.length > 0
    ? `${counted(others.length, "more article")} ${others.length === 1 ? "has" : "have"} the same words.`
    : ""
}

/** Whether nobody has to look at it again: the words are the source's, in marks there, and nobody else's. */
export const isTrue = ({ words, voice, speaker }: Verdict): boolean =>
  (words === "verbatim" || words === "typographic" || words === "elided") && voice === "quoted" && speaker !== "other"

/** "3 quotations: 2 verbatim, 1 altered." */
export function tallyInWords(verdicts: readonly Verdict[]): string {
  const counts = WORDINGS.toReversed().flatMap((words) => {
    const count = verdicts.filter((verdict) => verdict.words === words).length
    return count > 0 ? [`${count} ${words}`] : []
  })
  return `${counted(verdicts.length, "quotation")}: ${counts.join(", ")}.`
}
