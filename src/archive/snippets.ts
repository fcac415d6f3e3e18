import { turn } from "../core/query/turn.ts"
import type { Filters, Snippets } from "../core/shelves/snippets.ts"
import { snippetBefore } from "./before.ts"
import type { Database } from "./database.ts"
import { type Conditions, conditions, ofArticles } from "./filters.ts"
import { isWithheld } from "./history.ts"
import { termsOf } from "./index-terms.ts"
import { matchOf, matchOfRuns } from "./match.ts"
import { isRare, yearsIn } from "./narrowing.ts"
import { articleAt } from "./paragraph-index.ts"
import { idNumbers, NUMBER_OF_ID } from "./snippet-id.ts"
import { SNIPPET_COLUMNS, snippetIn, WITH_TEXT } from "./snippet-rows.ts"

/** Reading and searching snippets. */
export function snippetShelf(db: Database, vocabulary: Snippets["vocabulary"]): Snippets {
  const years = yearsIn(db)
  return {
    async get(id) {
      const one = `select ${SNIPPET_COLUMNS} from snippets ${WITH_TEXT} where snippets.number = ${NUMBER_OF_ID}`
      // Between the two it may have been carried over, but not back.
      const before = snippetBefore(db, id)
      const row = before ? undefined : db.get(one, ...idNumbers(id))
      const found = row ? snippetIn(row) : before
      return found && !isWithheld(db, found.slug) ? found : null
    },

    async list(filters, limit, order = "newest") {
      const { voices, groups, without } = termsOf(filters, years())
      const all = [...voices, ...groups]
      const match = matchOf(all, without)
      if (match === null && all.length > 0) return []
      await turn()
      const areFew = match !== null && isRare(db, "search", match)
      const rows = areFew
        ? "snippets cross join versions cross join articles"
        : "articles cross join versions cross join snippets"
      const within = areFew ? match : matchOf(voices)
      const { sql, values } = fits(filters, "articles")
      // The plus keeps SQLite from making an index of all snippets by version; their numbers lead to those of an article. Another one
      // keeps it from looking at all that match for each article.
      return db
        .all(
          `select ${SNIPPET_COLUMNS} from ${rows} cross join texts
           where versions.number = articles.number and snippets.number >= versions.number
             and snippets.number < versions.number + versions.size and +snippets.version = versions.number
             and texts.number = snippets.version + snippets.piece and utterance >= 0
             ${within === null ? "" : `and ${areFew ? "" : "+"}${MATCHES}`} ${sql}
           ${order === "newest" ? NEWEST : OLDEST} limit ?`,
          ...(within === null ? [] : [within]),
          ...values,
          limit,
        )
        .map(snippetIn)
    },

    vocabulary,

    async candidates(groups, filters, limit, without = [], saved = "last") {
      const terms = termsOf(filters, years())
      const all = [...groups, ...terms.voices, ...terms.groups]
      const match = groups.length === 0 ? null : matchOf(all, [...without, ...terms.without])
      if (match === null) return []
      const { sql, values } = fits(filters, "search")
      await turn()
      // A cross join is read from left to right: the index first. What was saved last comes first.
      return db
        .all(
          `select ${SNIPPET_COLUMNS} from search cross join snippets on snippets.number = search.rowid ${WITH_TEXT}
           where search match ? ${sql} order by search.rowid ${saved === "last" ? "desc" : ""} limit ?`,
          match,
          ...values,
          limit,
        )
        .map(snippetIn)
    },

    async holdingRuns(runs, groups, filters, limit) {
      const match = matchOfRuns(runs)
      const terms = termsOf(filters, years())
      const within = [...groups, ...terms.voices, ...terms.groups]
      const narrow = matchOf(within, terms.without)
      if (match === null || (narrow === null && within.length > 0)) return []
      await turn()
      const isByParagraph =
        narrow === null || filters.article !== undefined || isRare(db, "paragraph_search", match, MOST_RUNS)
      const { sql, values } = fits(filters, isByParagraph ? "paragraph_search" : "snippets")
      const narrowed = narrow === null ? [] : [narrow]
      await turn()
      return db
        .all(
          `select ${SNIPPET_COLUMNS}
           ${isByParagraph ? BY_PARAGRAPH : BY_SNIPPET} ${isByParagraph && narrow !== null ? `and +${MATCHES}` : ""} ${sql}
           order by ${isByParagraph ? "paragraph_search.rowid" : "snippets.number"} desc limit ?`,
          ...(isByParagraph ? [match, ...narrowed] : [...narrowed, match]),
          ...values,
          limit,
        )
        .map(snippetIn)
    },
  }
}

const MATCHES = "snippets.number in (select rowid from search where search match ?)"

const NEWEST = "order by articles.published desc, articles.title, articles.slug, snippets.number"
const OLDEST = `and articles.published is not null
  order by articles.published, articles.title desc, articles.slug desc, snippets.number desc`

/** Paragraphs that are looked through for the snippets in them; of runs of words that stand in more, the newest snippets are. */
const MOST_RUNS = 2_000
const BY_PARAGRAPH = `from paragraph_search cross join versions on versions.number = ${articleAt("paragraph_search.rowid")}
  cross join snippets on snippets.number >= versions.number and snippets.number < versions.number + versions.size
    and snippets.version = versions.number and paragraph = paragraph_search.rowid - versions.number + 1
  cross join texts on texts.number = snippets.version + snippets.piece
  where paragraph_search match ? and utterance >= 0`
/** Snippets that are looked at then. */
const NEWEST_READ = 500
const BY_SNIPPET = `from snippets ${WITH_TEXT}
  where snippets.number in (select rowid from search where search match ? order by rowid desc limit ${NEWEST_READ}) and utterance >= 0 and exists (
    select 1 from paragraph_search where paragraph_search match ? and rowid = snippets.version + paragraph - 1
  )`

/** `table`: where the rows come from, in the order in which they are looked at. */
function fits(filters: Filters, table: "articles" | "snippets" | "search" | "paragraph_search"): Conditions {
  const { kind, article } = filters
  const all = ofArticles(filters, table === "articles" ? table : "versions")
  if (table !== "articles" && article !== undefined) all.push([OF_ARTICLE.replaceAll("rows", table), article, article])
  // The plus for the same reason: a list of facts would take a second among 100,000 snippets.
  if (kind !== undefined) all.push([kind === "fact" ? "and +form = 0" : "and +form > 0"])
  if (kind !== undefined && table === "articles") all.push([`and articles.${kind}s > 0`])
  return conditions(all)
}

/** The rows of an article's current version. */
const OF_ARTICLE = `and rows.rowid >= (select number from articles where slug = ?)
  and rows.rowid < (select versions.number + size from versions join articles using (number) where articles.slug = ?)`
