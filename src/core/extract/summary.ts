import type { Article, RankedSentence, Span } from "../model.ts"
import type { NameMention } from "./cast.ts"
import { findCues } from "./cues.ts"
import { MODALS } from "./facts.ts"
import type { Lexicon } from "./lexicon.ts"
import { verbGroups } from "./phrases.ts"
import type { Item, Sentence } from "./sentences.ts"

/** Sentences that a summary may have at most; the longest summary shows seven. */
const MOST = 12
/** Words of a sentence that is neither a scrap nor a page. */
const SHORTEST = 7
const LONGEST = 60
/** How much the head of an article weighs against its words; by the summaries of the GUM news fixtures. */
const LEAD = 3
/** Share of a sentence's words that another one may repeat before it says the same again. */
const SAME_AGAIN = 0.5

const POINTING = new Set(
  "he she it they this that these those his her its their him them such here there both".split(" "),
)

/**
 * Step 6: the sentences that tell the article best, in article order, each readable without the one before it: none opens
 * with a pronoun or a connective, none is a scrap, and a quotation is whole or absent. Told best: near the head of the article,
 * in the words of its title and in the words it uses most.
 */
export function rankSentences(
  article: Article,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  lexicon: Lexicon,
): readonly RankedSentence[] {
  const weight = wordWeights(sentences)
  const title = new Set(article.title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [])
  const isBare = bareSurname(names)
  const bare = new Set(names.filter(isBare).map((name) => name.sentence))
  const scored = sentences.flatMap((sentence, index) => {
    if (!standsAlone(sentence, lexicon) || isGuess(sentence, lexicon)) return []
    const words = contentWords(sentence)
    const centrality = mean(words.map((word) => weight.get(word) ?? 0))
    const titled = words.filter((word) => title.has(word)).length / Math.max(1, title.size)
    const lead = 1 / (1 + index / 3)
    const unintroduced = bare.has(index) ? 1 : 0
    const pointing = sentence.items.filter((item) => !item.marked && POINTING.has(item.lower)).length
    const score = centrality + 2 * titled + LEAD * lead - 0.4 * unintroduced - 0.1 * pointing
    return [{ span: sentence.span, words: new Set(words), score }]
  })
  const chosen: { readonly span: Span; readonly words: ReadonlySet<string> }[] = []
  for (const sentence of scored.toSorted((a, b) => b.score - a.score || a.span.start - b.span.start)) {
    if (chosen.length === MOST) break
    if (!chosen.some((other) => overlap(sentence.words, other.words) > SAME_AGAIN)) chosen.push(sentence)
  }
  return chosen.map(({ span }, rank) => ({ span, rank })).toSorted((a, b) => a.span.start - b.span.start)
}

/** "Washington can join …": what may happen, and nobody says so, is the article's guess. */
const isGuess = (sentence: Sentence, lexicon: Lexicon): boolean =>
  sentence.items.some((item) => MODALS.has(item.text)) && findCues(sentence, lexicon).length === 0

function standsAlone(sentence: Sentence, lexicon: Lexicon): boolean {
  const { items } = sentence
  const words = items.filter((item) => item.pos !== "PUNCT")
  const first = items[0]
  if (!first || first.marked || words.length < SHORTEST || words.length > LONGEST) return false
  if (POINTING.has(first.lower) || !/^[\p{Lu}\p{N}]/u.test(first.text)) return false
  if (items.some((item) => !item.marked && /^(?:i|we|you|our|my)$/.test(item.lower))) return false
  if (lexicon.connectives.some((phrase) => phrase.every((word, k) => items[k]?.lower === word))) return false
  // A full stop inside is a scrap that joined: "production. enriched that would allow him …".
  if (items.slice(0, -1).some((item) => /^[.?!…]+$/.test(item.lower)) || items.at(-1)?.lower === "?") return false
  return verbGroups(items).some((group) => !group.gerund && !group.infinitive)
}

const contentWords = (sentence: Sentence): readonly string[] =>
  sentence.items
    .filter((item: Item) => !item.marked && /^(?:NOUN|PROPN|VERB|ADJ|NUM)$/.test(item.pos))
    .map((item) => item.lower)

/** Each content word → how often the article uses it, against the word it uses most. */
function wordWeights(sentences: readonly Sentence[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const sentence of sentences)
    for (const word of contentWords(sentence)) counts.set(word, (counts.get(word) ?? 0) + 1)
  let most = 1
  for (const count of counts.values()) most = Math.max(most, count)
  return new Map([...counts].map(([word, count]) => [word, count / most]))
}

/** Whether a name is a bare surname of somebody whom the article names in full elsewhere. */
function bareSurname(names: readonly NameMention[]): (name: NameMention) => boolean {
  const full = new Set(names.filter((n) => n.words.length > 1).map((n) => n.words.at(-1)))
  return (name) => name.words.length === 1 && full.has(name.words[0])
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  return shared / Math.max(1, Math.min(a.size, b.size))
}
