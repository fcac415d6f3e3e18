import type { Database } from "./database.ts"
import type { RowRange } from "./versions.ts"

/** In SQL: the number of the article that a row of the index belongs to. */
export const articleAt = (row: string): string => `(select max(number) from articles where number <= ${row})`

/** Puts a version's paragraphs into the index: full-text rows come behind all others. Within the caller's transaction. */
export function indexParagraphs(db: Database, number: number, paragraphs: readonly string[]): void {
  for (const [place, words] of paragraphs.entries())
    db.run("insert into paragraph_search (rowid, words) values (?, ?)", number + place, words)
}

/** Takes them out, so that they are not found any more. Each by its row: of a range FTS5 would look at the whole index. */
export function forgetParagraphs(db: Database, { number, size }: RowRange): void {
  for (let place = 0; place < size; place++) db.run("delete from paragraph_search where rowid = ?", number + place)
}
