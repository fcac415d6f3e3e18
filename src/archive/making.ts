import { MAKING, type Making, searchedWords } from "../core/making/making.ts"
import { folded } from "../core/text/fold.ts"
import type { Database } from "./database.ts"
import { indexedLabel, indexedWords } from "./index-terms.ts"
import { forgetMembers, keepMembers, type PeopleChanges } from "./members.ts"
import { forgetParagraphs, indexParagraphs } from "./paragraph-index.ts"
import { indexPeople, refreshPeople } from "./people-rows.ts"
import { type Current, everFound } from "./versions.ts"
import { countWord, countWords, keepWords, type WordDeltas } from "./words.ts"

/** What is made of a version stands at these numbers. */
type Made = { readonly number: number; readonly arrival: number; readonly making: Making }

/**
 * What is written once for all articles that are saved together: the counts of words and the people of their casts. Full-text
 * rows come behind all others: what is written between two of them makes FTS5 write out each as a piece of its own.
 */
export type Batch = {
  readonly slugs: Set<string>
  readonly made: Made[]
  readonly words: WordDeltas
  readonly labels: WordDeltas
  readonly textWords: WordDeltas
  readonly people: PeopleChanges
}

export const emptyBatch = (): Batch => ({
  slugs: new Set(),
  made: [],
  words: new Map(),
  labels: new Map(),
  textWords: new Map(),
  people: new Map(),
})

/** The version's rows stand; what is found by them is still to be written, by `conclude`. */
export function putOff({ slugs, made }: Batch, one: Made): void {
  slugs.add(one.making.slug)
  made.push(one)
}

/** Makes articles, people and quotes findable. Within the caller's transaction. */
export function conclude(db: Database, { slugs, made, words, labels, textWords, people }: Batch): void {
  slugs.clear()
  const all = made.splice(0)
  for (const { number, making } of all) {
    keepMembers(db, number, making, people)
    const { words: held, counts } = making.snippetWords
    for (const [i, word] of held.entries()) countWord(words, word, counts[i] ?? 0)
    for (const word of making.otherWords) textWords.set(word, 1)
  }
  for (const { making } of all) countWords(labels, making.label, 1)
  const peopleLabels = refreshPeople(db, people)
  for (const [kind, deltas] of [
    ["article", labels] as const,
    ["snippet", words] as const,
    ["text", textWords] as const,
  ]) {
    keepWords(db, kind, deltas)
    deltas.clear()
  }
  for (const { arrival, making } of all)
    db.run("insert into article_search (rowid, label) values (?, ?)", arrival, indexedLabel(making))
  for (const { number, making } of all) indexParagraphs(db, number, making)
  for (const { number, making } of all) indexSnippets(db, number, making)
  indexPeople(db, peopleLabels)
}

function indexSnippets(db: Database, number: number, making: Making): void {
  for (const [place, snippet] of making.snippets.entries())
    db.run("insert into search (rowid, words) values (?, ?)", number + place, indexedWords(snippet, making))
}

/** Takes a current article out of all that is made of it, before it changes or goes. Its version stays. */
export function unmake(db: Database, current: Current, { words, labels, people }: Batch): void {
  const { number, size, arrival, title, slug } = current
  if (db.run("delete from waiting where article = ?", arrival) > 0) return
  for (const snippet of everFound(db, current)) {
    if (snippet.index < 0) continue
    for (const word of searchedWords(snippet)) countWord(words, word, -1)
  }
  for (let row = number; row < number + size; row++) db.run("delete from search where rowid = ?", row)
  forgetParagraphs(db, current)
  forgetMembers(db, current, people)
  db.run("delete from article_search where rowid = ?", arrival)
  countWords(labels, folded(`${title} ${slug}`), -1)
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
