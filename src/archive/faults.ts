/** The database cannot be used, in words for people that name the file and say what to do. */
export class TooNew extends Error {}

export class Damaged extends Error {
  constructor(file: string, cause: unknown) {
    const left = "only earlier versions and the record of what was posted are lost with it"
    super(
      `${file} is damaged, or no database. Move it aside with its -wal and -shm: the articles are read again from the content folder, ${left}.`,
      { cause },
    )
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB: https://sqlite.org/rescode.html */
export const isDamage = (error: unknown): boolean => [11, 26].includes(codeOf(error))

/** SQLITE_BUSY, whatever its extended code: another process holds the lock. */
export const isBusy = (error: unknown): boolean => codeOf(error) === 5

const codeOf = (error: unknown) => (error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0)
