import { mkdir, writeFile } from "node:fs/promises"
import { cpus } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { randomFrom } from "../support/random.ts"
import { folder } from "../support/spawn.ts"
import { askAsProcess } from "./ask-process.ts"
import { type Benchmark, countIn, OPEN_TEXTS, print } from "./benchmark.ts"
import { textsOf } from "./corpus.ts"
import { costPlot } from "./cost-plot.ts"
import { begin, GIVEN, type Run, type Setting, tryOut, warmUp } from "./engine-run.ts"
import { ENGINES, type EngineName } from "./engines.ts"
import { foreignQuery, SLIPS } from "./known-items.ts"
import { itemsOf } from "./search-items.ts"
import { type Measured, measuredOf, tablesOf } from "./search-tables.ts"

/** Of each class, asked before anything is measured. */
const WARMING = 30
/** Queries of other texts, of 1 to 4 words each. */
const FOREIGN = 200

export const searchBenchmark: Benchmark = {
  summary: "known items with slips, through Pullquote, plain FTS5, MiniSearch and Fuse.js; Markdown",
  usage:
    "[--size 10k|100k|1m]… [--engine NAME]… [--each 60] [--half a|b] [--texts FILE] [--plot FILE.svg] [--keep FOLDER]",
  async run(options) {
    const { values } = parseArgs({
      args: [...options],
      options: {
        size: { type: "string", multiple: true, default: ["1k", "10k"] },
        engine: { type: "string", multiple: true, default: Object.keys(ENGINES) },
        each: { type: "string", default: "60" },
        half: { type: "string" },
        texts: { type: "string", default: OPEN_TEXTS },
        plot: { type: "string" },
        /** What was filled stays there for the next run. */
        keep: { type: "string" },
      },
    })
    const engines = values.engine.map(engineIn)
    const measured: Measured[] = []
    for (const size of values.size.map(countIn)) {
      const setting = { size, texts: values.texts, each: countIn(values.each), half: values.half }
      measured.push(await compareEngines(engines, setting, values.keep))
      print(`${size} snippets are measured.`)
    }
    print(`\n${cpus()[0]?.model ?? "?"} × ${cpus().length}, Node ${process.versions.node}\n\n${tablesOf(measured)}`)
    if (values.plot !== undefined) await writeFile(values.plot, costPlot(measured))
    return true
  },
}

function engineIn(typed: string): EngineName {
  if (!Object.hasOwn(ENGINES, typed)) throw new TypeError(`“${typed}” is no engine: ${Object.keys(ENGINES).join(", ")}`)
  return typed as EngineName
}

/** The same queries to all, one of each class to each in turn, so that what else the machine does hits all alike. */
async function compareEngines(
  names: readonly EngineName[],
  setting: Setting,
  keep: string | undefined,
): Promise<Measured> {
  const { size, texts } = setting
  const home = keep === undefined ? await folder() : await keptFolder(keep, size)
  const items = itemsOf(setting)
  const runs: Run[] = []
  try {
    for (const name of names) if (GIVEN[name].most(size) > 0) runs.push(await begin(name, setting, home.path))
    const others = itemsOf({ ...setting, each: WARMING, half: undefined }, 2)
    for (const run of runs) await warmUp(run, others)
    for (let round = 0; round * SLIPS.length < items.length; round++)
      for (const run of runs)
        if (round < GIVEN[run.name].most(size))
          for (const item of items.slice(round * SLIPS.length, (round + 1) * SLIPS.length)) await tryOut(run, item)
    const own = runs.find(({ name }) => name === "pullquote")
    const queries = items.map(({ query }) => query)
    return {
      size,
      engines: await Promise.all(runs.map(measuredOf)),
      foreign: own ? await foreignAnswered(own, textsOf(texts).foreign) : [],
      askMs: own ? await askAsProcess(home.path, queries) : [],
    }
  } finally {
    for (const { close } of runs) await close()
    await home.remove()
  }
}

async function keptFolder(keep: string, size: number) {
  const path = join(keep, String(size))
  await mkdir(path, { recursive: true })
  return { path, remove: async () => {} }
}

/** The other side of forgiveness: the share that is answered although nothing is there, of queries of 1, 2, 3 and 4 words. */
async function foreignAnswered({ ask }: Run, pieces: readonly string[]): Promise<readonly number[]> {
  if (pieces.length === 0) return []
  const random = randomFrom(FOREIGN)
  const shares: number[] = []
  for (const count of [1, 2, 3, 4]) {
    let answered = 0
    for (let n = 0; n < FOREIGN; n++) {
      const { told } = await ask({ kind: "first", query: foreignQuery(pieces, count, random) })
      if (told) answered++
    }
    shares.push(answered / FOREIGN)
  }
  return shares
}
