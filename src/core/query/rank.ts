import type { Span } from "../model.ts"
import type { Snippet } from "../snippet.ts"
import { FIELDS, type Hit, hitsIn, type Lookup, lookupOf } from "./hits.ts"
import type { Asked, Plan } from "./plan.ts"
import { FLOOR, weightOf } from "./recall.ts"
import { turn } from "./turn.ts"

/** A snippet that answers a query. */
export type Found = {
  readonly snippet: Snippet
  /** What matched in its words and context: spans of the article's text, ordered, apart. Empty when only a name did. */
  readonly matches: readonly Span[]
  /** 0 to about 1.6; only comparable within one answer. */
  readonly score: number
  /** How much of the query's weight it holds, 0 to 1; what is only near counts as much as it is near. */
  readonly coverage: number
  /** Of a quote: none of its passages that were found has quotation marks. */
  readonly isReported?: boolean
  /** The same statement elsewhere, in the same words or shortened; the earliest first. Absent: nowhere. */
  readonly variants?: readonly Snippet[]
}

/**
 * `isVerbatim`: the query has something in quotation marks, and this holds it word for word. `sure`: whether it holds the
 * short words that exist as they are typed: all, or one only as the beginning of another.
 */
export type Ranked = Found & {
  readonly isVerbatim: boolean
  readonly sure: "all" | "not all" | "begun"
  /** What of the score is for words that stand together. */
  readonly together: number
}

/** Reported words give way to quoted ones that match as well. */
const REPORTED = 0.8

/** What two neighbours of the query add when they are neighbours in the text, for each nat of the lighter one. */
const NEARNESS = 0.6

/** How near they are, by how many words the second one follows the first; 0 for all other distances. */
const NEAR: Readonly<Record<number, number>> = { 1: 1, 2: 0.7, 3: 0.5, 4: 0.3, [-1]: 0.5, [-2]: 0.3 }
const DISTANCES = Object.keys(NEAR).map(Number)

/** The snippets that hold enough of the query, best first; of equals the newer one first. The order is total. */
export const rank = (snippets: readonly Snippet[], plan: Plan): readonly Ranked[] =>
  judged(snippets, plan, lookupOf(plan)).toSorted(byScore)

const judged = (snippets: readonly Snippet[], plan: Plan, lookup: Lookup): readonly Ranked[] =>
  snippets.flatMap((snippet) => judge(snippet, plan, hitsIn(snippet, lookup)) ?? [])

/** What is read of contexts in one turn, in UTF-16 code units: about a millisecond's work. */
const READ_AT_ONCE = 20_000

/** The same, a few snippets a turn, in no order. */
export async function rankInTurns(snippets: readonly Snippet[], plan: Plan): Promise<readonly Ranked[]> {
  const lookup = lookupOf(plan)
  const ranked: Ranked[] = []
  let few: Snippet[] = []
  let length = 0
  for (const snippet of snippets) {
    few.push(snippet)
    length += snippet.contextWords.length
    if (length < READ_AT_ONCE) continue
    ranked.push(...judged(few, plan, lookup))
    await turn()
    few = []
    length = 0
  }
  return [...ranked, ...judged(few, plan, lookup)]
}

export const byScore = (a: Found, b: Found): number =>
  b.score - a.score || standing(a.snippet) - standing(b.snippet) || byPlace(a.snippet, b.snippet)

/** What a press release says stands behind news that fits as well. */
export const standing = ({ isRelease }: Snippet): number => (isRelease ? 1 : 0)

/** Newest first, undated last, each article from its beginning. */
function byPlace(a: Snippet, b: Snippet): number {
  const [left, right] = [a.published ?? "", b.published ?? ""]
  if (left !== right) return left > right ? -1 : 1
  if (a.slug !== b.slug) return a.slug < b.slug ? -1 : 1
  return a.span.start - b.span.start || (a.id < b.id ? -1 : 1)
}

function judge(snippet: Snippet, plan: Plan, hits: readonly Hit[]): Ranked | null {
  const { asked, phrases } = plan
  const best = asked.map(() => 0)
  for (const hit of hits) best[hit.asked] = Math.max(hit.worth, best[hit.asked] ?? 0)
  const needed = asked.filter(({ isTelling }) => isTelling || plan.isPhrase)
  const held = asked.filter((word, i) => (word.isTelling || plan.isPhrase) && (best[i] ?? 0) > 0)
  if (needed.some((word) => word.isRequired && !held.includes(word))) return null
  if (weightOf(held) < FLOOR * weightOf(needed)) return null

  const grid = gridOf(hits)
  const words = asked.reduce((sum, { weight }, i) => sum + weight * (best[i] ?? 0), 0)
  const pairs = asked.slice(1).reduce((sum, { weight }, i) => {
    const lighter = Math.min(weight, asked[i]?.weight ?? 0)
    return sum + lighter * nearness(hits, i, grid)
  }, 0)
  const form = snippet.form === "indirect" ? REPORTED : 1
  const together = (form * NEARNESS * pairs) / weightOf(asked)
  const score = (form * words) / weightOf(asked) + together
  return {
    snippet,
    matches: matchesOf(snippet, plan, hits),
    score: Math.round(score * 1e6) / 1e6, // so that equals are equal, whatever the order of addition
    coverage: coverageOf(needed, asked, hits),
    together,
    sure: sureness(plan, hits),
    isVerbatim: phrases.length > 0 && phrases.every(({ start, end }) => holdsPhrase(hits, start, end, grid)),
  }
}

