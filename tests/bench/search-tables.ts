import { shareBelow } from "./benchmark.ts"
import { GIVEN, type Run, type Try } from "./engine-run.ts"
import { ENGINES, type EngineName } from "./engines.ts"
import { SLIPS } from "./known-items.ts"

/** What one size gave. */
export type Measured = {
  readonly size: number
  readonly engines: readonly MeasuredEngine[]
  /** Of queries of 1, 2, 3 and 4 words of other texts, the share that was answered. */
  readonly foreign: readonly number[]
  readonly askMs: readonly number[]
}

export type MeasuredEngine = {
  readonly name: EngineName
  readonly tries: readonly Try[]
  readonly completionMs: readonly number[]
  readonly memoryMb: number
  readonly bytesEach: number | null
  readonly loadedEach: number
  /** Null: it loads everything first. */
  readonly first: Run["first"] | null
}

export async function measuredOf({ name, size, tries, completions, loadedMs, first, bytes, emptyBytes, ask }: Run) {
  const memory = ((await ask({ kind: "memory" })).bytes ?? 0) - emptyBytes
  return {
    name,
    tries,
    completionMs: completions.map(({ ms }) => ms),
    memoryMb: memory / 1e6,
    bytesEach: bytes === null ? null : bytes / size,
    loadedEach: size / (loadedMs / 1000),
    first: ENGINES[name].fill ? first : null,
  } satisfies MeasuredEngine
}

/** Three tables, each with all sizes: the engines beside each other, ours by kind of slip, and what else ours costs. */
export function tablesOf(measured: readonly Measured[]): string {
  const sizes = measured.map(({ size }) => sizeInWords(size))
  const engines = (Object.keys(ENGINES) as EngineName[]).map((name) => [
    GIVEN[name].name,
    ...measured.map((one) => engineCell(one, name)),
  ])
  const slips = SLIPS.map((slip) => [slip, ...measured.map((one) => shareRight(ownTries(one, slip)))])
  return [
    table(["p50 / p99 ms · s@1 · MB of memory", ...sizes], engines),
    table(["s@1 by slip", ...sizes], slips),
    table(["Pullquote", ...sizes], ownRows(measured)),
  ].join("\n\n")
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")

export const sizeInWords = (size: number): string =>
  size >= 1e6 ? `${size / 1e6}M` : size >= 1_000 ? `${size / 1_000}k` : String(size)

const engineOf = ({ engines }: Measured, name: EngineName) => engines.find((one) => one.name === name)
const ownTries = (one: Measured, slip: string): readonly Try[] =>
  (engineOf(one, "pullquote")?.tries ?? []).filter((each) => each.slip === slip)

const timesOf = (tries: readonly Try[]): readonly number[] => tries.map(({ answer }) => answer.ms)

/** Their times at a share of all, in ms; null where there are none. */
export function percentile(tries: readonly Try[], share: number): number | null {
  return tries.length === 0 ? null : shareBelow(timesOf(tries), share)
}

function engineCell(one: Measured, name: EngineName): string {
  const engine = engineOf(one, name)
  if (!engine) return ""
  const { tries, memoryMb } = engine
  const few = one.engines.some((other) => other.tries.length > tries.length) ? ` (${tries.length} queries)` : ""
  return `${spread(timesOf(tries), 0.5, 0.99)} · ${shareRight(tries)} · ${memoryMb.toFixed(0)}${few}`
}

const shareRight = (tries: readonly Try[]): string =>
  tries.length === 0 ? "" : (tries.filter((one) => one.isRight).length / tries.length).toFixed(2)

const milliseconds = (ms: number): string => ms.toFixed(ms < 10 ? 1 : 0)
const spread = (times: readonly number[], ...shares: readonly number[]): string =>
  shares.map((share) => milliseconds(shareBelow(times, share))).join(" / ")

function ownRows(measured: readonly Measured[]): readonly (readonly string[])[] {
  const each = (name: string, value: (own: MeasuredEngine, one: Measured) => string) => [
    name,
    ...measured.map((one) => {
      const own = engineOf(one, "pullquote")
      return own ? value(own, one) : ""
    }),
  ]
  return [
    ...(["minisearch", "fts5", "fuse"] as const).map((name) =>
      each(`times faster than ${GIVEN[name].name} at p95, same queries`, (own, one) => timesFaster(own, one, name)),
    ),
    each("p50 / p95 / p99 ms", ({ tries }) => spread(timesOf(tries), 0.5, 0.95, 0.99)),
    each("mean of processor time, ms", ({ tries }) =>
      milliseconds(tries.reduce((sum, { answer }) => sum + answer.cpuMs, 0) / tries.length),
    ),
    each("completion p50 / p99 ms", ({ completionMs }) => spread(completionMs, 0.5, 0.99)),
    each("memory over the empty process, MB", ({ memoryMb }) => memoryMb.toFixed(0)),
    each("bytes on disk a snippet", ({ bytesEach }) => (bytesEach ?? 0).toFixed(0)),
    each("loaded a second", ({ loadedEach }) => loadedEach.toFixed(0)),
    each("from opening to the first result, ms (processor time)", ({ first }) =>
      first ? `${first.ms.toFixed(0)} (${first.cpuMs.toFixed(0)})` : "",
    ),
    each("`ask` as a process, fastest / median ms", (_, { askMs }) => spread(askMs, 0, 0.5)),
    each("answered of 1, 2, 3, 4 words of other texts", (_, { foreign }) =>
      foreign.map((share) => share.toFixed(2)).join(", "),
    ),
  ]
}

/** Of the queries that both were asked. */
function timesFaster(own: MeasuredEngine, one: Measured, name: EngineName): string {
  const other = engineOf(one, name)
  if (!other) return ""
  const asked = new Set(other.tries.map(({ query }) => query))
  const [ours, theirs] = [
    percentile(
      own.tries.filter(({ query }) => asked.has(query)),
      0.95,
    ),
    percentile(other.tries, 0.95),
  ]
  return ours && theirs ? (theirs / ours).toFixed(theirs / ours < 10 ? 1 : 0) : ""
}
