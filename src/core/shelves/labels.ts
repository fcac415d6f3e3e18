import type { Vocabulary } from "./vocabulary.ts"

/** Things that are picked by their label: articles by title, people by name and role. */
export type Labels<T> = {
  count(): Promise<number>
  /** A page of them, in their order. */
  list(limit: number, from?: number): Promise<readonly T[]>
  /** The words of the labels, folded → how many labels hold each. Always the same object, which follows what changes. */
  labelWords(): Promise<Vocabulary>
  /** Those in whose label every group has at least one of its folded words, in their order. */
  labelled(groups: readonly (readonly string[])[], limit: number): Promise<readonly T[]>
}
