import type { Article } from "../model.ts"
import { decode } from "./decode.ts"
import { articleOf } from "./from-text.ts"
import { EXTENSIONS } from "./kinds.ts"
import { readMarkdown } from "./markdown.ts"
import type { OffsetMap } from "./origin.ts"
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
