import { turn } from "../core/query/turn.ts"
import type { Appearance, People, Person } from "../core/shelves/people.ts"
import { folded } from "../core/text/fold.ts"
import { HEAD, headIn } from "./article-labels.ts"
import type { Database, Row } from "./database.ts"
import { matchOf } from "./match.ts"
import { textOrNull } from "./people-rows.ts"
import { eachRevision, livingWords } from "./words.ts"

const PERSON = "name, kind, roles, role, quoted, reported"
const IN_ORDER = "order by quoted desc, reported desc, published desc, title, slug, position"

/** Everyone who is named in the current articles. */
export function peopleShelf(db: Database): People {
  const count = eachRevision(db, () => Number(db.get("select count(*) as people from people")?.people))
  return {
    count: async () => count(),

    async list(limit, from = 0) {
      await turn()
      return db.all(`select ${PERSON} from people ${IN_ORDER} limit ? offset ?`, limit, from).map(personIn)
    },

    labelWords: livingWords(db, "person"),

    async labelled(groups, limit) {
      const match = matchOf(groups)
      if (match === null) return []
      await turn()
      return db
        .all(
          `select ${PERSON} from people where number in (select rowid from people_search where people_search match ?)
           ${IN_ORDER} limit ?`,
          match,
          limit,
        )
        .map(personIn)
    },

    async named(name) {
      const row = db.get(`select ${PERSON} from people where folded = ?`, folded(name))
      return row ? personIn(row) : null
    },

    async appearances(name, limit) {
      await turn()
      const counted = db.get(
        `select count(distinct version) as articles, count(distinct iif(quoted + reported > 0, version, null)) as quotedIn,
         coalesce(sum(quoted), 0) as quoted, coalesce(sum(reported), 0) as reported from members where folded = ?`,
        folded(name),
      )
      const rows = db.all(
        `select ${HEAD}, role, quoted, reported from members join articles on articles.number = version where folded = ?
         order by members.published desc, title, slug, members.number limit ?`,
        folded(name),
        limit,
      )
      return {
        articles: Number(counted?.articles),
        quotedIn: Number(counted?.quotedIn),
        quoted: Number(counted?.quoted),
        reported: Number(counted?.reported),
        newest: rows.map(appearanceIn),
      }
    },
  }
}

const personIn = (row: Row): Person => ({
  name: String(row.name),
  kind: row.kind as Person["kind"],
  role: textOrNull(row.role),
  roles: JSON.parse(String(row.roles)),
  quoted: Number(row.quoted),
  reported: Number(row.reported),
})

const appearanceIn = (row: Row): Appearance => ({
  head: headIn(row),
  role: textOrNull(row.role),
  quoted: Number(row.quoted),
  reported: Number(row.reported),
})
