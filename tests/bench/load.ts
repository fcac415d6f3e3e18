import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { DatabaseSync } from "node:sqlite"
import { setTimeout as pause } from "node:timers/promises"
import { parseArgs } from "node:util"
import { folder } from "../support/spawn.ts"
import { writeArticles, writeMonsters } from "./articles.ts"
import { AS_STARTED, type Benchmark, countIn, print, shareBelow } from "./benchmark.ts"
import type { Vitals } from "./loop-delay.ts"

/**
 * What we want on two processors that have nothing else to do: ms, megabytes, a share of one processor. A search looks at more than
 * `/who` does, and is told without a limit.
 */
const LIMITS = { delay: 50, healthz: 100, answer: 100, rss: 300, idle: 0.01, end: 10_000 } as const

export const loadBenchmark: Benchmark = {
  summary: "answers, health, delay, memory and the end, beside a first reading, a monstrous file and twenty /who",
  usage: "[--articles 10000] [--idle 30]",
  async run(options) {
    const { values } = parseArgs({
      args: [...options],
      options: { articles: { type: "string", default: "10000" }, idle: { type: "string", default: "30" } },
    })
    return measure(countIn(values.articles), countIn(values.idle))
  },
}

/** What reading and asking leave behind is cleared away by then. */
const SETTLE_MS = 20_000

/** What people ask, over and over, in turn; some of it finds nothing. */
const WHO = ["/who", "/who smith", "/who nobody at all"]
const ASKED = [...WHO, "/quote zzyzx qwerty", "/quote scientology court", "/articles"]
/** What people open in a browser. */
const OPENED = ["/?ask=court", "/?ask=smith", "/?kind=fact", "/articles", "/people", "/status"]
const TYPED = [
  "/quote speaker:s",
  "/quote speaker:bako",
  "/quote speaker:qqq",
  "/summary article:hong kon",
  "/quote court",
]

async function measure(count: number, idleSeconds: number): Promise<boolean> {
  const home = await folder()
  const content = join(home.path, "content")
  await writeArticles(content, count)
  print(
    `\n| ${count} articles | event loop p99.9 / max | /healthz p99 | /who p50 / p99 | other answer p50 / p99 | page p50 / p99 | completion p50 / p99 | memory |`,
  )
  print("| --- | --- | --- | --- | --- | --- | --- | --- |")
  const bot = await begin(home.path, "first")
  const rows: Row[] = []
  const row = async (name: string, during: Promise<unknown>) => {
    const told = await watch(name, bot, during)
    rows.push(told)
    print(lineOf(told))
  }
  const started = performance.now()
  await row("a first reading", bot.hasRead)
  const readMs = performance.now() - started
  const areTold = Promise.all([bot.said(/monster\.txt/), bot.said(/longest\.txt/)])
  await writeMonsters(content)
  await row("two monstrous files", areTold)
  await row("twenty /who at once", twentyAtOnce(bot))
  await pause(SETTLE_MS)
  const before = await bot.vitals("vitals before idling")
  await pause(idleSeconds * 1000)
  const after = await bot.vitals()
  const idle = (after.cpuMs - before.cpuMs) / (idleSeconds * 1000)
  const quietEnd = await end(bot)

  const second = await begin(home.path, "second")
  await pause(3_000)
  const asking = Promise.allSettled(Array.from({ length: 20 }, () => second.ask("/who smith")))
  const busyEnd = await end(second)
  await asking
  const lost = second.saved().length - articlesIn(home.path, "second")
  await home.remove()

  print(
    `\n${Math.round(count / (readMs / 1000))} articles a second; watching takes ${(idle * 100).toFixed(1)} % of a processor; ` +
      `${Math.round(after.rss)} MB then; the end takes ${quietEnd} ms, in a first reading with twenty /who ${busyEnd} ms, ${lost} of what was saved is lost`,
  )
  const isWithin = rows.every(
    ({ delay, healthz, who, completions }) =>
      delay.p999 <= LIMITS.delay &&
      shareBelow(healthz, 0.99) <= LIMITS.healthz &&
      shareBelow(who, 0.99) <= LIMITS.answer &&
      shareBelow(completions, 0.99) <= LIMITS.answer,
  )
  return (
    isWithin &&
    after.rss <= LIMITS.rss &&
    idle <= LIMITS.idle &&
    Math.max(quietEnd, busyEnd) <= LIMITS.end &&
    lost === 0
  )
}

type Row = {
  readonly name: string
  readonly delay: Vitals["delay"]
  readonly rss: number
  readonly healthz: readonly number[]
  readonly who: readonly number[]
  /** Of all other commands. */
  readonly answers: readonly number[]
  readonly pages: readonly number[]
  readonly completions: readonly number[]
}

