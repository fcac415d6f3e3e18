import { folded } from "../core/text/fold.ts"
import type { Database, Row } from "./database.ts"
import type { Appearing, PeopleChanges, PersonChange } from "./members.ts"
import { wordCounter } from "./word-counter.ts"
import { countHolder, keepWords } from "./words.ts"

/** Appearances of a person whose roles are looked at: of who is in each article only the newest ones count. */
const NEWEST_ROLES = 50

/**
 * Makes the rows of `people` follow those of `members`; gives what changes of their labels, for `indexPeople`. Within the
 * caller's transaction.
 */
export function refreshPeople(db: Database, changes: PeopleChanges): readonly Label[] {
  const labels: Label[] = []
  for (const [name, change] of changes) {
    const before = db.get("select * from people where folded = ?", name)
    if (before && hasNoRoles(before, change)) addTo(db, before, change)
    else {
      const newest = before || change.isLess ? newestOf(db, name) : change.added.sort(byNewest).slice(0, NEWEST_ROLES)
      labels.push(...refresh(db, name, before, change, newest))
    }
  }
  const counter = wordCounter()
  for (const { before, now } of labels) {
    if (before !== null) countHolder(counter, before, -1)
    if (now !== null) countHolder(counter, now, 1)
  }
  keepWords(db, "person", counter)
  changes.clear()
  return labels
}

export function indexPeople(db: Database, labels: readonly Label[]): void {
  for (const { number, before, now } of labels) {
    if (before !== null) db.run("delete from people_search where rowid = ?", number)
    if (now !== null) db.run("insert into people_search (rowid, label) values (?, ?)", number, now)
  }
}

/** A person's folded label that changes; null: none. */
type Label = { readonly number: number; readonly before: string | null; readonly now: string | null }

/** They come to stand in more articles, and none that counts says what they are: nothing but counts and the newest can change. */
const hasNoRoles = ({ roles, role }: Row, { added, isLess }: PersonChange): boolean =>
  !isLess && roles === "[]" && role === null && added.every((one) => one.roles === null && one.role === null)

function addTo(db: Database, before: Row, { quoted, reported, added }: PersonChange): void {
  const known = {
    name: String(before.name),
    published: textOrNull(before.published),
    title: String(before.title),
    slug: String(before.slug),
    position: Number(before.position),
  }
  const newest = [...added, known].sort(byNewest)[0] ?? known
  const isPerson = before.kind === "person" || added.some(({ kind }) => kind === "person")
  db.run(
    `update people set name = ?, kind = ?, quoted = quoted + ?, reported = reported + ?, published = ?, title = ?, slug = ?,
       position = ? where number = ?`,
    newest.name,
    isPerson ? "person" : "body",
    quoted,
    reported,
    newest.published,
    newest.title,
    newest.slug,
    newest.position,
    Number(before.number),
  )
}

/** Undated last, as `order by published desc, title, slug, position` has it. */
function byNewest(a: Placed, b: Placed): number {
  const [left, right] = [a.published ?? "", b.published ?? ""]
  if (left !== right) return left > right ? -1 : 1
  if (a.title !== b.title) return a.title < b.title ? -1 : 1
  return a.slug === b.slug ? a.position - b.position : a.slug < b.slug ? -1 : 1
}
type Placed = Pick<Appearing, "published" | "title" | "slug" | "position">

const newestOf = (db: Database, name: string): readonly Appearing[] =>
  db
    .all(
      `select name, kind, roles, role, quoted, reported, members.published, title, slug, members.number - version as position,
         head ->> '$.kind' as article_kind
       from members join articles on articles.number = version
       where folded = ? and members.kind <> 'unnamed' order by members.published desc, title, slug, position limit ?`,
      name,
      NEWEST_ROLES,
    )
    .map((row) => ({
      folded: name,
      name: String(row.name),
      kind: String(row.kind),
      roles: textOrNull(row.roles),
      role: textOrNull(row.role),
      quoted: Number(row.quoted),
      reported: Number(row.reported),
      published: textOrNull(row.published),
      title: String(row.title),
      slug: String(row.slug),
      position: Number(row.position),
      articleKind: textOrNull(row.article_kind),
    }))

/** Gives what changes of their label. */
function refresh(
  db: Database,
  name: string,
  before: Row | undefined,
  change: PersonChange,
  newest: readonly Appearing[],
): readonly Label[] {
  const [first] = newest
  const label = before ? String(before.label) : null
  if (first) {
    const kept = keepPerson(db, name, before, change, newest, first)
    return kept.now === label ? [] : [{ ...kept, before: label }]
  }
  if (!before) return []
  db.run("delete from people where number = ?", Number(before.number))
  return [{ number: Number(before.number), before: label, now: null }]
}

/** Gives the person's number and folded label. */
function keepPerson(
  db: Database,
  name: string,
  before: Row | undefined,
  { quoted, reported, added, isLess }: PersonChange,
  newest: readonly Appearing[],
  first: Appearing,
): { readonly number: number; readonly now: string } {
  const all = newest.flatMap(({ roles }) => JSON.parse(roles ?? "[]") as readonly string[])
  const roles = [...Map.groupBy(all, folded).values()].flatMap((alike) => alike.slice(0, 1))
  const label = [first.name, ...roles].map(folded).join(" ")
  const isPerson = isLess
    ? db.get("select 1 from members where folded = ? and kind = 'person' limit 1", name) !== undefined
    : before?.kind === "person" || added.some(({ kind }) => kind === "person")
  const values = [
    first.name,
    isPerson ? "person" : "body",
    JSON.stringify(roles),
    usualRole(newest),
    label,
    quoted,
    reported,
    first.published,
    first.title,
    first.slug,
    first.position,
    name,
  ] as const
  if (!before) return { number: db.insert(INSERT, ...values), now: label }
  db.run(UPDATE, ...values)
  return { number: Number(before.number), now: label }
}

// Two statements, as of an article (save-article.ts).
const INSERT = `insert into people (name, kind, roles, role, label, quoted, reported, published, title, slug, position, folded)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const UPDATE = `update people set name = ?, kind = ?, roles = ?, role = ?, label = ?, quoted = quoted + ?, reported = reported + ?,
  published = ?, title = ?, slug = ?, position = ? where folded = ?`

/**
 * The role that most articles give, of several the newest; null where none gives one. What an interviewer calls their guest
 * counts only where no other article says what they are.
 */
function usualRole(newest: readonly Appearing[]): string | null {
  const given = newest.filter(({ role }) => role !== null)
  const news = given.filter(({ articleKind }) => articleKind !== "interview")
  const alike = Map.groupBy(news.length > 0 ? news : given, ({ role }) => folded(String(role)))
  const most = [...alike.values()].reduce<readonly Appearing[]>(
    (best, one) => (one.length > best.length ? one : best),
    [],
  )
  return most[0]?.role ?? null
}

export const textOrNull = (value: unknown): string | null => (value === null ? null : String(value))
