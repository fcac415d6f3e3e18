import { existsSync } from "node:fs"
import { readdir, rm } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { featureKey } from "../core/edition/feature.ts"
import { eraseBefore } from "./before.ts"
import { EXTRACTED_COLUMNS, extractedIn } from "./covered.ts"
import { copiesIn } from "./daily-copy.ts"
import { type Database, openDatabase } from "./database.ts"
import { DATABASE, REPLACED } from "./files.ts"
import { beginAnewAfterNewMaking } from "./making.ts"
import { forgetInOrdersFiles } from "./orders-file-reading.ts"

import { traceIn } from "./trace.ts"
import { everFound, forgetRange, rangeIn } from "./versions.ts"
import { forgetWordsGone } from "./words.ts"
import { works } from "./works.ts"

/** What went for good, and which messages still show words of it. */
export type Purged = {
  readonly versions: number
  readonly snippets: number
  readonly drafts: number
  readonly calls: number
  /** The day's copies that had it, by name. */
  readonly copies: readonly string[]
  readonly messages: readonly ShownIn[]
}

export type ShownIn = {
  readonly platform: string
  readonly channel: string
  /** Null: nobody knows whether the message came out. */
  readonly message: string | null
  readonly at: string
}

/**
 * Takes an article out of the database and its copies for good: no word of it stays in a file of the folder, nor in what
 * SQLite has put aside for use again. Null when nothing of it is there. The copies come first, oldest first, so that who
 * was interrupted can begin anew and the order of the copies stays.
 */
export async function purgeArticle(folder: string, slug: string): Promise<Purged | null> {
  for (const name of await readdir(folder)) if (UNFINISHED.test(name)) await rm(join(folder, name), { force: true })
  const copies: string[] = []
  const replaced = (await readdir(folder)).filter((name) => REPLACED.test(name)).map((name) => join(folder, name))
  for (const copy of replaced.concat((await copiesIn(folder)).toReversed()))
    if (await purgeIn(copy, slug, true)) copies.push(basename(copy))
  const purged = await purgeIn(join(folder, DATABASE), slug, false)
  if (purged) return { ...purged, copies }
  return copies.length > 0 ? { versions: 0, snippets: 0, drafts: 0, calls: 0, messages: [], copies } : null
}

/** What a copying or a restore that was broken off has left. */
const UNFINISHED = /^pullquote\.(?:(?:copy|replaced)-.*\.)?db\.new/

type PurgedHere = Omit<Purged, "copies">

async function purgeIn(file: string, slug: string, isCopy: boolean): Promise<PurgedHere | null> {
  if (!existsSync(file)) return null
  const db = await openDatabase(file)
  try {
    db.get("pragma secure_delete = on")
    // What another release made of its articles would be left as it is.
    beginAnewAfterNewMaking(db)
    const purged = db.atomically(() => removeAll(db, slug))
    if (!isCopy) await forgetInOrdersFiles(db, dirname(file), slug)
    if (purged === null) return null
    // Pages and index entries that were given up before still have their bytes.
    db.run("vacuum")
    emptyLog(db, file)
    return purged
  } finally {
    // A copy is one file with nothing beside it.
    if (isCopy) db.get("pragma journal_mode = delete")
    db.close()
  }
}

function removeAll(db: Database, slug: string): PurgedHere | null {
  const versions = db.all(`select number, size, ${EXTRACTED_COLUMNS} from versions where slug = ?`, slug)
  const isCorrected = db.get("select 1 from speaker_corrections where slug = ?", slug) !== undefined
  if (versions.length === 0 && !isCorrected) return null
  const ranges = versions.map(rangeIn)
  const snippets = ranges.flatMap((range) => everFound(db, range))
  const articles = versions.map((row) => extractedIn(db, row).article)
  const isTrace = traceIn({ slug, articles, snippets })
  const messages = messagesWith(
    db,
    new Set(snippets.map(({ id }) => id)),
    new Set(versions.map(({ version }) => String(version))),
    new Set(db.all("select distinct key from shown where slug = ?", slug).map(({ key }) => String(key))),
  )

  const drafts = removeDrafts(db, isTrace)
  works.removeArticle(db, slug)
  for (const range of ranges) for (const table of ["snippets", "texts"]) forgetRange(db, table, range)
  eraseBefore(
    db,
    slug,
    versions.map(({ version }) => String(version)),
  )
  for (const table of ["versions", "arrivals", "history", "departed", "speaker_corrections"])
    db.run(`delete from ${table} where slug = ?`, slug)
  forgetFollowed(db, slug, isTrace)
  const calls = removeRows(db, "tickets", "call", isTrace)
  for (const snippet of snippets) db.run("delete from featured where words = ?", featureKey(snippet))
  forgetWords(db)
  return { versions: versions.length, snippets: snippets.length, drafts, calls, messages }
}

/** Messages that show it can no longer be rendered anew. */
function forgetFollowed(db: Database, slug: string, isTrace: (json: string) => boolean): void {
  for (const { key, reply } of db.all("select key, reply from postings where reply is not null"))
    if (isTrace(String(reply))) db.run("update postings set reply = null where key = ?", String(key))
  const those = "where key in (select key from shown where slug = ?)"
  db.run(`update followed set told = '[]' ${those}`, slug)
  for (const table of ["shown", "corrections"]) db.run(`delete from ${table} where slug = ?`, slug)
}

function removeDrafts(db: Database, isTrace: (json: string) => boolean): number {
  const rows = db.all("select platform, channel, date, draft from slots where draft is not null")
  const found = rows.filter(({ draft }) => isTrace(String(draft)))
  for (const { platform, channel, date } of found)
    db.run(
      "update slots set draft = null where platform = ? and channel = ? and date = ?",
      String(platform),
      String(channel),
      String(date),
    )
  return found.length
}

function removeRows(db: Database, table: string, column: string, isTrace: (text: string) => boolean): number {
  const values = db.all(`select distinct ${column} as value from ${table}`).map(({ value }) => String(value))
  const found = values.filter(isTrace)
  return found.reduce((sum, value) => sum + db.run(`delete from ${table} where ${column} = ?`, value), 0)
}

/** What was taken out of a full-text index stays in it until its pieces are put together anew. */
function forgetWords(db: Database): void {
  const indexes = db.all("select name from sqlite_schema where sql like 'create virtual table%using fts5 (%'")
  for (const { name } of indexes) db.run(`insert into ${name} (${name}) values ('optimize')`)
  forgetWordsGone(db)
}

function messagesWith(
  db: Database,
  ids: ReadonlySet<string>,
  versions: ReadonlySet<string>,
  keys: ReadonlySet<string>,
): readonly ShownIn[] {
  return db.all("select key, entry, posted from postings").flatMap(({ key, entry, posted }) => {
    const { platform, channel, at, shown } = JSON.parse(String(entry))
    const isShown = (one: { readonly snippet: string | null; readonly version: string }) =>
      ids.has(one.snippet ?? "") || versions.has(one.version)
    if (!shown.some(isShown) && !keys.has(String(key))) return []
    const { message = null } = posted === null ? {} : JSON.parse(String(posted))
    return [{ platform, channel, message, at }]
  })
}

/** How often it is tried to empty the log beside the database; somebody else may be reading in it for a moment. */
const TRIES = 20

function emptyLog(db: Database, file: string): void {
  for (let tries = 0; tries < TRIES; tries++) if (db.get("pragma wal_checkpoint(truncate)")?.busy === 0) return
  throw new Error(
    `${file}-wal is in use and may still hold words of the article. Run it again, or stop Pullquote first.`,
  )
}
