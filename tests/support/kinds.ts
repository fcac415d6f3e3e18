import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { readArticle } from "../../src/core/article/index.ts"
import type { Article } from "../../src/core/model.ts"
import { type Reading, readingOf } from "./extract.ts"

const FOLDER = join(import.meta.dirname, "../fixtures/kinds")

/** The articles of other kinds than news, and those that correct themselves: file names, in order. */
export const KIND_FILES: readonly string[] = readdirSync(FOLDER).toSorted()

export function articleIn(name: string, source: string | Uint8Array): Article {
  const read = readArticle(name, Buffer.from(source))
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  return read.article
}

/** One of them, read and extracted. */
export const kindArticle = (name: string): Reading =>
  readingOf(articleIn(name, readFileSync(join(FOLDER, name), "utf8")))
