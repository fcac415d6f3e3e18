import pino from "pino"
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"
import type { Entry } from "./adapters/arrived.ts"
import type { BriefingStatus } from "./briefing/index.ts"
import type { Log } from "./core/desk.ts"
import type { Reading } from "./core/newsroom.ts"
import type { FollowTally } from "./core/shelves/following.ts"
import { inert } from "./core/text/inert.ts"
import { withoutSecrets } from "./core/text/secret.ts"
import type { Counted } from "./newsroom.ts"
import { contentStatus } from "./running/content-status.ts"
import type { SpeakerAct } from "./running/speaker-desk.ts"

/** What must never be in a log, wherever a library's error or request carries it. */
const SECRET = ["token", "secret", "authorization", "Authorization", "password", "signature"]
const REDACTED = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`])

/**
 * Lines of JSON for a machine that collects them; for a person who watches (`forPeople`) one short line each. Whatever a
 * line is about, the `secrets` are not in it, nor what has the form of a token or of an address's password.
 */
export function openLog(
  level: string,
  forPeople: boolean,
  write: (line: string) => unknown,
  secrets: readonly string[] = [],
): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: REDACTED }
  return pino(options, {
    write: (line) => {
      const clean = withoutSecrets(line, secrets)
      write(forPeople ? forPerson(clean) : clean)
    },
  })
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

/** How often it is looked how late the event loop is. Each 10 ms, prom-client's own, take 1 % of a processor while nobody asks. */
const LOOP_LOOK_MS = 50

/** Counts answers, and tells the counts with the state of the reading, in the form that Prometheus collects. */
export function openMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOP_LOOK_MS })
  const answers = new Counter({
    name: "pullquote_answers_total",
    help: "Answers, by command and outcome",
    registers,
    labelNames: ["command", "outcome"],
  })
  const seconds = new Histogram({
    name: "pullquote_answer_seconds",
    help: "How long an answer took",
    registers,
    labelNames: ["command"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
  })
  const dropped = new Counter({
    name: "pullquote_dropped_events_total",
    help: "What arrived malformed and was dropped, by where it came in",
    registers,
    labelNames: ["entry"],
  })
  const speakers = new Counter({
    name: "pullquote_speaker_corrections_total",
    help: "What the desk did with speakers at the page: set one, nobody, no quote, undone, kept",
    registers,
    labelNames: ["act"],
  })
  const files = new Gauge({ name: "pullquote_content_files", help: "Content files", registers })
  const done = new Gauge({ name: "pullquote_content_files_read", help: "Content files taken in so far", registers })
  const left = new Gauge({ name: "pullquote_content_faults", help: "Content files left out for a fault", registers })
  const slots = new Gauge({
    name: "pullquote_briefings",
    help: "Briefings by what became of them; late ones are among the posted",
    registers,
    labelNames: ["became"],
  })
  const followed = new Gauge({
    name: "pullquote_corrected_messages",
    help: "Messages whose article changed, by what became of them; due ones are still to follow",
    registers,
    labelNames: ["became"],
  })
  const corrections = new Gauge({
    name: "pullquote_corrections",
    help: "Changes that readers of posted messages had to be told of",
    registers,
  })
  const counted: Counted = ({ command, outcome, ms }) => {
    answers.inc({ command: command ?? "unknown", outcome })
    seconds.observe({ command: command ?? "unknown" }, ms / 1000)
  }
  return {
    counted,
    countSpeaker: (act: SpeakerAct) => speakers.inc({ act }),
    countDropped: (entry: Entry) => dropped.inc({ entry }),
    async tell(reading: Reading, { posted, late, missed, failed }: BriefingStatus, messages: FollowTally) {
      const { read, total } = contentStatus(reading)
      files.set(total)
      done.set(read)
      left.set(reading.faults.length)
      for (const [became, count] of Object.entries({ posted, late, missed, failed })) slots.set({ became }, count)
      const { due, edited, replied, gone, unreachable } = messages
      for (const [became, count] of Object.entries({ due, edited, replied, gone, unreachable }))
        followed.set({ became }, count)
      corrections.set(messages.corrections)
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}
