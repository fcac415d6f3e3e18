import type { Loaded, LoadedArticle, Loading } from "../core/shelves/loading.ts"
import type { Database } from "./database.ts"
import { isWithheld } from "./history.ts"
import { saveTogether } from "./save-article.ts"
import { settleWords } from "./words.ts"
import type { Written } from "./write-queue.ts"

/** Pages that are held while articles are loaded: beside a million quotes and facts a batch writes to some ten megabytes. */
const CACHE_KB = 32_000

/** What stands in the place of a file. */
const NO_FILE = ""

export const loadingWorks = {
  loadArticles(db: Database, articles: readonly LoadedArticle[], at: Date): readonly Loaded[] {
    db.get(`pragma cache_size = ${-CACHE_KB}`)
    for (const index of FULL_TEXT) joinAbove(db, index, MANY_PIECES)
    return saveTogether(db, (save) =>
      articles.map(({ article, fingerprint }) => {
        const giver = db.get("select file from articles where slug = ?", article.slug)
        if (giver && giver.file !== NO_FILE) return "given"
        if (isWithheld(db, article.slug)) return "withheld"
        return save(article, { file: NO_FILE, fingerprint }, at)
      }),
    )
  },

  /** Gives whether any pieces are left. The counted words are put together first, for whoever opens the archive next. */
  joinSomePieces(db: Database, isFirst: boolean): boolean {
    if (isFirst) settleWords(db)
    for (const index of FULL_TEXT) joinAbove(db, index, FEW_PIECES)
    return FULL_TEXT.map((index) => joinSome(db, index, isFirst)).includes(true)
  },
}

const FULL_TEXT = ["search", "paragraph_search"]

/**
 * FTS5 writes a piece of an index with each transaction, and joins pieces of like size when there are so many of them. While
 * articles are loaded more may wait: all of them are joined behind it.
 */
const FEW_PIECES = { automerge: 4, crisismerge: 16 }
const MANY_PIECES = { automerge: 16, crisismerge: 64 }

/** Source: https://sqlite.org/fts5.html#the_automerge_configuration_option. */
function joinAbove(db: Database, index: string, pieces: typeof FEW_PIECES): void {
  const known = db.get(`select v from ${index}_config where k = 'automerge'`)?.v
  if (known === pieces.automerge) return
  for (const [option, value] of Object.entries(pieces))
    db.run(`insert into ${index} (${index}, rank) values ('${option}', ${value})`)
}

/** Pages that are written in one transaction: some tens of milliseconds, so that whoever else writes hardly waits. */
const PAGES_AT_ONCE = 500

/** "optimize" in steps; the first begins it. Source: https://sqlite.org/fts5.html#the_merge_command */
function joinSome(db: Database, index: string, isFirst: boolean): boolean {
  const before = changesIn(db)
  db.run(`insert into ${index} (${index}, rank) values ('merge', ?)`, isFirst ? -PAGES_AT_ONCE : PAGES_AT_ONCE)
  return changesIn(db) - before >= LEAST_CHANGES
}

/** A step that changes less has found nothing to join. */
const LEAST_CHANGES = 2
const changesIn = (db: Database): number => Number(db.get("select total_changes() as changes")?.changes)

export function loadingShelf(db: Database, write: Written<typeof loadingWorks>): Loading {
  return {
    has: async (fingerprint) =>
      db.get(`select 1 from articles where file = '${NO_FILE}' and fingerprint = ?`, fingerprint) !== undefined,

    async given(slug) {
      const row = db.get("select file, fingerprint from articles where slug = ?", slug)
      return row ? { file: String(row.file), fingerprint: String(row.fingerprint) } : null
    },

    save: write.loadArticles,

    async joinIndexes(stopping) {
      let isLeft = await write.joinSomePieces(true)
      while (isLeft && !stopping.aborted) isLeft = await write.joinSomePieces(false)
    },
  }
}
