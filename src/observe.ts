import pino from "pino"
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"
import type { Log } from "./core/desk.ts"
import { inert } from "./core/inert.ts"
import type { Reading } from "./core/newsroom.ts"
import type { Reply } from "./core/reply.ts"

/** What must never be in a log, wherever a library's error or request carries it. */
const SECRET = ["token", "secret", "authorization", "Authorization", "password", "signature"]
const REDACTED = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`])

/** Lines of JSON for a machine that collects them; for a person who watches (`forPeople`) one short line each. */
export function openLog(level: string, forPeople: boolean, write: (line: string) => unknown): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: REDACTED }
  return pino(options, { write: (line) => void write(forPeople ? forPerson(line) : line) })
}

const LEVELS: Readonly<Record<number, string>> = { 20: "debug", 30: "info", 40: "warning", 50: "error", 60: "fatal" }

/** "13:02:11 UTC warning: a file was left out (file: strike.md, problem: …)". */
function forPerson(line: string): string {
  const { level, time, msg, err, ...fields } = JSON.parse(line) as Record<string, unknown>
  const said = Object.entries(fields).map(
    ([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  )
  const { stack } = (err ?? {}) as { readonly stack?: unknown }
  const lines = [
    `${String(time).slice(11, 19)} UTC ${LEVELS[Number(level)]}: ${msg}${said.length > 0 ? ` (${said.join(", ")})` : ""}`,
    ...String(stack ?? "")
      .split("\n")
      .filter((line) => line !== ""),
  ]
  return `${lines.map(inert).join("\n")}\n`
}

/** Six letters that are told over the phone without doubt: no vowels, no look-alikes. */
export function newIncident(): string {
  const letters = "bcdfghjkmnpqrstvwxz"
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => letters[byte % letters.length]).join("")
}

/** Counts answers, and tells them with the state of the reading in the form that Prometheus collects. */
export function openMetrics(reading: () => Reading) {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const answers = new Counter({
    ...{ name: "pullquote_answers_total", help: "Answers, by command and outcome", registers },
    labelNames: ["command", "outcome"],
  })
  const seconds = new Histogram({
    ...{ name: "pullquote_answer_seconds", help: "How long an answer took", registers },
    ...{ labelNames: ["command"], buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3] },
  })
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(value())
      },
    })
  gauge("pullquote_content_files", "Content files", () => reading().total)
  gauge("pullquote_content_files_read", "Content files that have been read", () => reading().read)
  gauge("pullquote_content_faults", "Content files that were left out", () => reading().faults.length)
  return {
    counted({
      command,
      outcome,
      ms,
    }: {
      readonly command: string | null
      readonly outcome: Reply["outcome"]
      readonly ms: number
    }) {
      answers.inc({ command: command ?? "unknown", outcome })
      seconds.observe({ command: command ?? "unknown" }, ms / 1000)
    },
    metrics: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}
