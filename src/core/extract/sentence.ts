import type { Span } from "../model.ts"
import type { Marked } from "./marks.ts"
import type { Token } from "./tokens.ts"

/** A word of the article's own voice, or (`marked`) a whole quotation as one item, so that no cue is ever seen inside it. */
export type Item = Omit<Token, "marked"> & { readonly marked: Marked | null }

/** One sentence of the article. A quotation of several sentences is never cut: it stays in the sentence that carries it. */
export type Sentence = {
  readonly span: Span
  /** Index into `Article.paragraphs`. */
  readonly paragraph: number
  /** How many headings and rules stand above it: no pronoun and no quotation goes on across one. */
  readonly section: number
  readonly items: readonly Item[]
}
