import { createInterface } from "node:readline"
import { parseArgs } from "node:util"
import { overHttp, overSocket, person, SECRET } from "../support/slack/person.ts"
import { openSlackServer } from "../support/slack/server.ts"
import { folder, start } from "../support/spawn.ts"
import { type Benchmark, countIn, print, shareBelow } from "./benchmark.ts"

const AT_ONCE = 50
const LIMIT_MS = 100

/**
 * How long Slack waits for the acknowledgement when 50 commands come at once, in ms: the bot as it is started by hand, in
 * a process of its own, and a Slack on this machine. Beside it what 50 bare requests take that are nothing but answered:
 * the rest is our own time. False when that is beyond the limit for the slowest of a hundred.
 */
export const slackBenchmark: Benchmark = {
  summary: "acknowledging commands that come at once",
  usage: "[--rounds 20]",
  async run(options) {
    const { values } = parseArgs({ args: [...options], options: { rounds: { type: "string", default: "20" } } })
    const rounds = countIn(values.rounds)
    const [socket, http] = [await acks("socket", rounds), await acks("http", rounds)]
    const row = (name: string, ms: readonly number[]) => {
      const at = (share: number) => shareBelow(ms, share).toFixed(1)
      print(`  ${name.padEnd(14)}p50 ${at(0.5)}   p99 ${at(0.99)}   longest ${at(1)}`)
    }
    print(`Slack: acknowledging ${AT_ONCE} commands at once, ${rounds} times, in ms (limit of our own p99 ${LIMIT_MS})`)
    row("sockets", socket.commands)
    row("http", http.commands)
    row("bare requests", http.bare)
    const slowest = (ms: readonly number[]) => shareBelow(ms, 0.99)
    return slowest(socket.commands) < LIMIT_MS && slowest(http.commands) - slowest(http.bare) < LIMIT_MS
  },
}

async function timed(task: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await task()
  return performance.now() - begun
}

type Times = { readonly commands: readonly number[]; readonly bare: readonly number[] }

async function acks(by: "socket" | "http", rounds: number): Promise<Times> {
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
  // Up when it has said where it answers, that Slack is connected, and what it has read.
  let lines = 0
  for await (const line of createInterface({ input: bot.stdout })) {
    url ||= /http:\/\/[^\s]+/.exec(line)?.[0] ?? ""
    if (++lines === 3) break
  }
  const ned = person(slack, by === "socket" ? overSocket(slack) : overHttp(`${url}/slack/events`))
  const commands: number[] = []
  const bare: number[] = []
  const atOnce = <T>(task: () => Promise<T>) => Promise.all(Array.from({ length: AT_ONCE }, task))
  for (let round = -1; round < rounds; round++) {
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
