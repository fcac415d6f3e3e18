import type { PackedArticle } from "../packed-article.ts"
import type { ContentSource } from "./articles.ts"

/**
 * Articles that somebody loads, many at a time. They belong to no content folder: none takes them out, and a file of the
 * content folder that gives the same slug takes their place. They are no news, so that no briefing tells of them.
 */
export type Loading = {
  /** Whether what has this fingerprint was loaded and is still there. */
  has(fingerprint: string): Promise<boolean>
  /** What gives the article now; its file is "" where it was loaded. Null: it is not there. */
  given(slug: string): Promise<ContentSource | null>
  /** Saves all of them or none, in one transaction; says in their order what became of each. */
  save(articles: readonly LoadedArticle[], at: Date): Promise<readonly Loaded[]>
  /**
   * After a load: joins the pieces in which the full-text indexes were written, so that a search reads fewer. In steps, so that
   * whoever else writes hardly waits; ends behind the step under way when it is stopped.
   */
  joinIndexes(stopping: AbortSignal): Promise<void>
}

export type LoadedArticle = {
  readonly article: PackedArticle
  /** Of what it was read from, by whom: what has the same need not be read again. */
  readonly fingerprint: string
}

/** `given`: a file of a content folder gives this slug, and stays. `withheld`: the publisher holds it back. */
export type Loaded = "added" | "changed" | "unchanged" | "given" | "withheld"
