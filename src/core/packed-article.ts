import { deflateRawSync, inflateRawSync } from "node:zlib"
import { DICTIONARY } from "./making/dictionary.ts"
import { type Making, makingOf } from "./making/making.ts"
import type { Article, Coverage, Covered } from "./model.ts"

/**
 * An article with its coverage as it travels from thread to thread: bytes are handed over without being copied or read.
 * Whoever gets it owns the bytes; the giver's are empty afterwards.
 */
export type PackedArticle = {
  readonly slug: string
  /** What the rows do not tell, deflated as it is kept: `packedRest`. */
  readonly rest: Uint8Array<ArrayBuffer>
  /** The rows, as JSON: `makingIn`. */
  readonly making: Uint8Array<ArrayBuffer>
}

export const pack = (covered: Covered): PackedArticle => ({
  slug: covered.article.slug,
  rest: packedRest(covered),
  making: new TextEncoder().encode(JSON.stringify(makingOf(covered))),
})

/** A buffer's own decoder is four times as fast as `TextDecoder` for texts of this length. */
export const makingIn = ({ making }: Pick<PackedArticle, "making">): Making =>
  JSON.parse(Buffer.from(making.buffer, making.byteOffset, making.byteLength).toString())

export function unpack(packed: Pick<PackedArticle, "rest" | "making">): Covered {
  const { pieces, ...known } = makingIn(packed)
  return coveredFrom({ ...known, text: pieces.map(({ words }) => words).join("") }, packed.rest)
}

export const bytesOf = ({ rest, making }: PackedArticle): number => rest.length + making.length

/** What a thread hands over with it. */
export const buffersOf = ({ rest, making }: PackedArticle): ArrayBuffer[] => [rest.buffer, making.buffer]

/** What stands beside the rest. */
export type ToldByRows = Pick<Making, "slug" | "version" | "extractor" | "title" | "published"> & Pick<Article, "text">

type Rest = {
  readonly article: Omit<Article, "slug" | "version" | "title" | "published" | "text">
  readonly coverage: Omit<Coverage, "extractor">
}

const DEFLATED_WITH = { dictionary: Buffer.from(DICTIONARY) }

/** What text, title, date and names do not tell of an article and its coverage. */
export function packedRest({ article, coverage }: Covered): Uint8Array<ArrayBuffer> {
  const { slug: _slug, version: _version, title: _title, published: _published, text: _text, ...articleRest } = article
  const { extractor: _extractor, ...coverageRest } = coverage
  const rest: Rest = { article: articleRest, coverage: coverageRest }
  // A copy of its own length: what the pool gives may share its buffer with others.
  return new Uint8Array(deflateRawSync(JSON.stringify(rest), DEFLATED_WITH))
}

/** The article and its coverage again. */
export function coveredFrom(
  { slug, version, extractor, title, published, text }: ToldByRows,
  bytes: Uint8Array,
): Covered {
  const rest: Rest = JSON.parse(inflateRawSync(bytes, DEFLATED_WITH).toString())
  return {
    article: { slug, version, title, ...(published !== null && { published }), text, ...rest.article },
    coverage: { extractor, ...rest.coverage },
  }
}
