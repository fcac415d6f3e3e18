import { cpus } from "node:os"
import { parseArgs } from "node:util"
import { type Random, randomFrom } from "../support/random.ts"
import { folder } from "../support/spawn.ts"
import { type Benchmark, countIn, OPEN_TEXTS, print, shareBelow } from "./benchmark.ts"
import { storiesOf, textsOf } from "./corpus.ts"
import type { EngineAnswer } from "./engine-process.ts"
import { begin, GIVEN, type Run, type Setting, type Try, tryOut } from "./engine-run.ts"
import { ENGINES, type EngineName, rowsOf } from "./engines.ts"
import { foreignQuery, type KnownItem, knownItem, SLIPS, type Slip, type Told } from "./known-items.ts"

/** Asked before anything is measured: what is made once is no query's time. */
const WARMING = 20
/** Queries of other texts, of 1 to 4 words each. */
const FOREIGN = 200

export const searchBenchmark: Benchmark = {
  summary: "known items with slips, through Pullquote, plain FTS5, MiniSearch and Fuse.js; Markdown",
  usage: "[--size 10k|100k|1m]… [--engine NAME]… [--each 60] [--half a|b] [--texts FILE]",
  async run(options) {
    const { values } = parseArgs({
      args: [...options],
      options: {
        size: { type: "string", multiple: true, default: ["1k", "10k"] },
        engine: { type: "string", multiple: true, default: Object.keys(ENGINES) },
        each: { type: "string", default: "60" },
        half: { type: "string" },
        texts: { type: "string", default: OPEN_TEXTS },
      },
    })
    const engines = values.engine.map(engineIn)
    for (const size of values.size.map(countIn))
      await compareEngines(engines, { size, texts: values.texts, each: countIn(values.each), half: values.half })
    return true
  },
}

function engineIn(typed: string): EngineName {
  if (!Object.hasOwn(ENGINES, typed)) throw new TypeError(`“${typed}” is no engine: ${Object.keys(ENGINES).join(", ")}`)
  return typed as EngineName
}

/** The same queries to all, in turn, so that what else the machine does hits all alike. */
async function compareEngines(names: readonly EngineName[], setting: Setting): Promise<void> {
  const { size, texts } = setting
  const home = await folder()
  const items = itemsOf(setting)
  const runs: Run[] = []
  for (const name of names) if (GIVEN[name].most(size) > 0) runs.push(await begin(name, setting, home.path))
  try {
    for (const { ask } of runs) for (const { query } of items.slice(0, WARMING)) await ask({ kind: "first", query })
    const count = new Map<Slip, number>()
    for (const item of items) {
      const nth = (count.get(item.slip) ?? 0) + 1
      count.set(item.slip, nth)
      for (const run of runs) if (nth <= GIVEN[run.name].most(size)) await tryOut(run, item)
    }
    const fewest = Math.min(...runs.map(({ tries }) => tries.length))
    print(`\n${size} snippets, ${items.length} queries, ${cpus()[0]?.model ?? "?"} × ${cpus().length}\n`)
    print(
      `| | s@1 | ${SLIPS.join(" | ")} | p50 / p99 ms | mean of processor time | completion p50 / p99 | memory MB | bytes a snippet | loaded a second | first result ms |`,
    )
    print(`| --- | --- | ${SLIPS.map(() => "---").join(" | ")} | --- | --- | --- | --- | --- | --- |`)
    for (const run of runs) print(await rowOf(run, size))
    if (fewest < items.length && fewest > 0)
      print(`\nOf fewer queries, those that all were asked:\n${sampleOf(runs, size)}`)
    const own = runs.find(({ name }) => name === "pullquote")
    const { foreign } = textsOf(texts)
    if (own && foreign.length > 0) print(await foreignAnswered(own, foreign))
  } finally {
    for (const { close } of runs) await close()
    await home.remove()
  }
}

/** Known items, class by class in turn, of snippets from all over. */
function itemsOf({ size, texts, each, half }: Setting): readonly KnownItem[] {
  const { held } = textsOf(texts)
  const random = randomFrom(size + 1)
  const sample = sampled(size, held, each * SLIPS.length * 4, random)
  const classes = SLIPS.map((slip) => {
    const items: KnownItem[] = []
    while (items.length < each) {
      const item = knownItem(random.pick(sample), slip, held, random)
      if (item) items.push(item)
    }
    return items.filter((_, i) => half === undefined || (i % 2 === 0) === (half === "a"))
  })
  return (classes[0] ?? []).flatMap((_, i) => classes.flatMap((items) => items.slice(i, i + 1)))
}

/** So many snippets, each as likely as any other. */
function sampled(size: number, held: readonly string[], count: number, random: Random): readonly Told[] {
  const sample: Told[] = []
  let seen = 0
  for (const story of storiesOf(held, size))
    for (const told of rowsOf(story)) {
      const place = seen < count ? seen : random.below(seen + 1)
      if (place < count) sample[place] = told
      seen++
    }
  return sample
}

async function rowOf(run: Run, size: number): Promise<string> {
  const { name, tries, completions, loadedMs, firstMs, bytes, emptyBytes, ask } = run
  const memory = ((await ask({ kind: "memory" })).bytes ?? 0) - emptyBytes
  const answers = tries.map(({ answer }) => answer)
  const cells = [
    ...[tries, ...SLIPS.map((slip) => tries.filter((one) => one.slip === slip))].map(shareRight),
    percentiles(answers),
    (answers.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / answers.length).toFixed(1),
    completions.length > 0 ? percentiles(completions) : "",
    (memory / 1e6).toFixed(0),
    bytes === null ? "" : Math.round(bytes / size),
    Math.round(size / (loadedMs / 1000)),
    ENGINES[name].fill ? firstMs.toFixed(0) : "",
  ]
  return `| ${GIVEN[name].name} | ${cells.join(" | ")} |`
}

/** How all did with the queries that even the slowest was asked. */
function sampleOf(runs: readonly Run[], size: number): string {
  const asked = runs.map(({ tries }) => new Set(tries.map(({ query }) => query)))
  const lines = runs.map(({ name, tries }) => {
    const these = tries.filter(({ query }) => asked.every((set) => set.has(query)))
    const times = percentiles(these.map(({ answer }) => answer))
    return `${GIVEN[name].name}: ${shareRight(these)}, ${times} ms`
  })
  return `${lines.join("; ")} (${Math.min(...runs.map(({ name }) => GIVEN[name].most(size)))} of each class)`
}

const shareRight = (tries: readonly Try[]): string =>
  (tries.filter((one) => one.isRight).length / tries.length).toFixed(2)

function percentiles(answers: readonly EngineAnswer[]): string {
  const times = answers.map(({ ms }) => ms)
  const told = [0.5, 0.99].map((share) => shareBelow(times, share)).map((ms) => ms.toFixed(ms < 10 ? 1 : 0))
  return told.join(" / ")
}

/** The other side of forgiveness: what is answered although nothing is there. */
async function foreignAnswered({ ask }: Run, pieces: readonly string[]): Promise<string> {
  const random = randomFrom(FOREIGN)
  const shares: string[] = []
  for (const count of [1, 2, 3, 4]) {
    let answered = 0
    for (let n = 0; n < FOREIGN; n++) {
      const { told } = await ask({ kind: "first", query: foreignQuery(pieces, count, random) })
      if (told) answered++
    }
    shares.push((answered / FOREIGN).toFixed(2))
  }
  return `\nQueries of 1, 2, 3, 4 words of other texts that were answered: ${shares.join(", ")}`
}
