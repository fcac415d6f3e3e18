import type { Paragraph } from "../model.ts"

/** A line of a text that may become a paragraph, and what its file tells of it. */
export type BodyLine = Paragraph & {
  /** Words of the headings right above it. A rule is an empty one. */
  readonly headings?: readonly string[]
  /** So many code units at its beginning are set in bold or italics. */
  readonly bold?: number
}
