import type { Archive } from "../archive.ts"
import type { Order } from "../briefing/order.ts"
import { search } from "../query/index.ts"
import { quotedWords } from "../reply/lines.ts"
import { type Block, textOf } from "../reply/reply.ts"
import type { Articles } from "../shelves/articles.ts"
import { factBlock } from "../show/fact.ts"
import { quoteBlock } from "../show/quote.ts"
import type { Snippet } from "../snippet.ts"
import { folded } from "../text/fold.ts"
import { topicsIn } from "./topics.ts"

/** A quote or fact of the day, and the key by which its words are known in any article and version. */
export type Feature = { readonly key: string; readonly block: Block }

type FeatureAsk = {
  readonly kind: Snippet["kind"]
  readonly order: Pick<Order, "topics" | "speaker">
  /** How often the channel has had it, by key. */
  readonly featured: ReadonlyMap<string, number>
  /** Slugs of the articles that the edition tells already. */
  readonly used: ReadonlySet<string>
}

/** UTF-16 code units: neither a scrap nor a speech. */
const SHORTEST = 40
const LONGEST = 280
/** Snippets that are looked at first, the newest; more where none of them is left. */
const LOOKED_AT = 200

/** The newest of those that the channel has had least often; null when nothing is good enough. */
export async function featureOf(archive: Archive, ask: FeatureAsk): Promise<Feature | null> {
  for (let limit = LOOKED_AT + ask.featured.size; ; limit *= 4) {
    const pool = await candidatesFor(archive, ask, limit)
    const isAll = pool.length < limit
    const fit = pool.filter((snippet) => isGood(snippet) && !ask.used.has(snippet.slug))
    const had = (snippet: Snippet) => ask.featured.get(featureKey(snippet)) ?? 0
    const least = Math.min(...fit.map(had))
    if (least > 0 && !isAll) continue
    for (const snippet of fit.filter((one) => had(one) === least)) {
      const block = await featureBlock(archive.articles, snippet)
      if (block) return { key: featureKey(snippet), block }
    }
    return null
  }
}

/** Those that the order narrows it to where that finds some, newest first; otherwise all. */
async function candidatesFor(
  archive: Archive,
  { kind, order }: FeatureAsk,
  limit: number,
): Promise<readonly Snippet[]> {
  const speakers = order.speaker === null ? undefined : [order.speaker]
  const found: Snippet[] = []
  for (const query of topicsIn(order.topics)) {
    const answer = await search(archive, { kind, query, speakers, limit, isUnfolded: true })
    found.push(...answer.found.map(({ snippet }) => snippet))
  }
  if (found.length === 0 && speakers) found.push(...(await archive.snippets.list({ kind, speakers }, limit)))
  return found.length > 0 ? found : archive.snippets.list({ kind }, limit)
}

/** Whole direct speech of a named speaker, or a fact that says something of its own. */
function isGood({ kind, form, speakers, denied, words }: Snippet): boolean {
  if (words.length < SHORTEST || words.length > LONGEST) return false
  return kind === "fact" ? /\d/.test(words) : form === "direct" && speakers.length > 0 && !denied
}

/** By which a channel knows words that it has had. */
export const featureKey = ({ kind, words }: Snippet): string => `${kind} ${folded(words)}`

async function featureBlock(articles: Articles, snippet: Snippet): Promise<Block | null> {
  const covered = await articles.get(snippet.slug)
  if (!covered) return null
  if (snippet.kind === "fact") {
    const { span } = snippet
    const isRetracted = covered.coverage.facts.some((fact) => fact.span.start === span.start && fact.retracted)
    const fact = isRetracted ? null : factBlock(covered, snippet, [])
    return fact && { ...fact, isTitled: true }
  }
  const isRetracted = covered.coverage.utterances.some(
    ({ passages, retracted }) => retracted && passages.some(({ span }) => span.start === snippet.span.start),
  )
  const quote = isRetracted ? null : quoteBlock(covered, snippet, [])
  return quote && textOf(quotedWords(quote.passages)).length <= 2 * LONGEST ? quote : null
}
