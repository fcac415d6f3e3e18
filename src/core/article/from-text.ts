import { createHash } from "node:crypto"
import type { Article } from "../model.ts"
import { withAnnounced } from "./announced.ts"
import type { Body } from "./body.ts"
import { bodyOf } from "./body.ts"
import { datelineOf } from "./dateline.ts"
import type { Head } from "./head.ts"
import { linesOf } from "./lines.ts"
import { normalise } from "./normalise.ts"
import type { OffsetMap } from "./origin.ts"
import { through } from "./origin.ts"
import { LONGEST_SLUG, slugFrom } from "./slug.ts"

/**
 * Any text as a body, each line a paragraph: nothing is taken for a head or left out, and there is no title. Never fails;
 * a blank text has no paragraphs. `id` gives the slug, "text" where nothing of it is left.
 */
export function articleFromText(id: string, text: string): { readonly article: Article; readonly origin: OffsetMap } {
  const normal = normalise(text)
  const body = bodyOf(normal.text, linesOf(normal.text))
  const slug = slugFrom(id).slice(0, LONGEST_SLUG) || "text"
  return { article: articleOf(slug, { title: "" }, body), origin: through(body.origin, normal.origin) }
}

/** Head and body as an article, with the version that its content has. */
export function articleOf(slug: string, head: Head, body: Body): Article {
  const dateline = datelineOf(body)?.dateline
  const { text } = body
  const paragraphs = withAnnounced(text, body.paragraphs)
  const content = { ...head, ...(dateline !== undefined && { dateline }), text }
  // How a paragraph is set is left out of the version: snippets of the same words keep their ids.
  const version = versionOf({ ...content, paragraphs: paragraphs.map(({ start, end }) => ({ start, end })) })
  return { slug, version, ...content, paragraphs }
}

/** The same content has the same version, in whatever order it was put together. */
function versionOf(content: object): string {
  const sorted = Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex")
}
