import type { Filters } from "./snippets.ts"

/** The whole text of the current articles, looked through paragraph by paragraph. Words are folded ones, on both sides. */
export type Paragraphs = {
  /**
   * Those that hold any of the runs of words, by the weight of what they hold, heaviest first; of equals the newest
   * article's, from its beginning; of equals that are too many, what was saved last. Each run counts once, however often
   * it stands there. What stands in thousands of paragraphs is passed over where something heavier is sought as well.
   */
  holding(runs: readonly WeighedRun[], filters: TextFilters, limit: number): Promise<readonly Holding[]>
  /**
   * Where these words stand one right behind the other: in how many paragraphs, and the newest articles' of them; of
   * more than a thousand those that were saved last.
   */
  verbatim(words: readonly string[], filters: TextFilters, limit: number): Promise<Verbatim>
  /** How many current articles are not looked through yet: after an update that takes a while. */
  waiting(): Promise<number>
}

/** Folded words, one right behind the other; one alone for a word. What is no folded word stands nowhere. */
export type WeighedRun = { readonly words: readonly string[]; readonly weight: number }

export type TextFilters = Pick<Filters, "article" | "since" | "until">

/** A paragraph of an article, by its number from 1, and its words, which begin at `start` in the text. The rest of the article is not read for it. */
export type TextPlace = {
  readonly slug: string
  readonly version: string
  readonly title: string
  readonly published: string | null
  readonly paragraph: number
  readonly start: number
  readonly words: string
}

/** `weight`: of the runs it holds, all together. */
export type Holding = TextPlace & { readonly weight: number }

export type Verbatim = { readonly paragraphs: number; readonly newest: readonly TextPlace[] }
