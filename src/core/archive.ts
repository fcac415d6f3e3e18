import type { OrderBook } from "./briefing/order-book.ts"
import type { Article, Coverage, Covered } from "./model.ts"
import type { Call } from "./reply/reply.ts"
import type { Snippet } from "./snippet.ts"

/** All articles, versions and snippets, what was ordered and posted where, and calls too long for a button. */
export type Archive = OrderBook & {
  /**
   * Stores a version and makes it the current one, in one transaction: article, coverage, snippets, search index.
   * `unchanged`: this version and extractor are already current; nothing was written but the source. A slug that was never
   * seen before has arrived at `at`.
   */
  save(
    article: Article,
    coverage: Coverage,
    source: ContentSource,
    at: Date,
  ): Promise<"added" | "changed" | "unchanged">
  /** Takes an article out of search and lists; its versions stay readable. False when it was not there. */
  remove(slug: string): Promise<boolean>
  /** Which file gave which current article. */
  sources(): Promise<readonly (ContentSource & { readonly slug: string })[]>

  /** Current articles, newest first; undated ones last, by title. */
  articles(): Promise<readonly ArticleHead[]>
  /** The current version, or the one named (also of removed articles); null when there is none. */
  article(slug: string, version?: string): Promise<Covered | null>
  /**
   * The current articles that arrived behind one with this number, or since an instant, in the order they came; a changed
   * version has not arrived anew, nor has one that was taken out and came back.
   */
  arrivals(from: { readonly after: number } | { readonly since: Date }): Promise<readonly Arrival[]>
  /** Everyone in the casts of the current articles, one row a person and article. */
  cast(): Promise<readonly CastRow[]>

  /** Any snippet ever stored, by id; null when there is none. */
  snippet(id: string): Promise<Snippet | null>
  /** Current snippets that fit, newest article first, then in article order. */
  snippets(filters: Filters, limit: number): Promise<readonly Snippet[]>
  /** Every folded word of the current snippets → how many snippets hold it. The same object until something changes. */
  vocabulary(): Promise<Vocabulary>
  /**
   * Recall: current snippets in which every group has at least one of its folded words, in any field.
   * In no particular order; ranking is the query's.
   */
  candidates(groups: readonly (readonly string[])[], filters: Filters, limit: number): Promise<readonly Snippet[]>

  /** Keeps a call under a short id that survives a restart; the same call has the same id. */
  keepTicket(call: Call, at: Date): Promise<string>
  /** The call, or null when it was never kept or has expired. */
  ticket(id: string, at: Date): Promise<Call | null>
  /** True the second time a key comes, across restarts: a replayed delivery has one effect. */
  seen(key: string, at: Date): Promise<boolean>

  /** Ledger: what is about to be posted. Written before the post. */
  intend(entry: LedgerEntry): Promise<void>
  /** Ledger: the post is out. `editable: false` when it can never be corrected in place. */
  settle(key: string, posted: Posted): Promise<void>
  /** Ledger: nothing came of the intent, for certain. An entry that is settled stays. */
  withdraw(key: string): Promise<void>
  /** Ledger: the entry with what became of it, or null. */
  posting(key: string): Promise<(LedgerEntry & { readonly posted: Posted | null }) | null>

  close(): Promise<void>
}

/** A content file, by its absolute path, and what it looked like when it was read, so that an unchanged one need not be read again. */
export type ContentSource = { readonly file: string; readonly fingerprint: string }

/** An article's first coming into the archive; numbers grow in the order of coming. */
export type Arrival = { readonly number: number; readonly slug: string; readonly at: string }

export type ArticleHead = Omit<Article, "text" | "paragraphs"> & { readonly quotes: number; readonly facts: number }

export type CastRow = {
  readonly name: string
  readonly kind: "person" | "body" | "unnamed"
  readonly roles: readonly string[]
  readonly slug: string
  readonly published: string | null
  /** Quoted and reported passages of this person in the article. */
  readonly quoted: number
  readonly reported: number
}

export type Filters = {
  readonly kind?: "quote" | "fact"
  /** Canonical names, any of them; compared folded. */
  readonly speakers?: readonly string[]
  readonly article?: string
  /** Inclusive; "2022", "2022-10" or "2022-10-20", compared with the printed date. Undated articles do not fit. */
  readonly since?: string
  readonly until?: string
}

export type Vocabulary = ReadonlyMap<string, number>

export type LedgerEntry = {
  /** Names the posting for ever; a second `intend` with it changes nothing. */
  readonly key: string
  readonly platform: string
  readonly channel: string
  readonly asker: string | null
  /** The snippets shown, and the article versions they came from. */
  readonly shown: readonly { readonly snippet: string; readonly version: string }[]
  readonly at: string
}

export type Posted = { readonly message: string; readonly editable: boolean; readonly at: string }
