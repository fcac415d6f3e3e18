import { enableCompileCache } from "node:module"
import { join } from "node:path"
import type { Step } from "../../src/briefing/attempt.ts"

enableCompileCache()

/** What a process of the bot is started with, as JSON in its first argument. */
export type Wish = {
  readonly folder: string
  /** The instant at which its clock begins. */
  readonly at: string
  readonly discord?: { readonly apiUrl: string; readonly token: string; readonly applicationId: string }
  readonly slack?: { readonly apiUrl: string; readonly botToken: string }
  /** Dies, or stands still until somebody wakes it, when it comes to a step for the nth time. */
  readonly endsAt?: { readonly step: Step; readonly nth: number; readonly signal: "SIGKILL" | "SIGSTOP" }
}

const wish = JSON.parse(process.argv[2] ?? "") as Wish
const { discord, slack, endsAt } = wish

// Only what posting takes: hundreds of these are started.
const [{ openSqlite }, { openHolder }, { openBriefings }, { openNewsroom }, { lastDue }] = await Promise.all([
  import("../../src/archive/sqlite.ts"),
  import("../../src/briefing/holder.ts"),
  import("../../src/briefing/index.ts"),
  import("../../src/newsroom.ts"),
  import("../../src/core/briefing/schedule.ts"),
])

const ahead = Date.parse(wish.at) - Date.now()
const now = () => new Date(Date.now() + ahead)
const line = (fields: object, message: string) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`)
const log = { info: () => {}, warn: line, error: line }
const archive = await openSqlite(join(wish.folder, "pullquote.db"))
let left = endsAt?.nth ?? 0
const briefings = openBriefings({
  ...{ archive, now, log, holder: openHolder() },
  onStep(step) {
    process.stdout.write(`${step}\n`)
    if (step === endsAt?.step && --left === 0) process.kill(process.pid, endsAt.signal)
  },
})
const desk = { archive, now, log, timeZone: "UTC", postNow: briefings.postNow }
const newIncident = () => "bcdfgh"
const reading = () => ({ read: 0, total: 0, faults: [] })
const newsroom = openNewsroom({ desk, commands: [], reading, newIncident })
const tools = { log, now, newIncident }
const adapters = await Promise.all([
  ...(discord
    ? [
        import("../../src/adapters/discord/index.ts").then(({ openDiscord }) =>
          openDiscord({ transport: "gateway", ...discord }, newsroom, tools),
        ),
      ]
    : []),
  ...(slack
    ? [
        import("../../src/adapters/slack/index.ts").then(({ openSlack }) =>
          openSlack({ signingSecret: "none", ...slack }, newsroom, tools),
        ),
      ]
    : []),
])

/** Whether nothing is left to be done, be it by this process or another one. */
async function isDone(): Promise<boolean> {
  const rows = (await archive.orders.list()).map(async (order) => {
    const due = order.standing === "active" ? lastDue(order, now()) : null
    return due === null || ((await archive.slots.get({ ...order, date: due.date }))?.settled ?? null) !== null
  })
  return (await Promise.all(rows)).every((isSettled) => isSettled)
}

process.stdout.write("ready\n")
briefings.start(adapters)
// What it finds due it claims, or leaves to whoever has it, before this.
setTimeout(() => process.stdout.write("looked\n"), 1_500)
while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 20))
// What is under way goes on to its end, as it would in a bot that stays.
await briefings.stop()
process.exit(0)
