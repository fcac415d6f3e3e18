import type { Covered } from "./model.ts"

/**
 * An article with its coverage as it travels from thread to thread: bytes are handed over without being copied or read.
 * Whoever gets it owns the bytes; the giver's are empty afterwards.
 */
export type PackedArticle = {
  readonly slug: string
  /** JSON in UTF-8, both. */
  readonly article: Uint8Array<ArrayBuffer>
  readonly coverage: Uint8Array<ArrayBuffer>
}

const bytesOf = (noun: unknown) => new TextEncoder().encode(JSON.stringify(noun))
const nounIn = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes))

export const pack = ({ article, coverage }: Covered): PackedArticle => ({
  slug: article.slug,
  article: bytesOf(article),
  coverage: bytesOf(coverage),
})

export const unpack = ({ article, coverage }: PackedArticle): Covered => ({
  article: nounIn(article),
  coverage: nounIn(coverage),
})

/** What a thread hands over with it. */
export const buffersOf = ({ article, coverage }: PackedArticle): ArrayBuffer[] => [article.buffer, coverage.buffer]
