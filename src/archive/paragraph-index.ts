import type { Making } from "../core/making.ts"
import type { Database } from "./database.ts"
import type { Range } from "./versions.ts"

/** In SQL: the number of the article that a row of the index belongs to. */
export const articleAt = (row: string): string => `(select max(number) from articles where number <= ${row})`

/** Puts a version's paragraphs into the index: full-text rows come behind all others. Within the caller's transaction. */
export function indexParagraphs(db: Database, number: number, { paragraphs }: Making): void {
  for (const [place, words] of paragraphs.entries())
    db.run("insert into paragraph_search (rowid, words) values (?, ?)", number + place, words)
}

/** Takes them out, so that they are not found any more. Each by its row: of a range FTS5 would look at the whole index. */
export function forgetParagraphs(db: Database, { number, size }: Range): void {
  for (let place = 0; place < size; place++) db.run("delete from paragraph_search where rowid = ?", number + place)
}

/** So that they are known to stand in the text; what stands only in the title or a name beside them does no harm. */
export function keepTextWords(db: Database, makings: readonly Making[]): void {
  const words = new Set<string>()
  for (const { snippetWords, otherWords } of makings) {
    for (const word of snippetWords.words) words.add(word)
    for (const word of otherWords) words.add(word)
  }
  db.run("insert or ignore into text_words select value from json_each(?)", JSON.stringify([...words]))
}

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
