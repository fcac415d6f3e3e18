import { statSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import Fuse from "fuse.js"
import MiniSearch from "minisearch"
import { openDatabase } from "../../src/archive/database.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { works } from "../../src/archive/works.ts"
import { pack } from "../../src/core/packed-article.ts"
import { search } from "../../src/core/query/index.ts"
import { words } from "../../src/core/text/fold.ts"
import { covered, type Story } from "../support/archive.ts"
import type { Told } from "./known-items.ts"

/** What searches the same snippets; each in a process of its own, in an empty folder. */
export type Engine = {
  /** Puts the snippets into a file; gives what that took, in ms. Absent: it holds them in memory. */
  fill?(folder: string, stories: Iterable<Story>): Promise<number>
  open(folder: string, stories: () => Iterable<Story>): Promise<OpenEngine>
}

export type OpenEngine = {
  /** The first snippet found, if any. */
  first(query: string): Promise<Told | undefined>
  /** What somebody is shown who is still typing. */
  complete?(query: string): Promise<unknown>
  /** On disk, when it is written whole. */
  readonly bytes: number | null
}

export const ENGINES = { pullquote: pullquote(), fts5: plainFts(), minisearch: miniSearch(), fuse: fuse() } as const
export type EngineName = keyof typeof ENGINES

/** As the thread that writes has it. */
const WRITING_CACHE = "pragma cache_size = -8000"
/** Articles that are saved in one transaction. */
const AT_ONCE = 250
const ANSWERS = 10

function pullquote(): Engine {
  const fileIn = (folder: string) => join(folder, "pullquote.db")
  return {
    async fill(folder, stories) {
      await (await openSqlite(fileIn(folder))).close()
      const db = await openDatabase(fileIn(folder))
      db.get(WRITING_CACHE)
      const ms = sumOf(batches(stories, AT_ONCE), (batch) => {
        const articles = batch.map((story) => ({ article: pack(covered(story)), fingerprint: story.slug }))
        return timed(() => db.atomically(() => works.loadArticles(db, articles, new Date(0))))
      })
      const joiningMs = timed(() => {
        let isLeft = db.atomically(() => works.joinSomePieces(db, true))
        while (isLeft) isLeft = db.atomically(() => works.joinSomePieces(db, false))
      })
      db.close()
      return ms + joiningMs
    },
    async open(folder) {
      const archive = await openSqlite(fileIn(folder))
      const ask = (query: string, isTyping: boolean) =>
        search(archive, { kind: "quote", query, isTyping, limit: ANSWERS })
      return {
        async first(query) {
          const snippet = (await ask(query, false)).found[0]?.snippet
          return snippet && { words: snippet.words, speaker: snippet.speakers.join(" ") }
        },
        complete: (query) => ask(query, true),
        bytes: statSync(fileIn(folder)).size,
      }
    },
  }
}

/** Words as they are, all of them or, where no snippet has all, any; ranked by BM25. */
function plainFts(): Engine {
  const fileIn = (folder: string) => join(folder, "fts5.db")
  return {
    async fill(folder, stories) {
      const db = new DatabaseSync(fileIn(folder))
      db.exec(`pragma journal_mode = wal; pragma synchronous = full;
        create virtual table snippets using fts5 (words, speaker, title, tokenize = 'unicode61 remove_diacritics 2')`)
      const insert = db.prepare("insert into snippets (words, speaker, title) values (?, ?, ?)")
      const ms = sumOf(batches(stories, AT_ONCE), (batch) => {
        const rows = batch.flatMap(rowsOf)
        return timed(() => {
          db.exec("begin")
          for (const { words, speaker, title } of rows) insert.run(words, speaker, title)
          db.exec("commit")
        })
      })
      db.exec("pragma wal_checkpoint(truncate)")
      db.close()
      return ms
    },
    async open(folder) {
      const db = new DatabaseSync(fileIn(folder))
      const select = db.prepare("select words, speaker from snippets where snippets match ? order by rank limit 1")
      return {
        async first(query) {
          const quoted = words(query).map((word) => `"${word}"`)
          const row = select.get(quoted.join(" AND ")) ?? select.get(quoted.join(" OR "))
          return row && { words: String(row.words), speaker: String(row.speaker) }
        },
        bytes: statSync(fileIn(folder)).size,
      }
    },
  }
}

/** As its documentation advises for mistyped and half typed words. */
function miniSearch(): Engine {
  return {
    async open(_folder, stories) {
      const engine = new MiniSearch({
        fields: ["words", "speaker", "title"],
        storeFields: ["words", "speaker"],
        searchOptions: { boost: { words: 2 }, fuzzy: 0.2, prefix: (_term, i, terms) => i === terms.length - 1 },
      })
      let id = 0
      for (const story of stories()) for (const row of rowsOf(story)) engine.add({ id: id++, ...row })
      return {
        async first(query) {
          const found = engine.search(query)[0]
          return found && { words: String(found.words), speaker: String(found.speaker) }
        },
        bytes: null,
      }
    },
  }
}

/** Fuse.js at its best for sentences: its defaults find one in six of these. */
function fuse(): Engine {
  return {
    async open(_folder, stories) {
      const engine = new Fuse(Array.from(stories()).flatMap(rowsOf), {
        useTokenSearch: true,
        ignoreLocation: true,
        ignoreDiacritics: true,
        threshold: 0.3,
        keys: [
          { name: "words", weight: 1 },
          { name: "speaker", weight: 0.8 },
          { name: "title", weight: 0.3 },
        ],
      })
      return { first: async (query) => engine.search(query, { limit: 1 })[0]?.item, bytes: null }
    },
  }
}

/** The snippets of a story, as the engines have them. */
export const rowsOf = ({ title, said = [] }: Story): readonly (Told & { readonly title: string })[] =>
  said.map(({ by, words }) => ({ words: words.join(" "), speaker: by ?? "", title }))

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function sumOf<T>(items: Iterable<T>, value: (item: T) => number): number {
  let sum = 0
  for (const item of items) sum += value(item)
  return sum
}

function* batches<T>(items: Iterable<T>, size: number): Generator<readonly T[]> {
  let some: T[] = []
  for (const item of items) {
    some.push(item)
    if (some.length < size) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
