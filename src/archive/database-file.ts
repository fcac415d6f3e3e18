import { rm } from "node:fs/promises"
import { DatabaseSync } from "node:sqlite"

/** Deletes a database with what SQLite keeps beside it. */
export async function removeDatabase(file: string): Promise<void> {
  for (const end of ["", "-journal", "-wal", "-shm"]) await rm(file + end, { force: true })
}

/** How far a database file is migrated; 0: it is no archive. */
export const schemaOf = (file: string): number =>
  asked(file, (db) => Number(db.prepare("pragma user_version").get()?.user_version))

export const articlesIn = (file: string): number =>
  asked(file, (db) => Number(db.prepare("select count(*) as articles from articles").get()?.articles))

function asked<T>(file: string, ask: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return ask(db)
  } finally {
    db.close()
  }
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
