import type { Article } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { NameMention } from "./cast-mentions.ts"
import type { Lexicon } from "./lexicon.ts"
import { isTitle } from "./names.ts"
import { isTime } from "./phrases.ts"
import type { Item, Sentence } from "./sentence.ts"
import { holdsStop } from "./sentence-whole.ts"
import { stem } from "./summary-words.ts"

/** Words of a sentence that is neither a scrap nor a page; those of a quotation count. */
const SHORTEST = 7
const LONGEST = 60

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "))
/** No sentence of a summary opens with one, but for "Those who …" and "There is …". */
const POINTING = setOf("he she it they this that these those his her its their him them such here there both")
const OPENERS = setOf("another other others neither each either elsewhere separately additionally of")
const OWN_VOICE = setOf("i we you me our my your")
const PERSONAL = setOf("he she him his her hers himself herself")
const IMPERSONAL = setOf("it its they them their theirs")
/** What joins a sentence to the one before wherever it stands; not "and also", "also known as", "instead of". */
const JOINING =
  /(?<!\b(?:and|but|or|while) )\b(?:also(?! (?:known|called))|instead(?! of)|however|therefore|moreover|furthermore|nevertheless|nonetheless|meanwhile|in turn|of course|for (?:example|instance))\b|\b(?:too|as well) [,.;]/
/** Of each of these the word that is seldom anything else. */
const MAY_JOIN = setOf(
  "also instead however therefore moreover furthermore nevertheless nonetheless meanwhile turn course example instance too well",
)
/** "Hours later", "The next day", "At that time", "In response,": a time or a turn that the sentence before gives. */
const TURN = new RegExp(
  [
    String.raw`^(?:[\p{L}\p{N}-]+ ){0,3}(?:moments?|minutes?|hours?|days?|weeks?|months?|years?) (?:later|earlier|afterwards?)\b`,
    String.raw`^(?:the (?:next|following|previous|same) |earlier,|in (?:response|addition|all),|for (?:his|her|its|their) part\b)`,
    String.raw`^(?:at|by|from|on|in|during|since|until|beyond) (?:that|this|these|those|then|the (?:time|same|meantime))\b`,
    String.raw`^(?:one|two|three|some|many|most|all|half|none) of (?:them|these|those|this|that)\b`,
  ].join("|"),
  "iu",
)

/**
 * Whether a whole sentence can be read without the one before it: it speaks in the article's own voice, opens with
 * nothing that leans, and its pronouns mean somebody whom it names itself.
 */
export function standsAlone(
  article: Article,
  sentence: Sentence,
  names: readonly NameMention[],
  lexicon: Lexicon,
): boolean {
  const text = wordsAt(article.text, sentence.span)
  const { items } = sentence
  return (
    !holdsStop(sentence) &&
    isReadable(text, items) &&
    !isOwnVoice(items) &&
    !leans(text, items, lexicon) &&
    !isOpen(items, names, lexicon)
  )
}

/** Neither a scrap nor a page, and no speech. */
const isReadable = (text: string, items: readonly Item[]): boolean =>
  !items[0]?.marked &&
  items.filter((item) => item.pos !== "PUNCT").length >= SHORTEST &&
  text.split(/\s+/).length <= LONGEST &&
  !/\?["'”’»)\]]*$/.test(text)

const isOwnVoice = (items: readonly Item[]): boolean =>
  items.some((item) => !item.marked && (OWN_VOICE.has(item.lower) || item.text === "us"))

function leans(text: string, items: readonly Item[], lexicon: Lexicon): boolean {
  const [first, second] = items
  const opens = (words: string) => words.split(" ").includes(second?.lower ?? "")
  const points = POINTING.has(first?.lower ?? "")
  const defines = first?.lower === "those" && opens("who whose with in on at from")
  const exists = first?.lower === "there" && opens("is are was were has have will 's")
  const joins = first?.lower === "both" && items.some((item) => item.lower === "and")
  if ((points && !defines && !exists && !joins) || OPENERS.has(first?.lower ?? "") || TURN.test(text)) return true
  const connectives = lexicon.connectives.get(first?.lower ?? "") ?? []
  if (connectives.some((phrase) => phrase.every((word, k) => items[k]?.lower === word))) return true
  const own = items.filter((item) => !item.marked)
  return own.some((item) => MAY_JOIN.has(item.lower)) && JOINING.test(own.map((item) => item.lower).join(" "))
}

/** Whether a pronoun of the sentence means somebody, or something, that stands outside it. */
function isOpen(items: readonly Item[], names: readonly NameMention[], lexicon: Lexicon): boolean {
  const people = new Set(names.filter(({ kind }) => kind === "person").map(({ span }) => span.start))
  const isPerson = (item: Item) => people.has(item.start) || isSomebody(item, lexicon)
  const isThing = (item: Item) =>
    !item.marked && (item.pos === "NOUN" || item.pos === "PROPN") && !isTime(item) && !/cent$/.test(item.lower)
  // "After he was released, Montalvo …", "In its 20 years, the network …": what opens the sentence may wait for its subject.
  const comma = /^(?:SCONJ|ADP|ADV|VERB)$/.test(items[0]?.pos ?? "")
    ? items.findIndex((item) => item.lower === ",")
    : -1
  const follows = (isOne: (item: Item) => boolean) => items.slice(comma + 1, comma + 1 + NEAR).some(isOne)
  const lacks = (at: number, first: number, isOne: (item: Item) => boolean) =>
    (first < 0 || first > at) && !(at < comma && follows(isOne))
  return items.some(({ marked, lower }, at) => {
    if (marked) return false
    if (PERSONAL.has(lower)) return lacks(at, items.findIndex(isPerson), isPerson)
    return IMPERSONAL.has(lower) ? lacks(at, items.findIndex(isThing), isThing) : isPointed(items, at)
  })
}

/** "this district", of which the sentence has said nothing; not "this week". */
function isPointed(items: readonly Item[], at: number): boolean {
  const noun = items[at + 1]
  if (noun?.pos !== "NOUN" || !/^(?:this|these|those)$/.test(items[at]?.lower ?? "")) return false
  if (isTime(noun) || /^(?:election|campaign|season|spring|summer|autumn|fall|winter)$/.test(noun.lower)) return false
  return !items.slice(0, at).some((item) => stem(item.lower) === stem(noun.lower))
}

/** Words within which a subject follows the comma. */
const NEAR = 6

const PEOPLE =
  /^(?:\p{L}*(?:man|woman|men|women)|boy|girl|child|teenager|person|victim|suspect|someone|somebody|nobody|who)$/u
const isSomebody = (item: Item, lexicon: Lexicon): boolean =>
  !item.marked && (isTitle(item, lexicon) || PEOPLE.test(item.lower))
