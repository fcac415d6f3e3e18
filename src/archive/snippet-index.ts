import type { Span } from "../core/model.ts"
import type { Snippet } from "../core/snippet.ts"
import { FOLDING, folded, indexed } from "../core/text/fold.ts"
import type { Database, Row } from "./database.ts"
import { countWords, type WordDeltas } from "./words.ts"

/** What is read to make a snippet again: `snippetIn` takes such a row. */
export const SNIPPET_COLUMNS = `id, snippets.slug, snippets.version, kind, published, snippets.start, snippet, contexts.words,
  contexts.start as context_start, contexts."end" as context_end, versions.title`
export const WITH_CONTEXT = `join contexts on contexts.number = snippets.context
  join versions on versions.slug = snippets.slug and versions.version = snippets.version`

/**
 * A snippet as its row keeps it; the rest stands in the row's columns, its context and its version. It has its own words only
 * where they are no slice of the context.
 */
type Kept = Omit<Snippet, InColumns | "marked" | "denied" | "roles"> &
  Partial<Pick<Snippet, "marked" | "denied" | "roles">> & { readonly end: number; readonly words?: string }
type InColumns =
  | "id"
  | "slug"
  | "version"
  | "kind"
  | "published"
  | "words"
  | "contextWords"
  | "context"
  | "span"
  | "title"

const sliceOf = ({ span, context }: Pick<Snippet, "span" | "context">, contextWords: string): string =>
  contextWords.slice(span.start - context.start, span.end - context.start)

/** Where the words stand; of a row with the columns `start` and `snippet`. */
export const spanIn = (row: Row): Span => ({
  start: Number(row.start),
  end: (JSON.parse(String(row.snippet)) as Kept).end,
})

/** What goes without saying is not kept; a row of an earlier release lacks what has come since. */
export function snippetIn(row: Row): Snippet {
  const { end, words, ...kept }: Kept = JSON.parse(String(row.snippet))
  const contextWords = String(row.words)
  const span = { start: Number(row.start), end }
  const context = { start: Number(row.context_start), end: Number(row.context_end) }
  return {
    marked: usuallyMarked(kept.form, span),
    denied: false,
    roles: [],
    ...kept,
    span,
    context,
    title: String(row.title),
    id: String(row.id),
    kind: row.kind as Snippet["kind"],
    slug: String(row.slug),
    version: String(row.version),
    published: row.published === null ? null : String(row.published),
    words: words ?? sliceOf({ span, context }, contextWords),
    contextWords,
  }
}

/**
 * Makes the snippets of a version the current ones of their article; `indexAll` is still to follow. Within the caller's
 * transaction. `isFirst`: nothing of the article was ever kept.
 */
export function shelve(db: Database, snippets: readonly Snippet[], isFirst: boolean): readonly Shelved[] {
  const [one] = snippets
  const contexts = one && !isFirst ? contextsOf(db, one) : new Map<string, number>()
  const kept = snippets.map((snippet) => {
    const { start, end } = snippet.context
    const context = contexts.get(`${start} ${end}`) ?? keepContext(db, snippet)
    contexts.set(`${start} ${end}`, context)
    return { snippet, number: keepSnippet(db, snippet, context) }
  })
  for (const { snippet, number } of kept) keepVoices(db, number, snippet)
  return kept
}

export type Shelved = { readonly snippet: Snippet; readonly number: number }

/**
 * Puts what is shelved into the full-text index, behind all other rows: what is written between two of its rows makes FTS5 write
 * out each row as a piece of its own.
 */
export function indexAll(db: Database, shelved: readonly Shelved[], words: WordDeltas): void {
  for (const { snippet, number } of shelved) countWords(words, index(db, number, snippet), 1)
}

/** The contexts that the snippet's version has already, by where they begin and end. */
function contextsOf(db: Database, { slug, version }: Snippet): Map<string, number> {
  const rows = db.all(
    `select contexts.number, contexts.start, contexts."end" from snippets join contexts on contexts.number = snippets.context
     where snippets.slug = ? and snippets.version = ?`,
    slug,
    version,
  )
  return new Map(rows.map(({ number, start, end }) => [`${start} ${end}`, Number(number)]))
}

function keepContext(db: Database, { context, contextWords }: Snippet): number {
  const row = db.get(
    `insert into contexts (start, "end", words) values (?, ?, ?) returning number`,
    context.start,
    context.end,
    contextWords,
  )
  return Number(row?.number)
}

/** All of a direct quote stands in quotation marks, and nothing of a paraphrase or a fact. */
const usuallyMarked = (form: Snippet["form"], span: Span): readonly Span[] => (form === "direct" ? [span] : [])

function keptOf(snippet: Snippet): Kept {
  const { span, words, context, contextWords, form, marked, denied, roles, speakers, index, passage, paragraph } =
    snippet
  const isUsual = JSON.stringify(marked) === JSON.stringify(usuallyMarked(form, span))
  return {
    form,
    index,
    passage,
    paragraph,
    end: span.end,
    speakers,
    ...(roles.length > 0 && { roles }),
    ...(denied && { denied }),
    ...(!isUsual && { marked }),
    ...(snippet.isRelease && { isRelease: true as const }),
    ...(words !== sliceOf({ span, context }, contextWords) && { words }),
  }
}

function keepSnippet(db: Database, snippet: Snippet, context: number): number {
  const { id, slug, version, kind, published, span } = snippet
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
    span.start,
    JSON.stringify(keptOf(snippet)),
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
