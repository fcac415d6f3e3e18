import type { Archive, Filters } from "../archive.ts"
import type { Snippet } from "../snippet.ts"
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
  for (const step of recallsOf(plan, vocabulary)) {
    const recalled = new Map<string, Snippet>()
    for (const groups of step)
      for (const snippet of await archive.candidates(groups, filters, RECALLED)) recalled.set(snippet.id, snippet)
    const ranked = rank([...recalled.values()], plan)
    const verbatim = ranked.filter(({ isVerbatim }) => isVerbatim)
    if (ranked.length > 0) return verbatim.length > 0 ? verbatim : ranked
  }
  return []
}
