import { createHash } from "node:crypto"
import type { Article } from "../model.ts"
import { withAnnounced } from "./announced.ts"
import type { Body } from "./body.ts"
import { bodyOf } from "./body.ts"
import { datelineOf } from "./dateline.ts"
import { decode } from "./decode.ts"
import type { Head } from "./head.ts"
import { EXTENSIONS } from "./kinds.ts"
import { linesOf } from "./lines.ts"
import { readMarkdown } from "./markdown.ts"
import { normalise } from "./normalise.ts"
import type { OffsetMap } from "./origin.ts"
import { through } from "./origin.ts"
import { readPlain } from "./plain.ts"
import type { ArticleProblem, Result } from "./problem.ts"
import { faulty } from "./problem.ts"
import { LONGEST_SLUG, slugFrom } from "./slug.ts"

/** How each kind of file is read, by its extension. */
const READERS = { txt: readPlain, md: readMarkdown } satisfies Record<(typeof EXTENSIONS)[number], unknown>

export type ReadArticle =
  /** `origin` leads from `article.text` to the file's text, byte order mark included. */
  | { readonly ok: true; readonly article: Article; readonly origin: OffsetMap }
  | { readonly ok: false; readonly problem: ArticleProblem }

/** A file → an article, or what is wrong with it. `name` may have folders; its last part gives extension and slug. */
export function readArticle(name: string, bytes: Uint8Array): ReadArticle {
  const read = readFile(name.split(/[/\\]/).at(-1) ?? name, bytes)
  return read.ok ? read : { ok: false, problem: { file: name, ...read.fault } }
}

function readFile(name: string, bytes: Uint8Array): Result<{ article: Article; origin: OffsetMap }> {
  const dot = name.lastIndexOf(".")
  const extension = name.slice(dot + 1).toLowerCase()
  const reader = dot > 0 && isKnown(extension) ? READERS[extension] : undefined
  if (!reader)
    return faulty(
      null,
      "files of this type cannot be read",
      `Save its text as a ${EXTENSIONS.map((e) => `.${e}`).join(" or ")} file.`,
    )
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const read = reader(decoded.text)
  if (!read.ok) return read
  const { slug = slugFrom(name.slice(0, dot)), head, body } = read
  if (body.paragraphs.length === 0)
    return faulty(null, "the article has no body", "Add the article's text below its headline.")
  if (slug === "" || slug.length > LONGEST_SLUG)
    return faulty(
      null,
      "the file name cannot be used as a slug",
      `Rename it, with at most ${LONGEST_SLUG} letters a to z, digits and hyphens.`,
    )
  return { ok: true, article: articleOf(slug, head, body), origin: body.origin }
}

const isKnown = (extension: string): extension is keyof typeof READERS => Object.hasOwn(READERS, extension)

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

function articleOf(slug: string, head: Head, body: Body): Article {
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
