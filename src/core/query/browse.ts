import type { Archive } from "../archive.ts"
import type { ArticleHead } from "../shelves/articles.ts"
import type { Person } from "../shelves/people.ts"
import type { Snippet } from "../snippet.ts"
import { didYouMean, type Spelling } from "./did-you-mean.ts"
import { findAllInText, type InText } from "./in-text.ts"
import { type Found, saysTooLittle, search } from "./index.ts"
import { personLike } from "./people.ts"

/** What a result is: words in quotation marks, words reported without any, a fact, or neither. */
export const WHATS = ["quote", "paraphrase", "fact", "text"] as const
export type What = (typeof WHATS)[number]

/** What is looked for in everything at once. Without words: all that fits, newest first. */
export type Browse = {
  readonly words: string
  /** Undefined: everything. */
  readonly what?: What | undefined
  /** Kinds of articles, "news" for those of no other. */
  readonly articleKind?: string | undefined
  /** A canonical name. */
  readonly speaker?: string | undefined
  readonly outlet?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  /** `best` is newest where there are no words. */
  readonly sort: "best" | "newest" | "oldest"
  /** From 1; a page beyond the last is the last. */
  readonly page: number
}

/** A result: a quote or a fact of the archive, or a paragraph of an article's text. */
export type BrowsedEntry =
  | {
      readonly what: Exclude<What, "text">
      readonly head: ArticleHead
      readonly found: Found
      /** Of the articles that its variants stand in. */
      readonly others: readonly ArticleHead[]
    }
  | { readonly what: "text"; readonly head: ArticleHead; readonly text: InText }

export type Count = { readonly value: string; readonly count: number }

/** A page of what was found, and how many there are of each; most first. */
export type Browsed = {
  readonly entries: readonly BrowsedEntry[]
  readonly total: number
  /** There are more than were looked at: the counts are of the first ones. */
  readonly isCut: boolean
  readonly page: number
  readonly pages: number
  readonly counts: {
    /** Whatever `what` is asked for, so that one can go from one to the other. */
    readonly whats: readonly Count[]
    readonly articleKinds: readonly Count[]
    readonly outlets: readonly Count[]
    readonly speakers: readonly Count[]
    readonly years: readonly Count[]
  }
  /** Whom the words name. */
  readonly people: readonly Person[]
  /** Articles that `since` or `until` left out since they have no date. */
  readonly undated: number
  /** Articles that are not searched yet. */
  readonly waiting: number
  /** Where nothing was found: other wordings that find something. */
  readonly spellings: readonly Spelling[]
}

/** Results that are looked at: with words of each kind, without words of all that fit. */
const MOST_FOUND = 200
const MOST_LISTED = 150
export const ON_A_PAGE = 10
const MOST_PEOPLE = 3
/** Values of one filter that are offered. */
const MOST_VALUES = 12

/** Of paragraphs that are no quote and no fact: how much of the words they hold. */
const ENOUGH = 0.75

/** Quotes, paraphrases, facts and paragraphs of the text in one list, with what it can be narrowed by. */
export async function browse(archive: Archive, ask: Browse): Promise<Browsed> {
  const { words, speaker, what } = ask
  const snippets = await snippetsFor(archive, ask)
  const undated = snippets.undated
  const all = inOrder(await withHeads(archive, ask, snippets.found, await textFor(archive, ask, snippets.found)), ask)
  const narrowed = what === undefined ? all : all.filter((entry) => entry.what === what)
  const pages = Math.max(1, Math.ceil(narrowed.length / ON_A_PAGE))
  const page = Math.min(Math.max(1, ask.page), pages)
  const named = words !== "" && speaker === undefined ? (await personLike(archive.people, words)).people : []
  return {
    entries: narrowed.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE),
    total: narrowed.length,
    isCut: snippets.isCut,
    page,
    pages,
    counts: countsOf(all, narrowed),
    people: named.slice(0, MOST_PEOPLE),
    undated,
    waiting: await archive.paragraphs.waiting(),
    spellings: all.length === 0 && words !== "" ? (await didYouMean(archive, words)).spellings : [],
  }
}

const narrowingOf = ({ speaker, outlet, articleKind, since, until }: Browse) => ({
  outlet,
  since,
  until,
  speakers: speaker === undefined ? undefined : [speaker],
  articleKinds: articleKind === undefined ? undefined : [articleKind],
})

async function snippetsFor(archive: Archive, ask: Browse) {
  const query = ask.words
  const order: "newest" | "oldest" = ask.sort === "oldest" ? "oldest" : "newest"
  const limit = query === "" ? MOST_LISTED : MOST_FOUND
  const asked = { ...narrowingOf(ask), query, order, limit }
  const quotes = await search(archive, { ...asked, kind: "quote" })
  const facts = await search(archive, { ...asked, kind: "fact" })
  return {
    found: [...quotes.found, ...facts.found],
    undated: quotes.undated,
    isCut: quotes.isCut || facts.isCut,
  }
}

