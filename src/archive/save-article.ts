import type { Article, Coverage, Covered } from "../core/model.ts"
import { type PackedArticle, unpack } from "../core/packed-article.ts"
import type { ArticleHead, ContentSource, Gone, Saved } from "../core/shelves/articles.ts"
import { snippetsOf } from "../core/snippet.ts"
import { folded } from "../core/text/fold.ts"
import { followChange } from "./changed-messages.ts"
import { articleIn, correctCurrent, extractedIn } from "./covered.ts"
import type { Database } from "./database.ts"
import { keepDeparture, keepHistory } from "./history.ts"
import { castNames, forgetCast, listMembers, refreshPeople } from "./members.ts"
import { forgetParagraphs, keepParagraphs } from "./paragraph-index.ts"
import { indexAll, type Shelved, shelve, unshelve } from "./snippet-index.ts"
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

/** Saves articles within the caller's transaction, as if each were saved alone. */
export function saveTogether<T>(db: Database, work: (save: Save) => T): T {
  const batch = emptyBatch()
  const done = work((packed, source, at) => save(db, packed, source, at, batch))
  conclude(db, batch)
  nextRevision(db)
  return done
}

/**
 * What is written once for all articles that are saved together: the counts of words and the people of their casts. Full-text
 * rows come behind all others: what is written between two of them makes FTS5 write out each as a piece of its own.
 */
type Batch = {
  readonly slugs: Set<string>
  readonly words: WordDeltas
  readonly labels: WordDeltas
  readonly names: Set<string>
  readonly titles: Pick<Article, "slug" | "title">[]
  readonly texts: Article[]
  readonly shelved: Shelved[]
}

const emptyBatch = (): Batch => ({
  slugs: new Set(),
  words: new Map(),
  labels: new Map(),
  names: new Set(),
  titles: [],
  texts: [],
  shelved: [],
})

function conclude(db: Database, { slugs, words, labels, names, titles, texts, shelved }: Batch): void {
  slugs.clear()
  for (const { slug, title } of titles.splice(0)) keepLabel(db, slug, title, labels)
  for (const article of texts.splice(0)) keepParagraphs(db, article)
  indexAll(db, shelved.splice(0), words)
  refreshPeople(db, names)
  names.clear()
  for (const [kind, deltas] of [["article", labels] as const, ["snippet", words] as const]) {
    keepWords(db, kind, deltas)
    deltas.clear()
  }
}

function save(db: Database, packed: PackedArticle, source: ContentSource, at: Date, batch: Batch): Saved {
  const extracted = unpack(packed)
  const { article, coverage } = extracted
  const { slug, version } = article
  const before = db.get("select version, extractor, article from articles natural join versions where slug = ?", slug)
  const isSame = before?.version === version && before.extractor === coverage.extractor
  if (isSame && isSetAlike(articleIn(before), article)) {
    db.run("update articles set file = ?, fingerprint = ? where slug = ?", source.file, source.fingerprint, slug)
    keepHistory(db, slug, version, source.file, at)
    return "unchanged"
  }
  // What an earlier one of the batch has put off cannot be taken out yet.
  if (batch.slugs.has(slug)) conclude(db, batch)
  batch.slugs.add(slug)
  keepVersion(db, article, coverage.extractor, packed)
  const covered = correctCurrent(db, extracted)
  const isFirst = db.run("insert or ignore into arrivals (slug, at) values (?, ?)", slug, at.getTime()) > 0
  if (!isFirst) forgetLabel(db, slug, batch.labels)
  makeCurrent(db, article, countsOf(covered.coverage), source)
  batch.titles.push(article)
  if (before?.version !== version) batch.texts.push(article)
  shelveAnew(db, covered, isFirst, batch)
  keepHistory(db, slug, version, source.file, at)
  if (!isFirst) followChange(db, slug, at)
  return before ? "changed" : "added"
}

/** What was found in the current version comes in the place of what was on the shelves. Within the caller's transaction. */
function shelveAnew(
  db: Database,
  { article, coverage }: Covered,
  isFirst: boolean,
  { words, names, shelved }: Batch,
): void {
  const { slug, version } = article
  const snippets = [...new Map(snippetsOf(article, coverage).map((snippet) => [snippet.id, snippet])).values()]
  if (!isFirst) {
    unshelve(db, slug, words)
    forgetPlaces(db, slug, version)
    for (const name of forgetCast(db, slug)) names.add(name)
  }
  listMembers(db, article, coverage)
  for (const name of castNames(db, slug)) names.add(name)
  shelved.push(...shelve(db, snippets, isFirst))
}

/** After the desk has corrected it, or has undone that: everything that shows the article follows. Within the caller's transaction. */
export function followCorrections(db: Database, slug: string, at: Date): void {
  const row = db.get("select article, coverage from articles natural join versions where slug = ?", slug)
  if (!row) return
  const batch = emptyBatch()
  const covered = correctCurrent(db, extractedIn(row))
  keepCounts(db, slug, countsOf(covered.coverage))
  shelveAnew(db, covered, false, batch)
  conclude(db, batch)
  followChange(db, slug, at)
  nextRevision(db)
}

export function keepCounts(db: Database, slug: string, { quotes, facts }: Counts): void {
  db.run(
    "update articles set quotes = ?1, facts = ?2, head = json_set(head, '$.quotes', ?1, '$.facts', ?2) where slug = ?3",
    quotes,
    facts,
    slug,
  )
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
