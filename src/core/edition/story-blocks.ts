import type { Covered, Span } from "../model.ts"
import { highlight } from "../reply/highlight.ts"
import { type Block, list, note, type Prose, paragraph, plain, strong } from "../reply/reply.ts"
import { proseOf } from "../show/around.ts"
import { imprint, titleRun } from "../show/article-line.ts"
import { correctedRuns } from "../show/correction.ts"
import { keyQuote } from "../show/key-quote.ts"
import { placeInWords } from "../show/kind.ts"
import { titleShown, wordsShown } from "../show/shown.ts"
import { cut } from "../text/cut.ts"
import type { Story } from "./story.ts"

/** UTF-16 code units; what is longer is left out whole, since nothing is shortened inside. */
const LONGEST = { title: 200, sentence: 320, sentences: 480, quote: 280, figure: 280 } as const
/** Articles that carry the story beside the one that tells it; more are counted. */
const MOST_ALSO = 3

/** A story as blocks: what it is, one or two whole sentences, its key quote, its key figure, and who else carries it. */
export function storyBlocks({ lead, also }: Story, number: number): readonly Block[] {
  const sentences = sentencesOf(lead)
  const quote = keyQuote(lead, ({ passages }) => totalLength(passages.map(({ span }) => span)) <= LONGEST.quote)
  const figure = figureOf(lead, sentences)
  return [
    {
      kind: "prose",
      prose: [strong(`${number}. `), ...headline(lead, true)],
      opens: true,
      shows: [titleShown(lead.article)],
    },
    ...(sentences.length > 0
      ? [paragraph(proseOf(lead.article.text, sentences, []), wordsShown(lead, ...sentences))]
      : []),
    ...(also.length > 0
      ? [note(alsoIn(also), ...also.slice(0, MOST_ALSO).map(({ article }) => titleShown(article)))]
      : []),
    // The headline stands just above.
    ...(quote ? [{ ...quote, source: { ...quote.source, isAbove: true as const } }] : []),
    ...(figure ? [figure] : []),
  ]
}

/** "Harbour reopens · The Daily Tide · Ann Lee · 1 March 2026", linked where the article gives an address. */
export function headline({ article }: Covered, isStrong = false): Prose {
  const title = {
    ...titleRun(article),
    text: cut(article.title, LONGEST.title),
    ...(isStrong && { strong: true as const }),
  }
  const rest = cut(imprint(article), LONGEST.title)
  return [title, ...(rest === "" ? [] : plain(` · ${rest}`)), ...correctedRuns(article)]
}

function alsoIn(also: readonly Covered[]): Prose {
  const shown = also.slice(0, MOST_ALSO)
  const named = shown.flatMap((covered, index) => [...plain(index > 0 ? "; " : ""), ...headline(covered)])
  return [
    ...plain("Also: "),
    ...named,
    ...(also.length > shown.length ? plain(`; ${also.length - shown.length} more`) : []),
  ]
}

/** The one or two sentences that tell most, in the article's order. */
function sentencesOf({ coverage }: Covered): readonly Span[] {
  const [first, second] = coverage.summary
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ span }) => span)
    .filter(({ start, end }) => end - start <= LONGEST.sentence)
  if (!first) return []
  const both = second ? [first, second] : [first]
  return totalLength(both) <= LONGEST.sentences ? both.toSorted((a, b) => a.start - b.start) : [first]
}

/** The fact with a figure that ranks first and is not told already, its figures marked. */
function figureOf(covered: Covered, told: readonly Span[]): Block | null {
  const { article, coverage } = covered
  const fact = coverage.facts
    .filter(
      ({ span, figures, retracted }) => figures.length > 0 && !retracted && span.end - span.start <= LONGEST.figure,
    )
    .filter(({ span }) => !told.some(({ start, end }) => span.start < end && start < span.end))
    .toSorted((a, b) => a.rank - b.rank)[0]
  if (!fact) return null
  const figures = fact.figures.map(({ span }) => span)
  const place = { text: ` (${placeInWords(article, fact.span.start)})` }
  const prose = [...highlight(article.text, fact.span, figures), place]
  return list([{ label: "Key figure", prose, shows: [wordsShown(covered, fact.span)] }])
}

const totalLength = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0)
