import { createInterface } from "node:readline"
import { overHttp, overSocket, person, SECRET } from "../support/slack/person.ts"
import { openSlackServer } from "../support/slack/server.ts"
import { folder, start } from "../support/spawn.ts"

const AT_ONCE = 50
const ROUNDS = 20
const LIMIT_MS = 100

/**
 * How long Slack waits for the acknowledgement when 50 commands come at once, in ms: the bot as it is started by hand, in
 * a process of its own, and a Slack on this machine. Beside it what 50 bare requests take that are nothing but answered:
 * the rest is our own time. False when that is beyond the limit for the slowest of a hundred.
 */
export async function benchSlack(): Promise<boolean> {
  const [socket, http] = [await acks("socket"), await acks("http")]
  const row = (name: string, ms: readonly number[]) =>
    `  ${name.padEnd(14)}p50 ${at(ms, 0.5).toFixed(1)}   p99 ${at(ms, 0.99).toFixed(1)}   longest ${at(ms, 1).toFixed(1)}\n`
  process.stdout.write(
    `Slack: acknowledging ${AT_ONCE} commands at once, ${ROUNDS} times, in ms (limit of our own p99 ${LIMIT_MS})\n` +
      row("sockets", socket.commands) +
      row("http", http.commands) +
      row("bare requests", http.bare),
  )
  return at(socket.commands, 0.99) < LIMIT_MS && at(http.commands, 0.99) - at(http.bare, 0.99) < LIMIT_MS
}

const at = (ms: readonly number[], share: number): number =>
  ms.toSorted((a, b) => a - b)[Math.min(Math.floor(ms.length * share), ms.length - 1)] ?? 0

async function timed(task: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await task()
  return performance.now() - begun
}

type Times = { readonly commands: readonly number[]; readonly bare: readonly number[] }

async function acks(by: "socket" | "http"): Promise<Times> {
  const slack = await openSlackServer()
  const { space } = slack
  const { path, remove } = await folder()
  const key = by === "socket" ? { SLACK_APP_TOKEN: slack.tokens.app } : { SLACK_SIGNING_SECRET: SECRET }
  const env = {
    SLACK_API_URL: slack.api,
    SLACK_BOT_TOKEN: slack.tokens.bot,
    ...key,
    DATA_DIR: path,
    PORT: "0",
    LOG_LEVEL: "error",
  }
  const bot = start("main.ts", [], env)
  if (!bot.stdout) throw new Error("started without a pipe")
  let url = ""
  // Up when it has said where it answers, that Slack is served, and what it has read.
  let lines = 0
  for await (const line of createInterface({ input: bot.stdout })) {
    url ||= /http:\/\/[^\s]+/.exec(line)?.[0] ?? ""
    if (++lines === 3) break
  }
  const ned = person(slack, by === "socket" ? overSocket(slack) : overHttp(`${url}/slack/events`))
  const commands: number[] = []
  const bare: number[] = []
  const atOnce = <T>(task: () => Promise<T>) => Promise.all(Array.from({ length: AT_ONCE }, task))
  for (let round = -1; round < ROUNDS; round++) {
    const answered = space.messages.length + AT_ONCE
    const acked = await atOnce(() => timed(() => ned.command("/quote grave concern")))
    await space.until(() => space.messages.length >= answered)
    const touched = await atOnce(() => timed(async () => (await fetch(`${url}/healthz`)).text()))
    // The first round warms both up.
    if (round < 0) continue
    commands.push(...acked)
    bare.push(...touched)
  }
  bot.kill("SIGTERM")
  await new Promise((resolve) => bot.once("close", resolve))
  await slack.close()
  await remove()
  return { commands, bare }
}
