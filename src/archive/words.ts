import { turn } from "../core/query/turn.ts"
import { openVocabulary } from "../core/query/vocabulary.ts"
import type { WordPage } from "../core/query/word-list.ts"
import type { Vocabulary } from "../core/shelves/vocabulary.ts"
import type { Database, Row } from "./database.ts"
import { addWords, changedWords, clearWords, heldWords, type WordCounter, wordCounter } from "./word-counter.ts"

/**
 * Whose words are counted, by the number in the tables. `text`: words of paragraphs that stood in no quote or fact of their article
 * once; they are not counted, and stay when the article goes.
 */
const KINDS = { snippet: 1, person: 2, article: 3, text: 4 } as const
export type WordKind = keyof typeof KINDS

/** Counts each word of a holder once; they are given apart by blanks. */
export const countHolder = (counter: WordCounter, folded: string, more: 1 | -1): void =>
  addWords(counter, [...new Set(folded.split(" "))].join(" "), more)

/** Writes down what the revision under way changes, and begins to count anew. Within the caller's transaction, before `nextRevision`. */
export function keepWords(db: Database, kind: WordKind, counter: WordCounter): void {
  const revision = revisionOf(db) + 1
  const row = db.get("select words from word_changes where revision = ? and kind = ?", revision, KINDS[kind])
  if (row) addRow(counter, row)
  const page = changedWords(counter)
  clearWords(counter)
  if (page.counts.length === 0 && !row) return
  const insert = "insert or replace into word_changes (revision, kind, words) values (?, ?, ?)"
  db.run(insert, revision, KINDS[kind], JSON.stringify(page))
}

const pageIn = (row: unknown): WordPage => JSON.parse(String(row))

function addRow(counter: WordCounter, row: Row): void {
  const { words, counts } = pageIn(row.words)
  addWords(counter, words, counts)
}

/**
 * Revisions whose changes stand apart until they are counted together. A batch that is loaded changes ten thousand words: to count
 * them together takes as long as some batches, and who opens the archive before that takes about 10 ms for each.
 */
const MOST_APART = 32
export const MOST_APART_LOADING = 128

/** Words in one row of `words`: a reader takes some milliseconds for them. */
const WORDS_A_ROW = 20_000

/** Grows whenever articles, their sources or what is found in them change, in whichever process. */
const revisionOf = (db: Database): number => Number(db.get("select revision from state")?.revision)

/** Ends the revision under way. When so many stand apart they are counted together. */
export function nextRevision(db: Database, mostApart = MOST_APART): void {
  const row = db.get("update state set revision = revision + 1 returning revision - words_at as apart")
  if (Number(row?.apart) >= mostApart) settleWords(db)
}

/** All words of a kind, with what was changed behind those that are counted together. */
function countedOf(db: Database, kind: number): WordCounter {
  const counter = wordCounter()
  const rows = db.all(
    `select words from words where kind = ?1
     union all select words from word_changes where kind = ?1 and revision > (select words_at from state)`,
    kind,
  )
  for (const row of rows) addRow(counter, row)
  return counter
}

export const countsOf = (db: Database, kind: WordKind): Map<string, number> =>
  new Map(entriesOf(countedOf(db, KINDS[kind])))

function entriesOf(counter: WordCounter): readonly (readonly [word: string, count: number])[] {
  const { words, counts } = changedWords(counter)
  return counts.length === 0 ? [] : words.split(" ").map((word, i) => [word, counts[i] ?? 0])
}

/** Counts the changes that stand apart into `words`; those that were counted the time before are left out. */
export function settleWords(db: Database): void {
  db.run("delete from word_changes where revision <= (select words_at from state)")
  for (const kind of Object.values(KINDS)) {
    if (!db.get("select 1 from word_changes where kind = ?", kind)) continue
    keepCounts(db, kind, countedOf(db, kind))
  }
  db.run("update state set words_since = words_at, words_at = revision")
}

function keepCounts(db: Database, kind: number, counter: WordCounter): void {
  db.run("delete from words where kind = ?", kind)
  for (const [part, page] of heldWords(counter, WORDS_A_ROW).entries())
    db.run("insert into words (kind, part, words) values (?, ?, ?)", kind, part, JSON.stringify(page))
}

/** Leaves nothing of words that stand nowhere any more. Within the caller's transaction. */
export function forgetWordsGone(db: Database): void {
  settleWords(db)
  const standing = wordCounter()
  for (const { term } of db.each("select term from paragraph_words")) addWords(standing, String(term), 1)
  keepCounts(db, KINDS.text, standing)
  db.run("delete from word_changes")
  db.run("update state set words_since = words_at")
}

/** Whoever has read an earlier revision reads all words anew. Within the caller's transaction. */
export function beginCountingAt(db: Database, revision: number): void {
  settleWords(db)
  db.run("delete from word_changes")
  db.run("update state set revision = ?1, words_at = ?1, words_since = ?1", revision)
}

/** What is asked again and again of all articles: found once for each revision, always the same object. */
export function eachRevision<T>(db: Database, find: () => T): () => T {
  let known: { readonly revision: number; readonly found: T } | null = null
  return () => {
    const revision = revisionOf(db)
    if (known?.revision !== revision) known = { revision, found: find() }
    return known.found
  }
}

/** Changes that a reader counts before it gives way: those of batches that are loaded take some 2 ms each. */
const MOST_AT_ONCE = 8
const NEXT_PART = "select part, words from words where kind = ? and part > ? order by part limit 1"

/** The words of a kind, always the same object, which follows what changed. */
export function livingWords(db: Database, kind: WordKind): () => Promise<Vocabulary> {
  const { vocabulary, begin, change } = openVocabulary()
  let known = -1
  let following: Promise<void> | null = null

  /** What changed next behind a revision, and where that leads to; null when some of it is no longer kept. Read in one moment. */
  function changesBehind(revision: number) {
    const rows = db.all(
      `select state.revision as now, words_since, word_changes.revision, words from state
       left join word_changes on kind = ? and word_changes.revision > ? order by word_changes.revision limit ?`,
      KINDS[kind],
      revision,
      MOST_AT_ONCE,
    )
    const [first] = rows
    if (revision < Number(first?.words_since)) return null
    const deltas = wordCounter()
    for (const row of rows) if (row.words !== null) addRow(deltas, row)
    return { deltas, revision: Number(rows.length < MOST_AT_ONCE ? first?.now : rows.at(-1)?.revision) }
  }

  /** All counts as they were settled last; gives the revision that they are of. */
  async function readWhole(): Promise<number> {
    for (;;) {
      const settled = Number(db.get("select words_at from state")?.words_at)
      const pages: WordPage[] = []
      let row = db.get(NEXT_PART, KINDS[kind], -1)
      while (row) {
        pages.push(pageIn(row.words))
        await turn()
        row = db.get(NEXT_PART, KINDS[kind], Number(row.part))
      }
      if (Number(db.get("select words_at from state")?.words_at) !== settled) continue
      begin(pages)
      return settled
    }
  }

  async function follow(): Promise<void> {
    let behind = known < 0 ? null : changesBehind(known)
    if (behind === null) behind = changesBehind(await readWhole())
    if (behind === null) return
    change(entriesOf(behind.deltas))
    known = behind.revision
    await turn()
  }

  return async () => {
    const revision = revisionOf(db)
    while (known < revision) {
      following ??= follow().finally(() => {
        following = null
      })
      await following
    }
    return vocabulary
  }
}
