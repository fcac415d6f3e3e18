import { openVocabulary } from "../../src/core/query/vocabulary.ts"
import type { Vocabulary } from "../../src/core/shelves/vocabulary.ts"

/** A vocabulary of these words, which nothing changes. */
export function vocabularyOf(counts: Iterable<readonly [string, number]>): Vocabulary {
  const { vocabulary, change } = openVocabulary()
  change(counts)
  return vocabulary
}
