import type { Archive, Filters } from "../archive.ts"
import { planOf } from "./plan.ts"
import { type Ranked, rank } from "./rank.ts"
import { recallsOf } from "./recall.ts"

/** Candidates that are ranked for one query. */
const RECALLED = 200

/**
 * The snippets that answer a query's words, best first; several of one utterance, where they do. Empty when none holds
 * enough of them. Where some hold what stands in quotation marks word for word, only those.
 */
export async function look(archive: Archive, query: string, filters: Filters): Promise<readonly Ranked[]> {
  const vocabulary = await archive.vocabulary()
  const plan = planOf(query, vocabulary)
  for (const groups of recallsOf(plan, vocabulary)) {
    const ranked = rank(await archive.candidates(groups, filters, RECALLED), plan)
    const verbatim = ranked.filter(({ isVerbatim }) => isVerbatim)
    if (ranked.length > 0) return verbatim.length > 0 ? verbatim : ranked
  }
  return []
}
