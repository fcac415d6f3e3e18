import type { Archive } from "../archive.ts"
import type { Articles } from "../shelves/articles.ts"
import { isSnippetId, type Snippet, type SnippetKind } from "../snippet.ts"
import { filtersOf, findMatches, type Narrowing, rankedFor } from "./matches.ts"
import type { Found } from "./rank.ts"
import { foldVariants, onePerUtterance } from "./variants.ts"
import { isOnesOwn, sameWordsElsewhere } from "./variants-elsewhere.ts"

export { didYouMean, type Nearest, spellingInWords } from "./did-you-mean.ts"
export { findAllInText, findInText, type InText } from "./in-text.ts"
export { phraseAsked, saysTooLittle, withoutWords } from "./plan.ts"
export type { Found } from "./rank.ts"
export { variantsOf, whyFolded } from "./variants-elsewhere.ts"
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
  /** One statement in several articles is an answer for each of them. */
  readonly isUnfolded?: boolean
}

export type Answer = {
  readonly found: readonly Found[]
  /** There are more than these. */
  readonly isCut: boolean
  /** How many articles `since` or `until` left out since they have no date. */
  readonly undated: number
}

/** Passages that one answer of a list is made of, nearly always: parts of an utterance, and variants of what was said. */
const PASSAGES = { quote: 4, fact: 2 } as const

/**
 * Finds quotes or facts, best first; of an utterance its best passage alone, and of one statement in several articles its
 * fullest and earliest wording with the others as its variants. The query may be misspelt, half typed,
 * joined or split, and hold a speaker's name; what it has in quotation marks is found word for word where it stands so.
 * Without query: all that fits, newest first. A snippet's id finds that snippet, whatever the filters.
 */
export async function search(archive: Archive, ask: Ask): Promise<Answer> {
  const { query = "", limit = 50 } = ask
  const id = query.trim()
  if (isSnippetId(id)) {
    const snippet = await archive.snippets.get(id)
    return { found: snippet?.kind === ask.kind ? [unranked(snippet)] : [], isCut: false, undated: 0 }
  }
  const listed = limit * PASSAGES[ask.kind]
  const passages =
    id === ""
      ? (await archive.snippets.list(filtersOf(ask), listed, ask.order)).map(unranked)
      : await findMatches(archive.snippets, query, ask, ask.isTyping)
  const found = ask.isUnfolded ? onePerUtterance(passages) : await answersIn(archive, ask, passages, limit)
  return {
    found: found.slice(0, limit),
    isCut: found.length > limit || (id === "" && passages.length === listed),
    undated: await undatedLeftOut(archive.articles, ask),
  }
}

/** Articles with one statement from which on more may have it than were read. */
const MANY = 20
/** Statements of so many articles that are looked for in all of them. */
const MOST_COMMON = 3

async function answersIn(
  archive: Archive,
  ask: Ask,
  passages: readonly Found[],
  limit: number,
): Promise<readonly Found[]> {
  const fold = (some: readonly Found[]) => foldVariants(some, (one) => isOnesOwn(archive, one), limit + 1)
  const { query = "", isTyping = false } = ask
  const found = await fold(passages)
  const common = found.filter(({ variants = [] }) => variants.length >= MANY).slice(0, MOST_COMMON)
  if (common.length === 0 || isTyping || query.trim() === "") return found
  const same = new Map<string, Snippet>()
  for (const { snippet } of common)
    for (const one of await sameWordsElsewhere(archive, snippet, filtersOf(ask))) same.set(one.id, one)
  for (const { snippet } of passages) same.delete(snippet.id)
  return fold([...passages, ...(await rankedFor(archive.snippets, query, [...same.values()]))])
}

const unranked = (snippet: Snippet): Found => ({ snippet, matches: [], score: 0, coverage: 1 })

async function undatedLeftOut(articles: Articles, { since, until, article }: Ask): Promise<number> {
  if (since === undefined && until === undefined) return 0
  return articles.undated(article)
}
