import type { Article, Fact, Span, Utterance } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { NameMention } from "./cast-mentions.ts"
import { findDates } from "./fact-dates.ts"
import { findFigures } from "./fact-figures.ts"
import { looksLikeCaption } from "./furniture.ts"
import type { Lexicon } from "./lexicon.ts"
import { verbGroups } from "./phrases.ts"
import { retractedReader } from "./retracted.ts"
import type { Item, Sentence } from "./sentence.ts"
import type { Readable } from "./sentence-whole.ts"
import type { Pos } from "./tokens.ts"

/** Below this many words a sentence says too little to be checked by itself: "Khamenei wants war." */
const SHORTEST = 6
/** What an article says "can" or "would" be is its comment, unless a source says so. */
export const MODALS = new Set(["can", "could", "may", "might", "would", "should", "must", "ought"])
const WISHES = new Set(["want", "wants", "wanted", "need", "needs", "deserve", "deserves"])
const DAYS = new Set("monday tuesday wednesday thursday friday saturday sunday".split(" "))
const OWN_VOICE = new Set(["i", "we", "you", "our", "us", "my", "your", "let"])
/** Words that lean on the sentence before: with an opening "And" or "But" nothing is left to check alone. */
const LEANING = new Set(["this", "that", "these", "those", "it"])

/**
 * Step 5: the sentences that state something checkable, each with its figures, dates, names and sources. Not: questions,
 * comment (of an opinion piece or a letter all that no source says), the article's own "we", and sentences that only carry a quotation. The same statement twice is folded.
 */
export function findFacts(
  article: Article,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  utterances: readonly Utterance[],
  { whole }: Readable,
  lexicon: Lexicon,
): readonly Fact[] {
  const namesBySentence = Map.groupBy(names, (name) => name.sentence)
  const utterancesByStart = new Map<number, number[]>()
  utterances.forEach((utterance, u) => {
    for (const { sentence } of utterance.passages) {
      const list = utterancesByStart.get(sentence.start)
      if (list) list.push(u)
      else utterancesByStart.set(sentence.start, [u])
    }
  })
  // The capital that opens a sentence makes no name: "Prices rose" names nobody unless "Prices" is named elsewhere.
  const elsewhere = new Set(
    names.filter((n) => n.span.start !== sentences[n.sentence]?.span.start).flatMap((n) => n.words),
  )
  const isKnown = (name: NameMention, sentence: Sentence) =>
    !name.words.some((word) => DAYS.has(word)) &&
    (name.words.length > 1 ||
      name.span.start !== sentence.span.start ||
      elsewhere.has(name.words[0] ?? "") ||
      lexicon.places.has(name.words[0] ?? ""))
  const retracted = retractedReader(article)
  const isComment = article.kind === "opinion" || article.kind === "letter"
  const seen = new Set<string>()
  const title = new Set(article.title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [])
  const found = sentences.flatMap((sentence, index) => {
    if (!whole.has(sentence) || !isStatement(sentence)) return []
    const sources = [...new Set(utterancesByStart.get(sentence.span.start) ?? [])]
    const said = sources.flatMap((u) => utterances[u] ?? [])
    const dates = findDates(sentence.items, article.published, lexicon)
    const figures = findFigures(sentence.items, dates)
    const isDate = (span: Span) => dates.some((d) => span.start >= d.span.start && span.start < d.span.end)
    const own = (namesBySentence.get(index) ?? [])
      .filter((n) => !isDate(n.span) && isKnown(n, sentence))
      .map((n) => n.span)
    const { isBlockQuote, turn } = article.paragraphs[sentence.paragraph] ?? {}
    if (turn) return []
    if ((isBlockQuote || isComment) && !said.some((u) => u.speaker)) return []
    if (!isCheckable(sentence, own, said, [...dates, ...figures])) return []
    if (looksLikeCaption(wordsAt(article.text, sentence.span))) return []
    const key = foldKey(sentence)
    if (seen.has(key)) return []
    seen.add(key)
    const named = sources.filter((u) => utterances[u]?.speaker)
    const isDenied = said.length > 0 && said.every((u) => u.polarity === "denied")
    const takenBack = retracted(sentence.span)
    const fact = {
      span: sentence.span,
      figures,
      dates,
      names: own,
      sources: named,
      ...(named.length === 0 && (said.length > 0 || saysSo(sentence, lexicon)) && { isTold: true as const }),
      hedge: said.find((u) => u.hedge)?.hedge ?? hedgeOf(sentence, lexicon),
      polarity: isDenied ? ("denied" as const) : ("affirmed" as const),
      ...(takenBack.length > 0 && { retracted: takenBack }),
    }
    return [{ fact, weight: checkability(fact) + centrality(sentence, index, title) }]
  })
  const order = found.toSorted((a, b) => b.weight - a.weight)
  const ranks = new Map(order.map(({ fact }, rank) => [fact, rank]))
  return found.map(({ fact }) => ({ ...fact, rank: ranks.get(fact) ?? 0 }))
}

