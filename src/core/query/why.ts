import type { Archive } from "../archive.ts"
import type { Snippet } from "../snippet.ts"
import { type Hit, hitsIn, lookupOf } from "./hits.ts"
import { planInTurns } from "./plan.ts"
import { rank } from "./rank.ts"

/** Why a snippet stands where it stands: its score, and what became of each word of the query that counts. */
export type Why = {
  readonly score: number
  /** What of it is for words that stand together as they were asked for. */
  readonly together: number
  /** Words that are reported count less than words in quotation marks. */
  readonly isReported: boolean
  readonly words: readonly WhyWord[]
}

export type WhyWord = {
  /** As it was asked for, folded. */
  readonly word: string
  /** What it counts, the rarer the more; 1 is the heaviest of this query. */
  readonly weight: number
  /** What of the snippet it was found by, where that stands, and what it is worth there, 0 to 1; null: the snippet lacks it. */
  readonly found: { readonly by: string; readonly place: WhyPlace; readonly worth: number } | null
}

export type WhyPlace = "words" | "sentence" | "speaker" | "role" | "title"

/** Of one snippet that a query has found; null where the query does not find it. */
export async function whyFound(archive: Archive, query: string, snippet: Snippet): Promise<Why | null> {
  const plan = await planInTurns(query, await archive.snippets.vocabulary())
  const [ranked] = rank([snippet], plan)
  if (!ranked) return null
  const hits = hitsIn(snippet, lookupOf(plan))
  const heaviest = Math.max(...plan.asked.map(({ weight }) => weight))
  const words = plan.asked.flatMap((asked, i) => {
    if (!asked.isTelling && !plan.isPhrase) return []
    const best = hits.filter((hit) => hit.asked === i).reduce<Hit | null>(better, null)
    return [{ word: asked.word, weight: asked.weight / heaviest, found: best && foundAs(snippet, best) }]
  })
  return { score: ranked.score, together: ranked.together, isReported: snippet.form === "indirect", words }
}

const better = (best: Hit | null, hit: Hit): Hit => (best === null || hit.worth > best.worth ? hit : best)

function foundAs(snippet: Snippet, { field, start, end, worth }: Hit): WhyWord["found"] {
  const { span, context } = snippet
  const texts = {
    body: snippet.contextWords,
    speaker: snippet.speakers.join("\n"),
    role: snippet.roles.join("\n"),
    title: snippet.title,
  }
  const isInWords = start >= span.start - context.start && end <= span.end - context.start
  const place = field === "body" ? (isInWords ? "words" : "sentence") : field
  return { by: texts[field].slice(start, end), place, worth }
}
