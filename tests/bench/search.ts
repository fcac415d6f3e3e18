import { DatabaseSync } from "node:sqlite"
import { parseArgs } from "node:util"
import Fuse from "fuse.js"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { search } from "../../src/core/query/index.ts"
import type { Snippet } from "../../src/core/snippet.ts"
import { words } from "../../src/core/text/fold.ts"
import { fill } from "../support/archive.ts"
import { type Random, randomFrom } from "../support/random.ts"
import { type Benchmark, countIn, OPEN_TEXTS, print } from "./benchmark.ts"
import {
  foreignQuery,
  isRight,
  type KnownItem,
  knownItem,
  SLIPS,
  type Slip,
  storiesOf,
  textsOf,
} from "./known-items.ts"

/** Queries of each slip. */
const QUERIES = 60
/** How many of these Fuse.js gets: it takes half a second for each over 10,000 snippets. */
const forFuseOver = (snippets: number): number => (snippets <= 1_000 ? 20 : 8)

const FOREIGN = 200

/** The first snippet found, if any. */
type Engine = (query: string) => Promise<Snippet | undefined>

export const searchBenchmark: Benchmark = {
  summary: "known items with slips, beside Fuse.js and plain FTS5; Markdown",
  usage: "[--size 1000]… [--texts FILE]",
  async run(options) {
    const { values } = parseArgs({
      args: [...options],
      options: {
        size: { type: "string", multiple: true, default: ["1000", "10000"] },
        texts: { type: "string", default: OPEN_TEXTS },
      },
    })
    await compareEngines(values.size.map(countIn), values.texts)
    return true
  },
}

/**
 * Known-item search, with slips, by this and two other engines over the same snippets; and how often a query is answered
 * that is made of texts the archive does not hold. `file`: JSON lines, {"text": …} each.
 */
async function compareEngines(sizes: readonly number[], file: string): Promise<void> {
  const { held, foreign } = textsOf(file)
  for (const snippets of sizes) {
    const forFuse = forFuseOver(snippets)
    const random = randomFrom(snippets)
    const archive = await openSqlite(":memory:")
    await fill(archive, ...storiesOf(held, snippets, random))
    const all = await archive.snippets.list({}, snippets * 2)
    const items = SLIPS.map((slip) => itemsOf(slip, QUERIES, all, held, random))
    const few = items.map((some) => some.slice(0, forFuse))
    const own: Engine = async (query) => (await search(archive, { kind: "quote", query, limit: 10 })).found[0]?.snippet

    print(
      `\n${all.length} snippets, ${(await archive.snippets.vocabulary()).size} words, ${QUERIES} queries of each kind\n`,
    )
    print(`| p50 ms / s@1 | all | ${SLIPS.join(" | ")} |`)
    print(`| --- | ${["", ...SLIPS].map(() => "---").join(" | ")} |`)
    print(await row("Pullquote", own, items))
    print(await row("FTS5, words", plainFts(all), items))
    print(await row(`Pullquote, ${forFuse} of each`, own, few))
    print(await row(`Fuse.js, token search, ${forFuse} of each`, fuse(all), few))
    if (foreign.length > 0) print(await foreignAnswered(own, foreign, random))
    await archive.close()
  }
  print("\nMiniSearch is not among the project's packages and therefore not here.")
}

function itemsOf(slip: Slip, count: number, all: readonly Snippet[], pieces: readonly string[], random: Random) {
  const items: KnownItem[] = []
  while (items.length < count) {
    const item = knownItem(random.pick(all), slip, pieces, random)
    if (item) items.push(item)
  }
  return items
}

async function row(name: string, first: Engine, items: readonly (readonly KnownItem[])[]): Promise<string> {
  await first(items[0]?.[0]?.query ?? "") // what is made once is not a query's time
  const tries: { ms: number; isRight: boolean }[][] = []
  for (const some of items) {
    const these: { ms: number; isRight: boolean }[] = []
    for (const item of some) {
      const start = performance.now()
      const found = await first(item.query)
      these.push({ ms: performance.now() - start, isRight: found !== undefined && isRight(item, found) })
    }
    tries.push(these)
  }
  const cells = [tries.flat(), ...tries].map((these) => {
    const p50 = these.map(({ ms }) => ms).sort((a, b) => a - b)[these.length >> 1] ?? 0
    return `${p50 < 10 ? p50.toFixed(1) : p50.toFixed(0)} / ${share(these, ({ isRight }) => isRight)}`
  })
  return `| ${name} | ${cells.join(" | ")} |`
}

/** The other side of forgiveness: what is answered although nothing is there. */
async function foreignAnswered(first: Engine, pieces: readonly string[], random: Random): Promise<string> {
  const shares: string[] = []
  for (const count of [1, 2, 3, 4]) {
    const answers: (Snippet | undefined)[] = []
    while (answers.length < FOREIGN) answers.push(await first(foreignQuery(pieces, count, random)))
    shares.push(share(answers, (answer) => answer !== undefined))
  }
  return `\nQueries of 1, 2, 3, 4 words of other texts that were answered: ${shares.join(", ")}`
}

const share = <T>(all: readonly T[], fits: (one: T) => boolean) => (all.filter(fits).length / all.length).toFixed(2)

/** Fuse.js at its best for sentences: its defaults find one in six of these. */
function fuse(all: readonly Snippet[]): Engine {
  const engine = new Fuse(all, {
    useTokenSearch: true,
    ignoreLocation: true,
    ignoreDiacritics: true,
    threshold: 0.3,
    keys: [
      { name: "words", weight: 1 },
      { name: "speakers", weight: 0.8 },
      { name: "title", weight: 0.3 },
    ],
  })
  return async (query) => engine.search(query, { limit: 1 })[0]?.item
}

/** Words as they are, all of them or, where no snippet has all, any; ranked by BM25. */
function plainFts(all: readonly Snippet[]): Engine {
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
