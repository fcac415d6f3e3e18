import { existsSync } from "node:fs"
import { copyFile, link, mkdir, rename, rm } from "node:fs/promises"
import { basename, dirname, join, resolve } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { backUp } from "./copy.ts"
import { latestSchema } from "./database.ts"
import { DATABASE, replacedName } from "./files.ts"
import { faultOfCopy } from "./whole.ts"

/** What a backup holds, or in words for people why there is none. */
export type BackedUp =
  | { readonly ok: true; readonly articles: number }
  | { readonly ok: false; readonly problem: string; readonly isRefused: boolean }

const refused = (problem: string): BackedUp => ({ ok: false, problem, isRefused: true })
const failed = (problem: string): BackedUp => ({ ok: false, problem, isRefused: false })
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
const removeAll = async (file: string): Promise<void> => {
  for (const end of ["", "-journal", "-wal", "-shm"]) await rm(file + end, { force: true })
}

/**
 * Copies the whole archive to a file that is not there yet, as it is at one moment, beside whoever reads and writes. The file
 * has its name only when it is whole.
 */
export async function backUpArchive(folder: string, to: string, progress: (done: number) => void): Promise<BackedUp> {
  const file = join(folder, DATABASE)
  if (!existsSync(file)) return refused(`There is no archive in ${folder}. Start the bot once: npm start.`)
  if (existsSync(to)) return refused(`${to} already exists and is not overwritten. Name another file.`)
  const unfinished = `${to}.new`
  try {
    await removeAll(unfinished)
    await backUp(file, unfinished, progress)
    const fault = faultOfCopy(unfinished)
    if (fault !== null) return failed(`${file} is damaged (${fault}), so no backup was made.`)
    const articles = articlesIn(unfinished)
    await link(unfinished, to) // refuses where somebody else has made the file meanwhile
    return { ok: true, articles }
  } catch (error) {
    return failed(`${to} could not be written: ${reasonOf(error)}.`)
  } finally {
    await removeAll(unfinished)
  }
}

/** What became of the archive that was there before. */
export type BroughtBack = BackedUp & { readonly setAside?: string }

/**
 * Puts a backup in the place of the archive, which is set aside. Refused while any process has the archive open. The backup
 * itself stays as it is.
 */
export async function bringBack(folder: string, from: string, at: Date): Promise<BroughtBack> {
  const file = join(folder, DATABASE)
  const copy = `${file}.new`
  try {
    if (!existsSync(from)) return refused(`There is no file ${from}.`)
    if (resolve(from) === resolve(file)) return refused(`${from} is the archive itself. Name a backup.`)
    await mkdir(folder, { recursive: true })
    await removeAll(copy)
    await copyFile(from, copy)
    const fault = faultOfBackup(copy)
    if (fault !== null) return refused(`${from} cannot be used: ${fault}.`)
    const articles = articlesIn(copy)
    if (!existsSync(file)) {
      await removeAll(file) // a log of a database that is gone belongs to no other
      await rename(copy, file)
      return { ok: true, articles }
    }
    if (isInUse(file)) return refused(`${file} is in use. Stop the bot, then run this again.`)
    const setAside = join(folder, replacedName(at))
    await rename(file, setAside)
    await rename(copy, file)
    return { ok: true, articles, setAside: basename(setAside) }
  } catch (error) {
    return failed(`${from} could not be restored to ${dirname(file)}: ${reasonOf(error)}.`)
  } finally {
    await removeAll(copy)
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

/** Only the last connection can leave the write-ahead log: whoever else has the file open keeps it from that. */
function isInUse(file: string): boolean {
  const db = new DatabaseSync(file)
  try {
    return db.prepare("pragma journal_mode = delete").get()?.journal_mode !== "delete"
  } catch {
    return true
  } finally {
    db.close()
  }
}

function asked<T>(file: string, ask: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return ask(db)
  } finally {
    db.close()
  }
}

const schemaOf = (file: string): number =>
  asked(file, (db) => Number(db.prepare("pragma user_version").get()?.user_version))

const articlesIn = (file: string): number =>
  asked(file, (db) => Number(db.prepare("select count(*) as articles from articles").get()?.articles))
