import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { open } from "node:fs/promises"
import { join } from "node:path"
import { StatementSync } from "node:sqlite"
import { setTimeout as pause } from "node:timers/promises"
import { parseArgs } from "node:util"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import { search } from "../../src/core/query/index.ts"
import { randomFrom } from "../support/random.ts"
import { folder } from "../support/spawn.ts"
import { type Generated, generatedArticles } from "./articles.ts"
import { type Benchmark, countIn, print, shareBelow } from "./benchmark.ts"
import { foreignQuery } from "./known-items.ts"

/** Nobody who reads waits longer for the database while it is loaded, in ms. */
const LIMIT_MS = 50

export const waitingBenchmark: Benchmark = {
  summary: "how long answers wait for the database while another process loads articles into it",
  usage: "[--articles 2000]",
  async run(options) {
    const { values } = parseArgs({
      args: [...options],
      options: { articles: { type: "string", default: "2000" } },
    })
    return measure(countIn(values.articles))
  },
}

/** Between two questions of the one who asks, in ms. */
const REST_MS = 5

async function measure(count: number): Promise<boolean> {
  watchStatements()
  const home = await folder()
  const articles = [...generatedArticles(count)]
  const lines = join(home.path, "articles.jsonl")
  await writeLines(lines, articles)
  const archive = await openSqlite(join(home.path, "data", "pullquote.db"))
  const load = startLoad(lines, home.path)
  const kinds = questionsOf(archive, articles)
  try {
    while (!load.isOver()) {
      for (const kind of kinds) {
        kind.times.push(await timed(kind.ask))
        await pause(REST_MS)
      }
    }
    const code = await load.ended
    if (code !== 0) throw new Error(`load ended with ${code}`)
    print(`\n${count} articles are loaded; ${await archive.articles.count()} are there. In ms:\n`)
    print("| | asked | waited for the database p50 / p99 / max | in all p50 / p99 / max |\n| --- | --- | --- | --- |")
    for (const kind of kinds) print(lineOf(kind))
  } finally {
    await archive.close()
    await home.remove()
  }
  return kinds.every(({ isWrite, times }) => isWrite || times.every(({ waited }) => waited <= LIMIT_MS))
}

type Time = { readonly waited: number; readonly all: number }
type Kind = { readonly name: string; readonly isWrite?: true; ask(): Promise<unknown>; readonly times: Time[] }

/** What a bot asks its archive for one answer or another. */
function questionsOf(archive: Archive, articles: readonly Generated[]): readonly Kind[] {
  const random = randomFrom(1)
  const pieces = articles.slice(0, 200).flatMap(({ paragraphs }) => paragraphs)
  const query = () => foreignQuery(pieces, 3, random)
  let id = "#aaaaaaaaaaaa"
  let n = 0
  const at = new Date()
  return [
    {
      name: "a quote is searched",
      async ask() {
        const { found } = await search(archive, { kind: "quote", query: query(), limit: 10 })
        id = found[0]?.snippet.id ?? id
      },
      times: [],
    },
    { name: "a snippet by its id", ask: () => archive.snippets.get(id), times: [] },
    { name: "the newest quotes", ask: () => archive.snippets.list({ kind: "quote" }, 50), times: [] },
    { name: "a list of articles", ask: () => archive.articles.list(20, 200), times: [] },
    { name: "the people most quoted", ask: () => archive.people.list(20), times: [] },
    { name: "words of the whole text", ask: () => archive.paragraphs.verbatim(query().split(" "), {}, 10), times: [] },
    {
      name: "a button is kept (writes)",
      isWrite: true,
      ask: () => archive.tickets.keep({ command: "quote", args: { query: `${query()} ${n++}` } }, at),
      times: [],
    },
  ]
}

async function timed(ask: () => Promise<unknown>): Promise<Time> {
  waitedMs = 0
  const start = performance.now()
  await ask()
  return { waited: waitedMs, all: performance.now() - start }
}

/** How long this thread has waited for the database since it was set to 0. */
let waitedMs = 0

/** Of a statement, what is neither work nor standing in line for a processor is waiting: for a lock, for the disk. */
function watchStatements(): void {
  for (const name of ["get", "all", "run"] as const) {
    const ask = StatementSync.prototype[name]
    const value = function (this: StatementSync, ...values: readonly unknown[]): unknown {
      const [queued, start, cpu] = [queuedMs(), performance.now(), process.threadCpuUsage()]
      try {
        return Reflect.apply(ask, this, values)
      } finally {
        const { user, system } = process.threadCpuUsage(cpu)
        const apartFromWork = performance.now() - start - (user + system) / 1000
        waitedMs += Math.max(0, apartFromWork - (queuedMs() - queued))
      }
    }
    Object.defineProperty(StatementSync.prototype, name, { value })
  }
}

/** How long this thread has stood in line for a processor, as Linux tells it; elsewhere it counts as waiting. */
function queuedMs(): number {
  try {
    const [, queuedNs] = readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")
    return Number(queuedNs) / 1e6
  } catch {
    return 0
  }
}

function lineOf({ name, times }: Kind): string {
  const cells = [times.map(({ waited }) => waited), times.map(({ all }) => all)].map((ms) =>
    [shareBelow(ms, 0.5), shareBelow(ms, 0.99), Math.max(...ms)].map((one) => one.toFixed(1)).join(" / "),
  )
  return `| ${name} | ${times.length} | ${cells.join(" | ")} |`
}

async function writeLines(file: string, articles: readonly Generated[]): Promise<void> {
  const handle = await open(file, "w")
  for (const { title, published, paragraphs } of articles)
    await handle.write(`${JSON.stringify({ title, published, text: paragraphs.join("\n\n") })}\n`)
  await handle.close()
}

function startLoad(file: string, home: string) {
  const cli = join(import.meta.dirname, "../../src/cli.ts")
  const child = spawn(process.execPath, [cli, "load", file], {
    cwd: home,
    env: { PATH: process.env.PATH, DATA_DIR: join(home, "data"), CONTENT_DIR: home },
    stdio: ["ignore", "ignore", "ignore"],
  })
  let isOver = false
  const ended = once(child, "exit").then(([code]) => {
    isOver = true
    return Number(code)
  })
  return { ended, isOver: () => isOver }
}
