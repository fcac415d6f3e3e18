import { madeSnippet, makingOf } from "../core/making/making.ts"
import { packedRest } from "../core/packed-article.ts"
import { isBefore } from "./before.ts"
import { EXTRACTED_COLUMNS, extractedIn } from "./covered.ts"
import type { Database } from "./database.ts"
import { everFound, keepVersion, rangeIn } from "./versions.ts"

/**
 * Carries over the next of the versions that no article waits for, those that came last first, and at the end drops what
 * earlier releases wrote, about so many UTF-16 code units of text; gives whether any are left. Within the caller's transaction.
 */
export function carryOver(db: Database, atOnce: number): boolean {
  if (!isBefore(db)) return false
  let length = 0
  while (length < atOnce) {
    const next = db.get("select slug, version from versions where packed is null order by number desc limit 1")
    if (!next) {
      dropBefore(db)
      return false
    }
    length += carryVersion(db, String(next.slug), String(next.version))
  }
  return true
}

/** Versions that are still to be carried over. */
export const notCarriedIn = (db: Database): number =>
  Number(db.get("select count(*) as versions from versions where packed is null")?.versions)

/** A new archive has nothing of earlier releases. */
export function dropEmptyBefore(db: Database): void {
  const isEmpty = () => isBefore(db) && db.get("select 1 from versions_before") === undefined
  if (isEmpty()) db.atomically(() => isEmpty() && dropBefore(db))
}

function dropBefore(db: Database): void {
  for (const table of ["snippets_before", "contexts_before", "versions_before"]) db.run(`drop table ${table}`)
}

function carryVersion(db: Database, slug: string, version: string): number {
  const row = db.get(
    `select number, size, ${EXTRACTED_COLUMNS} from versions where slug = ? and version = ?`,
    slug,
    version,
  )
  if (!row) throw new Error(`version ${version} of ${slug} has no number`)
  const covered = extractedIn(db, row)
  const { extractor } = covered.coverage
  const range = rangeIn(row)
  const making = makingOf(covered)
  // As they were kept: the desk may have corrected them while the version was the current one.
  const snippets = everFound(db, range).map((one) => madeSnippet(one, making.pieces))
  const moved = keepVersion(db, { making: { ...making, snippets }, extractor, rest: packedRest(covered) }, range, [])
  if (moved !== range.number) db.run("update articles set number = ? where number = ?", moved, range.number)
  return covered.article.text.length
}
