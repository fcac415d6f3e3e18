import { existsSync, statSync } from "node:fs"
import { copyFile, mkdir, rename } from "node:fs/promises"
import { basename, dirname, join, resolve } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { setTimeout } from "node:timers/promises"
import { failed, type Problem, refused } from "./backup.ts"
import { dropEmptyBefore } from "./carrying.ts"
import { backUp } from "./copy.ts"
import { type Database, latestSchema, openDatabase } from "./database.ts"
import { articlesIn, reasonOf, removeDatabase, schemaOf } from "./database-file.ts"
import { Damaged, isDamage, TooNew } from "./faults.ts"
import { DATABASE, replacedName } from "./files.ts"
import { keepingWorks } from "./keeping.ts"
import { beginAnewAfterNewMaking } from "./making.ts"
import { ordersFilesIn } from "./orders-file-reading.ts"
import { isOfSameArchive, type SinceBackup, takeOver } from "./taken-over.ts"
import { faultOfCopy } from "./whole.ts"

/**
 * What became of the archive that was there before: `setAside` is a copy of it. `since`: what the newsroom did since the backup
 * was taken over from it; absent where there was no archive that could be read.
 */
type Restored =
  | {
      readonly ok: true
      readonly articles: number
      readonly setAside?: string
      readonly since?: SinceBackup
    }
  | Problem

/**
 * Puts a backup in the place of the archive, also beside a running bot: whoever has it open answers from the old one until the new
 * one is there, whole. Whatever happens, the archive is the old or the new one. The backup itself stays as it is.
 */
export async function restoreBackup(folder: string, from: string, at: Date): Promise<Restored> {
  const file = join(folder, DATABASE)
  const copy = `${file}.new`
  try {
    const given = statSync(from, { throwIfNoEntry: false })
    if (!given) return refused(`There is no file ${from}.`)
    if (!given.isFile()) return refused(`${from} is not a file. Name a backup.`)
    if (resolve(from) === resolve(file)) return refused(`${from} is the archive itself. Name a backup.`)
    await mkdir(folder, { recursive: true })
    await removeDatabase(copy)
    await copyFile(from, copy)
    const fault = faultOfBackup(copy)
    if (fault !== null) return refused(`${from} cannot be used: ${fault}.`)
    if (!existsSync(file)) {
      await removeDatabase(file) // a log of a database that is gone belongs to no other
      await rename(copy, file)
      return { ok: true, articles: articlesIn(file) }
    }
    const setAside = join(folder, replacedName(at))
    const restored = await unlessUnusable(file, (live) => overwrite(live, file, setAside, copy, at))
    return restored ?? (await moveAside(file, setAside, copy))
  } catch (error) {
    return failed(`${from} could not be restored to ${dirname(file)}: ${reasonOf(error)}. The archive is as it was.`)
  } finally {
    await removeDatabase(copy)
  }
}

function faultOfBackup(copy: string): string | null {
  try {
    const fault = faultOfCopy(copy)
    if (fault !== null) return `it is damaged (${fault})`
    const schema = schemaOf(copy)
    if (schema === 0) return "it is not an archive of Pullquote"
    return schema > latestSchema() ? "it was written by a newer Pullquote. Start that version" : null
  } catch (error) {
    return `it is damaged, or no database (${reasonOf(error)})`
  }
}

/** Null: nobody can answer from the archive, since it is damaged or of a newer release. */
async function unlessUnusable(file: string, work: (live: Database) => Promise<Restored>): Promise<Restored | null> {
  let live: Database | null = null
  try {
    live = await openDatabase(file)
    return await work(live)
  } catch (error) {
    if (error instanceof Damaged || isDamage(error) || (error as Error).cause instanceof TooNew) return null
    throw error
  } finally {
    live?.close()
  }
}

