import { inflateRawSync } from "node:zlib"
import type { Article, Coverage, Covered } from "../core/model.ts"
import { wordsAt } from "../core/model.ts"
import type { Snippet } from "../core/snippet.ts"
import type { Database, Row } from "./database.ts"

// What earlier releases wrote stands in the tables *_before until it is carried over (carrying.ts). Three shapes of it:
// - Releases 1 to 11 kept articles and coverage as JSON, release 12 as the same JSON, deflated.
// - Releases 1 and 2 kept a snippet whole, as JSON; 3 to 11 without what its columns and its version tell.
// - Release 12 kept its context's place in `contexts_before` alone, and its end in the place of its span.

/** Whether anything is still to be carried over. */
export const isBefore = (db: Database): boolean =>
  db.get("select 1 from sqlite_schema where name = 'versions_before'") !== undefined

/** A version as it was extracted, where it is not carried over yet; else null. */
export const coveredBefore = (db: Database, slug: string, version: string): Covered | null =>
  ofOneMoment(db, () => versionBefore(db, slug, version))

/** A snippet that is not carried over yet; else null. */
export const snippetBefore = (db: Database, id: string): Snippet | null =>
  ofOneMoment(db, () => {
    const row = db.get(`${SNIPPETS} where id = ?`, id)
    const covered = row && versionBefore(db, String(row.slug), String(row.version))
    return covered ? snippetIn(row, covered.article) : null
  })

/** All snippets that were ever found in a version that is not carried over yet, those that its extractor no longer finds among them. */
export function snippetsBefore(db: Database, slug: string, version: string): readonly Snippet[] {
  const covered = versionBefore(db, slug, version)
  const rows = covered
    ? db.all(
        `${SNIPPETS} where snippets_before.slug = ? and snippets_before.version = ? order by snippets_before.start, kind desc`,
        slug,
        version,
      )
    : []
  return covered ? rows.map((row) => snippetIn(row, covered.article)) : []
}

/**
 * Empties what earlier releases wrote of a version. Within the caller's transaction. The rows that others refer to go with their
 * tables: for each of them alone SQLite would look through all that may still refer to it.
 */
export function forgetBefore(db: Database, slug: string, version: string): void {
  if (!isBefore(db)) return
  const those = "where slug = ? and version = ?"
  const contexts = `select context from snippets_before ${those} and context is not null`
  db.run(`update contexts_before set words = '' where number in (${contexts})`, slug, version)
  db.run(`delete from snippets_before ${those}`, slug, version)
  const empty = (column: string) => `${column} = iif(typeof(${column}) = 'blob', x'', '')`
  db.run(`update versions_before set ${empty("article")}, ${empty("coverage")} ${those}`, slug, version)
}

/** Takes an article out of it for good, with its name. Within the caller's transaction. */
export function eraseBefore(db: Database, slug: string, versions: readonly string[]): void {
  if (!isBefore(db)) return
  for (const version of versions) forgetBefore(db, slug, version)
  const hasSlugs = db.get("select 1 from pragma_table_info('contexts_before') where name = 'slug'") !== undefined
  for (const table of hasSlugs ? ["contexts_before", "versions_before"] : ["versions_before"])
    db.run(`delete from ${table} where slug = ?`, slug)
}

/** The tables are dropped at the end, perhaps between two statements. */
const ofOneMoment = <T>(db: Database, ask: () => T | null): T | null => db.apart(() => (isBefore(db) ? ask() : null))

function versionBefore(db: Database, slug: string, version: string): Covered | null {
  const row = db.get(
    "select * from versions_before where slug = ? and version = ? and length(article) > 0",
    slug,
    version,
  )
  return row ? { article: nounIn(row.article) as Article, coverage: nounIn(row.coverage) as Coverage } : null
}

const nounIn = (kept: unknown): unknown =>
  JSON.parse(kept instanceof Uint8Array ? inflateRawSync(kept).toString() : String(kept))

const SNIPPETS = `select snippets_before.*, contexts_before.start as context_start, contexts_before."end" as context_end
  from snippets_before left join contexts_before on contexts_before.number = snippets_before.context`

type Kept = Pick<Snippet, "form" | "index" | "passage" | "paragraph" | "speakers"> &
  Partial<Pick<Snippet, "marked" | "denied" | "roles" | "isRelease" | "span" | "context">> & { readonly end?: number }

/** Words and title are the article's; what goes without saying was not kept. */
function snippetIn(row: Row, article: Article): Snippet {
  const kept: Kept = JSON.parse(String(row.snippet))
  const { form, index, passage, paragraph, speakers } = kept
  const span = kept.span ?? { start: Number(row.start), end: Number(kept.end) }
  const context = kept.context ?? { start: Number(row.context_start), end: Number(row.context_end) }
  return {
    id: String(row.id),
    kind: row.kind as Snippet["kind"],
    form,
    slug: article.slug,
    version: article.version,
    index,
    passage,
    span,
    words: wordsAt(article.text, span),
    marked: kept.marked ?? (form === "direct" ? [span] : []),
    denied: kept.denied ?? false,
    ...(kept.isRelease && { isRelease: true as const }),
    context,
    contextWords: wordsAt(article.text, context),
    speakers,
    roles: kept.roles ?? [],
    title: article.title,
    published: article.published ?? null,
    paragraph,
  }
}
