import type { Snippet } from "../core/snippet.ts"
import { FOLDING, folded, indexed } from "../core/text/fold.ts"
import type { Database, Row } from "./database.ts"
import { countWords, type WordDeltas } from "./words.ts"

/** What is read to make a snippet again: `snippetIn` takes such a row. */
export const SNIPPET_COLUMNS = "id, snippets.slug, snippets.version, kind, published, snippet, contexts.words"
export const WITH_CONTEXT = "join contexts on contexts.number = snippets.context"

/**
 * A snippet as its row keeps it; the rest stands in the row's columns and in its context. It has its own words only where
 * they are no slice of that.
 */
type Kept = Omit<Snippet, "id" | "slug" | "version" | "kind" | "published" | "words" | "contextWords"> & {
  readonly words?: string
}

const sliceOf = ({ span, context }: Pick<Snippet, "span" | "context">, contextWords: string): string =>
  contextWords.slice(span.start - context.start, span.end - context.start)

/** A row of an earlier release lacks what has come since, until its article is extracted again. */
export function snippetIn(row: Row): Snippet {
  const kept: Kept = { marked: [], denied: false, ...JSON.parse(String(row.snippet)) }
  const contextWords = String(row.words)
  return {
    ...kept,
    id: String(row.id),
    kind: row.kind as Snippet["kind"],
    slug: String(row.slug),
    version: String(row.version),
    published: row.published === null ? null : String(row.published),
    words: kept.words ?? sliceOf(kept, contextWords),
    contextWords,
  }
}

/**
 * Makes the snippets of a version the current ones of their article. Within the caller's transaction. All rows first, then the
 * full-text index: what is written between two of its rows makes FTS5 write out each row as a piece of its own.
 */
export function shelve(db: Database, snippets: readonly Snippet[], words: WordDeltas): void {
  const contexts = new Map<string, number>()
  const kept = snippets.map((snippet) => {
    const { start, end } = snippet.context
    const context = contexts.get(`${start} ${end}`) ?? keepContext(db, snippet)
    contexts.set(`${start} ${end}`, context)
    return { snippet, number: keepSnippet(db, snippet, context) }
  })
  for (const { snippet, number } of kept) keepVoices(db, number, snippet)
  for (const { snippet, number } of kept) countWords(words, index(db, number, snippet), 1)
}

function keepContext(db: Database, { slug, version, context, contextWords }: Snippet): number {
  const row = db.get(
    `insert into contexts (slug, version, start, "end", words) values (?, ?, ?, ?, ?)
     on conflict do update set words = excluded.words returning number`,
    slug,
    version,
    context.start,
    context.end,
    contextWords,
  )
  return Number(row?.number)
}

function keepSnippet(db: Database, snippet: Snippet, context: number): number {
  const { id, slug, version, kind, published, words, contextWords, ...rest } = snippet
  const kept: Kept = words === sliceOf(rest, contextWords) ? rest : { ...rest, words }
  const row = db.get(
    `insert into snippets (id, slug, version, kind, published, start, is_current, snippet, context)
     values (?, ?, ?, ?, ?, ?, 1, ?, ?)
     on conflict (id) do update set is_current = 1, snippet = excluded.snippet, context = excluded.context
     returning number`,
    id,
    slug,
    version,
    kind,
    published,
    snippet.span.start,
    JSON.stringify(kept),
    context,
  )
  return Number(row?.number)
}

/** Takes an article's snippets out of search and lists; they stay readable by id. Within the caller's transaction. */
export function unshelve(db: Database, slug: string, words: WordDeltas): void {
  const all = `select snippets.number, ${SNIPPET_COLUMNS} from snippets ${WITH_CONTEXT} where snippets.slug = ? and is_current = 1`
  for (const row of db.all(all, slug)) {
    const snippet = snippetIn(row)
    countWords(words, fieldsOf(snippet), -1)
    db.run("delete from search where rowid = ?", Number(row.number))
    for (const name of voicesOf(snippet))
      db.run("delete from voices where name = ? and snippet = ?", name, Number(row.number))
  }
  db.run("update snippets set is_current = 0 where slug = ? and is_current = 1", slug)
}

/** Words, speaker, title and context as they are searched, folded. */
function fieldsOf(snippet: Snippet): readonly string[] {
  const { span, context, contextWords } = snippet
  const before = contextWords.slice(0, Math.max(0, span.start - context.start))
  const after = contextWords.slice(Math.max(0, span.end - context.start))
  const names = [...snippet.speakers, ...snippet.roles].join("\n")
  return [snippet.words, names, snippet.title, `${before}\n${after}`].map(indexed)
}

/** Gives the folded fields. */
function index(db: Database, number: number, snippet: Snippet): readonly string[] {
  const fields = fieldsOf(snippet)
  db.run("insert into search (rowid, words, speaker, title, context) values (?, ?, ?, ?, ?)", number, ...fields)
  return fields
}

const voicesOf = ({ speakers }: Snippet): ReadonlySet<string> => new Set(speakers.map(folded))

function keepVoices(db: Database, number: number, snippet: Snippet): void {
  for (const name of voicesOf(snippet)) db.run("insert into voices (name, snippet) values (?, ?)", name, number)
}

/** A release may fold words otherwise than the one that made the index. */
export function indexAgainAfterNewFolding(db: Database): void {
  const isCurrent = () => db.get("select folding from state")?.folding === FOLDING
  if (isCurrent()) return
  db.atomically(() => {
    if (isCurrent()) return
    db.run("insert into search (search) values ('delete-all')")
    db.run("delete from voices")
    const all = `select snippets.number, ${SNIPPET_COLUMNS} from snippets ${WITH_CONTEXT} where is_current = 1`
    for (const row of db.all(all)) {
      index(db, Number(row.number), snippetIn(row))
      keepVoices(db, Number(row.number), snippetIn(row))
    }
    db.run("update state set folding = ?, directory = '', revision = revision + 1", FOLDING)
  })
}