/** Paragraphs that hold the words, but for those that give a quote or a fact already. */
async function textFor(archive: Archive, ask: Browse, found: readonly Found[]): Promise<readonly InText[]> {
  const { words, since, until, speaker } = ask
  if (words === "" || speaker !== undefined || saysTooLittle(words)) return []
  const filters = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
  const shown = new Set(found.flatMap(snippetsIn).map(({ slug, paragraph }) => `${slug} ${paragraph}`))
  return (await findAllInText(archive, words, filters)).filter(
    ({ slug, paragraph, coverage }) => coverage >= ENOUGH && !shown.has(`${slug} ${paragraph}`),
  )
}

/** What was found, with the heads of its articles; of paragraphs those whose article fits. */
async function withHeads(
  archive: Archive,
  { outlet, articleKind }: Browse,
  found: readonly Found[],
  texts: readonly InText[],
): Promise<readonly BrowsedEntry[]> {
  const slugs = [...new Set([...found.flatMap(snippetsIn), ...texts].map(({ slug }) => slug))]
  const heads = new Map((await archive.articles.heads(slugs)).map((head) => [head.slug, head]))
  return [
    ...found.flatMap((found): readonly BrowsedEntry[] => {
      const head = heads.get(found.snippet.slug)
      const others = (found.variants ?? []).flatMap(({ slug }) => heads.get(slug) ?? [])
      return head ? [{ what: whatOf(found), head, found, others }] : []
    }),
    ...texts.flatMap((text): readonly BrowsedEntry[] => {
      const head = heads.get(text.slug)
      const isOfOutlet = outlet === undefined || head?.outlet === outlet
      const isOfKind = articleKind === undefined || (head?.kind ?? "news") === articleKind
      return head && isOfOutlet && isOfKind ? [{ what: "text", head, text }] : []
    }),
  ]
}

const snippetsIn = ({ snippet, variants = [] }: Found): readonly Snippet[] => [snippet, ...variants]

const whatOf = ({ snippet, isReported }: Found): Exclude<What, "text"> =>
  snippet.kind === "fact" ? "fact" : isReported ? "paraphrase" : "quote"

/** Best: by score, and what is only in the text behind it. By date: undated last, each article from its beginning. */
function inOrder(entries: readonly BrowsedEntry[], { words, sort }: Browse): readonly BrowsedEntry[] {
  if (words !== "" && sort === "best") return entries.toSorted((a, b) => scoreOf(b) - scoreOf(a))
  const sign = sort === "oldest" ? -1 : 1
  return entries.toSorted((a, b) => {
    const [left, right] = [dateOf(a, sort), dateOf(b, sort)]
    if (left !== right) {
      if (left === undefined || right === undefined) return left === undefined ? 1 : -1
      return left < right ? sign : -sign
    }
    if (a.head.slug !== b.head.slug) return a.head.slug < b.head.slug ? -1 : 1
    return startOf(a) - startOf(b)
  })
}

/** By which it stands among the others: of one in several articles the newest or oldest. */
function dateOf(entry: BrowsedEntry, sort: Browse["sort"]): string | undefined {
  const dates = headsOf(entry)
    .flatMap(({ published }) => published ?? [])
    .toSorted()
  return sort === "oldest" ? dates[0] : dates.at(-1)
}

const headsOf = (entry: BrowsedEntry): readonly ArticleHead[] =>
  entry.what === "text" ? [entry.head] : [entry.head, ...entry.others]

const startOf = (entry: BrowsedEntry): number =>
  entry.what === "text" ? (entry.text.matches[0]?.start ?? 0) : entry.found.snippet.span.start

const scoreOf = (entry: BrowsedEntry): number => (entry.what === "text" ? entry.text.coverage - 1 : entry.found.score)

function countsOf(all: readonly BrowsedEntry[], narrowed: readonly BrowsedEntry[]): Browsed["counts"] {
  const ofArticles = (pick: (head: ArticleHead) => string | undefined) =>
    valueCounts(narrowed.flatMap((entry) => [...new Set(headsOf(entry).flatMap((head) => pick(head) ?? []))]))
  return {
    whats: valueCounts(all.map(({ what }) => what)),
    articleKinds: ofArticles(({ kind }) => kind ?? "news"),
    outlets: ofArticles(({ outlet }) => outlet),
    speakers: valueCounts(narrowed.flatMap((entry) => (entry.what === "text" ? [] : entry.found.snippet.speakers))),
    years: ofArticles(({ published }) => published?.slice(0, 4)),
  }
}

const valueCounts = (values: readonly string[]): readonly Count[] =>
  mostFirst(values.map((value) => ({ value, count: 1 })))

/** Each value once with all its counts, most first, of equals by name; the first dozen. */
export function mostFirst(all: readonly Count[]): readonly Count[] {
  const counts = new Map<string, number>()
  for (const { value, count } of all) counts.set(value, (counts.get(value) ?? 0) + count)
  return Array.from(counts, ([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES)
}
