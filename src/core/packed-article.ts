import { deflateRawSync, inflateRawSync } from "node:zlib"
import type { Article, Coverage, Covered } from "./model.ts"

/**
 * An article with its coverage as it is kept, and travels from thread to thread: bytes are handed over without being copied or read.
 * Whoever gets it owns the bytes; the giver's are empty afterwards.
 */
export type PackedArticle = {
  readonly slug: string
  /** Deflated JSON, both. */
  readonly article: Uint8Array<ArrayBuffer>
  readonly coverage: Uint8Array<ArrayBuffer>
}

/** JSON as it is kept and handed over: a third of its size. */
export function deflated(json: string): Uint8Array<ArrayBuffer> {
  const bytes = deflateRawSync(json)
  // A copy of its own length: what the pool gives may share its buffer with others.
  return new Uint8Array(bytes)
}

const bytesOf = (noun: Article | Coverage) => deflated(JSON.stringify(noun))
const nounIn = (bytes: Uint8Array) => JSON.parse(inflateRawSync(bytes).toString())

export const pack = ({ article, coverage }: Covered): PackedArticle => ({
  slug: article.slug,
  article: bytesOf(article),
  coverage: bytesOf(coverage),
})

export const unpackArticle = (bytes: Uint8Array): Article => nounIn(bytes)
export const unpack = ({ article, coverage }: Pick<PackedArticle, "article" | "coverage">): Covered => ({
  article: nounIn(article),
  coverage: nounIn(coverage),
})

/** What a thread hands over with it. */
export const buffersOf = ({ article, coverage }: PackedArticle): ArrayBuffer[] => [article.buffer, coverage.buffer]