/** "Police now say", "according to": somebody may be named for it, though nobody was found. */
function saysSo({ items }: Sentence, lexicon: Lexicon): boolean {
  const isPhrase = (at: number) =>
    lexicon.cuePhrases.get(items[at]?.lower ?? "")?.some((words) => words.every((w, i) => items[at + i]?.lower === w))
  return items.some((item, at) => {
    const kind = lexicon.cues.get(item.lower)?.kind
    return item.marked !== null || (kind !== undefined && kind !== "naming") || isPhrase(at)
  })
}

/** What there is to look up: figures most, then dates, then names and a source to ask; a hedge takes away. */
function checkability({ figures, dates, names, sources, hedge }: Omit<Fact, "rank">): number {
  const anchors = 2 * Math.min(figures.length, 2) + 1.5 * Math.min(dates.length, 2) + 0.5 * Math.min(names.length, 4)
  return anchors + (sources.length > 0 ? 1 : 0) - (hedge ? 1 : 0)
}

/** How near the head of the article, and how much of its title, a sentence stands for. */
function centrality({ items }: Sentence, index: number, title: ReadonlySet<string>): number {
  const shared = new Set(items.map((item) => item.lower).filter((word) => title.has(word)))
  return 2 / (1 + index / 5) + (2 * shared.size) / Math.max(1, title.size)
}

/** No scrap, no question, nothing in the article's own "we", and nothing that leans on the sentence before. */
function isStatement({ items }: Sentence): boolean {
  const words = items.filter((item) => item.marked === null && item.pos !== "PUNCT")
  if (words.length < SHORTEST || /^[?:]$/.test(items.at(-1)?.lower ?? "")) return false
  return !words.some((item) => OWN_VOICE.has(item.lower) && item.text !== "US") && !leans(items)
}

/** Names, figures or dates to look up, in a statement of the article's own voice or a source's. */
function isCheckable(
  { items }: Sentence,
  names: readonly Span[],
  said: readonly Utterance[],
  anchors: readonly { readonly span: Span }[],
): boolean {
  if (names.length === 0 && anchors.length === 0) return false
  const quoting = said.filter((u) => u.passages.some((p) => p.marked.length > 0))
  if (quoting.length > 0 || items.some((item) => item.marked))
    return anchors.some((anchor) => !isQuoted(anchor.span, quoting))
  const main = verbGroups(items).filter((group) => !group.gerund && !group.infinitive)
  if (main.length === 0) return false
  const reported = said.some((u) => u.speaker !== null)
  const first = main.find((group) => !insideSaid(items[group.head], said))
  const modal = first !== undefined && items.slice(first.from, first.to).some((item) => MODALS.has(item.lower))
  if (!reported && (modal || WISHES.has(items[first?.head ?? -1]?.lower ?? ""))) return false
  return true
}

/** Opens with "Which", or with "And", "But", "So" on top of a "this" or "it". */
function leans(items: readonly Item[]): boolean {
  const first = items[0]
  if (first?.lower === "which" || (first?.pos === "PRON" && LEANING.has(first.lower))) return true
  if (!/^(?:and|but|so|or|yet|nor)$/.test(first?.lower ?? "")) return false
  return items.some((item) => !item.marked && LEANING.has(item.lower) && item.pos !== "SCONJ")
}

const isQuoted = (span: Span, quoting: readonly Utterance[]): boolean =>
  quoting.some((u) => u.passages.some((p) => span.start >= p.span.start && span.end <= p.span.end))

const insideSaid = (item: Item | undefined, said: readonly Utterance[]): boolean =>
  item !== undefined && said.some((u) => u.passages.some((p) => item.start >= p.span.start && item.end <= p.span.end))

/** The telling words of a sentence, in any order: the same statement told again has the same. */
function foldKey({ items }: Sentence): string {
  const telling = items.filter((item) => TELLING.has(item.pos))
  return [...new Set(telling.map((item) => item.lower || item.text))].toSorted().join(" ")
}

const TELLING: ReadonlySet<Pos> = new Set(["NOUN", "PROPN", "VERB", "ADJ", "NUM", "QUOTE"])

function hedgeOf(sentence: Sentence, lexicon: Lexicon): Span | null {
  const item = sentence.items.find((i) => !i.marked && i.pos !== "AUX" && lexicon.hedges.has(i.text))
  return item ? { start: item.start, end: item.end } : null
}
