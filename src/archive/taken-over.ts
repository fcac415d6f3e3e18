import { wholeVersion } from "./carrying.ts"
import { forgetDrafts } from "./changed-messages.ts"
import { EXTRACTED_COLUMNS } from "./covered.ts"
import type { Database } from "./database.ts"
import { countAsKnown } from "./keeping.ts"
import { followCorrections } from "./save-article.ts"
import { keepVersion } from "./versions.ts"
import { beginCountingAt } from "./words.ts"
import { works } from "./works.ts"

// A backup that takes the archive's place brings back articles, versions and all that is made of them. What the newsroom did and
// arranged meanwhile stays, whatever the backup has of it: else it would be posted, answered or told a second time.

/** Whose rows are taken over one by one, instead of those of the backup with the same key; a row refers to those of tables before it. */
const TAKEN_OVER: Readonly<Record<string, string>> = {
  zones: "*",
  orders: "*",
  slots: "*",
  featured: "*",
  tickets: "*",
  deliveries: "*",
  postings: "key, entry, posted, reply",
  shown: "*",
  followed: "*",
  corrections: "*",
  speaker_corrections: "slug, version, passages, kind, was, speaker, at, fits, is_kept",
}
/** Numbered tables of which buttons and cutoffs hold the numbers; another archive's mean nothing here. */
const NUMBERED = ["arrivals", "speaker_corrections"]

/** The archive as it is now, and what the replaced one had that the backup has not, or the other way round. */
export type SinceBackup = {
  /** In the archive now. */
  readonly articles: number
  /** Articles that were loaded since the backup. */
  readonly loaded: number
  /** Slugs of articles that the same archive had no more, and of which nothing says why: some may have been purged. */
  readonly back: readonly string[]
}

/**
 * Takes over into a backup what must stay of the archive that it replaces: `live`, also attached under that name, which nobody
 * writes meanwhile. Within the caller's transaction.
 */
export function takeOver(db: Database, live: Database, at: Date): SinceBackup {
  const isSame = isOfSameArchive(db)
  const corrected = new Set([...correctedOtherwise(db, "main", "live"), ...correctedOtherwise(db, "live", "main")])
  // Of the same archive, what the backup alone has was given up since.
  if (isSame) for (const table of ["orders", "speaker_corrections"]) db.run(`delete from ${table}`)
  for (const [table, columns] of Object.entries(TAKEN_OVER))
    takeRows(db, table, isSame && NUMBERED.includes(table) ? `number, ${columns}` : columns, isSame)
  takeArrivals(db, isSame, at)
  takeShownVersions(db, live)
  for (const { slug } of db.all("select slug from live.departed where why = 'withheld'"))
    works.removeArticle(db, String(slug), "withheld", at)
  for (const slug of corrected) followCorrections(db, slug, at)
  forgetDrafts(db)
  if (isSame) db.run("update state set orders_kept = max(orders_kept, (select orders_kept from live.state))")
  // Higher than any that somebody has read: whoever follows the archive reads all of it anew.
  const { revision } =
    db.get("select max(state.revision, other.revision) + 1 as revision from state, live.state as other") ?? {}
  beginCountingAt(db, Number(revision))
  return sinceBackup(db, isSame)
}

export const isOfSameArchive = (db: Database): boolean =>
  db.get("select 1 from state join live.state as other using (archive)") !== undefined

/** A slot that the backup knows as settled stays so where another archive has it open. */
function takeRows(db: Database, table: string, columns: string, isSame: boolean): void {
  const unlessSettled = `where settled is not null or not exists (
    select 1 from main.slots as own where own.settled is not null
      and own.platform = slots.platform and own.channel = slots.channel and own.date = slots.date)`
  const into = columns === "*" ? table : `${table} (${columns})`
  const which = table === "slots" && !isSame ? unlessSettled : ""
  db.run(`insert or replace into main.${into} select ${columns} from live.${table} ${which}`)
}

/** A message leads to the words that it shows, also where they are older or newer than the backup. */
function takeShownVersions(db: Database, live: Database): void {
  const missing = db.all(
    `select distinct slug, version from shown where not exists (
       select 1 from main.versions as own where own.slug = shown.slug and own.version = shown.version)`,
  )
  for (const { slug, version } of missing) {
    const one = `select number, size, ${EXTRACTED_COLUMNS} from versions where slug = ? and version = ?`
    const row = live.get(one, String(slug), String(version))
    if (row) keepVersion(db, wholeVersion(live, row), null, [])
  }
}

/**
 * What has arrived once is no news when it comes again. The slots' cutoffs are numbers of arrivals: another archive's mean nothing
 * here, and then all that came up to now counts as known.
 */
function takeArrivals(db: Database, isSame: boolean, at: Date): void {
  const [columns, missing] = [
    isSame ? "number, slug, at" : "slug, at",
    "where slug not in (select slug from main.arrivals)",
  ]
  db.run(`insert or ignore into arrivals (${columns}) select ${columns} from live.arrivals ${missing} order by number`)
  if (isSame) {
    // A number that was given once is not given again, whatever has become of its row.
    for (const table of NUMBERED)
      db.run(
        "update sqlite_sequence set seq = max(seq, (select seq from live.sqlite_sequence where name = ?1)) where name = ?1",
        table,
      )
    return
  }
  db.run("update slots set cutoff = (select coalesce(max(number), 0) from arrivals)")
  countAsKnown(db, at)
}

/** Articles of which one archive has other corrections than the other, or has the same of another version. */
function correctedOtherwise(db: Database, one: string, other: string): readonly string[] {
  const correctedIn = (schema: string) =>
    `select ruled.slug as slug, ruled.version, passages, kind, speaker, at, current.version, current.extractor
     from ${schema}.speaker_corrections as ruled left join ${schema}.articles on articles.slug = ruled.slug
       left join ${schema}.versions as current on current.number = articles.number`
  const rows = db.all(`select distinct slug from (${correctedIn(one)} except ${correctedIn(other)})`)
  return rows.map(({ slug }) => String(slug))
}

function sinceBackup(db: Database, isSame: boolean): SinceBackup {
  const { articles } = db.get("select count(*) as articles from articles") ?? {}
  const loaded = db.get(
    "select count(*) as articles from live.articles where file = '' and slug not in (select slug from main.articles)",
  )
  const back = db.all(
    `select slug from main.articles where slug not in (select slug from live.articles)
       and slug not in (select slug from live.departed) and ? order by slug`,
    isSame ? 1 : 0,
  )
  return { articles: Number(articles), loaded: Number(loaded?.articles), back: back.map(({ slug }) => String(slug)) }
}
