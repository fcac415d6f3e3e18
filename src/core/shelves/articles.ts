import type { Article, Covered } from "../model.ts"
import type { PackedArticle } from "../packed-article.ts"
import type { Labels } from "./labels.ts"
import type { Filters } from "./snippets.ts"

/** Articles with their versions and files, newest first and undated ones last, by title; and when each arrived. */
export type Articles = Labels<ArticleHead> & {
  /**
   * Stores a version and makes it the current one, in one transaction: article, coverage, snippets, search index.
   * `unchanged`: this version and extractor are already current; nothing was written but the source. A slug that was never
   * seen before has arrived at `at`.
   */
  save(article: PackedArticle, source: ContentSource, at: Date): Promise<Saved>
  /**
   * Takes an article out of search and lists, and messages that show it follow. Withdrawn, its versions stay readable;
   * `withheld` by the publisher, none does until it comes again. False when it was not there.
   */
  remove(slug: string, why?: Gone, at?: Date): Promise<boolean>
  /** The current version, or the one named (also of withdrawn articles), as the desk corrects it; null when there is none. */
  get(slug: string, version?: string): Promise<Covered | null>
  /** The current version as it was extracted, without what the desk corrects. */
  extracted(slug: string): Promise<Covered | null>
  /** The versions that were current, oldest first; one that came back stands there again. None where it is withheld. */
  history(slug: string): Promise<readonly VersionTime[]>
  /** The slugs that a file gave, now or earlier, unless another file gives them now. */
  givenBy(file: string): Promise<readonly string[]>
  /** Those with this slug or title, compared folded. */
  named(words: string, limit: number): Promise<readonly ArticleHead[]>
  /** Those printed within a period, as `Filters` has it. */
  within(period: Pick<Filters, "since" | "until">): Labels<ArticleHead>
  /** Those at an address as `addressIn` gives it, however their own is written. */
  addressed(address: string, limit: number): Promise<readonly ArticleHead[]>
  /** Of these slugs, those of the newest articles. */
  newestOf(slugs: readonly string[], limit: number): Promise<readonly string[]>
  /** Those printed on a day ("03-29") of the years before "2026". */
  onDay(day: string, before: string, limit: number): Promise<readonly ArticleHead[]>
  /** Those of these slugs, in no particular order. */
  heads(slugs: readonly string[]): Promise<readonly ArticleHead[]>
  /** A page of those that fit, in their order. */
  fitting(filters: ArticleFilters, limit: number, from: number): Promise<readonly ArticleHead[]>
  /** How many of those that fit are of which outlet, kind and year. */
  groups(filters: ArticleFilters): Promise<readonly ArticleGroup[]>
  /** How much there is. */
  tally(): Promise<Tally>
  /** How many have no date, of all or of one. */
  undated(slug?: string): Promise<number>
  /** Which file gave which current article, newest first, without what was loaded; the same object while nothing changed. */
  sources(): Promise<readonly (ContentSource & { readonly slug: string })[]>
  /**
   * The current articles that arrived behind one with this number, or since an instant, in the order they came; a changed
   * version has not arrived anew, nor has one that was taken out and came back. Nothing that was loaded.
   */
  arrivals(from: { readonly after: number } | { readonly since: Date }): Promise<readonly Arrival[]>
}

export type ArticleFilters = Pick<Filters, "outlet" | "articleKinds" | "since" | "until"> & {
  /** Only those that have a correction or an editor's note. */
  readonly isCorrected?: true
}

/** Articles that have these three in common; null where they have none. */
export type ArticleGroup = {
  readonly outlet: string | null
  /** "news" for what is of no other kind. */
  readonly kind: string
  readonly year: string | null
  readonly articles: number
}

/** Why an article is no longer among the current ones. */
export type Gone = "withdrawn" | "withheld"

/** Since when a version was the current one; null: from before this was written down. */
export type VersionTime = { readonly version: string; readonly at: string | null }

export type Saved = "added" | "changed" | "unchanged"

/** A content file, by its absolute path, and what it looked like when it was read, so that an unchanged one need not be read again. */
export type ContentSource = { readonly file: string; readonly fingerprint: string }

/** An article's first coming into the archive; numbers grow in the order of coming. */
export type Arrival = { readonly number: number; readonly slug: string; readonly at: string }

/** `quotes` counts utterances: "A," she said. "B." is one, and so is a paraphrase. */
export type ArticleHead = Omit<Article, "text" | "paragraphs"> & { readonly quotes: number; readonly facts: number }

export type Tally = { readonly articles: number; readonly quotes: number; readonly facts: number }
