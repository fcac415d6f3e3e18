import type { Archive } from "../archive.ts"
import type { Article, Span } from "../model.ts"
import type { TextFilters, TextPlace, WeighedRun } from "../shelves/paragraphs.ts"
import type { Snippet } from "../snippet.ts"
import { holdsAny } from "./excluded.ts"
import { type Plan, planInTurns } from "./plan.ts"
import { type Ranked, rankInTurns } from "./rank.ts"

/** A paragraph that holds what is asked for. */
export type InText = {
  readonly article: Article
  readonly paragraph: number
  /** Where its words stand: spans of the article's text, ordered, apart. */
  readonly matches: readonly Span[]
  /** How much of the query it holds, 0 to 1, by weight. */
  readonly coverage: number
}

/** Paragraphs that are compared for one query. */
const RECALLED = 60

/** Words that are looked for, the rarest ones. */
const MOST_RUNS = 12

/** What weighs so little of the heaviest word stands everywhere, and tells nothing of where to look. */
const TELLING = 0.1

/** The paragraph of the articles' text that holds most of the query; null when none holds enough of it. */
export async function findInText(archive: Archive, query: string, filters: TextFilters): Promise<InText | null> {
  return (await findAllInText(archive, query, filters))[0] ?? null
}

/** The paragraphs of the articles' text that hold enough of the query, the one that holds most of it first. */
export async function findAllInText(archive: Archive, query: string, filters: TextFilters): Promise<readonly InText[]> {
  const plan = asItStands(await planInTurns(query, await archive.snippets.vocabulary()))
  const places = await archive.paragraphs.holding(runsOf(plan), filters, RECALLED)
  const fitting = places.filter(({ article, paragraph }) => {
    const { start = 0, end = 0 } = article.paragraphs[paragraph - 1] ?? {}
    return !holdsAny([article.text.slice(start, end)], plan.excluded)
  })
  const byId = new Map(fitting.map((place, index) => [String(index), place]))
  const ranked = await rankInTurns(Array.from(byId, asSnippet), plan)
  return ranked.toSorted(byCoverage).flatMap(({ snippet, matches, coverage }) => {
    const place = byId.get(snippet.id)
    return place && matches.length > 0
      ? [{ article: place.article, paragraph: place.paragraph, matches, coverage }]
      : []
  })
}

/** A word that is in no quote and no fact is a word of its own all the same, and not only what it is near to. */
function asItStands({ asked, ...plan }: Plan): Plan {
  const standing = asked.map((one) => {
    const isKnown = one.readings.some(({ word, next, isJoined }) => word === one.word && !next && !isJoined)
    return isKnown ? one : { ...one, readings: [{ word: one.word, closeness: 1 }, ...one.readings] }
  })
  return { ...plan, asked: standing }
}

function runsOf({ asked }: Plan): readonly WeighedRun[] {
  const heaviest = Math.max(0, ...asked.map(({ weight }) => weight))
  return asked
    .filter(({ weight }) => weight > TELLING * heaviest)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_RUNS)
    .flatMap(({ readings, weight }) =>
      readings.map(({ word, next, closeness }) => ({
        words: next === undefined ? [word] : [word, next],
        weight: weight * closeness,
      })),
    )
}

/** So that a paragraph is judged as a quote or a fact is. */
function asSnippet([id, { article, paragraph }]: readonly [string, TextPlace]): Snippet {
  const { start = 0, end = 0 } = article.paragraphs[paragraph - 1] ?? {}
  const span = { start, end }
  const text = article.text.slice(start, end)
  return {
    id,
    kind: "fact",
    form: null,
    slug: article.slug,
    version: article.version,
    index: -1,
    passage: -1,
    span,
    words: text,
    marked: [],
    denied: false,
    context: span,
    contextWords: text,
    speakers: [],
    roles: [],
    title: article.title,
    published: article.published ?? null,
    paragraph,
  }
}

/** Where something in quotation marks is word for word first, then what holds more of the query, then where it stands closer. */
const byCoverage = (a: Ranked, b: Ranked): number =>
  Number(b.isVerbatim) - Number(a.isVerbatim) || b.coverage - a.coverage || b.score - a.score