const both = (times: readonly number[]) => `${ms(shareBelow(times, 0.5))} / ${ms(shareBelow(times, 0.99))}`
const ms = (time: number) => time.toFixed(time < 10 ? 1 : 0)
const lineOf = ({ name, delay, rss, healthz, who, answers, pages, completions }: Row): string =>
  `| ${name} | ${ms(delay.p999)} / ${ms(delay.max)} | ${ms(shareBelow(healthz, 0.99))} | ${both(who)} | ${both(answers)} | ${both(pages)} | ${both(completions)} | ${Math.round(rss)} MB |`

/** One person who asks, one who reads the page, one who types and one who looks after its health, each when the one before is answered. */
async function watch(name: string, bot: Bot, during: Promise<unknown>): Promise<Row> {
  await bot.vitals()
  let isOver = false
  const over = during.finally(() => {
    isOver = true
  })
  const repeated = async (paths: readonly string[], restMs: number) => {
    const times: number[] = []
    for (let n = 0; !isOver || n < paths.length; n++) {
      times.push(await bot.get(paths[n % paths.length] ?? ""))
      await pause(restMs)
    }
    return times
  }
  const [healthz, asked, pages, completions] = await Promise.all([
    repeated(["/healthz"], 20),
    repeated(ASKED.map(askPath), 50),
    repeated(OPENED, 50),
    repeated(
      TYPED.map((line) => `/complete?line=${encodeURIComponent(line)}`),
      50,
    ),
    over,
  ])
  const { delay, rss } = await bot.vitals()
  const [who, answers] = [true, false].map((isWho) => asked.filter((_, n) => n % ASKED.length < WHO.length === isWho))
  return { name, delay, rss, healthz, who: who ?? [], answers: answers ?? [], pages, completions }
}

const askPath = (line: string) => `/?ask=${encodeURIComponent(line)}`

async function twentyAtOnce(bot: Bot): Promise<void> {
  for (let round = 0; round < 10; round++) {
    const names = Array.from({ length: 20 }, (_, i) => (i % 4 === 0 ? "/who" : `/who ${SURNAMES[i % SURNAMES.length]}`))
    await Promise.all(names.map((line) => bot.ask(line)))
  }
}

const SURNAMES = ["bako", "smith", "montalvo", "kobaba", "zzyzx", "dumira"]

type Bot = Awaited<ReturnType<typeof begin>>

/** As `npm start` starts it, with what measures it. */
function commandLine() {
  const root = join(import.meta.dirname, "../..")
  const measuring = ["--import", join(import.meta.dirname, "loop-delay.ts")]
  return { env: AS_STARTED.env, args: [...AS_STARTED.flags, ...measuring, join(root, "src/main.ts")] }
}

/** The bot in a process of its own; `name`: of its data folder. */
async function begin(home: string, name: string) {
  const { env, args } = commandLine()
  const child = spawn(process.execPath, args, {
    env: { ...env, PORT: "0", CONTENT_DIR: join(home, "content"), DATA_DIR: join(home, name), LOG_LEVEL: "info" },
    cwd: home,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  })
  if (!child.stdout || !child.stderr) throw new Error("started without pipes")
  const waiting: { readonly words: RegExp; readonly met: () => void }[] = []
  const saved: string[] = []
  createInterface({ input: child.stderr }).on("line", (line) => {
    if (line.includes("article added")) saved.push(line)
    for (const { words, met } of waiting) if (words.test(line)) met()
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const [url = ""] = /http:\S+/.exec(String((await lines.next()).value)) ?? []
  const get = async (path: string): Promise<number> => {
    const start = performance.now()
    await (await fetch(url + path)).text()
    return performance.now() - start
  }
  return {
    child,
    get,
    ask: (line: string) => get(askPath(line)),
    hasRead: lines.next(),
    said: (words: RegExp) => new Promise<void>((met) => waiting.push({ words, met })),
    saved: () => saved,
    async vitals(asked = "vitals"): Promise<Vitals> {
      child.send(asked)
      return (await once(child, "message"))[0]
    },
  }
}

/** How long it takes to end when it is told to, in ms. */
async function end({ child }: Bot): Promise<number> {
  const start = performance.now()
  child.kill("SIGTERM")
  await once(child, "close")
  return Math.round(performance.now() - start)
}

function articlesIn(home: string, name: string): number {
  const sqlite = new DatabaseSync(join(home, name, "pullquote.db"), { readOnly: true })
  const row = sqlite.prepare("select count(*) as articles from articles").get()
  sqlite.close()
  return Number(row?.articles)
}
