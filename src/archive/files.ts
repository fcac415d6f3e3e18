/** The database's name in DATA_DIR; SQLite keeps a "-wal" and a "-shm" beside it. */
export const DATABASE = "pullquote.db"
