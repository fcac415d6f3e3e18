import type { Article } from "../core/model.ts"
import { turn } from "../core/query/turn.ts"
import type { Holding, Paragraphs, TextFilters, TextPlace, WeighedRun } from "../core/shelves/paragraphs.ts"
import type { Vocabulary } from "../core/shelves/vocabulary.ts"
import { EXTRACTED_COLUMNS, extractedIn } from "./covered.ts"
import type { Database, Row } from "./database.ts"
import { type Conditions, conditions, ofArticles } from "./filters.ts"
import { matchOfRun } from "./match.ts"
import { articleAt } from "./paragraph-index.ts"
import { waitingIn } from "./remake.ts"
import { livingWords } from "./words.ts"

/** The whole text of the current articles. */
export function paragraphShelf(db: Database, snippetWords: () => Promise<Vocabulary>): Paragraphs {
  const otherWords = livingWords(db, "text")
  /** The places of rows of the index, in the same order; an article that went meanwhile has none. */
  const placesOf = (rows: readonly Row[]): readonly (TextPlace & { readonly row: Row })[] => {
    const articles = new Map<number, Article | null>()
    return rows.flatMap((row) => {
      const number = Number(row.article)
      const article = articles.get(number) ?? articleOf(db, number, String(row.version))
      articles.set(number, article)
      const paragraph = Number(row.place) - number + 1
      return article?.paragraphs[paragraph - 1] ? [{ article, paragraph, row }] : []
    })
  }

  return {
    async holding(runs, filters, limit) {
      const words = [await snippetWords(), await otherWords()]
      const standing = runs.filter((run) => run.words.every((word) => words.some((some) => some.has(word))))
      const sought = await rarestOf(db, standing)
      if (sought.length === 0) return []
      const { sql, values } = fits(filters)
      await turn()
      const rows = db.all(
        `select place, weight, versions.number as article, version from (
           select paragraph_search.rowid as place, sum(value ->> '$.weight') as weight
           from json_each(?) cross join paragraph_search where paragraph_search match value ->> '$.match' ${sql}
           group by place order by weight desc, place desc limit ?
         ) join versions on versions.number = ${articleAt("place")} order by weight desc, place desc`,
        JSON.stringify(sought),
        ...values,
        limit,
      )
      await turn()
      return placesOf(rows)
        .map(({ article, paragraph, row }): Holding => ({ article, paragraph, weight: Number(row.weight) }))
        .sort((a, b) => b.weight - a.weight || byPlace(a, b))
    },

    async verbatim(words, filters, limit) {
      const match = matchOfRun(words)
      if (match === null) return { paragraphs: 0, newest: [] }
      const { sql, values } = fits(filters)
      await turn()
      const all = `from paragraph_search where paragraph_search match ? ${sql}`
      const counted = db.get(`select count(*) as paragraphs ${all}`, match, ...values)
      await turn()
      const rows = db.all(
        `select place, number as article, version from (select rowid as place ${all} order by rowid desc limit ?)
         join articles on number = ${articleAt("place")} join versions using (number)
         order by articles.published desc, articles.slug, place limit ?`,
        match,
        ...values,
        MOST_SORTED,
        limit,
      )
      await turn()
      const newest = placesOf(rows).map(({ article, paragraph }): TextPlace => ({ article, paragraph }))
      return { paragraphs: Number(counted?.paragraphs), newest }
    },

    async waiting() {
      return waitingIn(db)
    },
  }
}

/** Rows of the index that one question looks at, some ten milliseconds; and words that stand too often, before it gives up. */
const MOST_ROWS = 10_000
const MOST_TOO_OFTEN = 3

/** Of places that are many, so many that came last are put in order. */
const MOST_SORTED = 1_000

/** The heaviest runs of words that the text has, as far as they stand in few enough paragraphs together; the heaviest one in any case. */
async function rarestOf(db: Database, runs: readonly WeighedRun[]) {
  await turn()
  const sought = runs
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ words, weight }) => {
      const match = matchOfRun(words)
      return match === null ? [] : [{ match, weight }]
    })
  const rarest: typeof sought = []
  let left = MOST_ROWS
  let tooOften = 0
  for (const run of sought) {
    await turn()
    const row = db.get(
      "select count(*) as rows from (select 1 from paragraph_search where paragraph_search match ? limit ?)",
      run.match,
      left + 1,
    )
    const rows = Number(row?.rows)
    if (rows > left && ++tooOften === MOST_TOO_OFTEN) break
    if (rows === 0 || rows > left) continue
    rarest.push(run)
    left -= rows
  }
  return rarest.length > 0 || tooOften === 0 ? rarest : sought.slice(0, 1)
}

/** Null where another version has these numbers by now. */
function articleOf(db: Database, number: number, version: string): Article | null {
  const one = `select ${EXTRACTED_COLUMNS} from articles join versions using (number) where number = ? and version = ?`
  const row = db.get(one, number, version)
  return row ? extractedIn(db, row).article : null
}

/** Nothing is looked up where nothing is filtered: a word may stand in each paragraph. */
function fits(filters: TextFilters): Conditions {
  const { sql, values } = conditions(ofArticles(filters, "slug"))
  if (sql === "") return { sql, values }
  return {
    sql: `and ${articleAt("paragraph_search.rowid")} in (select number from articles where true ${sql})`,
    values,
  }
}

/** Newest first, undated last, each article from its beginning. */
function byPlace(a: TextPlace, b: TextPlace): number {
  const [left, right] = [a.article.published ?? "", b.article.published ?? ""]
  if (left !== right) return left > right ? -1 : 1
  if (a.article.slug !== b.article.slug) return a.article.slug < b.article.slug ? -1 : 1
  return a.paragraph - b.paragraph
}
