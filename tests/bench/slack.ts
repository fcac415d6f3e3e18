import { createInterface } from "node:readline"
import { overHttp, overSocket, person, SECRET } from "../support/slack/person.ts"
import { openSlackServer } from "../support/slack/server.ts"
import { folder, start } from "../support/spawn.ts"

const AT_ONCE = 50
const ROUNDS = 20
const LIMIT_MS = 100

/**
 * How long Slack waits for the acknowledgement when 50 commands come at once, in ms: the bot as it is started by hand, in
 * a process of its own, and a Slack on this machine. False when the slowest of a hundred is beyond the limit.
 */
export async function benchSlack(): Promise<boolean> {
  const rows: string[] = []
  let isWithin = true
  for (const by of ["socket", "http"] as const) {
    const ms = (await acks(by)).toSorted((a, b) => a - b)
    const at = (share: number) => ms[Math.min(Math.floor(ms.length * share), ms.length - 1)] ?? 0
    rows.push(`  ${by.padEnd(8)}p50 ${at(0.5).toFixed(1)}   p99 ${at(0.99).toFixed(1)}   longest ${at(1).toFixed(1)}`)
    isWithin &&= at(0.99) < LIMIT_MS
  }
  const title = `Slack: acknowledging ${AT_ONCE} commands at once, ${ROUNDS} times, in ms (limit p99 ${LIMIT_MS})`
  process.stdout.write(`${title}\n${rows.join("\n")}\n`)
  return isWithin
}

async function acks(by: "socket" | "http"): Promise<readonly number[]> {
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
  const all: number[] = []
  for (let round = -1; round < ROUNDS; round++) {
    const answered = space.messages.length + AT_ONCE
    const told = await Promise.all(Array.from({ length: AT_ONCE }, () => ned.command("/quote grave concern")))
    // The first round warms both up.
    if (round >= 0) all.push(...told.map(({ ms }) => ms))
    await space.until(() => space.messages.length >= answered)
  }
  bot.kill("SIGTERM")
  await new Promise((resolve) => bot.once("close", resolve))
  await slack.close()
  await remove()
  return all
}
