import { join } from "node:path"
import manifest from "../../package.json" with { type: "json" }

/** What one file of this folder measures. */
export type Benchmark = {
  readonly summary: string
  /** Its options, as they are typed. */
  readonly usage: string
  /** Prints what it measured; false when that is beyond a limit of ours. Throws for options that it does not have. */
  run(options: readonly string[]): Promise<boolean>
}

/** How `npm start` has the bot use memory: "NAME=value … node --flag". */
const words = manifest.config.run.split(" ")
export const AS_STARTED = {
  env: Object.fromEntries(words.flatMap((word) => (/^[A-Z_]+=/.test(word) ? [word.split("=")] : []))),
  flags: words.filter((word) => word.startsWith("--")),
}

/** The open news texts that lie with the project. */
export const OPEN_TEXTS = join(import.meta.dirname, "../fixtures/gum/gum-news.dev.jsonl")

const THOUSANDS = { "": 1, k: 1_000, m: 1_000_000 } as const

/** A whole number above 0, as an option gives it: 1000, 10k, 1m. */
export function countIn(typed: string): number {
  const [, digits, unit = ""] = /^(\d+)([km]?)$/i.exec(typed) ?? []
  const count = Number(digits) * THOUSANDS[unit.toLowerCase() as keyof typeof THOUSANDS]
  if (!(count > 0)) throw new TypeError(`“${typed}” is no number of things. Write it as 1000 or 10k.`)
  return count
}

/** The time below which so large a share of all lies. */
export const shareBelow = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(Math.floor(times.length * share), times.length - 1)] ?? 0

export const print = (line: string): void => void process.stdout.write(`${line}\n`)
