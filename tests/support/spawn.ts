import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { text } from "node:stream/consumers"

const ROOT = join(import.meta.dirname, "../..")

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** Starts `src/<file>` as npm would, with nothing of this process's environment but what is given and the compile cache. */
export function start(file: string, args: readonly string[], given: Readonly<Record<string, string>>): ChildProcess {
  const env = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...given }
  return spawn(process.execPath, [join(ROOT, "src", file), ...args], { cwd: ROOT, env, stdio: "pipe" })
}

/** Runs it to its end, with `input` on standard input. */
export async function run(file: string, args: readonly string[], env: Readonly<Record<string, string>>, input = "") {
  const child = start(file, args, env)
  child.stdin?.end(input)
  return ended(child)
}

export async function ended(child: ChildProcess): Promise<Ended> {
  if (!child.stdout || !child.stderr) throw new Error("started without pipes")
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")])
  return { code: child.exitCode, out, err }
}

/** An empty folder, and how to take it away. */
export async function folder() {
  const path = await mkdtemp(join(tmpdir(), "pullquote-"))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
