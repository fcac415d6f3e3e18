import { mkdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { commands } from "../../commands/index.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { openHouse } from "../../src/compose.ts"
import { configFrom } from "../../src/config.ts"
import { readLine } from "../../src/core/command/line.ts"
import { lossNotesIn } from "../../src/intake/loss.ts"
import { ORDER } from "../contracts/shelves/orders.ts"
import { bytesIn } from "../support/bytes.ts"
import { call } from "../support/command-line.ts"
import { diary } from "../support/intake.ts"
import { folder, run } from "../support/spawn.ts"

let temporary: Awaited<ReturnType<typeof folder>>
let env: Record<string, string>
let data = ""
beforeEach(async () => {
  temporary = await folder()
  data = join(temporary.path, "data")
  env = { DATA_DIR: data, CONTENT_DIR: join(temporary.path, "articles") }
  await mkdir(join(temporary.path, "articles"))
})
afterEach(() => temporary.remove())
const pullquote = (...args: readonly string[]) => call(args, env)
const inOwnProcess = (...args: readonly string[]) => run("cli.ts", args, env)
const put = (name: string, text: string) => writeFile(join(temporary.path, "articles", name), text)

test("orders come back after the database was lost, and a rehearsal finds nothing of what was posted", async () => {
  expect(await pullquote("restore", "orders")).toMatchObject({
    code: 1,
    out: `There is no file with briefing schedules in ${data}.\n`,
  })
  const archive = await openSqlite(join(data, "pullquote.db"))
  const slot = { platform: "slack", channel: "C1", date: "2026-05-04" } as const
  const at = new Date("2026-05-04T04:31:00Z")
  await archive.orders.keep({ ...ORDER, whenEmpty: "skip" }, 0)
  await archive.slots.claim(slot, { holder: "h", at, until: new Date(at.getTime() + 9000), dead: [] })
  await archive.slots.conclude(slot, "h", { state: "posted", message: "1.1", isLate: false }, at)
  await archive.close()
  for (const end of ["", "-wal", "-shm"]) await rm(join(data, `pullquote.db${end}`), { force: true })
  await put("ferry.md", "# The ferry is late\n\nThe ferry was 3 hours late on Sunday.\n")

  const { code, out, err } = await inOwnProcess("restore", "orders")
  expect([code, err]).toEqual([0, expect.stringContaining("pullquote.db is missing, so a new one was created.")])
  expect(out).toBe(`${join(data, "pullquote.orders.json")}: restored 1 of 1 briefing schedule and 1 of 1 date.\n`)
  const rehearsed = async (at: string) => (await pullquote("briefing", "run", "--simulate", "--at", at)).out
  expect(await rehearsed("2026-05-04T04:35:00Z")).toBe("Nothing is due.\n")
  // What was there before is no news the day after.
  expect(await rehearsed("2026-05-05T04:35:00Z")).toContain("Nothing is new, so nothing would be posted.")
}, 120_000)

test("a purge is refused while a file gives the article, and leaves no word of it after", async () => {
  await put("ferry.md", "# The ferry is late\n\n“The ferry was never so late,” said Ysolde Quibell.\n")
  await put("mill.md", "# The mill\n\nThe mill has 4 sails.\n")
  await pullquote("ask", "/articles")
  const refused = await pullquote("purge", "ferry")
  expect([refused.code, refused.err]).toEqual([
    2,
    expect.stringContaining(`${join(env.CONTENT_DIR ?? "", "ferry.md")} still has this article`),
  ])
  await rm(join(temporary.path, "articles", "ferry.md"))
  const { code, out } = await inOwnProcess("purge", "ferry")
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^ferry is purged: 1 version, .*\nNo messages are known to show its words\.\n$/s),
  ])
  const files = [...(await bytesIn(data)).values()].map(String)
  expect(files.filter((file) => /quibell|never so late/i.test(file))).toEqual([])
  expect(await pullquote("purge", "ferry")).toMatchObject({ code: 1 })
  expect(await pullquote("purge")).toMatchObject({ code: 2 })
}, 120_000)

