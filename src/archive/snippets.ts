import { turn } from "../core/query/turn.ts"
import type { Filters, Snippets } from "../core/shelves/snippets.ts"
import { folded } from "../core/text/fold.ts"
import type { Database } from "./database.ts"
import { type Conditions, conditions, ofArticles } from "./filters.ts"
import { isWithheld } from "./history.ts"
import { matchOf } from "./match.ts"
import { SNIPPET_COLUMNS, snippetIn, WITH_CONTEXT } from "./snippet-index.ts"
import { livingWords } from "./words.ts"

/** Reading and searching snippets. */
export function snippetShelf(db: Database): Snippets {
  return {
    async get(id) {
      const row = db.get(`select ${SNIPPET_COLUMNS} from snippets ${WITH_CONTEXT} where id = ?`, id)
      return row && !isWithheld(db, String(row.slug)) ? snippetIn(row) : null
    },

    async list(filters, limit, order = "newest") {
      const { sql, values } = fits(filters)
      const inOrder =
        order === "newest"
          ? "order by published desc, snippets.slug, snippets.start, kind desc"
          : "and published is not null order by published, snippets.slug desc, snippets.start desc, kind"
      await turn()
      return db
        .all(
          `select ${SNIPPET_COLUMNS} from snippets ${WITH_CONTEXT} where is_current = 1 ${sql} ${inOrder} limit ?`,
          ...values,
          limit,
        )
        .map(snippetIn)
    },

    vocabulary: livingWords(db, "snippet"),

    async candidates(groups, filters, limit, without) {
      const match = matchOf(groups, without)
      if (match === null) return []
      const { sql, values } = fits(filters)
      await turn()
      // A cross join is read from left to right: the index first. What was saved last comes first.
      return db
        .all(
          `select ${SNIPPET_COLUMNS} from search cross join snippets on snippets.number = search.rowid ${WITH_CONTEXT}
           where search match ? ${sql} order by search.rowid desc limit ?`,
          match,
          ...values,
          limit,
        )
        .map(snippetIn)
    },
  }
}

function fits(filters: Filters): Conditions {
  const { kind, speakers } = filters
  const all = [...ofArticles(filters, "snippets.slug")]
  if (kind !== undefined) all.push(["and kind = ?", kind])
  if (speakers !== undefined) {
    const names = JSON.stringify(speakers.map(folded))
    all.push(["and snippets.number in (select snippet from voices join json_each(?) on name = value)", names])
  }
  return conditions(all)
}
