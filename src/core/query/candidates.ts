import type { Filters, Snippets } from "../shelves/snippets.ts"
import type { Vocabulary } from "../shelves/vocabulary.ts"
import type { Snippet } from "../snippet.ts"
import { isExcluded, type WordRun } from "./excluded.ts"
import type { Plan } from "./plan.ts"
import { costOf, type Groups, type RecallChoice, sufficient } from "./recall.ts"

/** Snippets that all questions of a step may give together. */
const RECALLED_IN_STEP = 100
const FEWEST_RECALLED = 10

/** So many times as many are rather read and judged than that a very common word, or the many that one may mean, is looked up. */
const READ_INSTEAD = 5 / 3

/**
 * `recalled`: snippets that one question to the archive may give. By the benchmark, with 10,000, 100,000 and a million snippets: with
 * 100, 150 and 15 the right one comes first as often (.96, .91, .85), and a query takes a third more time. `cost`: of all questions of
 * a query, in entries of the index: beside the first none is asked that costs more than is left. Of a million snippets the right one
 * comes first for .82 of queries, with two thirds more of it for .83, and then the slowest take over 25 ms.
 */
const ASKED = { recalled: 60, cost: 600_000 } as const

/**
 * The same while somebody is typing, since the next key asks again. As for a query the right one is among the first ten as often of
 * 10,000 snippets, of a million for .77 instead of .74 of half-typed queries; and the slowest take twice the time.
 */
const TYPING = { recalled: 40, cost: 150_000 } as const

/**
 * Asks the archive for what may answer a query, a step at a time; gives the snippets that no earlier step gave. The archive gives
 * what was saved last: of more than are read, those that hold the closest words as well; and where something must stand word for word,
 * those of the paragraphs where it does.
 */
export function candidatesFor(
  snippets: Snippets,
  vocabulary: Vocabulary,
  filters: Filters,
  plan: Plan,
  isTyping = false,
) {
  const words = plan.excluded.filter(({ length }) => length === 1).flat()
  /** The index knows no neighbours. */
  const runs = plan.excluded.filter(({ length }) => length > 1)
  const seen = new Set<string>()
  /** What was asked before, and whether so few hold it that all of them were given. */
  const asked = new Map<string, boolean>()
  const limits = isTyping ? TYPING : ASKED
  /** An article's snippets are a range of rows: there the index is not passed over. */
  let costLeft: number = filters.article === undefined ? limits.cost : Number.POSITIVE_INFINITY
  /** Whether all that hold the groups are seen now; not asked where that costs too much. */
  async function ask(groups: Groups, most: number, fresh: Snippet[]): Promise<boolean> {
    const key = JSON.stringify(groups)
    const known = asked.get(key)
    if (known !== undefined) return known
    const cost = costOf(groups, vocabulary, most)
    if (asked.size > 0 && cost > costLeft) return false
    costLeft -= cost
    const found = await snippets.candidates(groups, filters, most, words)
    asked.set(key, found.length < most)
    take(found, fresh)
    return found.length < most
  }
  function take(found: readonly Snippet[], fresh: Snippet[], excluded: readonly WordRun[] = runs): void {
    fresh.push(...found.filter((one) => !seen.has(one.id) && !isExcluded(one, excluded)))
    for (const { id } of found) seen.add(id)
  }

  return async (step: readonly RecallChoice[]): Promise<readonly Snippet[]> => {
    const share = Math.max(FEWEST_RECALLED, Math.floor(RECALLED_IN_STEP / step.length))
    const most = Math.min(limits.recalled, share)
    const fresh: Snippet[] = []
    for (const { groups, closest, runs: verbatim } of step) {
      const more = Math.floor(READ_INSTEAD * most)
      const few = sufficient(groups, vocabulary, more)
      const isAll =
        few.length < groups.length
          ? (await ask(few, more, fresh)) || (await ask(groups, most, fresh))
          : await ask(groups, most, fresh)
      if (!isAll) await ask(closest, most, fresh)
      if (!isAll && verbatim.length > 0)
        take(await snippets.holdingRuns(verbatim, groups, filters, most), fresh, plan.excluded)
    }
    return fresh
  }
}
