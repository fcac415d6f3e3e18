import type { Span } from "../model.ts"

/** What a block shows of an article. By this a message that is posted can follow its article. */
export type Shown = {
  readonly slug: string
  readonly version: string
  /** Which one read the article; absent where the title alone stands there. */
  readonly extractor?: string
  /** The words, in article order. */
  readonly spans: readonly Span[]
  /** Absent: nobody is said to have said them. */
  readonly said?: SaidBy
  readonly hasTitle?: true
}

/** Who says what stands at these places, as a quote or as the source of a fact. */
export type SaidBy = {
  readonly kind: "quote" | "fact"
  readonly spans: readonly Span[]
  /** Names; none: the speaker is not identified. */
  readonly by: readonly string[]
  /** Where the role stands that is shown with the one who speaks; absent: none is, or several speak. */
  readonly roles?: readonly Span[]
  /** They say that it is not so. */
  readonly denied: boolean
}
