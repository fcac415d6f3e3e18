import type { Making } from "../core/making.ts"
import { folded } from "../core/text/fold.ts"
import type { Database, Row } from "./database.ts"
import { forgetRange, type Range } from "./versions.ts"
import { countWords, keepWords, type WordDeltas } from "./words.ts"

/** Lists the cast of a version that has none yet; whom `refreshPeople` is still to follow goes to `names`. */
export function keepMembers(db: Database, number: number, { cast, published }: Making, names: Set<string>): void {
  for (const { position, folded, name, kind, roles, role, quoted, reported } of cast) {
    db.run(
      `insert into members (number, version, folded, name, kind, roles, role, quoted, reported, published)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      number + position,
      number,
      folded,
      name,
      kind,
      roles,
      role,
      quoted,
      reported,
      published,
    )
    names.add(folded)
  }
}

/** Takes an article's cast out; gives its names, whom `refreshPeople` is still to follow. Within the caller's transaction. */
export function forgetMembers(db: Database, range: Range): readonly string[] {
  const { number, size } = range
  const rows = db.all("select folded from members where number >= ? and number < ?", number, number + size)
  forgetRange(db, "members", range)
  return rows.map(({ folded }) => String(folded))
}

/** Appearances of a person whose roles are looked at: of who is in each article only the newest ones count. */
const NEWEST_ROLES = 50

/** Makes the rows of `people` with these folded names follow those of `members`. Within the caller's transaction. */
export function refreshPeople(db: Database, names: Iterable<string>): void {
  const deltas: WordDeltas = new Map()
  for (const name of names) {
    const before = db.get("select number, label from people where folded = ?", name)
    if (before) countWords(deltas, String(before.label), -1)
    const rows = db.all(
      `select name, kind, roles, role, members.published, title, slug, members.number - version as position,
         head ->> '$.kind' as article_kind
       from members join articles on articles.number = version
       where folded = ? and kind <> 'unnamed' order by members.published desc, title, slug, position limit ?`,
      name,
      NEWEST_ROLES,
    )
    const [newest] = rows
    if (newest) {
      const label = keepPerson(db, name, newest, rows, before)
      countWords(deltas, label, 1)
    } else if (before) {
      db.run("delete from people where number = ?", Number(before.number))
      db.run("delete from people_search where rowid = ?", Number(before.number))
    }
  }
  keepWords(db, "person", deltas)
}

/**
 * The role that most articles give, of several the newest; null where none gives one. What an interviewer calls their guest
 * counts only where no other article says what they are.
 */
function usualRole(rows: readonly Row[]): string | null {
  const given = rows.filter(({ role }) => role !== null)
  const news = given.filter(({ article_kind }) => article_kind !== "interview")
  const alike = Map.groupBy(news.length > 0 ? news : given, ({ role }) => folded(String(role)))
  const most = [...alike.values()].reduce<readonly Row[]>((best, one) => (one.length > best.length ? one : best), [])
  return textOrNull(most[0]?.role ?? null)
}

/** Gives the person's folded label. */
function keepPerson(db: Database, name: string, newest: Row, rows: readonly Row[], before: Row | undefined): string {
  const sums = db.get(
    `select sum(quoted) as quoted, sum(reported) as reported, max(kind = 'person') as is_person from members
     where folded = ? and kind <> 'unnamed'`,
    name,
  )
  const all = rows.flatMap((row) => JSON.parse(String(row.roles ?? "[]")) as readonly string[])
  const roles = [...Map.groupBy(all, folded).values()].flatMap((alike) => alike.slice(0, 1))
  const label = [String(newest.name), ...roles].map(folded).join(" ")
  const row = db.get(
    `insert into people (folded, name, kind, roles, role, label, quoted, reported, published, title, slug, position)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (folded) do update set name = excluded.name, kind = excluded.kind, roles = excluded.roles,
       role = excluded.role, label = excluded.label, quoted = excluded.quoted, reported = excluded.reported,
       published = excluded.published, title = excluded.title, slug = excluded.slug, position = excluded.position
     returning number`,
    name,
    String(newest.name),
    sums?.is_person === 1 ? "person" : "body",
    JSON.stringify(roles),
    usualRole(rows),
    label,
    Number(sums?.quoted),
    Number(sums?.reported),
    textOrNull(newest.published),
    String(newest.title),
    String(newest.slug),
    Number(newest.position),
  )
  if (before?.label !== label) {
    const number = Number(row?.number)
    if (before) db.run("delete from people_search where rowid = ?", number)
    db.run("insert into people_search (rowid, label) values (?, ?)", number, label)
  }
  return label
}

export const textOrNull = (value: unknown): string | null => (value === null ? null : String(value))
