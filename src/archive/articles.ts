import { turn } from "../core/query/turn.ts"
import type { ArticleHead, Articles, ContentSource } from "../core/shelves/articles.ts"
import type { Labels } from "../core/shelves/labels.ts"
import type { Filters } from "../core/shelves/snippets.ts"
import { addressIn, areSameAddress } from "../core/text/chat-words.ts"
import { folded } from "../core/text/fold.ts"
import type { Database, Row } from "./database.ts"
import { matchOf } from "./match.ts"
import type { articleWorks } from "./save-article.ts"
import { printedWithin } from "./snippets.ts"
import { livingWords, revisionOf } from "./words.ts"
import type { Written } from "./write-queue.ts"

/** A null date is the smallest, so that undated articles come last. */
const NEWEST_FIRST = "order by published desc, title, slug"

/** Articles, their versions and their files. */
export function articleShelf(db: Database, write: Written<typeof articleWorks>): Articles {
  const labelWords = livingWords(db, "article")
  const labels = (period: Pick<Filters, "since" | "until">): Labels<ArticleHead> => {
    const conditions = printedWithin(period)
    const within = conditions.map(([sql]) => sql).join(" ")
    const values = conditions.flatMap(([, ...values]) => values)
    return {
      labelWords,

      async count() {
        return Number(db.get(`select count(*) as articles from articles where true ${within}`, ...values)?.articles)
      },

      async list(limit, from = 0) {
        await turn()
        const sql = `select head from articles where true ${within} ${NEWEST_FIRST} limit ? offset ?`
        return db.all(sql, ...values, limit, from).map(headIn)
      },

      async labelled(groups, limit) {
        const match = matchOf(groups)
        if (match === null) return []
        await turn()
        const found = "select rowid from article_search where article_search match ?"
        const sql = `select head from articles
          where slug in (select slug from arrivals where number in (${found})) ${within} ${NEWEST_FIRST} limit ?`
        return db.all(sql, match, ...values, limit).map(headIn)
      },
    }
  }
  let known: { readonly revision: number; readonly sources: readonly Source[] } | null = null
  return {
    save: write.saveArticle,
    remove: write.removeArticle,

    async get(slug, version) {
      await turn()
      const row =
        version === undefined
          ? db.get("select article, coverage from articles natural join versions where slug = ?", slug)
          : db.get("select article, coverage from versions where slug = ? and version = ?", slug, version)
      return row ? { article: JSON.parse(String(row.article)), coverage: JSON.parse(String(row.coverage)) } : null
    },

    ...labels({}),
    within: labels,

    async named(words, limit) {
      const rows = db.all(
        `select head from articles where slug = ? or folded_title = ? ${NEWEST_FIRST} limit ?`,
        words,
        folded(words),
        limit,
      )
      return rows.map(headIn)
    },

    async addressed(address, limit) {
      const [path = ""] = address.split("?")
      // The path as it was typed narrows the rows; how their own addresses are written is read here.
      const rows = db.all(
        `select head, head ->> '$.url' as url from articles where instr(lower(head ->> '$.url'), ?) > 0 ${NEWEST_FIRST}`,
        path.toLowerCase(),
      )
      const isThere = ({ url }: Row) => areSameAddress(addressIn(String(url)) ?? "", address)
      return rows.filter(isThere).slice(0, limit).map(headIn)
    },

    async newestOf(slugs, limit) {
      const among = "where slug in (select value from json_each(?))"
      const rows = db.all(`select slug from articles ${among} ${NEWEST_FIRST} limit ?`, JSON.stringify(slugs), limit)
      return rows.map((row) => String(row.slug))
    },

    async onDay(day, before, limit) {
      const rows = db.all(
        `select head from articles where substr(published, 5, 6) = ? and published < ? ${NEWEST_FIRST} limit ?`,
        `-${day}`,
        before,
        limit,
      )
      return rows.map(headIn)
    },

    async tally() {
      const row = db.get(
        "select count(*) as articles, coalesce(sum(quotes), 0) as quotes, coalesce(sum(facts), 0) as facts from articles",
      )
      return { articles: Number(row?.articles), quotes: Number(row?.quotes), facts: Number(row?.facts) }
    },

    async undated(slug) {
      const undated = "select count(*) as articles from articles where published is null"
      const row = slug === undefined ? db.get(undated) : db.get(`${undated} and slug = ?`, slug)
      return Number(row?.articles)
    },

    async sources() {
      const revision = revisionOf(db)
      if (known?.revision !== revision) {
        const rows = db.all(`select slug, file, fingerprint from articles ${NEWEST_FIRST}`)
        known = { revision, sources: rows.map(sourceIn) }
      }
      return known.sources
    },

    async arrivals(from) {
      const [behind, value] = "after" in from ? ["number > ?", from.after] : ["at >= ?", from.since.getTime()]
      const rows = db.all(
        `select number, slug, at from arrivals join articles using (slug) where ${behind} order by number`,
        value,
      )
      return rows.map((row) => ({
        number: Number(row.number),
        slug: String(row.slug),
        at: new Date(Number(row.at)).toISOString(),
      }))
    },
  }
}

type Source = ContentSource & { readonly slug: string }

const headIn = (row: Row): ArticleHead => JSON.parse(String(row.head))

const sourceIn = (row: Row): Source => ({
  slug: String(row.slug),
  file: String(row.file),
  fingerprint: String(row.fingerprint),
})
