import { type Making, makingOf } from "../core/making/making.ts"
import { makingIn, type PackedArticle, packedRest, unpack } from "../core/packed-article.ts"
import type { ContentSource, Gone, Saved } from "../core/shelves/articles.ts"
import type { Snippet } from "../core/snippet.ts"
import { followChange } from "./changed-messages.ts"
import { correctCurrent, EXTRACTED_COLUMNS, extractedIn } from "./covered.ts"
import type { Database } from "./database.ts"
import { keepDeparture, keepHistory } from "./history.ts"
import { type Batch, conclude, emptyBatch, putOff, unmake } from "./making.ts"
import { type Current, currentOf, everFound, keepVersion, type MadeVersion, rangeOfVersion } from "./versions.ts"
import { nextRevision } from "./words.ts"

export const articleWorks = {
  saveArticle(db: Database, packed: PackedArticle, source: ContentSource, at: Date): Saved {
    return saveTogether(db, (save) => save(packed, source, at))
  },

  removeArticle(db: Database, slug: string, why: Gone = "withdrawn", at: Date = new Date()): boolean {
    const current = currentOf(db, slug)
    const isOther = keepDeparture(db, slug, why)
    if (current) {
      const batch = emptyBatch()
      unmake(db, current, batch)
      db.run("delete from articles where slug = ?", slug)
      conclude(db, batch)
    }
    if (current || isOther) {
      followChange(db, slug, at)
      nextRevision(db)
    }
    return current !== null
  },
}

export type Save = (packed: PackedArticle, source: ContentSource, at: Date) => Saved

/** Saves articles within the caller's transaction, as if each were saved alone. `mostApart`: see `nextRevision`. */
export function saveTogether<T>(db: Database, work: (save: Save) => T, mostApart?: number): T {
  const batch = emptyBatch()
  const done = work((packed, source, at) => save(db, packed, source, at, batch))
  conclude(db, batch)
  nextRevision(db, mostApart)
  return done
}

function save(db: Database, packed: PackedArticle, source: ContentSource, at: Date, batch: Batch): Saved {
  const extracted = makingIn(packed)
  const { slug, version, extractor } = extracted
  const known = arrivalOf(db, slug)
  const arrival = known ?? db.insert("insert into arrivals (slug, at) values (?, ?)", slug, at.getTime())
  const hasArrived = known === null
  const current = hasArrived ? null : currentOf(db, slug)
  if (current && isSame(db, current, packed, extracted)) {
    db.run("update articles set file = ?, fingerprint = ? where slug = ?", source.file, source.fingerprint, slug)
    keepHistory(db, slug, version, source.file, at)
    return "unchanged"
  }
  // What an earlier one of the batch has put off cannot be taken out yet.
  if (batch.slugs.has(slug)) conclude(db, batch)
  if (current) unmake(db, current, batch)
  const corrected = hasArrived ? null : correctCurrent(db, slug, () => unpack(packed))
  const making = corrected ? makingOf(corrected) : extracted
  const before = hasArrived ? null : rangeOfVersion(db, slug, version)
  const earlier = before ? everFound(db, before) : []
  const number = keepVersion(db, { making, extractor, rest: packed.rest }, before, earlier)
  makeCurrent(db, number, making, source, current !== null)
  putOff(db, batch, { number, arrival, making })
  keepHistory(db, slug, version, source.file, at)
  if (!hasArrived) followChange(db, slug, at)
  return current ? "changed" : "added"
}

function arrivalOf(db: Database, slug: string): number | null {
  const row = db.get("select number from arrivals where slug = ?", slug)
  return row ? Number(row.number) : null
}

/**
 * Whether that is the current version already. Block quotes and sections tell who speaks, but are no part of the version: they
 * are compared, too.
 */
function isSame(db: Database, { number }: Current, packed: PackedArticle, { version, extractor }: Making): boolean {
  const where = "where number = ? and version = ? and extractor = ?"
  const row = db.get(`select ${EXTRACTED_COLUMNS} from versions ${where}`, number, version, extractor)
  const setOf = ({ article }: ReturnType<typeof unpack>) => JSON.stringify(article.paragraphs)
  return row !== undefined && setOf(extractedIn(db, row)) === setOf(unpack(packed))
}

/** After the desk has corrected it, or has undone that: everything that shows the article follows. Within the caller's transaction. */
export function followCorrections(db: Database, slug: string, at: Date): void {
  const current = currentOf(db, slug)
  if (!current) return
  const batch = emptyBatch()
  unmake(db, current, batch)
  makeAgain(db, current, batch)
  conclude(db, batch)
  followChange(db, slug, at)
  nextRevision(db)
}

/** Makes an article that waits for it now: somebody asks for it. Within the caller's transaction. */
export function makeNow(db: Database, slug: string): void {
  const current = currentOf(db, slug)
  if (!current || db.run("delete from waiting where article = ?", current.arrival) === 0) return
  const batch = emptyBatch()
  makeAgain(db, current, batch)
  conclude(db, batch)
  nextRevision(db)
}

/** Makes the current version's rows anew, of which those that `unmake` takes out are gone already. Within the caller's transaction. */
const makeAgain = (db: Database, current: Current, batch: Batch): void => keepRemade(db, remade(db, current), batch)

/** A current version as it is made anew; `earlier` was found in it once. */
export type Remade = {
  readonly current: Current
  readonly kept: MadeVersion
  readonly earlier: readonly Snippet[]
  readonly source: ContentSource
}

/** Only reads. */
export function remade(db: Database, current: Current): Remade {
  const { slug, number } = current
  const row =
    db.get(
      `select ${EXTRACTED_COLUMNS}, file, fingerprint from versions join articles using (number) where number = ?`,
      number,
    ) ?? {}
  const extracted = extractedIn(db, row)
  const making = makingOf(correctCurrent(db, slug, () => extracted) ?? extracted)
  const { extractor } = extracted.coverage
  const kept = { making, extractor, rest: row.packed === null ? packedRest(extracted) : (row.packed as Uint8Array) }
  const source = { file: String(row.file), fingerprint: String(row.fingerprint) }
  return { current, kept, earlier: everFound(db, current), source }
}

/** Within the caller's transaction. */
export function keepRemade(db: Database, { current, kept, earlier, source }: Remade, batch: Batch): void {
  const number = keepVersion(db, kept, current, earlier)
  makeCurrent(db, number, kept.making, source, true)
  putOff(db, batch, { number, arrival: current.arrival, making: kept.making })
}

/** `isThere`: an earlier version is in its place. */
function makeCurrent(
  db: Database,
  number: number,
  making: Making,
  { file, fingerprint }: ContentSource,
  isThere: boolean,
): void {
  db.run(
    isThere ? UPDATE : INSERT,
    number,
    file,
    fingerprint,
    making.title,
    making.foldedTitle,
    making.published,
    JSON.stringify(making.head),
    making.quotes,
    making.facts,
    making.slug,
  )
}

// Two statements: for one that may do either SQLite keeps a copy of each page that it writes to.
const INSERT = `insert into articles (number, file, fingerprint, title, folded_title, published, head, quotes, facts, slug)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const UPDATE = `update articles set number = ?, file = ?, fingerprint = ?, title = ?, folded_title = ?, published = ?, head = ?,
  quotes = ?, facts = ? where slug = ?`
