import { parseArgs } from "node:util"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { lastDue } from "../../src/core/briefing/schedule.ts"
import { ZONES } from "../../src/core/briefing/zone-search.ts"
import { composeEdition } from "../../src/core/edition/index.ts"
import { fill } from "../support/archive.ts"
import { type Benchmark, countIn, OPEN_TEXTS, print } from "./benchmark.ts"
import { storiesOf, textsOf } from "./corpus.ts"

const NEW = [10, 50, 150, 1_000]
const ORDERS = 1_000

export const editionBenchmark: Benchmark = {
  summary: "composing an edition, and finding what is due; Markdown",
  usage: "[--size 10000] [--texts FILE]",
  async run(options) {
    const { values } = parseArgs({
      args: [...options],
      options: { size: { type: "string", default: "10000" }, texts: { type: "string", default: OPEN_TEXTS } },
    })
    await composeEditions(countIn(values.size), values.texts)
    return true
  },
}

/** How long an edition takes by the articles that are new, and finding what is due of a thousand orders. `size` in snippets. */
async function composeEditions(size: number, file: string): Promise<void> {
  const archive = await openSqlite(":memory:")
  const stories = storiesOf(textsOf(file).held, size)
  await fill(archive, ...stories)
  const slugs = (await archive.articles.list(9_999)).map(({ slug }) => slug)
  const compose = async (count: number) => {
    const start = performance.now()
    await composeEdition(archive, {
      date: "2026-03-29",
      lastDate: "2026-03-28",
      featured: new Map(),
      order: { topics: null, speaker: null, whenEmpty: "archive" },
      arrived: slugs.slice(0, count),
      before: slugs.slice(count, count + 150),
    })
    return Math.round(performance.now() - start)
  }
  await compose(1)
  print(`\n| new of ${slugs.length} articles | ms for an edition |\n| --- | --- |`)
  for (const count of NEW) print(`| ${count} | ${await compose(count)} |`)

  const plans = Array.from({ length: ORDERS }, (_, i) => ({
    time: "07:30",
    zone: ZONES[i % ZONES.length] ?? "UTC",
    days: [1, 2, 3, 4, 5, 6, 7],
  }))
  for (const round of ["cold", "warm"]) {
    const start = performance.now()
    for (const plan of plans) lastDue(plan, new Date("2026-03-29T06:00:00Z"))
    print(`\nlatest slots of ${ORDERS} orders, ${round}: ${Math.round(performance.now() - start)} ms`)
  }
  await archive.close()
}