function coverageOf(needed: readonly Asked[], asked: readonly Asked[], hits: readonly Hit[]): number {
  const closest = new Map<Asked | undefined, number>()
  for (const { asked: index, closeness } of hits)
    closest.set(asked[index], Math.max(closeness, closest.get(asked[index]) ?? 0))
  const held = needed.reduce((sum, one) => sum + one.weight * (closest.get(one) ?? 0), 0)
  return held / weightOf(needed)
}

function sureness({ asked }: Plan, hits: readonly Hit[]): Ranked["sure"] {
  const closest = asked.map(() => 0)
  for (const { asked: index, closeness } of hits) closest[index] = Math.max(closeness, closest[index] ?? 0)
  const held = closest.filter((_, i) => asked[i]?.isSure)
  if (held.some((closeness) => closeness > 0 && closeness < ITSELF)) return "begun"
  return held.every((closeness) => closeness > 0) ? "all" : "not all"
}

/** From here on a reading is the word itself or its plural. */
const ITSELF = 0.9

/** The hits by where they stand: what asks for a neighbour need not look at all of them. */
type Grid = ReadonlyMap<number, Hit>
/** More than a query has words, and a field has words in front of one. */
const [MOST_ASKED, MOST_PLACES] = [64, 2 ** 24]
const cell = ({ field }: Hit, asked: number, place: number) =>
  (FIELDS.indexOf(field) * MOST_ASKED + asked) * MOST_PLACES + place
const gridOf = (hits: readonly Hit[]): Grid => new Map(hits.map((hit) => [cell(hit, hit.asked, hit.place), hit]))

/** How well a query word and the next one stand together at their best place, 0 to 1. */
function nearness(hits: readonly Hit[], asked: number, grid: Grid): number {
  let most = 0
  for (const hit of hits) {
    if (hit.asked !== asked) continue
    const joint = grid.get(cell(hit, asked + 1, hit.place))
    if (hit.isJoined && joint?.isJoined) most = Math.max(most, hit.worth)
    for (const distance of DISTANCES) {
      const other = grid.get(cell(hit, asked + 1, hit.place + distance + (distance > 0 ? hit.size - 1 : 0)))
      if (other) most = Math.max(most, (NEAR[distance] ?? 0) * Math.min(hit.worth, other.worth))
    }
  }
  return most
}

function holdsPhrase(hits: readonly Hit[], start: number, end: number, grid: Grid): boolean {
  const isExact = (hit: Hit | undefined) => hit?.closeness === 1
  return hits.some((first) => {
    if (first.asked !== start || !isExact(first)) return false
    for (let i = 1; i < end - start; i++) if (!isExact(grid.get(cell(first, start + i, first.place + i)))) return false
    return true
  })
}

/** What to mark: of each word its closest readings. Stop words only beside others, or together when there are no others. */
function matchesOf(
  { context, contextWords }: Snippet,
  { asked, isPhrase }: Plan,
  hits: readonly Hit[],
): readonly Span[] {
  const inBody = hits.filter(({ field }) => field === "body")
  const closest = asked.map(() => 0)
  for (const hit of inBody) closest[hit.asked] = Math.max(hit.closeness, closest[hit.asked] ?? 0)
  const runs: { start: number; end: number; next: number; size: number; tells: boolean }[] = []
  for (const { asked: index, closeness, place, size, start, end } of inBody) {
    if (closeness < (closest[index] ?? 0)) continue
    const tells = asked[index]?.isTelling ?? true
    const run = runs.at(-1)
    if (run && place <= run.next && /^[ -]?$/.test(contextWords.slice(run.end, start))) {
      run.size += place === run.next ? 1 : 0
      run.end = Math.max(run.end, end)
      run.next = Math.max(run.next, place + size)
      run.tells ||= tells
    } else runs.push({ start, end, next: place + size, size: 1, tells })
  }
  const longest = Math.max(0, ...runs.map(({ size }) => size))
  return runs
    .filter(({ tells, size }) => tells || (isPhrase && size === longest))
    .map(({ start, end }) => ({ start: context.start + start, end: context.start + end }))
}
