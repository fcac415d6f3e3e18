import type { MadeMember, Making } from "../core/making/making.ts"
import type { Database } from "./database.ts"
import { forgetRange, type RowRange } from "./versions.ts"

/** What a batch changes of whoever has a name. */
export type PersonChange = {
  /** How much more, or below 0 less, was said. */
  quoted: number
  reported: number
  /** Where they stand now and did not stand before. */
  readonly added: Appearing[]
  /** They no longer stand somewhere. */
  isLess: boolean
}

/** A member of a cast, with what is told of the article. */
export type Appearing = MadeMember & {
  readonly published: string | null
  readonly title: string
  readonly slug: string
  readonly articleKind: string | null
}

/** What changes of people, by their folded names. */
export type PeopleChanges = Map<string, PersonChange>

function changeOf(changes: PeopleChanges, name: string): PersonChange {
  const known = changes.get(name)
  if (known) return known
  const fresh = { quoted: 0, reported: 0, added: [], isLess: false }
  changes.set(name, fresh)
  return fresh
}

/** Lists the cast of a version that has none yet; `refreshPeople` is still to follow. Within the caller's transaction. */
export function keepMembers(db: Database, number: number, making: Making, changes: PeopleChanges): void {
  const { cast, slug, title, published, head } = making
  for (const member of cast) {
    const { position, folded, name, kind, roles, role, quoted, reported } = member
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
    if (kind === "unnamed") continue
    const change = changeOf(changes, folded)
    change.quoted += quoted
    change.reported += reported
    change.added.push({ ...member, published, title, slug, articleKind: head.kind ?? null })
  }
}

/** Takes an article's cast out; `refreshPeople` is still to follow. Within the caller's transaction. */
export function forgetMembers(db: Database, range: RowRange, changes: PeopleChanges): void {
  const those = "select folded, quoted, reported from members where number >= ? and number < ? and kind <> 'unnamed'"
  for (const { folded, quoted, reported } of db.all(those, range.number, range.number + range.size)) {
    const change = changeOf(changes, String(folded))
    change.quoted -= Number(quoted)
    change.reported -= Number(reported)
    change.isLess = true
  }
  forgetRange(db, "members", range)
}
