/** Something in the archive that does not fit what it was made of. */
export type Inconsistency = {
  /** The article's slug, or else what it is about. */
  readonly of: string
  readonly what: string
  /** Made of the stored articles, so that it can be made anew. */
  readonly isMade: boolean
}
