import { type Making, madeSnippet } from "../core/making/making.ts"
import type { Snippet } from "../core/snippet.ts"
import { forgetBefore, snippetsBefore } from "./before.ts"
import type { Database, Row } from "./database.ts"
import { keepSnippets, SNIPPET_COLUMNS, snippetIn, WITH_TEXT } from "./snippet-rows.ts"

/** The numbers that a version's rows have. */
export type RowRange = { readonly number: number; readonly size: number }

/** A version as it is kept. */
export type MadeVersion = {
  readonly making: Making
  /** As it was extracted: the making's names the desk's corrections, too. */
  readonly extractor: string
  /** What the rows do not tell (core/packed-article.ts). */
  readonly rest: Uint8Array
}

/**
 * Puts a version in the place of what was kept of it; gives its number. What was found in it once, `earlier`, and is not found
 * any more stays readable by its id, but points at no utterance. Within the caller's transaction.
 */
export function keepVersion(
  db: Database,
  kept: MadeVersion,
  before: RowRange | null,
  earlier: readonly Snippet[],
): number {
  const { making, extractor, rest } = kept
  const { slug, version, title, published, pieces, paragraphs, cast } = making
  const found = new Set(making.snippets.map(({ id }) => id))
  const lost = earlier.filter(({ id }) => !found.has(id)).map((one) => ({ ...one, index: -1, passage: -1 }))
  const snippets = [...making.snippets, ...lost.map((one) => madeSnippet(one, pieces))]
  const positions = cast.map(({ position }) => position + 1)
  const needed = Math.max(pieces.length, snippets.length, paragraphs.length, ...positions)
  const range = before && before.size >= needed ? before : { number: nextNumber(db), size: needed }
  if (before) {
    for (const table of ["texts", "snippets"]) forgetRange(db, table, before)
    db.run("delete from versions where number = ?", before.number)
    forgetBefore(db, slug, version)
  }
  db.run(
    "insert into versions (number, size, slug, version, extractor, title, published, packed) values (?, ?, ?, ?, ?, ?, ?, ?)",
    range.number,
    range.size,
    slug,
    version,
    extractor,
    title,
    published,
    rest,
  )
  for (const [place, { start, words }] of pieces.entries())
    db.run("insert into texts (number, start, words) values (?, ?, ?)", range.number + place, start, words)
  keepSnippets(db, range.number, snippets)
  return range.number
}

export function rangeOfVersion(db: Database, slug: string, version: string): RowRange | null {
  const row = db.get("select number, size from versions where slug = ? and version = ?", slug, version)
  return row ? rangeIn(row) : null
}

export const rangeIn = ({ number, size }: Row): RowRange => ({ number: Number(number), size: Number(size) })

/** The current version of an article, with the number of its arrival. */
export type Current = RowRange & { readonly slug: string; readonly arrival: number; readonly title: string }

export function currentOf(db: Database, slug: string): Current | null {
  const row = db.get(
    `select number, size, articles.title, (select number from arrivals where slug = articles.slug) as arrival
     from articles join versions using (number) where articles.slug = ?`,
    slug,
  )
  return row ? { ...rangeIn(row), slug, arrival: Number(row.arrival), title: String(row.title) } : null
}

/** Whatever was found in a version, also by an earlier extractor. */
export function everFound(db: Database, { number, size }: RowRange): readonly Snippet[] {
  const before = db.get("select slug, version from versions where number = ? and packed is null", number)
  if (before) return snippetsBefore(db, String(before.slug), String(before.version))
  const all = `select ${SNIPPET_COLUMNS} from snippets ${WITH_TEXT} where snippets.number >= ? and snippets.number < ?`
  return db.all(all, number, number + size).map(snippetIn)
}

/** Deletes the rows of a range. */
export const forgetRange = (db: Database, table: string, { number, size }: RowRange): number =>
  db.run(`delete from ${table} where number >= ? and number < ?`, number, number + size)

const nextNumber = (db: Database): number =>
  Number(db.get("select number + size as next from versions order by number desc limit 1")?.next ?? 1)
