import { turn } from "../core/query/turn.ts"
import type { ArticleFilters, ArticleGroup, Articles, ContentSource } from "../core/shelves/articles.ts"
import { folded } from "../core/text/fold.ts"
import { HEAD, headIn, headsAt, LABELLED, labelsWithin, NEWEST_FIRST } from "./article-labels.ts"
import { COVERED_COLUMNS, coveredIn, EXTRACTED_COLUMNS, extractedIn } from "./covered.ts"
import type { Database, Row } from "./database.ts"
import { type Conditions, conditions, KIND, OUTLET, ofArticles } from "./filters.ts"
import { historyOf, isWithheld, slugsGivenBy } from "./history.ts"
import { groupsOfArticle } from "./index-terms.ts"
import { matchOf } from "./match.ts"
import { isRare, yearsIn } from "./narrowing.ts"
import { textOrNull } from "./people-rows.ts"
import type { articleWorks } from "./save-article.ts"
import { eachRevision, livingWords } from "./words.ts"
import type { Written } from "./write-queue.ts"

/** Articles, their versions and their files. */
export function articleShelf(db: Database, write: Written<typeof articleWorks>): Articles {
  const labelWords = livingWords(db, "article")
  const newest = eachRevision(db, () =>
    db.all(`select ${HEAD} from articles ${NEWEST_FIRST} limit ?`, NEWEST).map(headIn),
  )
  const sources = eachRevision(db, () =>
    db
      .all(`select slug, file, fingerprint from articles indexed by articles_filed where file <> '' ${NEWEST_FIRST}`)
      .map(sourceIn),
  )
  const tally = eachRevision(db, () => {
    const counts = "count(*) as articles, coalesce(sum(quotes), 0) as quotes, coalesce(sum(facts), 0) as facts"
    const row = db.get(`select ${counts} from articles`)
    return { articles: Number(row?.articles), quotes: Number(row?.quotes), facts: Number(row?.facts) }
  })
  const years = yearsIn(db)
  /** Where few fit, these are found by the index of titles; where a group has no term, none does. */
  function fitting(filters: ArticleFilters): Conditions {
    const { sql, values } = conditions([
      ...ofArticles(filters, "articles"),
      ...(filters.isCorrected ? [["and articles.head ->> '$.corrections' is not null"] as const] : []),
    ])
    const groups = groupsOfArticle(filters, years())
    const match = matchOf(groups)
    if (match === null && groups.length > 0) return { sql: "and false", values: [] }
    if (match === null || !isRare(db, "article_search", match)) return { sql, values }
    return { sql: `and ${LABELLED} ${sql}`, values: [match, ...values] }
  }
  async function groupsOf(filters: ArticleFilters): Promise<readonly ArticleGroup[]> {
    const { sql, values } = fitting(filters)
    const grouped = `select ${OUTLET} as outlet, ${KIND} as kind, substr(published, 1, 4) as year, count(*) as articles
      from articles where rowid > ? and rowid <= ? ${sql} group by 1, 2, 3`
    const groups = new Map<string, ArticleGroup>()
    const last = Number(db.get("select max(rowid) as last from articles")?.last)
    for (let from = 0; from < last; from += COUNTED_AT_ONCE) {
      await turn()
      for (const { outlet, kind, year, articles } of db.all(grouped, from, from + COUNTED_AT_ONCE, ...values)) {
        const group = { outlet: textOrNull(outlet), kind: String(kind), year: textOrNull(year) }
        const key = JSON.stringify(group)
        groups.set(key, { ...group, articles: Number(articles) + (groups.get(key)?.articles ?? 0) })
      }
    }
    return [...groups.values()]
  }
  const allGroups = eachRevision(db, () => groupsOf({}))
  return {
    save: write.saveArticle,
    remove: write.removeArticle,

    async get(slug, version) {
      await turn()
      const row =
        version === undefined
          ? db.get(`select ${COVERED_COLUMNS} from articles join versions using (number) where articles.slug = ?`, slug)
          : isWithheld(db, slug)
            ? undefined
            : db.get(`select ${COVERED_COLUMNS} from versions where slug = ? and version = ?`, slug, version)
      return row ? coveredIn(db, row) : null
    },

    async extracted(slug) {
      const row = db.get(
        `select ${EXTRACTED_COLUMNS} from articles join versions using (number) where articles.slug = ?`,
        slug,
      )
      return row ? extractedIn(db, row) : null
    },

    history: async (slug) => historyOf(db, slug),
    givenBy: async (file) => slugsGivenBy(db, file),

    count: async () => tally().articles,

    async list(limit, from = 0) {
      await turn()
      if (from + limit <= NEWEST) return newest().slice(from, from + limit)
      return db.all(`select ${HEAD} from articles ${NEWEST_FIRST} limit ? offset ?`, limit, from).map(headIn)
    },

    labelWords,
    labelled: labelsWithin(db, {}, labelWords).labelled,
    within: (period) => labelsWithin(db, period, labelWords),
    addressed: async (address, limit) => headsAt(db, address, limit),

    async named(words, limit) {
      const rows = db.all(
        `select ${HEAD} from articles where slug = ? or number in (
           select titled.number from sections cross join articles as titled
           on titled.number >> 16 = section and titled.folded_title = ?
         ) ${NEWEST_FIRST} limit ?`,
        words,
        folded(words),
        limit,
      )
      return rows.map(headIn)
    },

    async newestOf(slugs, limit) {
      const among = "where slug in (select value from json_each(?))"
      const rows = db.all(`select slug from articles ${among} ${NEWEST_FIRST} limit ?`, JSON.stringify(slugs), limit)
      return rows.map((row) => String(row.slug))
    },

    async onDay(day, before, limit) {
      const rows = db.all(
        `select ${HEAD} from articles where substr(published, 5, 6) = ? and published < ? ${NEWEST_FIRST} limit ?`,
        `-${day}`,
        before,
        limit,
      )
      return rows.map(headIn)
    },

    async heads(slugs) {
      const among = "where slug in (select value from json_each(?))"
      return db.all(`select ${HEAD} from articles ${among}`, JSON.stringify(slugs)).map(headIn)
    },

    async fitting(filters, limit, from) {
      const { sql, values } = fitting(filters)
      await turn()
      const page = `select ${HEAD} from articles where true ${sql} ${NEWEST_FIRST} limit ? offset ?`
      return db.all(page, ...values, limit, from).map(headIn)
    },

    groups: async (filters) => (Object.keys(filters).length === 0 ? allGroups() : groupsOf(filters)),

    tally: async () => tally(),

    async undated(slug) {
      const undated = "select count(*) as articles from articles where published is null"
      const row = slug === undefined ? db.get(undated) : db.get(`${undated} and slug = ?`, slug)
      return Number(row?.articles)
    },

    sources: async () => sources(),

    async arrivals(from) {
      const [behind, value] = "after" in from ? ["arrivals.number > ?", from.after] : ["at >= ?", from.since.getTime()]
      const rows = db.all(
        `select arrivals.number, slug, at from arrivals join articles using (slug)
         where ${behind} and file <> '' order by arrivals.number`,
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

/** Articles whose heads are read in one turn: some ten milliseconds. */
const COUNTED_AT_ONCE = 5_000

/** The newest ones that are held in memory: what nearly every question about all of them is about. */
const NEWEST = 100

type Source = ContentSource & { readonly slug: string }

const sourceIn = (row: Row): Source => ({
  slug: String(row.slug),
  file: String(row.file),
  fingerprint: String(row.fingerprint),
})
