import { turn } from "../core/query/turn.ts"
import { openVocabulary } from "../core/query/vocabulary.ts"
import type { WordPage } from "../core/query/word-list.ts"
import type { Vocabulary } from "../core/shelves/vocabulary.ts"
import type { Database } from "./database.ts"

/**
 * Whose words are counted, by the number in the tables. `text`: words of paragraphs that stood in no quote or fact of their article
 * once; they are not counted, and stay when the article goes.
 */
const KINDS = { snippet: 1, person: 2, article: 3, text: 4 } as const
export type WordKind = keyof typeof KINDS

/** How many more (or, below 0, fewer) hold each word. */
export type WordDeltas = Map<string, number>

/** Counts each word of a holder once; they are given apart by blanks. */
export function countWords(deltas: WordDeltas, folded: string, by: 1 | -1): void {
  for (const word of new Set(folded.split(" "))) if (word !== "") countWord(deltas, word, by)
}

export const countWord = (deltas: WordDeltas, word: string, by: number): void =>
  void deltas.set(word, (deltas.get(word) ?? 0) + by)

/** Writes down what the revision under way changes. Within the caller's transaction, before `nextRevision`. */
export function keepWords(db: Database, kind: WordKind, deltas: WordDeltas): void {
  const revision = revisionOf(db) + 1
  const row = db.get("select words from word_changes where revision = ? and kind = ?", revision, KINDS[kind])
  for (const [word, delta] of row ? countsIn(row.words) : []) countWord(deltas, word, delta)
  const changed = [...deltas].filter(([, delta]) => delta !== 0)
  if (changed.length === 0 && !row) return
  db.run(
    "insert or replace into word_changes (revision, kind, words) values (?, ?, ?)",
    revision,
    KINDS[kind],
    rowOf(changed),
  )
}

const rowOf = (counts: readonly (readonly [word: string, count: number])[]): string =>
  JSON.stringify({
    words: counts.map(([word]) => word).join(" "),
    counts: counts.map(([, count]) => count),
  } satisfies WordPage)

const pageIn = (row: unknown): WordPage => JSON.parse(String(row))

function countsIn(row: unknown): readonly (readonly [word: string, count: number])[] {
  const { words, counts } = pageIn(row)
  return words === "" ? [] : words.split(" ").map((word, i) => [word, counts[i] ?? 0])
}

/** Revisions whose changes stand apart until they are counted together. */
const MOST_APART = 32

/** Words in one row of `words`: a reader takes some milliseconds for them. */
const WORDS_A_ROW = 20_000

/** Grows whenever articles, their sources or what is found in them change, in whichever process. */
const revisionOf = (db: Database): number => Number(db.get("select revision from state")?.revision)
export function nextRevision(db: Database): void {
  const row = db.get("update state set revision = revision + 1 returning revision - words_at as apart")
  if (Number(row?.apart) >= MOST_APART) settleWords(db)
}

/** All words of a kind, with what was changed behind those that are counted together. */
export const countsOf = (db: Database, kind: WordKind): WordDeltas => countsOfKind(db, KINDS[kind])

function countsOfKind(db: Database, kind: number): WordDeltas {
  const counts: WordDeltas = new Map()
  const rows = db.all(
    `select words from words where kind = ?1
     union all select words from word_changes where kind = ?1 and revision > (select words_at from state)`,
    kind,
  )
  for (const { words } of rows) for (const [word, count] of countsIn(words)) countWord(counts, word, count)
  return counts
}

/** Counts the changes that stand apart into `words`; those that were counted the time before are left out. */
export function settleWords(db: Database): void {
  db.run("delete from word_changes where revision <= (select words_at from state)")
  for (const kind of Object.values(KINDS)) {
    if (!db.get("select 1 from word_changes where kind = ?", kind)) continue
    const counts = countsOfKind(db, kind)
    keepCounts(db, kind, counts)
  }
  db.run("update state set words_since = words_at, words_at = revision")
}

function keepCounts(db: Database, kind: number, counts: Iterable<readonly [word: string, count: number]>): void {
  db.run("delete from words where kind = ?", kind)
  const held = Array.from(counts)
    .filter(([, count]) => count > 0)
    .sort(byWord)
  for (let part = 0; part * WORDS_A_ROW < held.length; part++) {
    const some = rowOf(held.slice(part * WORDS_A_ROW, (part + 1) * WORDS_A_ROW))
    db.run("insert into words (kind, part, words) values (?, ?, ?)", kind, part, some)
  }
}

/** Most stand in this order already, and whoever reads them needs it. */
const byWord = ([a]: readonly [string, number], [b]: readonly [string, number]): number => (a < b ? -1 : 1)

/** Leaves nothing of words that stand nowhere any more. Within the caller's transaction. */
export function forgetWordsGone(db: Database): void {
  settleWords(db)
  const terms = db.all("select term from paragraph_words").map(({ term }) => [String(term), 1] as const)
  keepCounts(db, KINDS.text, terms)
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

const NEXT_PART = "select part, words from words where kind = ? and part > ? order by part limit 1"

/** The words of a kind, always the same object, which follows what changed. */
export function livingWords(db: Database, kind: WordKind): () => Promise<Vocabulary> {
  const { vocabulary, begin, change } = openVocabulary()
  let known = -1
  let following: Promise<void> | null = null

  /** What changed behind a revision, and where that leads to; null when some of it is no longer kept. Read in one moment. */
  function changesBehind(revision: number) {
    const rows = db.all(
      `select state.revision, words_since, words_at, words from state
       left join word_changes on kind = ? and word_changes.revision > ? order by word_changes.revision`,
      KINDS[kind],
      revision,
    )
    const [now] = rows
    if (revision < Number(now?.words_since)) return null
    const deltas: WordDeltas = new Map()
    for (const { words } of rows)
      for (const [word, delta] of words === null ? [] : countsIn(words)) countWord(deltas, word, delta)
    return { deltas, revision: Number(now?.revision) }
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
    change(behind.deltas)
    known = behind.revision
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
