import { Readable, Writable } from "node:stream"
import { run } from "../../src/cli.ts"
import type { Ended } from "./spawn.ts"

type Settings = Readonly<Record<string, string>>

/** What may wait for the end of a process. */
const ENDINGS = ["exit", "SIGHUP", "SIGINT", "SIGTERM"] as const

/**
 * Runs the command line as `run("cli.ts", …)` does, but within this process: with environment, input and output of its own, and
 * what it left to the end of its process is done behind it. For one at a time.
 */
export async function call(args: readonly string[], settings: Settings, input = ""): Promise<Ended> {
  if (isUnderWay) throw new Error("one at a time")
  isUnderWay = true
  const [out, err] = [collector(), collector()]
  const giveBack = [
    inEnvironment(settings),
    instead("stdin", Readable.from(input === "" ? [] : [Buffer.from(input)])),
    instead("stdout", out.stream),
    instead("stderr", err.stream),
    untilTheEnd(),
  ]
  try {
    const code = await run(args)
    return { code, out: out.text(), err: err.text() }
  } finally {
    for (const undo of giveBack.reverse()) undo()
    isUnderWay = false
  }
}

let isUnderWay = false

function collector() {
  const parts: Buffer[] = []
  const stream = new Writable({
    write(part: Buffer, _, done) {
      parts.push(part)
      done()
    },
  })
  return { stream, text: () => Buffer.concat(parts).toString() }
}

/** Nothing of this process's environment but the given settings and the compile cache. */
function inEnvironment(settings: Settings): () => void {
  const before = { ...process.env }
  const set = (environment: NodeJS.ProcessEnv) => {
    for (const name of Object.keys(process.env)) delete process.env[name]
    Object.assign(process.env, environment)
  }
  set({ NODE_COMPILE_CACHE: before.NODE_COMPILE_CACHE ?? "", ...settings })
  return () => set(before)
}

/** Puts another stream in the place of one of this process's. */
function instead(name: "stdin" | "stdout" | "stderr", stream: Readable | Writable): () => void {
  const before = Object.getOwnPropertyDescriptor(process, name)
  if (!before?.configurable) throw new Error(`process.${name} stays`)
  Object.defineProperty(process, name, { configurable: true, value: stream })
  return () => Object.defineProperty(process, name, before)
}

/** Then whatever has come to wait for the end of the process has had it. */
function untilTheEnd(): () => void {
  const before = ENDINGS.map((ending) => new Set(process.rawListeners(ending)))
  return () => {
    for (const [index, ending] of ENDINGS.entries()) {
      for (const listener of process.rawListeners(ending)) {
        if (before[index]?.has(listener)) continue
        process.off(ending, listener as () => void)
        if (ending === "exit") listener.call(process, 0)
      }
    }
  }
}
