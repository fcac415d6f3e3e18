import { mkdir, readdir, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import { ORDER } from "../contracts/shelves/orders.ts"
import { bytesIn } from "../support/bytes.ts"
import { call } from "../support/command-line.ts"
import { ended, folder, run, start } from "../support/spawn.ts"

const temporary = await folder()
/** An archive that has not read the content folder yet. */
const unread = {
  DATA_DIR: join(temporary.path, "unread"),
  CONTENT_DIR: join(temporary.path, "articles"),
  TMPDIR: join(temporary.path, "tmp"),
}
const env = { ...unread, DATA_DIR: join(temporary.path, "data") }
const EVERY_DAY = { ...ORDER, zone: "UTC", days: [1, 2, 3, 4, 5, 6, 7] as const }
const DUE = "2026-05-04T07:31:00Z"

let archive: Archive
let archiveUnread: Archive
async function openWithOrders(folder: string): Promise<Archive> {
  const archive = await openSqlite(join(folder, "pullquote.db"))
  await archive.orders.keep({ ...EVERY_DAY, channel: "C0NEWS" }, 0)
  await archive.orders.keep({ ...EVERY_DAY, platform: "discord", channel: "77", place: "#desk", whenEmpty: "skip" }, 0)
  return archive
}
beforeAll(async () => {
  await mkdir(env.CONTENT_DIR)
  await mkdir(env.TMPDIR)
  await writeFile(join(env.CONTENT_DIR, "ferry.md"), "# The ferry is late\n\nThe ferry was 3 hours late on Sunday.\n")
  archiveUnread = await openWithOrders(unread.DATA_DIR)
  archive = await openWithOrders(env.DATA_DIR)
  await call(["ask", "/articles"], env)
})
afterAll(async () => {
  await archiveUnread.close()
  await archive.close()
  await temporary.remove()
})

const rehearse = (args: readonly string[], more = {}) =>
  call(["briefing", "run", "--simulate", ...args], { ...env, ...more })

test("a rehearsal shows each edition that is due, beside a running bot, and leaves every file as it is", async () => {
  await archiveUnread.orders.list() // The first to read behind a write notes that beside the file, and the bot looks now and then.
  const before = await bytesIn(unread.DATA_DIR)
  const { code, out, err } = await run("cli.ts", ["briefing", "run", "--simulate", "--at", DUE], unread)
  expect([code, err]).toEqual([0, ""])
  expect(out).toMatch(/^#desk \(discord\), Monday, 4 May 2026\n/m)
  expect(out).toMatch(/^#newsroom \(slack\), Monday, 4 May 2026\n/m)
  expect(out.match(/The ferry was 3 hours late on Sunday\./g)?.length).toBeGreaterThanOrEqual(2)
  expect(await bytesIn(unread.DATA_DIR)).toEqual(before)
  // The real one is still to come.
  expect(await archiveUnread.slots.get({ platform: "slack", channel: "C0NEWS", date: "2026-05-04" })).toBeNull()
  expect(await archiveUnread.articles.sources()).toEqual([])
})

test("no platform is called, with tokens as without", async () => {
  const requests: string[] = []
  const platform = createServer(({ url = "" }, response) => {
    requests.push(url)
    response.end("{}")
  })
  await new Promise<void>((resolve) => platform.listen(0, "127.0.0.1", resolve))
  const api = `http://127.0.0.1:${(platform.address() as AddressInfo).port}/`
  const tokens = { SLACK_API_URL: api, SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }
  const discord = { DISCORD_API_URL: api, DISCORD_TOKEN: "t", DISCORD_APPLICATION_ID: "1" }
  expect(await rehearse(["--at", DUE], { ...tokens, ...discord })).toMatchObject({ code: 0, err: "" })
  expect(requests).toEqual([])
  platform.close()
})

test("what another process holds, or waits with, is rehearsed as well", async () => {
  const slot = { platform: "slack", channel: "C0NEWS", date: "2026-05-05" } as const
  const at = new Date("2026-05-05T07:30:05Z")
  await archive.slots.claim(slot, { holder: "elsewhere", at, until: new Date("2026-05-05T07:40:00Z"), dead: [] })
  const { out } = await rehearse(["--at", "2026-05-05T07:31:00Z"])
  expect(out).toContain("#newsroom (slack), Tuesday, 5 May 2026\n")
  expect(out).not.toContain("another process")
})

test("the reasons are told when they are asked for", async () => {
  expect((await rehearse(["--at", DUE, "--explain"])).out).toMatch(/^ {2}1\. The ferry is late: /m)
})

test.each([
  ["before anything is due", "2026-03-01T00:00:00Z", "Nothing is due.\n"],
  ["too late", "2026-05-04T20:00:00Z", "Nothing would be posted. Pullquote was not running when it was due."],
])("%s, it says so and ends well", async (_, at, words) => {
  const { code, out } = await rehearse(["--at", at])
  expect([code, out]).toEqual([0, expect.stringContaining(words)])
})

test("without a data folder nothing is due, and none is made", async () => {
  const nowhere = join(temporary.path, "none")
  expect(await rehearse([], { DATA_DIR: nowhere })).toMatchObject({ code: 0, out: "Nothing is due.\n", err: "" })
  expect(await readdir(temporary.path)).not.toContain("none")
})

test("a damaged database is told by its own name, and no copy stays behind", async () => {
  const broken = join(temporary.path, "broken")
  await mkdir(broken)
  await writeFile(join(broken, "pullquote.db"), "this is no database, however long it may be read")
  const { code, err } = await rehearse([], { DATA_DIR: broken })
  expect([code, err]).toEqual([3, expect.stringContaining(`${join(broken, "pullquote.db")} is damaged`)])
  expect(await readdir(env.TMPDIR)).toEqual([])
})

test.each([
  ["Ctrl-C", "SIGINT", 130],
  ["being told to end", "SIGTERM", 143],
  ["a terminal that is closed", "SIGHUP", 129],
] as const)("%s in the middle leaves no copy behind", async (_, signal, status) => {
  const child = start("cli.ts", ["briefing", "run", "--simulate", "--at", DUE], unread)
  const end = ended(child)
  await expect.poll(() => readdir(env.TMPDIR), { interval: 5 }).not.toEqual([])
  child.kill(signal)
  expect(await end).toEqual({ code: status, out: "", err: "" })
  expect(await readdir(env.TMPDIR)).toEqual([])
})

test.each([
  [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }, "SLACK_API_URL"],
  [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_API_URL: "https://slack.com/api/" }, "SLACK_API_URL"],
  [
    { DISCORD_TOKEN: "t", DISCORD_APPLICATION_ID: "1", DISCORD_API_URL: "http://127.0.0.1.example/" },
    "DISCORD_API_URL",
  ],
])("another clock never posts to the world: %j", async (settings, name) => {
  const { code, err } = await call(["briefing", "run", "--clock", DUE], { ...env, ...settings })
  expect([code, err]).toEqual([2, expect.stringContaining(`Set ${name} to 127.0.0.1.`)])
})
