import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite"
import { setTimeout } from "node:timers/promises"
import { deflateRawSync } from "node:zlib"
import { Damaged, isBusy, isDamage, TooNew } from "./faults.ts"

/** One connection to a database file, with every migration run. */
export type Database = {
  /** The first row, or undefined. The statement is prepared once. */
  get(sql: string, ...values: readonly SQLInputValue[]): Row | undefined
  all(sql: string, ...values: readonly SQLInputValue[]): readonly Row[]
  /** The rows one by one, of more than memory should hold. */
  each(sql: string, ...values: readonly SQLInputValue[]): Iterable<Row>
  /** How many rows it changed. */
  run(sql: string, ...values: readonly SQLInputValue[]): number
  /** The number that SQLite gave the row: with "returning" it would keep a copy of each page that it writes to. */
  insert(sql: string, ...values: readonly SQLInputValue[]): number
  /** All of it or nothing. Waits for another process that is writing. */
  atomically<T>(work: () => T): T
  /** The same for what gives way to other work meanwhile; nobody else may use this connection then. */
  atomicallyInTurns<T>(work: () => Promise<T>): Promise<T>
  /** All of it or nothing within `atomically`: what throws is undone alone. */
  apart<T>(work: () => T): T
  /** False when an error of the disk has undone all of it. */
  isInTransaction(): boolean
  /**
   * Overwrites another database with this one, in one transaction of that one: whoever reads it goes on reading what was there until
   * all is written. `meanwhile` runs when nobody else can write there any more; what it changes here is written there, too. False,
   * and nothing has changed: somebody else is writing there.
   */
  overwrite(file: string, meanwhile: () => void): Promise<boolean>
  /** From now on this connection reads only, and so never waits for a writer. */
  readOnly(): void
  close(): void
}

export type Row = Readonly<Record<string, unknown>>

/** How long a statement waits for another process's write, in ms. A save takes some 10 ms, of the largest file half a second. */
const BUSY_MS = 10_000

/** Pages in the log before they are written into the database: most are written again and again, and then go there once. */
const LOG_PAGES = 16_000

/** Pages that are written to another database in one step. */
const PAGES_A_STEP = 2_000

const MIGRATIONS = join(import.meta.dirname, "migrations")

/** Throws with the file's name, and what to do, when it cannot be opened, is damaged, or comes from a newer version. */
export async function openDatabase(file: string, busyMs: number = BUSY_MS): Promise<Database> {
  try {
    if (file !== ":memory:") makeFolder(dirname(file))
    const sqlite = new DatabaseSync(file, { timeout: busyMs, enableForeignKeyConstraints: true })
    try {
      await useWriteAheadLog(sqlite)
      sqlite.exec(`pragma wal_autocheckpoint = ${LOG_PAGES}`)
      const database = databaseOn(sqlite, file)
      sqlite.function("deflated", { deterministic: true }, (json) => deflateRawSync(String(json)))
      if (file === ":memory:") beginWithAll(sqlite, database)
      else migrate(sqlite, database)
      return database
    } catch (error) {
      sqlite.close()
      throw error
    }
  } catch (error) {
    if (error instanceof Damaged) throw error
    if (isDamage(error)) throw new Damaged(file, error)
    const reason = error instanceof Error ? error.message : String(error)
    const todo = error instanceof TooNew ? "Start that version" : "Set DATA_DIR to a folder that can be written"
    throw new Error(`${file} cannot be used as the archive: ${reason}. ${todo}.`, { cause: error })
  }
}

/**
 * A connection that can write nothing, beside whoever else uses the file. Throws with the file's name, and what to do, when it
 * is not there or was written by another version.
 */
export function openDatabaseToRead(file: string, busyMs: number = BUSY_MS): Database {
  try {
    const sqlite = new DatabaseSync(file, { readOnly: true, timeout: busyMs })
    const database = databaseOn(sqlite, file)
    const version = Number(database.get("pragma user_version")?.user_version)
    if (version === migrations().length) return database
    sqlite.close()
    throw new Error("it was written by another version of Pullquote")
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(
      `${file} cannot be read as the archive: ${reason}. Start this version of the bot once with npm start; it creates the archive in DATA_DIR.`,
      { cause: error },
    )
  }
}

