import type { ClaimWord } from "./claim-words.ts"
import { isOneApart, likenessOf } from "./same-word.ts"
import type { SourceWord } from "./source-words.ts"

/**
 * One step of reading claim and source side by side: a word of each (kept or replaced), one of the claim alone (added) or
 * one of the source alone (left out). Indexes; null: none. `isApart`: one word here is two there.
 */
export type Pairing = { readonly claim: number | null; readonly source: number | null; readonly isApart?: true }

export type Alignment = { readonly steps: readonly Pairing[]; readonly cost: number }

/** What a word costs that only one of both has; a word replaced costs 1, the same word nothing. */
const ADDED = 1
const LEFT_OUT = 0.6
/** … and each further one in a row. */
const LEFT_OUT_TOO = 0.2
/** Words in square brackets are the writer's: they may stand for anything, and so may what they stand for be missing. */
const WRITERS = 0.15
/** Going on at another place of the sources: so much that four words in a row there make up for it. */
const ELSEWHERE = 3
/** … where the claim has an ellipsis, and a little more for each word between, up to a bound. */
const ELLIPSIS_COST = 0.3
const ELLIPSIS_WORD = 0.002
const ELLIPSIS_MOST = 1
/** Where both go on in quotation marks costs less: of two places alike, the quotation is meant. */
const OUT_OF_MARKS = 0.01
/** Stepping into or out of quotation marks on the way. */
const OVER_MARKS = 0.4
/** Behind this nothing that is worse than the best can become it, when no place but the next may follow. */
const BOUND = 4
/** So many places are gone on from, the cheapest, and so many begun at: more have only texts of few words, and there all are alike. */
const MOST_CELLS = 200
/** Who begins to read at a word has read as much as whoever costs so much more than nothing. */
const START_ANEW = 0.3
/** So many places an ellipsis may go on from. */
const MOST_ORIGINS = 40

/** A claim's words up to a row read, the last of them at a source's word. `parent`: the cell before, -1: none. */
type Cell = {
  readonly at: number
  readonly cost: number
  readonly parent: Cell | null
  readonly steps: readonly Pairing[]
  /** Reached by leaving out words of the source. */
  readonly isLeftOut: boolean
}

/**
 * The cheapest way to read the claim as the source's words. Only cells that may still become the best are kept: with `mayJump`
 * these are the ones better than the best one behind a jump, so that the work grows with the claim's length and the places of
 * its words, and not with the product of both texts. Beyond `limit` it is given up: the cost is infinite then.
 */
export function align(
  claim: readonly ClaimWord[],
  source: readonly SourceWord[],
  places: ReadonlyMap<string, readonly number[]>,
  mayJump: boolean,
  limit: number,
): Alignment {
  const slack = mayJump ? ELSEWHERE : BOUND
  let nowhere: Cell = { at: -1, cost: 0, parent: null, steps: [], isLeftOut: false }
  let before: readonly Cell[] = []
  let row: readonly Cell[] = []
  for (const [i, word] of claim.entries()) {
    const next = new Map<number, Cell>()
    const offer = (at: number, cost: number, parent: Cell, steps: readonly Pairing[]) => {
      if (cost < (next.get(at)?.cost ?? Number.POSITIVE_INFINITY))
        next.set(at, { at, cost, parent, steps, isLeftOut: false })
    }
    const costs = new Map<string, number>()
    const costAt = (at: number): number => {
      const expected = source[at]
      if (!expected) return Number.POSITIVE_INFINITY
      const known = costs.get(expected.cased)
      if (known !== undefined) return known
      const { cost } = likenessOf(word, expected)
      const least = word.isWriters && !expected.isBracketed ? Math.min(cost, WRITERS) : cost
      costs.set(expected.cased, least)
      return least
    }
    const best = cheapest(row)
    const origin = best && mayJump && best.cost + ELSEWHERE < nowhere.cost ? best : nowhere
    const elsewhere = origin === nowhere ? nowhere.cost : origin.cost + ELSEWHERE
    const origins = word.isAfterEllipsis ? row.toSorted((a, b) => a.cost - b.cost).slice(0, MOST_ORIGINS) : []
    let begun = 0
    for (const at of places.get(word.key) ?? []) {
      if (origins.length === 0 && !goesOnAlike(claim, i, source, at)) continue
      if (begun++ > MOST_CELLS) break
      const cost = costAt(at) + (source[at]?.mark === -1 ? OUT_OF_MARKS : 0)
      offer(at, elsewhere + cost, origin, [{ claim: i, source: at }])
      for (const cell of origins) {
        if (cell.at >= at || source[cell.at]?.source !== source[at]?.source) continue
        const between = Math.min(ELLIPSIS_MOST, (at - cell.at - 1) * ELLIPSIS_WORD)
        offer(at, cell.cost + ELLIPSIS_COST + between + cost, cell, [{ claim: i, source: at }])
      }
    }
    const added = word.isWriters ? WRITERS : ADDED
    for (const cell of row) {
      const at = cell.at + 1
      const there = source[at]
      if (there && !there.isFirst) {
        const cost = costAt(at) + costOver(source, at)
        // Behind words that are left out a word is kept: one that is replaced might as well stand before them.
        if (!cell.isLeftOut || costAt(at) < ADDED) offer(at, cell.cost + cost, cell, [{ claim: i, source: at }])
        const after = source[at + 1]
        if (after && !after.isFirst && isOneApart(there, after, word))
          offer(at + 1, cell.cost, cell, apart([i, at], [i, at + 1]))
      }
      if (!cell.isLeftOut) offer(cell.at, cell.cost + added, cell, [{ claim: i, source: null }])
    }
    const earlier = claim[i - 1]
    for (const cell of earlier ? before : []) {
      const there = source[cell.at + 1]
      if (earlier && there && !there.isFirst && isOneApart(earlier, word, there))
        offer(cell.at + 1, cell.cost, cell, apart([i - 1, cell.at + 1], [i, cell.at + 1]))
    }
    nowhere = {
      at: -1,
      cost: nowhere.cost + added,
      parent: nowhere,
      steps: [{ claim: i, source: null }],
      isLeftOut: false,
    }
    before = row
    // What is no better than nothing read so far begins anew as well.
    const bound = Math.min(limit, nowhere.cost + START_ANEW, (cheapest([...next.values()])?.cost ?? limit) + slack)
    row = cheapestOf(withLeftOut(next, bound, source, word.isWriters || claim[i + 1]?.isWriters === true))
    if (row.length === 0 && nowhere.cost > limit) return { steps: [], cost: Number.POSITIVE_INFINITY }
  }
  const last = cheapest(row)
  const end = last && last.cost < nowhere.cost ? last : nowhere
  return { steps: stepsTo(end), cost: end.cost }
}

