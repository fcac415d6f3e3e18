/** The database's name in DATA_DIR; SQLite keeps a "-wal" and a "-shm" beside it. */
export const DATABASE = "pullquote.db"

/** Orders, zones and the last slots once more, beside the database. */
export const ORDERS_FILE = "pullquote.orders.json"

/** The orders of another database, set aside before this one writes its own. */
export const SET_ASIDE = /^pullquote\.orders\.[0-9a-f]+-\d+\.json$/
export const setAsideName = (archive: string, number: number): string => `pullquote.orders.${archive}-${number}.json`

/** The database that a backup has taken the place of, set aside. */
export const replacedName = (at: Date): string => `pullquote.replaced-${at.toISOString().replaceAll(/[:.]/g, "-")}.db`
export const REPLACED = /^pullquote\.replaced-[\dTZ-]+\.db$/

/** A day's copy of the whole database: "pullquote.copy-2026-03-29.db". */
export const copyName = (date: string): string => `pullquote.copy-${date}.db`
export const COPY = /^pullquote\.copy-\d{4}-\d\d-\d\d\.db$/
