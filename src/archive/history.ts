import type { Gone, VersionTime } from "../core/shelves/articles.ts"
import type { Database } from "./database.ts"

/** Writes down that a version has become the current one. Within the caller's transaction. */
export function keepHistory(db: Database, slug: string, version: string, file: string, at: Date): void {
  db.run("delete from departed where slug = ?", slug)
  const last = db.get("select number, version from history where slug = ? order by number desc limit 1", slug)
  if (last?.version === version) db.run("update history set file = ? where number = ?", file, Number(last.number))
  else db.run("insert into history (slug, version, file, at) values (?, ?, ?, ?)", slug, version, file, at.getTime())
}

/** Writes down why an article is gone. Whether it was gone for another reason, or nobody had said why. */
export function keepDeparture(db: Database, slug: string, why: Gone): boolean {
  const changed = db.run(
    `insert into departed (slug, why) select ?1, ?2 where exists (select 1 from versions where slug = ?1)
     on conflict do update set why = excluded.why where why <> excluded.why`,
    slug,
    why,
  )
  return changed > 0
}

/** Of what the publisher keeps back no version is read any more. */
export const isWithheld = (db: Database, slug: string): boolean =>
  db.get("select 1 from departed where slug = ? and why = 'withheld'", slug) !== undefined

/** The slugs that a file gave, now or earlier, unless another file gives them now. */
export function slugsGivenBy(db: Database, file: string): readonly string[] {
  const rows = db.all(
    `select slug from articles where file = ?1
     union
     select slug from history where file = ?1 and slug not in (select slug from articles)
     order by slug`,
    file,
  )
  return rows.map(({ slug }) => String(slug))
}

export function historyOf(db: Database, slug: string): readonly VersionTime[] {
  if (isWithheld(db, slug)) return []
  return db.all("select version, at from history where slug = ? order by number", slug).map(({ version, at }) => ({
    version: String(version),
    at: at === null ? null : new Date(Number(at)).toISOString(),
  }))
}