/** A step to a word from the one before it, of which one stands in quotation marks and the other does not. */
const costOver = (source: readonly SourceWord[], at: number): number => {
  const [before, after] = [source[at - 1]?.mark ?? -1, source[at]?.mark ?? -1]
  return before !== after && (before === -1 || after === -1) ? OVER_MARKS : 0
}

/** Whether one of the next two words of the claim is one of the next two there, too: no reading begins with a word alone. */
function goesOnAlike(claim: readonly ClaimWord[], i: number, source: readonly SourceWord[], at: number): boolean {
  const [next, second] = [claim[i + 1]?.key, claim[i + 2]?.key]
  return [source[at + 1], source[at + 2]].some((word) => word && (word.key === next || word.key === second))
}

const apart = (...pairs: readonly (readonly [number, number])[]): readonly Pairing[] =>
  pairs.map(([claim, source]) => ({ claim, source, isApart: true }))

/** The row in order of place, with the cells that leave out source words behind the others, without those too dear. */
function withLeftOut(
  next: Map<number, Cell>,
  bound: number,
  source: readonly SourceWord[],
  isBesideWriters: boolean,
): readonly Cell[] {
  const order = Array.from(next.keys()).sort((a, b) => a - b)
  const row: Cell[] = []
  for (const [n, at] of order.entries()) {
    const until = order[n + 1] ?? source.length
    let cell = next.get(at) ?? null
    while (cell && cell.at < until && cell.cost < bound) {
      row.push(cell)
      cell = leftOut(cell, isBesideWriters, source)
    }
    // Leaving words out may lead cheaper to where the next cell stands.
    if (cell && cell.at === until && cell.cost < (next.get(until)?.cost ?? 0)) next.set(until, cell)
  }
  return row
}

/** The next word of the source left out; null where none follows. */
function leftOut(cell: Cell, isBesideWriters: boolean, source: readonly SourceWord[]): Cell | null {
  const at = cell.at + 1
  const isThere = source[at] !== undefined && !source[at].isFirst
  const cost = isBesideWriters ? WRITERS : (cell.isLeftOut ? LEFT_OUT_TOO : LEFT_OUT) + costOver(source, at)
  return isThere
    ? { at, cost: cell.cost + cost, parent: cell, steps: [{ claim: null, source: at }], isLeftOut: true }
    : null
}

function cheapestOf(row: readonly Cell[]): readonly Cell[] {
  if (row.length <= MOST_CELLS) return row
  return row
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, MOST_CELLS)
    .sort((a, b) => a.at - b.at)
}

function cheapest(row: readonly Cell[]): Cell | null {
  let best: Cell | null = null
  for (const cell of row) if (!best || cell.cost < best.cost) best = cell
  return best
}

function stepsTo(end: Cell): readonly Pairing[] {
  const steps: Pairing[] = []
  for (let cell: Cell | null = end; cell; cell = cell.parent)
    for (const step of cell.steps.toReversed()) steps.push(step)
  return steps.reverse()
}

/** Where each word stands, by what readers by machine could take it for. */
export function placesOf(source: readonly SourceWord[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [at, { key }] of source.entries()) {
    const list = places.get(key)
    if (list) list.push(at)
    else places.set(key, [at])
  }
  return places
}
