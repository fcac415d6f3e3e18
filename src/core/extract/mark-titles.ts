import type { Lexicon } from "./lexicon.ts"
import { isPossessive } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/**
 * A sentence's items; what stands in marks without being said by anybody is marked no more. A title and a pronoun are a
 * noun and a pronoun like any other; what is written on a sign stays one opaque item, so that nobody "said" it.
 */
export function withoutTitles(items: readonly Item[], lexicon: Lexicon): readonly Item[] {
  if (!items.some((item) => item.marked)) return items
  return items.flatMap((item, i): readonly Item[] => {
    const words = item.marked ? wordsIn(item.text) : []
    if (words.length === 0 || words.length > LONGEST_TITLE) return [item]
    if (isOnSign(items, i, lexicon)) return [{ ...item, marked: null }]
    const isPronoun = words.length === 1 && PRONOUNS.has(words[0]?.toLowerCase() ?? "")
    const isTitle = isTitled(items, i) || (isCapitalised(words) && isWork(items, i, words.length, lexicon))
    return isPronoun || isTitle ? unmarked(item) : [item]
  })
}

function unmarked(item: Item): readonly Item[] {
  const words = wordsIn(item.text).join(" ").toLowerCase()
  const isPronoun = PRONOUNS.has(words)
  const pos = isPronoun ? "PRON" : "NOUN"
  const comma = /,\P{L}{1,2}$/u.exec(item.text)?.index
  if (comma === undefined) return [{ ...item, lower: isPronoun ? words : item.text.toLowerCase(), pos, marked: null }]
  const text = item.text.slice(0, comma)
  const end = item.start + comma
  return [
    { start: item.start, end, text, lower: isPronoun ? words : text.toLowerCase(), pos, marked: null },
    { start: end, end: item.end, text: item.text.slice(comma), lower: ",", pos: "PUNCT", marked: null },
  ]
}

/** In words. "The Curious Incident of the Dog in the Night-Time" has ten. */
const LONGEST_TITLE = 12

const PRONOUNS = new Set(
  "i he she it we they you me him her us them this that these those his hers its their theirs who what".split(" "),
)

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.&-]*/gu) ?? []

const LINKS = new Set(["with", "from", "into", "over", "than", "upon", "that", "your"])

/** First and last word and all of four letters and more begin with a capital: "A Garden Built in Storm". */
function isCapitalised(words: readonly string[]): boolean {
  const isCapital = (word: string | undefined) => /^[\p{Lu}\p{N}]/u.test(word ?? "")
  return (
    isCapital(words[0]) &&
    isCapital(words.at(-1)) &&
    words.every((word) => isCapital(word) || word.length < 4 || LINKS.has(word))
  )
}

/** `titled “we are one”`, `headlined “no way out”`. */
const isTitled = (items: readonly Item[], at: number): boolean =>
  /^(?:titled|entitled|subtitled|headlined|captioned|hashtagged|autographed)$/.test(items[at - 1]?.lower ?? "")

/** Words that link a sign to what stands on it: `a banner bearing the words “No more”`. */
const ON_SIGN = new Set(
  "with the that which word words slogan message text inscription , : bearing bore emblazoned emblazons printed painted written scrawled".split(" "), // biome-ignore format: one list
)
const READS = new Set(
  "read reads reading say says said saying proclaim proclaims proclaimed proclaiming declare declares declared declaring warn warns warned warning".split(" "), // biome-ignore format: one list
)