/** Nothing can be taken over from it, so nobody may have it open. */
async function moveAside(file: string, setAside: string, copy: string): Promise<Restored> {
  if (isInUse(file)) return refused(`${file} is in use. Stop the bot, then run this again.`)
  for (const end of ["", "-wal"]) if (existsSync(file + end)) await rename(file + end, setAside + end)
  await removeDatabase(file) // what else lies beside it belongs to no other
  await rename(copy, file)
  return { ok: true, articles: articlesIn(file), setAside: basename(setAside) }
}

/** Whoever else has the file open keeps it from being locked whole. Of what is no database at all, nobody can be asked. */
function isInUse(file: string): boolean {
  const db = new DatabaseSync(file)
  try {
    db.exec("pragma locking_mode = exclusive; begin exclusive")
    return false
  } catch (error) {
    return !isDamage(error)
  } finally {
    db.close()
  }
}

async function overwrite(live: Database, file: string, setAside: string, copy: string, at: Date): Promise<Restored> {
  const unfinished = `${setAside}.new`
  rewriteUnlessFit(copy, Number(live.get("pragma page_size")?.page_size))
  const backup = await openDatabase(copy)
  try {
    await removeDatabase(unfinished)
    await backUp(file, unfinished)
    await rename(unfinished, setAside)
    // As when an archive of an earlier release is opened: the rest is done in the background by whoever has it open.
    dropEmptyBefore(backup)
    beginAnewAfterNewMaking(backup)
    backup.run("attach ? as live", file)
    await takeOverFromFiles(backup, dirname(file), at)
    let since: SinceBackup = { articles: 0, loaded: 0, back: [] }
    // Not `atomically`: that would lock all that is attached, and the archive is locked by then.
    await whenFree(live, backup, file, () => {
      since = backup.apart(() => takeOver(backup, live, at))
    })
    emptyLog(live)
    return { ok: true, articles: since.articles, setAside: basename(setAside), since }
  } catch (error) {
    await removeDatabase(setAside)
    throw error
  } finally {
    await removeDatabase(unfinished)
    backup.close()
  }
}

/** Of the backup's pages, the share in which nothing stands from which on it is rewritten without them. */
const MANY_FREE = 1 / 4

/** Pages of another size cannot take the place of the archive's, and those in which nothing stands need not. */
function rewriteUnlessFit(copy: string, pageSize: number): void {
  const db = new DatabaseSync(copy)
  const ask = (pragma: string) => Number(db.prepare(`pragma ${pragma}`).get()?.[pragma])
  try {
    const isFit = ask("page_size") === pageSize && ask("freelist_count") < ask("page_count") * MANY_FREE
    if (!isFit) db.exec(`pragma page_size = ${pageSize}; vacuum`)
  } finally {
    db.close()
  }
}

/** Of an archive that was lost, and in whose place a new one stands, the orders file may know more than the backup. */
async function takeOverFromFiles(backup: Database, folder: string, at: Date): Promise<void> {
  if (isOfSameArchive(backup)) return
  const { archive } = backup.get("select archive from state") ?? {}
  for (const { kept } of await ordersFilesIn(folder)) {
    if (kept === null || kept.archive !== archive) continue
    backup.apart(() => {
      keepingWorks.restoreOrders(backup, kept, at)
      backup.run("update state set orders_kept = max(orders_kept, ?)", kept.number)
    })
  }
}

/** How often it is tried to lock the archive, between two works of whoever writes. */
const TRIES = 200
const PAUSE_MS = 20

async function whenFree(live: Database, backup: Database, file: string, meanwhile: () => void): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    // Waits its turn: the lock itself is not waited for.
    live.atomically(() => undefined)
    if (await backup.overwrite(file, meanwhile)) return
    await setTimeout(PAUSE_MS)
  }
  throw new Error("somebody else keeps writing to it")
}

/** The log is as long as the archive by now. Where that fails, whoever writes next does it: the archive is restored all the same. */
function emptyLog(live: Database): void {
  try {
    live.get("pragma wal_checkpoint(truncate)")
  } catch {
    // a full disk, say
  }
}