/** Step by step: all at once, Node 24 never comes back from a place such as /proc, where no folder can be made. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error // another process may have been faster
  }
}

function databaseOn(sqlite: DatabaseSync, file: string): Database {
  const prepared = new Map<string, StatementSync>()
  const prepare = (sql: string) => {
    const known = prepared.get(sql)
    if (known) return known
    const statement = sqlite.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
  /** Damage may show long after the file was opened. */
  const telling = <T>(ask: () => T): T => {
    try {
      return ask()
    } catch (error) {
      throw isDamage(error) ? new Damaged(file, error) : error
    }
  }
  return {
    get: (sql, ...values) => telling(() => prepare(sql).get(...values)),
    all: (sql, ...values) => telling(() => prepare(sql).all(...values)),
    each: (sql, ...values) => sqlite.prepare(sql).iterate(...values),
    run: (sql, ...values) => telling(() => Number(prepare(sql).run(...values).changes)),
    insert: (sql, ...values) => telling(() => Number(prepare(sql).run(...values).lastInsertRowid)),
    atomically(work) {
      sqlite.exec("begin immediate")
      try {
        const result = work()
        sqlite.exec("commit")
        return result
      } finally {
        if (sqlite.isTransaction) sqlite.exec("rollback")
      }
    },
    async atomicallyInTurns(work) {
      sqlite.exec("begin immediate")
      try {
        const result = await work()
        sqlite.exec("commit")
        return result
      } finally {
        if (sqlite.isTransaction) sqlite.exec("rollback")
      }
    },
    apart(work) {
      sqlite.exec("savepoint one")
      try {
        return work()
      } catch (error) {
        if (sqlite.isTransaction) sqlite.exec("rollback to one")
        throw error
      } finally {
        if (sqlite.isTransaction) sqlite.exec("release one")
      }
    },
    async overwrite(file, meanwhile) {
      const pages = Number(sqlite.prepare("pragma page_count").get()?.page_count)
      let isLocked = false
      // The first of several steps locks the file: https://sqlite.org/c3ref/backup_finish.html
      const rate = Math.min(PAGES_A_STEP, Math.ceil(pages / 2))
      const progress = () => {
        if (isLocked) return
        isLocked = true
        meanwhile()
      }
      try {
        await backup(sqlite, file, { rate, progress })
        return true
      } catch (error) {
        // Of a lock that somebody else holds, Node tells as of no error.
        if (isLocked || !(isBusy(error) || (error as { readonly errcode?: unknown }).errcode === 0)) throw error
        return false
      }
    },
    isInTransaction: () => sqlite.isTransaction,
    readOnly: () => sqlite.exec("pragma query_only = 1"),
    close: () => sqlite.close(),
  }
}

/**
 * Readers do not wait for a writer. Full sync: what was acknowledged survives a power cut, too.
 * The switch is the one statement that SQLite refuses at once instead of waiting, when two processes open a new file.
 */
async function useWriteAheadLog(sqlite: DatabaseSync): Promise<void> {
  sqlite.exec("pragma synchronous = full")
  for (let waited = 0; ; waited += RETRY_MS) {
    try {
      sqlite.exec("pragma journal_mode = wal")
      return
    } catch (error) {
      if (waited >= BUSY_MS || !isBusy(error)) throw error
      await setTimeout(RETRY_MS)
    }
  }
}

const RETRY_MS = 10

const migrations = (): readonly string[] =>
  readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith(".sql"))
    .sort()

/** How far a database of this version is migrated. */
export const latestSchema = (): number => migrations().length

function migrate(sqlite: DatabaseSync, database: Database): void {
  const files = migrations()
  const done = () => Number(database.get("pragma user_version")?.user_version)
  if (done() === files.length) return
  // A table that others refer to is made anew beside itself: https://sqlite.org/lang_altertable.html#otheralter
  sqlite.exec("pragma foreign_keys = off")
  database.atomically(() => {
    const from = done() // another process may have been faster
    if (from > files.length) throw new TooNew("it was written by a newer version of Pullquote")
    for (const name of files.slice(from)) sqlite.exec(readFileSync(join(MIGRATIONS, name), "utf8"))
    sqlite.exec(`pragma user_version = ${files.length}`)
  })
  sqlite.exec("pragma foreign_keys = on")
}

/** What all migrations make of an empty database: tests open hundreds in memory, and each begins with the first one's. */
let migrated: Uint8Array | null = null

function beginWithAll(sqlite: DatabaseSync, database: Database): void {
  if (migrated) sqlite.deserialize(migrated)
  else {
    migrate(sqlite, database)
    migrated = sqlite.serialize()
  }
}
