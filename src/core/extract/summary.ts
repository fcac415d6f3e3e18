import type { Article, RankedSentence, Span } from "../model.ts"
import type { NameMention } from "./cast-mentions.ts"
import { findCues } from "./cues.ts"
import { MODALS } from "./facts.ts"
import { speechAlone } from "./furniture.ts"
import type { Lexicon } from "./lexicon.ts"
import { verbGroups } from "./phrases.ts"
import { retractedReader } from "./retracted.ts"
import type { Sentence } from "./sentence.ts"
import type { Readable } from "./sentence-whole.ts"
import { standsAlone } from "./summary-alone.ts"
import { type Introductions, introductions } from "./summary-introductions.ts"
import { meanWeight, overlap, share, stem, tellingWords, weightsOf } from "./summary-words.ts"

/** Sentences that a summary may have at most; the longest summary shows seven. */
const MOST = 12
/**
 * News tells its gist first: the sentence after this many counts half. On the GUM news fixtures 3 to 8 give the same
 * summaries of two, four and seven sentences.
 */
const HALF = 5
/** Share of a sentence's telling words that another one may repeat before it says the same again. */
const SAME_AGAIN = 0.6

type Candidate = {
  /** Of the sentence in the article. */
  readonly index: number
  readonly span: Span
  readonly telling: ReadonlySet<string>
  /** By its place, and by how much of it is quotation. */
  readonly weight: number
  /** How much the article speaks of what it tells. */
  readonly central: number
}

/**
 * Step 6: the sentences that tell the article best, in article order, each readable with no other than those of lower rank.
 * By default the first ones, as news is written; a sentence is passed over when it leans on one that is not shown, is
 * furniture of the page or says the same again, and comes forward when it tells what of the title is not yet told, or what
 * the article speaks of most. The article's own voice tells more than a quotation.
 */
export function rankSentences(
  article: Article,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
  { furniture, whole }: Readable,
  lexicon: Lexicon,
): readonly RankedSentence[] {
  const words = sentences.map(tellingWords)
  const weights = weightsOf(words)
  const title = new Set((article.title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).map(stem))
  const retracted = retractedReader(article)
  const speech = speechAlone(article)
  const ownNames = Map.groupBy(names, (name) => name.sentence)
  let read = 0
  const candidates = sentences.flatMap((sentence, index): Candidate[] => {
    if (furniture.has(sentence.paragraph) || speech.has(sentence.paragraph) || retracted(sentence.span).length > 0)
      return []
    const head = 1 / (1 + read++ / HALF)
    const isAlone = whole.has(sentence) && standsAlone(article, sentence, ownNames.get(index) ?? [], lexicon)
    if (!isAlone || isGuess(sentence, lexicon)) return []
    const telling = words[index] ?? NONE
    const weight = head * (1 - quotedShare(sentence))
    return [{ index, span: sentence.span, telling, weight, central: meanWeight(telling, weights) }]
  })
  const chosen = choose(candidates, title, introductions(article, sentences, ownNames))
  return chosen.map(({ span }, rank) => ({ span, rank })).toSorted((a, b) => a.span.start - b.span.start)
}

/** Best first, each best beside those before it; at most `MOST` rounds over the candidates. */
function choose(
  candidates: readonly Candidate[],
  title: ReadonlySet<string>,
  { isMet, show }: Introductions,
): readonly Candidate[] {
  const chosen: Candidate[] = []
  let untold = title
  let open = candidates
  while (chosen.length < MOST) {
    let best: Candidate | null = null
    let most = 0
    for (const one of open) {
      const told = (untold.size / Math.max(1, title.size)) * share(untold, one.telling)
      const score = one.weight * (1 + told + one.central)
      if (score > most && isMet(one.index)) [best, most] = [one, score]
    }
    if (!best) break
    const { index, telling } = best
    chosen.push(best)
    show(index)
    untold = new Set([...untold].filter((word) => !telling.has(word)))
    open = open.filter((one) => one.index !== index && overlap(one.telling, telling) <= SAME_AGAIN)
  }
  return chosen
}

const NONE: ReadonlySet<string> = new Set()

/** "Washington can join …": what may happen, and nobody says so, is the article's guess. */
function isGuess(sentence: Sentence, lexicon: Lexicon): boolean {
  const { items } = sentence
  const main = verbGroups(items).find((group) => !group.gerund && !group.infinitive)
  const may = main !== undefined && items.slice(main.from, main.to).some((item) => MODALS.has(item.text))
  return may && findCues(sentence, lexicon).length === 0
}

function quotedShare({ span, items }: Sentence): number {
  const quoted = items.reduce((sum, { marked, start, end }) => sum + (marked ? end - start : 0), 0)
  return quoted / Math.max(1, span.end - span.start)
}
