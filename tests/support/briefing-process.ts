import { existsSync } from "node:fs"
import { join } from "node:path"
import type { AttemptStep } from "../../src/briefing/attempt.ts"

/** What a process of the bot is started with, as JSON in its first argument. */
export type Wish = {
  readonly folder: string
  /** The instant at which its clock begins. */
  readonly at: string
  /** Its clock does not go on from there, however long it takes. */
  readonly isStill?: true
  readonly discord?: { readonly apiUrl: string; readonly token: string; readonly applicationId: string }
  readonly slack?: { readonly apiUrl: string; readonly botToken: string }
  /** Dies, or stands still until somebody wakes it, when it comes to a step for the nth time. */
  readonly endsAt?: { readonly step: AttemptStep; readonly nth: number; readonly by: "SIGKILL" | "standing still" }
  /** How far its clock has gone on when it wakes, beside the time that it really stood still. */
  readonly sleepsMs?: number
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

let ahead = Date.parse(wish.at) - Date.now()
const now = () => new Date(wish.isStill ? wish.at : Date.now() + ahead)
const line = (fields: object, message: string) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`)
const log = { info: () => {}, warn: line, error: line }
const say = (word: string) => void process.stdout.write(`${word}\n`)
const opened = await openSqlite(join(wish.folder, "pullquote.db"))
const archive: typeof opened = {
  ...opened,
  slots: {
    ...opened.slots,
    async claim(slot, claim) {
      const claimed = await opened.slots.claim(slot, claim)
      if (claimed === null) say("left")
      return claimed
    },
  },
}
let left = endsAt?.nth ?? 0
let isAtIt = false
const briefings = openBriefings({
  archive,
  now,
  log,
  holder: openHolder(),
  onStep(step) {
    isAtIt = true
    say(step)
    if (step !== endsAt?.step || --left > 0) return
    if (endsAt.by === "SIGKILL") process.kill(process.pid, "SIGKILL")
    else standStill()
  },
})

/**
 * Nothing of this process goes on but what its writing thread was told before: no lease is renewed. A SIGSTOP would
 * sometimes hold the database's lock, and then nobody could write.
 */
function standStill(): void {
  const sleeper = new Int32Array(new SharedArrayBuffer(4))
  while (!existsSync(join(wish.folder, "go-on"))) Atomics.wait(sleeper, 0, 0, 20)
  ahead += wish.sleepsMs ?? 0
}

const desk = {
  archive,
  now,
  log,
  timeZone: "UTC",
  postNow: briefings.postNow,
  tellOwner: briefings.tellOwner,
  claimsIn: async () => [],
}
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

/** What is left to be done, be it by this process or another one: due, and nothing has come of it yet. */
async function open() {
  const slots = (await archive.orders.list()).map(async (order) => {
    const due = order.standing === "active" ? lastDue(order, now()) : null
    return due && { order, row: await archive.slots.get({ ...order, date: due.date }) }
  })
  return (await Promise.all(slots)).filter((slot) => slot !== null && !slot.row?.settled)
}

say("ready")
briefings.start(adapters)
let isTold = false
for (let left = await open(); left.length > 0; left = await open()) {
  // Whatever was tried is to be tried again later, and nothing is under way until then.
  if (isAtIt && !isTold && left.every((slot) => slot?.row?.holder === "" && slot.row.trouble !== null)) {
    isTold = true
    say("waits")
  }
  await new Promise((resolve) => setTimeout(resolve, 20))
}
// What is under way goes on to its end, as it would in a bot that stays.
await briefings.stop()
process.exit(0)
