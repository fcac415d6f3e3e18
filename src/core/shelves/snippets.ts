import type { Snippet } from "../snippet.ts"
import type { Vocabulary } from "./vocabulary.ts"

/** Snippets: read, listed and searched. They come and go with their articles. */
export type Snippets = {
  /** Any snippet ever stored, by id; null when there is none. */
  get(id: string): Promise<Snippet | null>
  /** Current snippets that fit, newest article first, then in article order; `oldest`: the other way round, without undated ones. */
  list(filters: Filters, limit: number, order?: "newest" | "oldest"): Promise<readonly Snippet[]>
  /** Every folded word of the current snippets → how many snippets hold it. Always the same object, which follows what changes. */
  vocabulary(): Promise<Vocabulary>
  /**
   * Recall: current snippets in which every group has at least one of its folded words, in any field.
   * In no particular order; ranking is the query's. Of more than `limit` those that were saved last, or first. `without`: folded words
   * that none of them may hold in any field.
   */
  candidates(
    groups: readonly (readonly string[])[],
    filters: Filters,
    limit: number,
    without?: readonly string[],
    saved?: "last" | "first",
  ): Promise<readonly Snippet[]>
  /**
   * Current snippets of paragraphs in which the folded words of each run stand one right behind the other, and in which every group
   * has at least one of its words: those that were saved last. None without a run.
   */
  holdingRuns(
    runs: readonly (readonly string[])[],
    groups: readonly (readonly string[])[],
    filters: Filters,
    limit: number,
  ): Promise<readonly Snippet[]>
}

export type Filters = {
  readonly kind?: "quote" | "fact"
  /** Canonical names, any of them; compared folded. */
  readonly speakers?: readonly string[]
  readonly article?: string
  /** Inclusive; "2022", "2022-10" or "2022-10-20", compared with the printed date. Undated articles do not fit. */
  readonly since?: string
  readonly until?: string
  readonly outlet?: string
  /** Kinds of articles, any of them; "news" for those that are of no other. */
  readonly articleKinds?: readonly string[]
}
