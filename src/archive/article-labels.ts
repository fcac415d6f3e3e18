import { turn } from "../core/query/turn.ts"
import type { ArticleHead } from "../core/shelves/articles.ts"
import type { Labels } from "../core/shelves/labels.ts"
import type { Filters } from "../core/shelves/snippets.ts"
import { addressIn, areSameAddress } from "../core/text/chat-words.ts"
import type { Database, Row } from "./database.ts"
import { conditions, ofArticles } from "./filters.ts"
import { addressTerm, groupsOfArticle } from "./index-terms.ts"
import { isAnyWaiting } from "./making.ts"
import { matchOf } from "./match.ts"
import { yearsIn } from "./narrowing.ts"

/** A null date is the smallest, so that undated articles come last. */
export const NEWEST_FIRST = "order by published desc, title, slug"

/** What is read of `articles` to make a head: `headIn` takes such a row. */
export const HEAD = `articles.slug, articles.title, articles.published, articles.head, articles.quotes as quotes_in, articles.facts as facts_in,
  (select version from versions where versions.number = articles.number) as head_version`

export function headIn(row: Row): ArticleHead {
  const { slug, title, published, head, quotes_in, facts_in, head_version } = row
  return {
    ...JSON.parse(String(head)),
    slug: String(slug),
    version: String(head_version),
    title: String(title),
    ...(published !== null && { published: String(published) }),
    quotes: Number(quotes_in),
    facts: Number(facts_in),
  }
}

/** Of titles that share a common word, so many that came last are put in order. */
const MOST_SORTED = 1_000

/** The articles of a period, picked by their titles; `labelWords` are those of all articles. */
export function labelsWithin(
  db: Database,
  period: Pick<Filters, "since" | "until">,
  labelWords: Labels<ArticleHead>["labelWords"],
): Labels<ArticleHead> {
  const { sql, values } = conditions(ofArticles(period, "articles"))
  const years = yearsIn(db)
  const heads = (rest: string, ...more: readonly (string | number)[]) =>
    db.all(`select ${HEAD} from articles where true ${sql} ${rest}`, ...values, ...more).map(headIn)
  return {
    labelWords,

    async count() {
      return Number(db.get(`select count(*) as articles from articles where true ${sql}`, ...values)?.articles)
    },

    async list(limit, from = 0) {
      await turn()
      return heads(`${NEWEST_FIRST} limit ? offset ?`, limit, from)
    },

    async labelled(groups, limit) {
      const match = groups.length === 0 ? null : matchOf([...groups, ...groupsOfArticle(period, years())])
      if (match === null) return []
      await turn()
      // Of a period those that came last need not be the ones.
      const last = sql === "" ? `order by rowid desc limit ${MOST_SORTED}` : ""
      const rows = `select rowid from article_search where article_search match ? ${last}`
      return heads(
        `and slug in (select slug from arrivals where number in (${rows})) ${NEWEST_FIRST} limit ?`,
        match,
        limit,
      )
    },
  }
}

/** In SQL: articles that match in the index of titles. */
export const LABELLED =
  "slug in (select slug from arrivals where number in (select rowid from article_search where article_search match ?))"

/** The newest articles at an address, however their own is written. */
export function headsAt(db: Database, address: string, limit: number): readonly ArticleHead[] {
  const match = matchOf([[addressTerm(address)]])
  // While the index is being made, the path as it was typed narrows the rows.
  const [where, value] =
    isAnyWaiting(db) || match === null ? [ON_PATH, address.toLowerCase().split("?")[0] ?? ""] : [LABELLED, match]
  const rows = db.all(`select ${HEAD}, head ->> '$.url' as url from articles where ${where} ${NEWEST_FIRST}`, value)
  const isThere = ({ url }: Row) => areSameAddress(addressIn(String(url)) ?? "", address)
  return rows.filter(isThere).slice(0, limit).map(headIn)
}

const ON_PATH = "instr(lower(head ->> '$.url'), ?) > 0"
