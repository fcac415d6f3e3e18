import type { Database } from "./database.ts"
import type { Years } from "./index-terms.ts"
import { isAnyWaiting } from "./making.ts"
import { eachRevision } from "./words.ts"

/** What so few hold is put in order; of what more hold the newest are looked through until enough fit. */
const MOST_RARE = 500

/** Whether few rows of an index match. Not while the index is being made: then it has only some of them. */
export const isRare = (
  db: Database,
  index: "search" | "article_search" | "paragraph_search",
  match: string,
  most = MOST_RARE,
): boolean =>
  !isAnyWaiting(db) &&
  db.all(`select rowid from ${index} where ${index} match ? limit ?`, match, most + 1).length <= most

/** The first and the last year of all articles. */
export const yearsIn = (db: Database): (() => Years) =>
  eachRevision(db, () => {
    const row = db.get(
      "select (select min(published) from articles) as first, (select max(published) from articles) as last",
    )
    return [Number.parseInt(String(row?.first), 10), Number.parseInt(String(row?.last), 10)]
  })
