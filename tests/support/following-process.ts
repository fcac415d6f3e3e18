import { join } from "node:path"
import type { FollowStep } from "../../src/following/message.ts"

/** What a process of the bot is started with, as JSON in its first argument. */
export type FollowWish = {
  readonly folder: string
  /** The instant at which its clock begins. */
  readonly at: string
  readonly discord: { readonly apiUrl: string; readonly token: string; readonly applicationId: string }
  readonly slack: { readonly apiUrl: string; readonly botToken: string }
  /** Dies when it comes to a step for the nth time. */
  readonly endsAt?: { readonly step: FollowStep; readonly nth: number }
}

const wish = JSON.parse(process.argv[2] ?? "") as FollowWish

// Only what following takes: hundreds of these are started.
const [{ openSqlite }, { openHolder }, { openFollowing }, { openPressNewsroom }] = await Promise.all([
  import("../../src/archive/sqlite.ts"),
  import("../../src/briefing/holder.ts"),
  import("../../src/following/index.ts"),
  import("./press-newsroom.ts"),
])

const ahead = Date.parse(wish.at) - Date.now()
const now = () => new Date(Date.now() + ahead)
const line = (fields: object, message: string) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`)
const log = { info: () => {}, warn: line, error: line }
const say = (word: string) => void process.stdout.write(`${word}\n`)
const archive = await openSqlite(join(wish.folder, "pullquote.db"))
let left = wish.endsAt?.nth ?? 0
const messages = openFollowing({
  archive,
  now,
  log,
  holder: openHolder(),
  timeZone: "UTC",
  onStep(step) {
    say(step)
    if (step === wish.endsAt?.step && --left === 0) process.kill(process.pid, "SIGKILL")
  },
})
const { openAdapters } = openPressNewsroom({ archive, now, log, clients: wish })
const adapters = openAdapters()

say("ready")
messages.start(adapters)
let isTold = false
for (;;) {
  const { due } = await archive.following.tally()
  if (due === 0) break
  const next = await Promise.all(["discord", "slack"].map((platform) => archive.following.due(platform, now(), 1)))
  // What is left is to be tried again later.
  if (!isTold && next.every(({ length }) => length === 0)) {
    isTold = true
    say("waits")
  }
  await new Promise((resolve) => setTimeout(resolve, 20))
}
await messages.stop()
process.exit(0)