test("a loss of the content folder is accepted at once", async () => {
  expect(await pullquote("intake", "accept")).toMatchObject({ code: 1, err: "" })
  await put("mill.md", "# The mill\n\nThe mill has 4 sails.\n")
  await pullquote("ask", "/articles")
  await rm(join(temporary.path, "articles", "mill.md"))
  const waiting = await pullquote("ask", "/articles")
  expect(waiting.out).toContain("The mill")
  expect(waiting.err).toContain("intake accept")
  const { code, out } = await inOwnProcess("intake", "accept")
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^Accepted: the articles missing from .* since .* UTC will be removed/),
  ])
  expect((await lossNotesIn(data).read(join(temporary.path, "articles")))?.isAccepted).toBe(true)
  expect((await pullquote("ask", "/articles")).out).not.toContain("The mill")
  expect(await pullquote("intake")).toMatchObject({ code: 2 })
}, 120_000)

test("an archive is loaded, told by lines, and what was loaded outlives a look at the folder but not a purge", async () => {
  const file = join(temporary.path, "morgue.jsonl")
  const lines = [{ slug: "ferry", title: "The ferry is late", text: "The ferry was 3 hours late." }, { title: "Empty" }]
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join("\n"))
  expect(await inOwnProcess("load", file)).toEqual({
    code: 2,
    out: "Loaded: 1 added, 1 left out.\n",
    err: `${file}, line 2: it has no "text". Write one object a line: {"title": "…", "text": "…"}.\n`,
  })
  expect(await pullquote("purge", "ferry")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^ferry is purged: 1 version/),
  })
}, 120_000)

test("a bot that is running answers from a restored backup, and then reads its files again", async () => {
  await put("ferry.md", "# The ferry is late\n\n“The ferry was never so late,” said Ysolde Quibell.\n")
  await put("mill.md", "# The mill\n\nThe mill has 4 sails.\n")
  await put("weir.md", "# The weir\n\n“The weir will hold,” said Ysolde Quibell.\n")
  const read = configFrom(env)
  if (!read.ok) throw new Error(read.faults.join("\n"))
  const { lines, log } = diary()
  const bot = await openHouse(read.config, { log, now: () => new Date("2026-05-04T04:31:00Z") })
  const titles = async () => (await bot.newsroom.articles(9)).map(({ title }) => title).sort()
  try {
    await bot.intake.scan()
    const backup = join(temporary.path, "backup.db")
    expect(await pullquote("backup", backup)).toMatchObject({ code: 0 })
    await put("ferry.md", "# The ferry is on time\n\n“The ferry was never so early,” said Ysolde Quibell.\n")
    await put("weir.md", "---\nstatus: withheld\n---\n\n# The weir\n\n“The weir will hold,” said Ysolde Quibell.\n")
    await put("quay.md", "# The quay\n\nThe quay is 200 metres long.\n")
    await rm(join(temporary.path, "articles", "mill.md"))
    await bot.intake.scan()
    expect(await titles()).toEqual(["The ferry is on time", "The quay"])

    const { code, out, err } = await pullquote("restore", "backup", backup)
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^2 articles restored\. The replaced archive is .*\.db\.\n$/),
    ])
    expect(err).toContain("nothing is posted twice")
    expect(await titles()).toEqual(["The ferry is late", "The mill"])
    const { blocks } = await bot.newsroom.answer(readLine("/quote never so late", commands))
    expect(blocks[0]).toMatchObject({ kind: "quote", source: { title: "The ferry is late" } })

    await bot.intake.scan()
    expect(await titles()).toEqual(["The ferry is on time", "The quay"])
    expect(lines.filter((line) => /error|failed/.test(line))).toEqual([])
  } finally {
    await bot.close()
  }
}, 120_000)
