import { fork } from "node:child_process"
import { once } from "node:events"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { AS_STARTED } from "./benchmark.ts"
import type { EngineAnswer, EngineOrder } from "./engine-process.ts"
import { ENGINES, type EngineName } from "./engines.ts"
import { isRight, type KnownItem, SLIPS, type Slip } from "./known-items.ts"

/** What each engine is given: queries of each class at a size, and memory in megabytes where it holds all in it. */
export const GIVEN: Readonly<
  Record<EngineName, { readonly name: string; most(size: number): number; heapMb?: number }>
> = {
  pullquote: { name: "Pullquote", most: () => Number.POSITIVE_INFINITY },
  fts5: { name: "plain FTS5", most: () => Number.POSITIVE_INFINITY },
  minisearch: {
    name: "MiniSearch",
    most: (size) => (size > 100_000 ? Math.floor(100 / SLIPS.length) : 100),
    heapMb: 6_000,
  },
  fuse: { name: "Fuse.js token search", most: (size) => (size > 10_000 ? 0 : size > 1_000 ? 8 : 20) },
}

export type Setting = {
  readonly size: number
  readonly texts: string
  readonly each: number
  readonly half: string | undefined
}

export type Try = {
  readonly slip: Slip
  readonly query: string
  readonly answer: EngineAnswer
  readonly isRight: boolean
}
export type Run = {
  readonly name: EngineName
  readonly size: number
  readonly tries: Try[]
  readonly completions: EngineAnswer[]
  readonly loadedMs: number
  /** From opening to the first answer. */
  readonly first: Pick<EngineAnswer, "ms" | "cpuMs">
  readonly bytes: number | null
  readonly emptyBytes: number
  ask(order: EngineOrder): Promise<EngineAnswer>
  close(): Promise<void>
}

/** Fills what is on disk in one process, and opens it in a fresh one. */
export async function begin(name: EngineName, setting: Setting, folder: string): Promise<Run> {
  const loadedMs = ENGINES[name].fill ? await fillOnce(name, setting, folder) : 0
  const { ask, close } = startProcess(name, setting, folder)
  const emptyBytes = (await ask({ kind: "memory" })).bytes ?? 0
  const opened = await ask({ kind: "open" })
  const first = await ask({ kind: "first", query: "a first question" })
  return {
    name,
    size: setting.size,
    tries: [],
    completions: [],
    loadedMs: ENGINES[name].fill ? loadedMs : opened.ms,
    first: { ms: opened.ms + first.ms, cpuMs: opened.cpuMs + first.cpuMs },
    bytes: opened.bytes ?? null,
    emptyBytes,
    ask,
    close,
  }
}

/** How long it took to fill the folder, in ms; a folder that is kept has it written down. */
async function fillOnce(name: EngineName, setting: Setting, folder: string): Promise<number> {
  const note = join(folder, `${name}.filled`)
  const known = await readFile(note, "utf8").catch(() => null)
  if (known !== null) return Number(known)
  const filler = startProcess(name, setting, folder)
  const { ms } = await filler.ask({ kind: "fill" })
  await filler.close()
  await writeFile(note, String(ms))
  return ms
}

function startProcess(engine: EngineName, { size, texts }: Setting, folder: string) {
  const args = ["--engine", engine, "--size", String(size), "--texts", texts, "--folder", folder]
  const { heapMb } = GIVEN[engine]
  const own = engine === "pullquote" ? AS_STARTED : { env: {}, flags: [] }
  const execArgv = ["--expose-gc", ...own.flags, ...(heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`])]
  const env = { ...process.env, ...own.env }
  const child = fork(join(import.meta.dirname, "engine-process.ts"), args, { execArgv, env })
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`${engine} ended with ${code}`)))
  ended.catch(() => undefined)
  return {
    async ask(order: EngineOrder): Promise<EngineAnswer> {
      const answer = once(child, "message")
      child.send(order)
      return (await Promise.race([answer, ended]))[0]
    },
    async close() {
      child.disconnect()
      await ended.catch(() => undefined)
    },
  }
}

export async function tryOut(run: Run, item: KnownItem): Promise<void> {
  const { slip, query } = item
  const { answer, completion } = await answersOf(run, query)
  run.tries.push({ slip, query, answer, isRight: answer.told !== undefined && isRight(item, answer.told) })
  if (completion) run.completions.push(completion)
}

/** How long an engine is asked before it is measured, at most, in ms. */
const WARMING_MS = 5_000

/** Asks for items that are not measured: what is made once, as the code that answers, is no query's time. */
export async function warmUp(run: Run, items: readonly KnownItem[]): Promise<void> {
  const until = performance.now() + WARMING_MS
  for (const { query } of items) if (performance.now() < until) await answersOf(run, query)
}

/** The query, and what is shown three letters before its end: the words before are known then, as they are to whoever types. */
async function answersOf({ name, ask }: Run, query: string) {
  const answer = await ask({ kind: "first", query })
  const typed = query.slice(0, Math.max(1, query.length - 3))
  return { answer, completion: name === "pullquote" ? await ask({ kind: "complete", query: typed }) : null }
}
