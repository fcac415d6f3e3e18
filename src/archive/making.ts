import { MAKING, type Making, searchedWords } from "../core/making/making.ts"
import { folded } from "../core/text/fold.ts"
import type { Database } from "./database.ts"
import { indexedLabel, indexedWords } from "./index-terms.ts"
import { forgetMembers, keepMembers, type PeopleChanges } from "./members.ts"
import { forgetParagraphs, indexParagraphs } from "./paragraph-index.ts"
import { indexPeople, refreshPeople } from "./people-rows.ts"
import { type Current, everFound } from "./versions.ts"
import { addWords, type WordCounter, wordCounter } from "./word-counter.ts"
import { countHolder, keepWords } from "./words.ts"

/** What is made of a version stands at these numbers. */
type Made = { readonly number: number; readonly arrival: number; readonly making: Making }

/** What comes into the full-text indexes: nothing else of a making is held until then. */
type Indexed = {
  readonly number: number
  readonly arrival: number
  readonly label: string
  readonly paragraphs: readonly string[]
  readonly snippets: readonly string[]
}

/**
 * What is written once for all articles that are saved together: the counts of words and the people of their casts. Full-text
 * rows come behind all others: what is written between two of them makes FTS5 write out each as a piece of its own.
 */
export type Batch = {
  readonly slugs: Set<string>
  readonly indexed: Indexed[]
  readonly words: WordCounter
  readonly labels: WordCounter
  readonly textWords: WordCounter
  readonly people: PeopleChanges
}

export const emptyBatch = (): Batch => ({
  slugs: new Set(),
  indexed: [],
  words: wordCounter(),
  labels: wordCounter(),
  textWords: wordCounter(),
  people: new Map(),
})

/** The version's rows stand: its cast, too, is listed. What is found by them is still to be written, by `conclude`. */
export function putOff(db: Database, batch: Batch, { number, arrival, making }: Made): void {
  const { slugs, indexed, words, labels, textWords, people } = batch
  const { slug, label, paragraphs, snippets, otherWords } = making
  slugs.add(slug)
  keepMembers(db, number, making, people)
  for (const snippet of snippets) addWords(words, snippet.words, 1)
  addWords(textWords, otherWords, 1)
  countHolder(labels, label, 1)
  indexed.push({ number, arrival, label: indexedLabel(making), paragraphs, snippets: indexedWords(making) })
}

/** Makes articles, people and quotes findable. Within the caller's transaction. */
export function conclude(db: Database, { slugs, indexed, words, labels, textWords, people }: Batch): void {
  slugs.clear()
  const all = indexed.splice(0)
  const peopleLabels = refreshPeople(db, people)
  keepWords(db, "article", labels)
  keepWords(db, "snippet", words)
  keepWords(db, "text", textWords)
  for (const { arrival, label } of all)
    db.run("insert into article_search (rowid, label) values (?, ?)", arrival, label)
  for (const { number, paragraphs } of all) indexParagraphs(db, number, paragraphs)
  for (const { number, snippets } of all) indexSnippets(db, number, snippets)
  indexPeople(db, peopleLabels)
}

function indexSnippets(db: Database, number: number, snippets: readonly string[]): void {
  for (const [place, words] of snippets.entries())
    db.run("insert into search (rowid, words) values (?, ?)", number + place, words)
}

/** Takes a current article out of all that is made of it, before it changes or goes. Its version stays. */
export function unmake(db: Database, current: Current, { words, labels, people }: Batch): void {
  const { number, size, arrival, title, slug } = current
  if (db.run("delete from waiting where article = ?", arrival) > 0) return
  for (const snippet of everFound(db, current)) {
    if (snippet.index < 0) continue
    addWords(words, searchedWords(snippet).join(" "), -1)
  }
  for (let row = number; row < number + size; row++) db.run("delete from search where rowid = ?", row)
  forgetParagraphs(db, current)
  forgetMembers(db, current, people)
  db.run("delete from article_search where rowid = ?", arrival)
  countHolder(labels, folded(`${title} ${slug}`), -1)
}

/** All that is made of the versions. */
const TABLES = ["members", "people", "words", "word_changes"]
const INDEXES = ["search", "paragraph_search", "people_search", "article_search"]

/** A release may make it otherwise than the one that made it: then all of it is made again, in the background. */
export function beginAnewAfterNewMaking(db: Database): void {
  const isCurrent = () => db.get("select making from state")?.making === MAKING
  if (isCurrent()) return
  db.atomically(() => {
    if (!isCurrent()) beginAnew(db)
  })
}

/** Empties all that is made of the versions: it is made anew in the background. Within the caller's transaction. */
export function beginAnew(db: Database): void {
  for (const table of TABLES) db.run(`delete from ${table}`)
  for (const index of INDEXES) db.run(`insert into ${index} (${index}) values ('delete-all')`)
  db.run("insert or ignore into waiting select arrivals.number from arrivals join articles using (slug)")
  db.run(
    "update state set making = ?, revision = revision + 1, words_at = revision + 1, words_since = revision + 1",
    MAKING,
  )
}

/** Whether articles are still to be made findable. */
export const isAnyWaiting = (db: Database): boolean => db.get("select 1 from waiting") !== undefined
