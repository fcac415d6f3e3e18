import type { Database } from "./database.ts"
import type { Inconsistency } from "./inconsistency.ts"
import { isTerm } from "./index-terms.ts"
import { countsOf, type WordKind } from "./words.ts"

/** People whose counts are not the sums of what their articles say. */
export const peopleFaults = (db: Database): readonly Inconsistency[] =>
  db
    .all(
      `select coalesce(people.name, casts.folded) as name from people full join (
         select folded, sum(quoted) as quoted, sum(reported) as reported from members where kind <> 'unnamed' group by folded
       ) as casts using (folded)
       where people.quoted is not casts.quoted or people.reported is not casts.reported`,
    )
    .map(({ name }) => ({
      of: String(name),
      what: "how often they are quoted is not what their articles say",
      isMade: true,
    }))

/** Words whose counts are not those of the rows that hold them in the index. */
export function* wordFaults(db: Database): Generator<Inconsistency> {
  for (const [kind, index, of] of [
    ["snippet", "search", "Words of quotes and facts"],
    ["person", "people_search", "Words of people"],
    ["article", "article_search", "Words of titles"],
  ] as const) {
    const wrong = miscounted(db, kind, index)
    if (wrong.length === 0) continue
    const some = wrong.slice(0, MOST_NAMED).map((word) => `“${word}”`)
    const more = wrong.length > some.length ? ` and ${wrong.length - some.length} more` : ""
    yield { of, what: `they are counted otherwise than the index holds them: ${some.join(", ")}${more}`, isMade: true }
  }
}

const MOST_NAMED = 3

function miscounted(db: Database, kind: WordKind, index: string): readonly string[] {
  const counts = countsOf(db, kind)
  const wrong: string[] = []
  db.run(`create virtual table if not exists temp.${index}_rows using fts5vocab (main, ${index}, row)`)
  for (const { term, doc } of db.each(`select term, doc from temp.${index}_rows`)) {
    const word = String(term)
    if (!isTerm(word) && (counts.get(word) ?? 0) !== Number(doc)) wrong.push(word)
    counts.delete(word)
  }
  for (const [word, count] of counts) if (count !== 0) wrong.push(word)
  return wrong
}
