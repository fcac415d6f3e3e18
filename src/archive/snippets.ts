import type { Filters, Snippets, Vocabulary } from "../core/shelves/snippets.ts"
import type { Snippet } from "../core/snippet.ts"
import { FOLDING, folded } from "../core/text/fold.ts"
import type { Database } from "./database.ts"

/** Reading and searching snippets. */
export function snippetShelf(db: Database): Snippets {
  indexAgainAfterNewFolding(db)
  let known: { readonly revision: unknown; readonly vocabulary: Vocabulary } | null = null
  return {
    async get(id) {
      const row = db.get("select snippet from snippets where id = ?", id)
      return row ? read(row) : null
    },

    async list(filters, limit) {
      const { sql, values } = fits(filters)
      return db
        .all(
          `select snippet from snippets where is_current = 1 ${sql}
           order by published desc, slug, start, kind desc limit ?`,
          ...values,
          limit,
        )
        .map(read)
    },

    async vocabulary() {
      const revision = db.get("select revision from state")?.revision
      if (known && known.revision === revision) return known.vocabulary
      const rows = db.all("select term, doc from search_words")
      const vocabulary = new Map(rows.map((row) => [String(row.term), Number(row.doc)]))
      known = { revision, vocabulary }
      return vocabulary
    },

    async candidates(groups, filters, limit) {
      const match = matchOf(groups)
      if (match === null) return []
      const { sql, values } = fits(filters)
      // A cross join is read from left to right: the index first. What was saved last comes first.
      return db
        .all(
          `select snippet from search cross join snippets on number = search.rowid
           where search match ? ${sql} order by search.rowid desc limit ?`,
          match,
          ...values,
          limit,
        )
        .map(read)
    },
  }
}

/** Makes the snippets of a version the current ones of their article. Within the caller's transaction. */
export function shelve(db: Database, snippets: readonly Snippet[]): void {
  for (const snippet of snippets) {
    const { id, slug, version, kind, published, span } = snippet
    const row = db.get(
      `insert into snippets (id, slug, version, kind, published, start, is_current, snippet)
       values (?, ?, ?, ?, ?, ?, 1, ?)
       on conflict (id) do update set is_current = 1, snippet = excluded.snippet returning number`,
      id,
      slug,
      version,
      kind,
      published,
      span.start,
      JSON.stringify(snippet),
    )
    index(db, Number(row?.number), snippet)
  }
}

/** Takes an article's snippets out of search and lists; they stay readable by id. Within the caller's transaction. */
export function unshelve(db: Database, slug: string): void {
  const current = "select number from snippets where slug = ? and is_current = 1"
  db.run(`delete from search where rowid in (${current})`, slug)
  db.run(`delete from voices where snippet in (${current})`, slug)
  db.run("update snippets set is_current = 0 where slug = ? and is_current = 1", slug)
}

function index(db: Database, number: number, snippet: Snippet): void {
  const { span, context, contextWords } = snippet
  const before = contextWords.slice(0, Math.max(0, span.start - context.start))
  const after = contextWords.slice(Math.max(0, span.end - context.start))
  db.run(
    "insert into search (rowid, words, speaker, title, context) values (?, ?, ?, ?, ?)",
    number,
    folded(snippet.words),
    folded([...snippet.speakers, ...snippet.roles].join("\n")),
    folded(snippet.title),
    folded(`${before}\n${after}`),
  )
  for (const name of new Set(snippet.speakers.map(folded)))
    db.run("insert into voices (name, snippet) values (?, ?)", name, number)
}

/** A release may fold words otherwise than the one that made the index. */
function indexAgainAfterNewFolding(db: Database): void {
  const isCurrent = () => db.get("select folding from state")?.folding === FOLDING
  if (isCurrent()) return
  db.atomically(() => {
    if (isCurrent()) return
    db.run("insert into search (search) values ('delete-all')")
    db.run("delete from voices")
    for (const row of db.all("select number, snippet from snippets where is_current = 1"))
      index(db, Number(row.number), read(row))
    db.run("update state set folding = ?, revision = revision + 1", FOLDING)
  })
}

/**
 * The groups as an FTS5 query: every word a quoted string, so that none is an operator.
 * What is not one folded word stands nowhere in the index and is left out. Null when a group can match nothing.
 */
function matchOf(groups: readonly (readonly string[])[]): string | null {
  const parts = groups.map((group) =>
    group
      .filter((word) => /^[a-z0-9\u0080-\u{10ffff}]+$/u.test(word))
      .map((word) => `"${word}"`)
      .join(" OR "),
  )
  if (parts.length === 0 || parts.includes("")) return null
  return parts.map((part) => `(${part})`).join(" AND ")
}

/** Dates are compared as far as both go: 2022-10 fits since 2022-10-20, as it may well be. */
function fits(filters: Filters): { readonly sql: string; readonly values: readonly string[] } {
  const { kind, speakers, article, since, until } = filters
  const conditions: (readonly [sql: string, ...values: string[]])[] = []
  const compare = (operator: string) => {
    const shorter = "min(length(published), length(?), 10)"
    return `and substr(published, 1, ${shorter}) ${operator} substr(?, 1, ${shorter})`
  }
  if (kind !== undefined) conditions.push(["and kind = ?", kind])
  if (article !== undefined) conditions.push(["and slug = ?", article])
  if (since !== undefined) conditions.push([compare(">="), since, since, since])
  if (until !== undefined) conditions.push([compare("<="), until, until, until])
  if (speakers !== undefined) {
    const names = JSON.stringify(speakers.map(folded))
    conditions.push(["and number in (select snippet from voices join json_each(?) on name = value)", names])
  }
  return { sql: conditions.map(([sql]) => sql).join(" "), values: conditions.flatMap(([, ...values]) => values) }
}

/** A row of an earlier release lacks what has come since, until its article is extracted again. */
const read = (row: Readonly<Record<string, unknown>>): Snippet => ({
  marked: [],
  denied: false,
  ...JSON.parse(String(row.snippet)),
})
