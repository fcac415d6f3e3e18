import type { Archive } from "../archive.ts"
import type { Articles } from "../shelves/articles.ts"
import type { Snippets } from "../shelves/snippets.ts"
import { isSnippetId, type Snippet, type SnippetKind } from "../snippet.ts"
import { filtersOf, findMatches, type Narrowing } from "./matches.ts"
import type { Found } from "./rank.ts"

export { didYouMean, type Nearest, spellingInWords } from "./did-you-mean.ts"
export { findAllInText, findInText, type InText } from "./in-text.ts"
export { SHORTEST_PHRASE, saysTooLittle } from "./plan.ts"
export type { Found } from "./rank.ts"
export { type Why, whyFound } from "./why.ts"

/** What is looked for. */
export type Ask = Omit<Narrowing, "kind"> & {
  readonly kind: SnippetKind
  /** Without query: newest where it is left out. */
  readonly order?: "newest" | "oldest"
  readonly query?: string | undefined
  /** The query is still being typed. */
  readonly isTyping?: boolean
  /** Answers at most; 50 when left out. */
  readonly limit?: number | undefined
}

/** `undated`: how many articles `since` or `until` left out since they have no date. */
export type Answer = { readonly found: readonly Found[]; readonly undated: number }

/** Passages that an utterance has at most, nearly always: what a list of utterances is filled from. */
const PASSAGES = 4

/**
 * Finds quotes or facts, best first; of an utterance its best passage alone. The query may be misspelt, half typed,
 * joined or split, and hold a speaker's name; what it has in quotation marks is found word for word where it stands so.
 * Without query: all that fits, newest first. A snippet's id finds that snippet, whatever the filters.
 */
export async function search(archive: Archive, ask: Ask): Promise<Answer> {
  const { query = "", limit = 50 } = ask
  const id = query.trim()
  if (isSnippetId(id)) {
    const snippet = await archive.snippets.get(id)
    return { found: snippet?.kind === ask.kind ? [unranked(snippet)] : [], undated: 0 }
  }
  const found =
    id === ""
      ? await allThatFit(archive.snippets, ask, limit)
      : await findMatches(archive.snippets, query, ask, ask.isTyping)
  return { found: onePerUtterance(found).slice(0, limit), undated: await undatedLeftOut(archive.articles, ask) }
}

async function allThatFit(snippets: Snippets, ask: Ask, limit: number): Promise<readonly Found[]> {
  return (await snippets.list(filtersOf(ask), limit * PASSAGES, ask.order)).map(unranked)
}

const unranked = (snippet: Snippet): Found => ({ snippet, matches: [], score: 0, coverage: 1 })

function onePerUtterance(found: readonly Found[]): readonly Found[] {
  const best = new Map<string, Found>()
  for (const { snippet, matches, score, coverage } of found) {
    const { id, kind, slug, version, index } = snippet
    const utterance = kind === "fact" || index < 0 ? id : `${slug} ${version} ${index}`
    const known = best.get(utterance)
    const isReported = snippet.form === "indirect" && (known?.isReported ?? true)
    if (!known) best.set(utterance, { snippet, matches, score, coverage, isReported })
    else if (known.isReported !== isReported) best.set(utterance, { ...known, isReported })
  }
  return [...best.values()]
}

async function undatedLeftOut(articles: Articles, { since, until, article }: Ask): Promise<number> {
  if (since === undefined && until === undefined) return 0
  return articles.undated(article)
}
