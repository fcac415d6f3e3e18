import type { Archive } from "../archive.ts"
import type { Span } from "../model.ts"
import type { TextFilters, TextPlace, WeighedRun } from "../shelves/paragraphs.ts"
import type { Snippet } from "../snippet.ts"
import { holdsAny } from "./excluded.ts"
import { type Plan, planInTurns } from "./plan.ts"
import { type Ranked, rankInTurns } from "./rank.ts"

/** A paragraph that holds what is asked for. */
export type InText = Pick<TextPlace, "slug" | "version" | "paragraph"> & {
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
  const fitting = places.filter(({ words }) => !holdsAny([words], plan.excluded))
  const ranked = await rankInTurns(fitting.map(asSnippet), plan)
  return ranked
    .toSorted(byCoverage)
    .filter(({ matches }) => matches.length > 0)
    .map(({ snippet: { slug, version, paragraph }, matches, coverage }) => ({
      slug,
      version,
      paragraph,
      matches,
      coverage,
    }))
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
function asSnippet({ slug, version, title, published, paragraph, start, words }: TextPlace, index: number): Snippet {
  const span = { start, end: start + words.length }
  return {
    id: String(index),
    kind: "fact",
    form: null,
    slug,
    version,
    index: -1,
    passage: -1,
    span,
    words,
    marked: [],
    denied: false,
    context: span,
    contextWords: words,
    speakers: [],
    roles: [],
    title,
    published,
    paragraph,
  }
}

/** Where something in quotation marks is word for word first, then what holds more of the query, then where it stands closer. */
const byCoverage = (a: Ranked, b: Ranked): number =>
  Number(b.isVerbatim) - Number(a.isVerbatim) || b.coverage - a.coverage || b.score - a.score
