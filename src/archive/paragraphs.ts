import { BETWEEN_PARAGRAPHS } from "../core/model.ts"
import { turn } from "../core/query/turn.ts"
import type { Holding, Paragraphs, TextFilters, TextPlace, WeighedRun } from "../core/shelves/paragraphs.ts"
import type { Vocabulary } from "../core/shelves/vocabulary.ts"
import { TEXT } from "./covered.ts"
import type { Database, Row } from "./database.ts"
import { type Conditions, conditions, ofArticles } from "./filters.ts"
import { matchOfRun } from "./match.ts"
import { articleAt } from "./paragraph-index.ts"
import { textOrNull } from "./people-rows.ts"
import { waitingIn } from "./remake.ts"
import { livingWords } from "./words.ts"

/** The whole text of the current articles. */
export function paragraphShelf(db: Database, snippetWords: () => Promise<Vocabulary>): Paragraphs {
  const otherWords = livingWords(db, "text")
  /** The places of these rows of the index, in the same order; an article that went meanwhile has none. */
  const placesOf = (rows: readonly Row[]): readonly { readonly place: TextPlace; readonly row: Row }[] => {
    const numbers = [...new Set(rows.map(({ article }) => Number(article)))]
    const texts = new Map(db.all(TEXTS, JSON.stringify(numbers)).map((row) => [Number(row.number), textIn(row)]))
    return rows.flatMap((row) => {
      const text = texts.get(Number(row.article))
      // The numbers may be another version's by now: a backup has taken the archive's place.
      if (text === undefined || text.version !== row.version) return []
      const place = placeIn(text, Number(row.place) - Number(row.article))
      return place ? [{ place, row }] : []
    })
  }

  return {
    async holding(runs, filters, limit) {
      const words = [await snippetWords(), await otherWords()]
      const standing = runs.filter((run) => run.words.every((word) => words.some((some) => some.has(word))))
      const sought = await rarestOf(db, standing)
      const [first, ...more] = sought
      if (!first) return []
      const { sql, values } = fits(filters)
      await turn()
      // Of one run all paragraphs weigh the same, and they may be nearly all that there are.
      const best =
        more.length === 0
          ? `select rowid as place, ? as weight from paragraph_search where paragraph_search match ? ${sql}
             order by rowid desc limit ?`
          : `select paragraph_search.rowid as place, sum(worth) as weight from (
               select value ->> '$.match' as run, value ->> '$.weight' as worth from json_each(?)
             ) as sought cross join paragraph_search where paragraph_search match run ${sql}
             group by place order by weight desc, place desc limit ?`
      const rows = db.all(
        `select place, weight, versions.number as article, version
         from (${best}) join versions on versions.number = ${articleAt("place")} order by weight desc, place desc`,
        ...(more.length === 0 ? [first.weight, first.match] : [JSON.stringify(sought)]),
        ...values,
        limit,
      )
      await turn()
      return placesOf(rows)
        .map(({ place, row }): Holding => ({ ...place, weight: Number(row.weight) }))
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
      const newest = placesOf(rows).map(({ place }) => place)
      return { paragraphs: Number(counted?.paragraphs), newest }
    },

    async waiting() {
      return waitingIn(db)
    },
  }
}

/** The texts of current articles, by the numbers of their versions. */
const TEXTS = `select number, versions.slug, versions.version, versions.title, versions.published, ${TEXT}
  from articles join versions using (number) where number in (select value from json_each(?))`

type Text = Omit<TextPlace, "paragraph" | "start" | "words"> & { readonly paragraphs: readonly string[] }

const textIn = ({ slug, version, title, published, text }: Row): Text => ({
  slug: String(slug),
  version: String(version),
  title: String(title),
  published: textOrNull(published),
  paragraphs: String(text).split(BETWEEN_PARAGRAPHS),
})

/** A paragraph by its place, from 0; null where the text has none there. */
function placeIn({ paragraphs, ...text }: Text, place: number): TextPlace | null {
  const words = paragraphs[place]
  if (words === undefined) return null
  const start = paragraphs.slice(0, place).reduce((sum, { length }) => sum + length + BETWEEN_PARAGRAPHS.length, 0)
  return { ...text, paragraph: place + 1, start, words }
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

/** Nothing is looked up where nothing is filtered: a word may stand in each paragraph. */
function fits(filters: TextFilters): Conditions {
  const { sql, values } = conditions(ofArticles(filters, "articles"))
  if (sql === "") return { sql, values }
  return {
    sql: `and exists (select 1 from articles where articles.number = ${articleAt("paragraph_search.rowid")} ${sql})`,
    values,
  }
}

/** Newest first, undated last, each article from its beginning. */
function byPlace(a: TextPlace, b: TextPlace): number {
  const [left, right] = [a.published ?? "", b.published ?? ""]
  if (left !== right) return left > right ? -1 : 1
  if (a.slug !== b.slug) return a.slug < b.slug ? -1 : 1
  return a.paragraph - b.paragraph
}
