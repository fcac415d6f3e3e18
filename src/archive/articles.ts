import type { Article, Coverage } from "../core/model.ts"
import { wordsAt } from "../core/model.ts"
import { type PackedArticle, unpack } from "../core/packed-article.ts"
import type { ArticleHead, Articles, CastRow, ContentSource, Saved } from "../core/shelves/articles.ts"
import { snippetsOf } from "../core/snippet.ts"
import type { Database, Row } from "./database.ts"
import { shelve, unshelve } from "./snippet-index.ts"
import type { Written } from "./write-queue.ts"

export const articleWorks = {
  saveArticle(db: Database, packed: PackedArticle, source: ContentSource, at: Date): Saved {
    const { article, coverage } = unpack(packed)
    const { slug, version } = article
    const before = db.get("select version, extractor, article from articles natural join versions where slug = ?", slug)
    const isSame = before?.version === version && before.extractor === coverage.extractor
    if (isSame && isSetAlike(JSON.parse(String(before.article)), article)) {
      db.run("update articles set file = ?, fingerprint = ? where slug = ?", source.file, source.fingerprint, slug)
      return "unchanged"
    }
    unshelve(db, slug)
    forgetPlaces(db, slug, version)
    keepVersion(db, article, coverage)
    db.run("insert or ignore into arrivals (slug, at) values (?, ?)", slug, at.getTime())
    const snippets = [...new Map(snippetsOf(article, coverage).map((snippet) => [snippet.id, snippet])).values()]
    const quotes = snippets.filter(({ kind }) => kind === "quote").length
    makeCurrent(db, article, { quotes, facts: snippets.length - quotes }, source)
    keepCast(db, article, coverage)
    shelve(db, snippets)
    db.run("update state set revision = revision + 1")
    return before ? "changed" : "added"
  },

  removeArticle(db: Database, slug: string): boolean {
    if (db.run("delete from articles where slug = ?", slug) === 0) return false
    unshelve(db, slug)
    db.run("update state set revision = revision + 1")
    return true
  },
}

/** Articles, their versions and their casts. */
export function articleShelf(db: Database, write: Written<typeof articleWorks>): Articles {
  return {
    save: write.saveArticle,
    remove: write.removeArticle,

    async get(slug, version) {
      const row =
        version === undefined
          ? db.get("select article, coverage from articles natural join versions where slug = ?", slug)
          : db.get("select article, coverage from versions where slug = ? and version = ?", slug, version)
      return row ? { article: JSON.parse(String(row.article)), coverage: JSON.parse(String(row.coverage)) } : null
    },

    async list() {
      const rows = db.all("select head from articles order by published desc, title, slug")
      return rows.map((row): ArticleHead => JSON.parse(String(row.head)))
    },

    async sources() {
      const rows = db.all("select slug, file, fingerprint from articles order by published desc, title, slug")
      return rows.map((row) => texts(row, "slug", "file", "fingerprint"))
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

    async cast() {
      const rows = db.all(
        `select name, kind, roles, slug, published, quoted, reported
         from members join articles using (slug) order by published desc, title, slug, position`,
      )
      return rows.map(castRow)
    },
  }
}

/** Whether block quotes and sections are the same: they tell who speaks, but are no part of the version. */
const isSetAlike = (a: Article, b: Article): boolean => JSON.stringify(a.paragraphs) === JSON.stringify(b.paragraphs)

/** A later extractor may no longer find a snippet of this version: it stays readable, but points at no utterance. */
function forgetPlaces(db: Database, slug: string, version: string): void {
  db.run(
    `update snippets set snippet = json_set(snippet, '$.index', -1, '$.passage', -1) where slug = ? and version = ?`,
    slug,
    version,
  )
}

function keepVersion(db: Database, article: Article, coverage: Coverage): void {
  db.run(
    `insert into versions (slug, version, extractor, article, coverage) values (?, ?, ?, ?, ?)
     on conflict do update set extractor = excluded.extractor, article = excluded.article, coverage = excluded.coverage`,
    article.slug,
    article.version,
    coverage.extractor,
    JSON.stringify(article),
    JSON.stringify(coverage),
  )
}

type Counts = Pick<ArticleHead, "quotes" | "facts">

function makeCurrent(db: Database, article: Article, counts: Counts, { file, fingerprint }: ContentSource): void {
  const { text: _text, paragraphs: _paragraphs, ...head } = article
  db.run(
    `insert into articles (version, file, fingerprint, title, published, head, slug) values (?, ?, ?, ?, ?, ?, ?)
     on conflict do update set version = excluded.version, file = excluded.file, fingerprint = excluded.fingerprint,
       title = excluded.title, published = excluded.published, head = excluded.head`,
    article.version,
    file,
    fingerprint,
    article.title,
    article.published ?? null,
    JSON.stringify({ ...head, ...counts }),
    article.slug,
  )
}

function keepCast(db: Database, { slug, text }: Article, { cast, utterances }: Coverage): void {
  db.run("delete from members where slug = ?", slug)
  for (const [position, member] of cast.entries()) {
    // Who speaks together is nobody of their own: each of them said it.
    if (member.together) continue
    const says = (speaker: number) => speaker === position || cast[speaker]?.together?.includes(position)
    const passages = utterances.filter(({ speaker }) => speaker && says(speaker.member)).flatMap((u) => u.passages)
    const reported = passages.filter(({ kind }) => kind === "indirect").length
    const roles = JSON.stringify(member.roles.map((role) => wordsAt(text, role)))
    db.run(
      "insert into members (slug, position, name, kind, roles, quoted, reported) values (?, ?, ?, ?, ?, ?, ?)",
      slug,
      position,
      wordsAt(text, member.name),
      member.kind,
      roles,
      passages.length - reported,
      reported,
    )
  }
}

const castRow = (row: Row): CastRow => ({
  name: String(row.name),
  kind: row.kind as CastRow["kind"],
  roles: JSON.parse(String(row.roles)),
  slug: String(row.slug),
  published: row.published === null ? null : String(row.published),
  quoted: Number(row.quoted),
  reported: Number(row.reported),
})

/** These columns of the row, as text. */
const texts = <C extends string>(row: Row, ...columns: readonly C[]) =>
  Object.fromEntries(columns.map((column) => [column, String(row[column])])) as Record<C, string>
