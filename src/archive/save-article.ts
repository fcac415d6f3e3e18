import type { Article, Coverage } from "../core/model.ts"
import { type PackedArticle, unpack } from "../core/packed-article.ts"
import type { ArticleHead, ContentSource, Gone, Saved } from "../core/shelves/articles.ts"
import { snippetsOf } from "../core/snippet.ts"
import { folded } from "../core/text/fold.ts"
import { followChange } from "./changed-messages.ts"
import type { Database } from "./database.ts"
import { keepDeparture, keepHistory } from "./history.ts"
import { castNames, forgetCast, listMembers, refreshPeople } from "./members.ts"
import { forgetParagraphs, keepParagraphs } from "./paragraph-index.ts"
import { shelve, unshelve } from "./snippet-index.ts"
import { articleIn } from "./version-rows.ts"
import { countWords, keepWords, nextRevision, type WordDeltas } from "./words.ts"

export const articleWorks = {
  saveArticle(db: Database, packed: PackedArticle, source: ContentSource, at: Date): Saved {
    return saveTogether(db, (save) => save(packed, source, at))
  },

  removeArticle(db: Database, slug: string, why: Gone = "withdrawn", at: Date = new Date()): boolean {
    const names = castNames(db, slug)
    const labels: WordDeltas = new Map()
    forgetLabel(db, slug, labels)
    keepWords(db, "article", labels)
    forgetParagraphs(db, slug)
    const isOther = keepDeparture(db, slug, why)
    if (db.run("delete from articles where slug = ?", slug) === 0) {
      if (isOther) {
        followChange(db, slug, at)
        nextRevision(db)
      }
      return false
    }
    const words: WordDeltas = new Map()
    unshelve(db, slug, words)
    keepWords(db, "snippet", words)
    refreshPeople(db, names)
    followChange(db, slug, at)
    nextRevision(db)
    return true
  },
}

type Save = (packed: PackedArticle, source: ContentSource, at: Date) => Saved

/**
 * Saves articles within the caller's transaction. What several of them change alike is written once for all: the counts of
 * words, the people of their casts, the revision.
 */
export function saveTogether<T>(db: Database, work: (save: Save) => T): T {
  const changed: Changed = { words: new Map(), labels: new Map(), names: new Set() }
  const done = work((packed, source, at) => save(db, packed, source, at, changed))
  keepWords(db, "article", changed.labels)
  keepWords(db, "snippet", changed.words)
  refreshPeople(db, changed.names)
  nextRevision(db)
  return done
}

type Changed = { readonly words: WordDeltas; readonly labels: WordDeltas; readonly names: Set<string> }

function save(
  db: Database,
  packed: PackedArticle,
  source: ContentSource,
  at: Date,
  { words, labels, names }: Changed,
): Saved {
  const { article, coverage } = unpack(packed)
  const { slug, version } = article
  const before = db.get("select version, extractor, article from articles natural join versions where slug = ?", slug)
  const isSame = before?.version === version && before.extractor === coverage.extractor
  if (isSame && isSetAlike(articleIn(before), article)) {
    db.run("update articles set file = ?, fingerprint = ? where slug = ?", source.file, source.fingerprint, slug)
    keepHistory(db, slug, version, source.file, at)
    return "unchanged"
  }
  const snippets = [...new Map(snippetsOf(article, coverage).map((snippet) => [snippet.id, snippet])).values()]
  const isFirst = db.run("insert or ignore into arrivals (slug, at) values (?, ?)", slug, at.getTime()) > 0
  if (!isFirst) {
    unshelve(db, slug, words)
    forgetPlaces(db, slug, version)
    forgetLabel(db, slug, labels)
    for (const name of forgetCast(db, slug)) names.add(name)
  }
  keepVersion(db, article, coverage.extractor, packed)
  makeCurrent(db, article, countsOf(coverage), source)
  keepLabel(db, slug, article.title, labels)
  listMembers(db, article, coverage)
  for (const name of castNames(db, slug)) names.add(name)
  if (before?.version !== version) keepParagraphs(db, article)
  shelve(db, snippets, words, isFirst)
  keepHistory(db, slug, version, source.file, at)
  if (!isFirst) followChange(db, slug, at)
  return before ? "changed" : "added"
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

function keepVersion(db: Database, { slug, version, title }: Article, extractor: string, packed: PackedArticle): void {
  db.run(
    `insert into versions (slug, version, title, extractor, article, coverage) values (?, ?, ?, ?, ?, ?)
     on conflict do update set extractor = excluded.extractor, article = excluded.article, coverage = excluded.coverage`,
    slug,
    version,
    title,
    extractor,
    packed.article,
    packed.coverage,
  )
}

type Counts = Pick<ArticleHead, "quotes" | "facts">

/** Of an utterance its passages are one quote. */
export const countsOf = ({ utterances, facts }: Coverage): Counts => ({
  quotes: utterances.length,
  facts: facts.length,
})

function makeCurrent(db: Database, article: Article, counts: Counts, { file, fingerprint }: ContentSource): void {
  const { text: _text, paragraphs: _paragraphs, ...head } = article
  db.run(
    `insert into articles (version, file, fingerprint, title, published, head, folded_title, quotes, facts, slug)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict do update set version = excluded.version, file = excluded.file, fingerprint = excluded.fingerprint,
       title = excluded.title, published = excluded.published, head = excluded.head,
       folded_title = excluded.folded_title, quotes = excluded.quotes, facts = excluded.facts`,
    article.version,
    file,
    fingerprint,
    article.title,
    article.published ?? null,
    JSON.stringify({ ...head, ...counts }),
    folded(article.title),
    counts.quotes,
    counts.facts,
    article.slug,
  )
}

/** Puts the current article into the index of titles. Within the caller's transaction. */
export function keepLabel(db: Database, slug: string, title: string, words: WordDeltas): void {
  const label = labelOf(title, slug)
  db.run(
    "insert into article_search (rowid, label) values ((select number from arrivals where slug = ?), ?)",
    slug,
    label,
  )
  countWords(words, [label], 1)
}

/** Takes it out again, before its title changes or it goes. */
function forgetLabel(db: Database, slug: string, words: WordDeltas): void {
  const row = db.get("select title, number from articles join arrivals using (slug) where slug = ?", slug)
  if (!row) return
  db.run("delete from article_search where rowid = ?", Number(row.number))
  countWords(words, [labelOf(String(row.title), slug)], -1)
}

const labelOf = (title: string, slug: string): string => folded(`${title} ${slug}`)
