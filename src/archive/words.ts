import { turn } from "../core/query/turn.ts"
import { openVocabulary } from "../core/query/vocabulary.ts"
import type { Vocabulary } from "../core/shelves/vocabulary.ts"
import type { Database, Row } from "./database.ts"

/** Whose words are counted. */
export type WordKind = "snippet" | "person" | "article"

/** How many more (or, below 0, fewer) hold each word. */
export type WordDeltas = Map<string, number>

/** Counts each word of the folded texts of one holder once. */
export function countWords(deltas: WordDeltas, folded: readonly string[], by: 1 | -1): void {
  for (const word of new Set(folded.flatMap((text) => text.split(" "))))
    if (word !== "") deltas.set(word, (deltas.get(word) ?? 0) + by)
}

/** Writes the counts down as changed by the revision under way. Within the caller's transaction, before `nextRevision`. */
export function keepWords(db: Database, kind: WordKind, deltas: WordDeltas): void {
  const changed = [...deltas].filter(([, delta]) => delta !== 0)
  db.run(
    `insert into words (kind, word, count, changed)
     select ?, value ->> 0, value ->> 1, (select revision + 1 from state) from json_each(?) where true
     on conflict do update set count = count + excluded.count, changed = excluded.changed`,
    kind,
    JSON.stringify(changed),
  )
}

/** Grows whenever articles, their sources or what is found in them change, in whichever process. */
const revisionOf = (db: Database): number => Number(db.get("select revision from state")?.revision)
export const nextRevision = (db: Database): void => void db.run("update state set revision = revision + 1")

/** What is asked again and again of all articles: found once for each revision, always the same object. */
export function eachRevision<T>(db: Database, find: () => T): () => T {
  let known: { readonly revision: number; readonly found: T } | null = null
  return () => {
    const revision = revisionOf(db)
    if (known?.revision !== revision) known = { revision, found: find() }
    return known.found
  }
}

/** Behind all words. */
const LAST = "\u{10ffff}"

/** Words that are read in one turn: some ten milliseconds. */
const READ_AT_ONCE = 20_000

/** The words of a kind, always the same object, which follows what changed. */
export function livingWords(db: Database, kind: WordKind): () => Promise<Vocabulary> {
  const { vocabulary, change } = openVocabulary()
  let known: number | null = null
  let following: Promise<void> | null = null

  async function follow(): Promise<void> {
    const revision = revisionOf(db)
    let after: Row | undefined = { changed: known, word: known === null ? "" : LAST }
    while (after) {
      const rows: Row | undefined = known === null ? wordsBehind(db, kind, after) : changesBehind(db, kind, after)
      const counts: readonly number[] = JSON.parse(String(rows?.counts ?? "[]"))
      const words: readonly string[] = JSON.parse(String(rows?.words ?? "[]"))
      change(words.map((word, i) => [word, counts[i] ?? 0]))
      after = words.length < READ_AT_ONCE ? undefined : { changed: rows?.changed, word: words.at(-1) }
      if (after) await turn()
    }
    known = revision
  }

  return async () => {
    const revision = revisionOf(db)
    while (known === null || known < revision) {
      following ??= follow().finally(() => {
        following = null
      })
      await following
    }
    return vocabulary
  }
}

/** The words that come behind this one, in one row: a hundred thousand rows take four times as long. */
const wordsBehind = (db: Database, kind: WordKind, { word }: Row): Row | undefined =>
  db.get(
    `select json_group_array(word) as words, json_group_array(count) as counts
     from (select word, count from words where kind = ? and word > ? order by word limit ?)`,
    kind,
    String(word),
    READ_AT_ONCE,
  )

/** The same of the words that a later revision changed. */
const changesBehind = (db: Database, kind: WordKind, { changed, word }: Row): Row | undefined =>
  db.get(
    `select json_group_array(word) as words, json_group_array(count) as counts, max(changed) as changed
     from (select word, count, changed from words where kind = ? and (changed, word) > (?, ?)
           order by changed, word limit ?)`,
    kind,
    Number(changed),
    String(word),
    READ_AT_ONCE,
  )
