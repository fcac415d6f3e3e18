import { type Making, makingOf } from "../core/making/making.ts"
import { COVERED_COLUMNS, coveredIn } from "./covered.ts"
import type { Database, Row } from "./database.ts"
import type { Inconsistency } from "./inconsistency.ts"
import { ID_COLUMNS, idIn } from "./snippet-id.ts"
import type { RowRange } from "./versions.ts"

export type CurrentArticle = RowRange & {
  readonly slug: string
  readonly arrival: number
  /** What it is found by is still to be made. */
  readonly isWaiting: boolean
}

/** All current articles, in the order of their numbers. */
export function currentArticles(db: Database): readonly CurrentArticle[] {
  const rows = db.all(
    `select articles.slug, versions.number, size, arrivals.number as arrival, waiting.article as waits
     from articles join versions using (number) left join arrivals on arrivals.slug = articles.slug
     left join waiting on waiting.article = arrivals.number order by versions.number`,
  )
  return rows.map(({ slug, number, size, arrival, waits }) => ({
    slug: String(slug),
    number: Number(number),
    size: Number(size),
    arrival: Number(arrival),
    isWaiting: waits !== null,
  }))
}

/** What the stored article gives, with the desk's corrections; or that it cannot be read. */
export function makingOfCurrent(db: Database, { slug, number }: CurrentArticle): Making | Inconsistency {
  try {
    const row = db.get(`select ${COVERED_COLUMNS} from versions where number = ?`, number)
    const covered = coveredIn(db, row ?? {})
    const { text, paragraphs } = covered.article
    if (text.length < (paragraphs.at(-1)?.end ?? 0))
      return { of: slug, what: "its stored text is not whole", isMade: false }
    return makingOf(covered)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { of: slug, what: `its stored text cannot be read (${reason})`, isMade: false }
  }
}

/** What the rows of an article tell otherwise than its text. */
export function faultsOfArticle(
  db: Database,
  { slug, number, size, isWaiting }: CurrentArticle,
  making: Making,
): readonly Inconsistency[] {
  const inRange = (sql: string) => db.all(sql, number, number + size)
  const head = db.get("select title, folded_title, published, head, quotes, facts from articles where slug = ?", slug)
  const texts = inRange("select start, words from texts where number >= ? and number < ? order by number")
  const parts: readonly (readonly [what: string, kept: unknown, made: unknown])[] = [
    ["the pieces of its stored text do not fit together", texts, making.pieces],
    ["its title, date or counts are not those of its text", headIn(head ?? {}), headOf(making)],
    [
      "its quotes and facts are not those of its text",
      inRange(SNIPPETS).filter(isFound).map(snippetIn),
      making.snippets.map(snippetOf),
    ],
    ["its people are not those of its text", inRange(MEMBERS), making.cast],
  ]
  // What an earlier release has made of it is made anew.
  return (isWaiting ? [] : parts).flatMap(([what, kept, made]) =>
    isAlike(kept, made) ? [] : [{ of: slug, what, isMade: true }],
  )
}

/** Whatever the order of their fields. */
const isAlike = (a: unknown, b: unknown): boolean => JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, inOrder(one)])
}

const headIn = ({ head, ...columns }: Row): unknown => ({ ...columns, head: JSON.parse(String(head ?? "null")) })

const headOf = ({ title, foldedTitle, published, head, quotes, facts }: Making): unknown => ({
  title,
  folded_title: foldedTitle,
  published,
  head: JSON.parse(JSON.stringify(head)),
  quotes,
  facts,
})

/** Under the names that `core/making/making.ts` gives them. */
const SNIPPETS = `select ${ID_COLUMNS}, number - version as place, form, utterance, passage, paragraph, start, length, before, after,
  piece, more_pieces as morePieces, is_denied as isDenied, is_release as isRelease, speakers, roles, marked
  from snippets where number >= ? and number < ? order by number`
const MEMBERS = `select number - version as position, folded, name, kind, roles, role, quoted, reported
  from members where number >= ? and number < ? order by number`

/** What a later extractor no longer finds stays without an utterance. */
const isFound = ({ utterance }: Row): boolean => Number(utterance) >= 0

function snippetIn(row: Row): unknown {
  const { id_high: _high, id_low: _low, ...columns } = row
  return { ...columns, id: idIn(row) }
}

function snippetOf({ words: _words, voices: _voices, ...columns }: Making["snippets"][number], place: number): unknown {
  return { ...columns, place }
}
