import type { Article } from "../core/model.ts"
import { FOLDING, folded } from "../core/text/fold.ts"
import { articleIn } from "./covered.ts"
import type { Database } from "./database.ts"

/** A row of the index names an article by its arrival's number and a paragraph by its own: more than a file can have. */
const MOST_PARAGRAPHS = 2 ** 21

export const rowOf = (arrival: number, paragraph: number): number => arrival * MOST_PARAGRAPHS + paragraph
export const arrivalIn = (row: number): number => Math.floor(row / MOST_PARAGRAPHS)
export const paragraphIn = (row: number): number => row % MOST_PARAGRAPHS

/** In SQL: the arrival's number in a row of the index. */
export const arrivalOf = (row: string): string => `(${row} / ${MOST_PARAGRAPHS})`

/** What is looked through in one transaction, in UTF-16 code units: some ten milliseconds' work. */
const AT_ONCE = 100_000

export const paragraphWorks = {
  /** Looks through the next of the articles that are not yet; gives how many are left. */
  lookThrough(db: Database): number {
    let length = 0
    while (length < AT_ONCE) {
      const row = db.get(
        "select slug, article from articles natural join versions where looked_through is null order by slug limit 1",
      )
      if (!row) break
      const article = articleIn(row)
      keepParagraphs(db, article)
      length += article.text.length
    }
    return waitingIn(db)
  },
}

export const waitingIn = (db: Database): number =>
  Number(db.get("select count(*) as articles from articles where looked_through is null")?.articles)

/** Puts the current article's paragraphs in the place of its earlier ones. Within the caller's transaction. */
export function keepParagraphs(db: Database, { slug, text, paragraphs }: Article): void {
  forgetParagraphs(db, slug)
  const arrival = numberOf(db, slug)
  const read = paragraphs.map(({ start, end }) => folded(text.slice(start, end)))
  const words = JSON.stringify([...new Set(read.flatMap((paragraph) => paragraph.split(" ")))])
  db.run("insert or ignore into text_words select value from json_each(?)", words)
  for (const [index, paragraph] of read.entries())
    db.run("insert into paragraph_search (rowid, words) values (?, ?)", rowOf(arrival, index + 1), paragraph)
  db.run("update articles set looked_through = ? where slug = ?", paragraphs.length, slug)
}

/**
 * Takes an article's paragraphs out, so that they are not found any more. Within the caller's transaction. Each by its
 * row: of a range FTS5 would look at the whole index.
 */
export function forgetParagraphs(db: Database, slug: string): void {
  const count = Number(db.get("select looked_through from articles where slug = ?", slug)?.looked_through ?? 0)
  const arrival = numberOf(db, slug)
  for (let paragraph = 1; paragraph <= count; paragraph++)
    db.run("delete from paragraph_search where rowid = ?", rowOf(arrival, paragraph))
}

const numberOf = (db: Database, slug: string): number =>
  Number(db.get("select number from arrivals where slug = ?", slug)?.number)

/** Those of the words that stand in the text of an article, or stood there once. */
export function wordsInText(db: Database, words: readonly string[]): ReadonlySet<string> {
  const all = JSON.stringify(words)
  const rows = db.all("select word from json_each(?) cross join text_words on word = value", all)
  return new Set(rows.map(({ word }) => String(word)))
}

/** Leaves out the words that stand nowhere any more. Within the caller's transaction. */
export function forgetTextWords(db: Database): void {
  db.run("delete from text_words")
  db.run("insert into text_words select term from paragraph_words")
}

/** A release may fold words otherwise than the one that made the index: then it is made again, in the background. */
export function emptyAfterNewFolding(db: Database): void {
  const isCurrent = () => db.get("select paragraphs from state")?.paragraphs === FOLDING
  if (isCurrent()) return
  db.atomically(() => {
    if (isCurrent()) return
    db.run("insert into paragraph_search (paragraph_search) values ('delete-all')")
    db.run("delete from text_words")
    db.run("update articles set looked_through = null where looked_through is not null")
    db.run("update state set paragraphs = ?", FOLDING)
  })
}
