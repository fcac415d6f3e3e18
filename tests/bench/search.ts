import { DatabaseSync } from "node:sqlite"
import Fuse from "fuse.js"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { words } from "../../src/core/query/fold.ts"
import { search } from "../../src/core/query/index.ts"
import type { Snippet } from "../../src/core/snippet.ts"
import { fill } from "../support/archive.ts"
import { isRight, type KnownItem, knownItem, piecesOf, SLIPS, storiesOf } from "./known-items.ts"
import { randomFrom } from "./random.ts"

/** Snippets, queries of each slip, and how many of them Fuse.js gets: it takes half a second for each of 10,000. */
const SIZES = [
  { snippets: 1_000, queries: 60, forFuse: 20 },
  { snippets: 10_000, queries: 60, forFuse: 6 },
] as const

type Engine = {
  readonly name: string
  readonly first: (query: string) => Promise<Snippet | undefined>
  readonly most: number
}

/** Known-item search, with slips, by this and two other engines over the same snippets; prints Markdown tables. */
export async function bench(file?: string): Promise<void> {
  const pieces = piecesOf(file)
  for (const { snippets, queries, forFuse } of SIZES) {
    const random = randomFrom(snippets)
    const archive = await openSqlite(":memory:")
    await fill(archive, ...storiesOf(pieces, snippets, random))
    const all = await archive.snippets({}, snippets * 2)
    const items = SLIPS.flatMap((slip) => {
      const made: KnownItem[] = []
      while (made.length < queries) {
        const item = knownItem(random.pick(all), slip, pieces, random)
        if (item) made.push(item)
      }
      return made
    })
    const engines: readonly Engine[] = [
      {
        ...{ name: "Pullquote", most: queries },
        first: async (query) => (await search(archive, { kind: "quote", query, limit: 10 })).found[0]?.snippet,
      },
      { name: "Fuse.js, token search", first: fuse(all), most: forFuse },
      { name: "FTS5, words", first: plainFts(all), most: queries },
    ]
    const vocabulary = await archive.vocabulary()
    print(`\n${all.length} snippets, ${vocabulary.size} words, ${queries} queries of each kind (Fuse.js: ${forFuse})\n`)
    print(`| p50 ms / s@1 | all | ${SLIPS.join(" | ")} |`)
    print(`| --- | ${["", ...SLIPS].map(() => "---").join(" | ")} |`)
    for (const engine of engines) print(await row(engine, items))
    await archive.close()
  }
  print("\nMiniSearch is not among the project's packages and therefore not here.")
}

async function row({ name, first, most }: Engine, items: readonly KnownItem[]): Promise<string> {
  const asked = SLIPS.flatMap((slip) => items.filter((item) => item.slip === slip).slice(0, most))
  await first(asked[0]?.query ?? "") // what is made once is not a query's time
  const tries: { slip: string; ms: number; right: boolean }[] = []
  for (const item of asked) {
    const start = performance.now()
    const found = await first(item.query)
    tries.push({ slip: item.slip, ms: performance.now() - start, right: found !== undefined && isRight(item, found) })
  }
  const cells = ["all", ...SLIPS].map((slip) => {
    const these = tries.filter((one) => slip === "all" || one.slip === slip)
    const p50 = these.map(({ ms }) => ms).sort((a, b) => a - b)[these.length >> 1] ?? 0
    const share = these.filter(({ right }) => right).length / these.length
    return `${p50 < 10 ? p50.toFixed(1) : p50.toFixed(0)} / ${share.toFixed(2)}`
  })
  return `| ${name} | ${cells.join(" | ")} |`
}

/** Fuse.js at its best for sentences: its defaults find one in six of these. */
function fuse(all: readonly Snippet[]): Engine["first"] {
  const engine = new Fuse(all, {
    ...{ useTokenSearch: true, ignoreLocation: true, ignoreDiacritics: true, threshold: 0.3 },
    keys: [
      { name: "words", weight: 1 },
      { name: "speakers", weight: 0.8 },
      { name: "title", weight: 0.3 },
    ],
  })
  return async (query) => engine.search(query, { limit: 1 })[0]?.item
}

/** Words as they are, all of them or, where no snippet has all, any; ranked by BM25. */
function plainFts(all: readonly Snippet[]): Engine["first"] {
  const db = new DatabaseSync(":memory:")
  db.exec(
    "create virtual table snippets using fts5 (words, speakers, title, tokenize = 'unicode61 remove_diacritics 2')",
  )
  const insert = db.prepare("insert into snippets (rowid, words, speakers, title) values (?, ?, ?, ?)")
  db.exec("begin")
  for (const [i, { words, speakers, title }] of all.entries()) insert.run(i, words, speakers.join(" "), title)
  db.exec("commit")
  const select = db.prepare("select rowid from snippets where snippets match ? order by rank limit 1")
  return async (query) => {
    const quoted = words(query).map((word) => `"${word}"`)
    const row = select.get(quoted.join(" AND ")) ?? select.get(quoted.join(" OR "))
    return row && all[Number(row.rowid)]
  }
}

const print = (line: string) => process.stdout.write(`${line}\n`)
