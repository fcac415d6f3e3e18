import { lengthOf, madeSnippet, makingOf } from "../core/making/making.ts"
import { packedRest } from "../core/packed-article.ts"
import { isBefore } from "./before.ts"
import { EXTRACTED_COLUMNS, extractedIn } from "./covered.ts"
import type { Database, Row } from "./database.ts"
import { everFound, keepVersion, type MadeVersion, type RowRange, rangeIn } from "./versions.ts"

/**
 * Carries over the next of the versions that no article waits for, those that came last first, and at the end drops what
 * earlier releases wrote, about so many UTF-16 code units of text; gives whether any are left. Within the caller's transaction.
 */
export function carryOver(db: Database, atOnce: number): boolean {
  if (!isBefore(db)) return false
  const all: { readonly range: RowRange; readonly version: MadeVersion }[] = []
  let length = 0
  let number = Number.MAX_SAFE_INTEGER
  while (length < atOnce) {
    const next = db.get(
      `select number, size, ${EXTRACTED_COLUMNS} from versions where packed is null and number < ? order by number desc limit 1`,
      number,
    )
    if (!next) break
    number = Number(next.number)
    const version = unlessUnreadable(db, () => wholeVersion(db, next))
    if (version === null) forgetUnreadable(db, number)
    else all.push({ range: rangeIn(next), version })
    length += version === null ? 0 : lengthOf(version.making)
  }
  for (const { range, version } of inNumberOrder(all, ({ range }) => range))
    if (unlessUnreadable(db, () => carryVersion(db, range, version)) === null) forgetUnreadable(db, range.number)
  if (db.get("select 1 from versions where packed is null")) return true
  dropBefore(db)
  return false
}

/** Rows that are written in the order of their numbers fill their pages; the other way round each page stays half empty. */
export const inNumberOrder = <T>(all: readonly T[], rangeOf: (one: T) => RowRange): readonly T[] =>
  all.toSorted((a, b) => rangeOf(a).number - rangeOf(b).number)

/** Nobody can read it, and doctor says so. */
const forgetUnreadable = (db: Database, number: number): void =>
  void db.run("update versions set packed = x'' where number = ?", number)

/** A new archive has nothing of earlier releases. */
export function dropEmptyBefore(db: Database): void {
  const isEmpty = () => isBefore(db) && db.get("select 1 from versions_before") === undefined
  if (isEmpty()) db.atomically(() => isEmpty() && dropBefore(db))
}

function dropBefore(db: Database): void {
  for (const table of ["snippets_before", "contexts_before", "versions_before"]) db.run(`drop table ${table}`)
}

/** What a damaged article keeps from is undone and null; a fault of the disk is thrown. */
export function unlessUnreadable<T>(db: Database, work: () => T): T | null {
  try {
    return db.apart(work)
  } catch (error) {
    if (error instanceof Error && "errcode" in error) throw error
    return null
  }
}

function carryVersion(db: Database, range: RowRange, version: MadeVersion): number {
  const moved = keepVersion(db, version, range, [])
  if (moved !== range.number) db.run("update articles set number = ? where number = ?", moved, range.number)
  return moved
}

/** A version with all that was ever found in it, as it was kept: the desk may have corrected it while it was the current one. */
export function wholeVersion(db: Database, row: Row): MadeVersion {
  const covered = extractedIn(db, row)
  const making = makingOf(covered)
  const snippets = everFound(db, rangeIn(row)).map((one) => madeSnippet(one, making.pieces))
  return { making: { ...making, snippets }, extractor: covered.coverage.extractor, rest: packedRest(covered) }
}