/** `a hat that said “Go”`, `A sign on the door reads: “Closed”`: the sign's noun is near, or heads the clause. */
function isOnSign(items: readonly Item[], at: number, lexicon: Lexicon): boolean {
  const isSign = (item: Item | undefined) => isOneOf(item?.lower ?? "", lexicon.signs)
  const links = (item: Item | undefined) => ON_SIGN.has(item?.lower ?? "") || READS.has(item?.lower ?? "")
  let near = at - 1
  while (near >= Math.max(0, at - FARTHEST) && links(items[near])) near--
  const between = items.slice(near + 1, at).map((item) => item.lower)
  // "The man with the sign said" has a verb of its own, whose subject is another.
  const isMain =
    between.some((word) => READS.has(word) && !/ing$/.test(word)) && !between.some((word) => THAT.has(word))
  if (!isMain && between.length > 0 && isSign(items[near])) return true
  const verb = /^[,:]$/.test(items[at - 1]?.lower ?? "") ? at - 2 : at - 1
  if (!READS.has(items[verb]?.lower ?? "")) return false
  let from = verb
  while (from > Math.max(0, verb - FARTHEST) && !/^(?:VERB|AUX|PUNCT|QUOTE)$/.test(items[from - 1]?.pos ?? "")) from--
  return isSign(items.slice(from, verb).find((item) => item.pos === "NOUN" || item.pos === "PROPN"))
}
const THAT = new Set(["that", "which"])

/** Items between a sign and its words: "banner that bore the words". */
const FARTHEST = 8

/**
 * Whether words with capitals stand where titles do: behind a work's noun, in apposition before one, behind the name of who
 * made it ("KBC’s “Face the Week”"), or, two words and more, behind "on", "in" and other links to a work.
 */
function isWork(items: readonly Item[], at: number, count: number, lexicon: Lexicon): boolean {
  const before = items[at - 1]
  const link = LINKING.has(before?.lower ?? "") || before?.lower === "," ? items[at - 2] : before
  if (link && !link.marked && isOneOf(link.lower, lexicon.works)) return true
  if (isWorkAfter(items, at, lexicon)) return true
  if (count < 2 || !before || before.marked) return false
  if (isPossessive(before)) return items[at - 2]?.pos === "PROPN"
  // "the authors of the “Growth and Trade Project”", "told “Fox and Hounds”" beside what was told.
  if (before.pos === "DET" || MAKING.has(before.lower)) return true
  const isHearer = items[at + 1]?.lower === "that" || items.slice(0, at - 1).some((item) => item.marked)
  if (HEARD.has(before.lower) && isHearer) return true
  if (before.lower === "of" || before.lower === "for") return !isSpokenOf(items[at - 2], lexicon)
  return before.lower === "on" || before.lower === "in" || before.lower === "from"
}

const LINKING = new Set(["called", "named", "dubbed", "like", "as"])
const HEARD = new Set(["told", "tells", "telling", "tell"])
const MAKING = new Set(
  "watch watched watching sing sings sang singing play plays played host hosts hosted hosting co-host co-hosts direct directed starred".split(" "), // biome-ignore format: one list
)
/** "warned of “American Ruin”": what is spoken of in marks is said; "said of “Harbour Lights”: “…”" names a work. */
function isSpokenOf(item: Item | undefined, lexicon: Lexicon): boolean {
  const cue = lexicon.cues.get(item?.lower ?? "")
  return (cue !== undefined && cue.lemma !== "say") || lexicon.cueNouns.has(item?.lower ?? "")
}

/** `“Harbour Lights,” her third novel,`: an article or owner, and a work's noun before the next comma or verb. */
function isWorkAfter(items: readonly Item[], at: number, lexicon: Lexicon): boolean {
  const from = items[at + 1]?.lower === "," ? at + 2 : at + 1
  const first = items[from]
  if (!first || !/[,，]\P{L}*$/u.test(items[at]?.text.slice(-3) ?? "") || !/^(?:DET|PRON|PROPN)$/.test(first.pos))
    return false
  for (let i = from + 1; i < Math.min(items.length, from + FARTHEST_NOUN); i++) {
    const item = items[i]
    if (!item || item.marked || item.pos === "PUNCT" || item.pos === "VERB") return false
    if (isOneOf(item.lower, lexicon.works)) return true
  }
  return false
}

/** Items: "the author's first full-length novel". */
const FARTHEST_NOUN = 6

const isOneOf = (word: string, nouns: ReadonlySet<string>): boolean =>
  nouns.has(word) || (word.endsWith("s") && nouns.has(word.slice(0, -1)))
