import { snippetBefore } from "./before.ts"
import type { Database, Row } from "./database.ts"
import type { Inconsistency } from "./inconsistency.ts"
import { idNumbers, NUMBER_OF_ID } from "./snippet-id.ts"

/** What rows refer to that is not there. */
export function* rangeFaults(db: Database): Generator<Inconsistency> {
  const lost = (sql: string, what: string) => db.all(sql).map(({ slug }) => ({ of: String(slug), what, isMade: false }))
  yield* lost(
    "select slug from articles where not exists (select 1 from versions where versions.number = articles.number and versions.slug = articles.slug)",
    "its current version is not stored",
  )
  yield* lost(
    "select slug from articles where slug not in (select slug from arrivals)",
    "it is not known when it arrived",
  )
  yield* lost(
    `select slug from (select slug, number + size as ends, lead(number) over (order by number) as next from versions)
     where ends > next`,
    "its rows lie among those of another article",
  )
  for (const table of ["texts", "snippets"]) {
    const sql = `select count(*) as rows from ${table} where not exists (
      select 1 from versions where number = (select max(number) from versions where number <= ${table}.number)
        and ${table}.number < versions.number + versions.size)`
    const { rows } = db.get(sql) ?? {}
    if (Number(rows) > 0) yield { of: table, what: `${rows} rows belong to no article`, isMade: false }
  }
  for (const { slug } of db.all(
    `select distinct slug from snippets join versions on versions.number = (
       select max(number) from versions where number <= snippets.number
     ) where snippets.version <> versions.number`,
  ))
    yield { of: String(slug), what: "a quote or fact of it is kept as another version's", isMade: false }
}

/** Messages that show what is not there. What was purged is not missed: nothing of its versions is there. */
export function* ledgerFaults(db: Database): Generator<Inconsistency> {
  const shown = db.all(
    `select distinct entry ->> '$.platform' as platform, entry ->> '$.channel' as channel, posted ->> '$.message' as message,
       shown.slug, shown.key from shown left join postings using (key)
     where not exists (select 1 from versions where versions.slug = shown.slug and versions.version = shown.version)`,
  )
  for (const row of shown)
    yield { of: messageIn(row), what: `it shows a version of ${row.slug} that is not stored`, isMade: false }
  const missing = db
    .all(
      `select entry ->> '$.platform' as platform, entry ->> '$.channel' as channel, posted ->> '$.message' as message, postings.key,
         shows.value ->> '$.snippet' as id, shows.value ->> '$.version' as version
       from postings, json_each(entry, '$.shown') as shows where id is not null`,
    )
    .filter(({ id }) => !isKept(db, String(id)))
  const versions = JSON.stringify([...new Set(missing.map(({ version }) => version))])
  const stored = db.all(
    "select slug, version from versions where version in (select value from json_each(?))",
    versions,
  )
  const slugs = new Map(stored.map(({ slug, version }) => [version, slug]))
  for (const row of missing) {
    const slug = slugs.get(row.version)
    if (slug === undefined) continue
    yield { of: messageIn(row), what: `it shows a quote or fact of ${slug} that is not stored`, isMade: false }
  }
}

const isKept = (db: Database, id: string): boolean =>
  db.get(`select 1 where ${NUMBER_OF_ID}`, ...idNumbers(id)) !== undefined || snippetBefore(db, id) !== null

function messageIn({ platform, channel, message, key }: Row): string {
  if (platform === null) return `Posting ${key}`
  return `${platform}, channel ${channel}, ${message === null || message === "" ? "an answer" : `message ${message}`}`
}
