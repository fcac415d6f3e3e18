import { turn } from "../core/query/turn.ts"
import { openVocabulary } from "../core/query/vocabulary.ts"
import type { WordPage } from "../core/query/word-list.ts"
import type { Vocabulary } from "../core/shelves/vocabulary.ts"
import type { Database } from "./database.ts"

/** Whose words are counted, by the number in the tables. */
const KINDS = { snippet: 1, person: 2, article: 3 } as const
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
  for (const [word, delta] of row ? deltasIn(row.words) : []) countWord(deltas, word, delta)
  const changed = [...deltas].filter(([, delta]) => delta !== 0)
  if (changed.length === 0 && !row) return
  db.run(
    "insert or replace into word_changes (revision, kind, words) values (?, ?, ?)",
    revision,
    KINDS[kind],
    JSON.stringify([changed.map(([word]) => word), changed.map(([, delta]) => delta)]),
  )
}

function deltasIn(row: unknown): readonly (readonly [word: string, delta: number])[] {
  const [words, deltas]: readonly [readonly string[], readonly number[]] = JSON.parse(String(row))
  return words.map((word, i) => [word, deltas[i] ?? 0])
}

/** Revisions whose changes stand apart until they are counted together. */
const MOST_APART = 32

/** Grows whenever articles, their sources or what is found in them change, in whichever process. */
const revisionOf = (db: Database): number => Number(db.get("select revision from state")?.revision)
export function nextRevision(db: Database): void {
  const row = db.get("update state set revision = revision + 1 returning revision - words_at as apart")
  if (Number(row?.apart) >= MOST_APART) settleWords(db)
}

/** Counts the changes that stand apart into `words`; those that were counted the time before are left out. */
function settleWords(db: Database): void {
  db.run("delete from word_changes where revision <= (select words_at from state)")
  for (const kind of Object.values(KINDS)) {
    const deltas: WordDeltas = new Map()
    for (const { words } of db.all("select words from word_changes where kind = ?", kind))
      for (const [word, delta] of deltasIn(words)) countWord(deltas, word, delta)
    const changed = JSON.stringify([...deltas].filter(([, delta]) => delta !== 0))
    // In their order, so that each page is written once.
    db.run(
      `insert into words (kind, word, count) select ?, value ->> 0, value ->> 1 from json_each(?) order by 2
       on conflict do update set count = count + excluded.count`,
      kind,
      changed,
    )
    const fewer = JSON.stringify([...deltas].flatMap(([word, delta]) => (delta < 0 ? [word] : [])))
    db.run("delete from words where kind = ? and word in (select value from json_each(?)) and count <= 0", kind, fewer)
  }
  db.run("update state set words_since = words_at, words_at = revision")
}

/** Leaves nothing of words that nobody holds any more. Within the caller's transaction. */
export function forgetWordChanges(db: Database): void {
  settleWords(db)
  db.run("delete from word_changes")
  db.run("update state set words_since = words_at")
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

/** Words that are read in one turn: some ten milliseconds. */
const READ_AT_ONCE = 20_000

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
      for (const [word, delta] of words === null ? [] : deltasIn(words)) countWord(deltas, word, delta)
    return { deltas, revision: Number(now?.revision) }
  }

  /** All counts as they were settled last; gives the revision that they are of. */
  async function readWhole(): Promise<number> {
    for (;;) {
      const settled = Number(db.get("select words_at from state")?.words_at)
      const pages: WordPage[] = []
      for (let last: string | undefined = ""; last !== undefined; ) {
        const page = pageBehind(db, kind, last)
        pages.push(page)
        last = page.counts.length < READ_AT_ONCE ? undefined : page.words.slice(page.words.lastIndexOf(" ") + 1)
        if (last !== undefined) await turn()
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
    change(Array.from(behind.deltas, ([word, delta]) => [word, (vocabulary.get(word) ?? 0) + delta] as const))
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

/** The words that come behind this one with their counts, read in one row: a hundred thousand rows take four times as long. */
function pageBehind(db: Database, kind: WordKind, word: string): WordPage {
  const row = db.get(
    `select group_concat(word, ' ') as words, json_group_array(count) as counts
     from (select word, count from words where kind = ? and word > ? order by word limit ?)`,
    KINDS[kind],
    word,
    READ_AT_ONCE,
  )
  return { words: String(row?.words ?? ""), counts: JSON.parse(String(row?.counts)) }
}
