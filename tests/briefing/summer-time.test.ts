import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { ORDER } from "../contracts/shelves/orders.ts"
import { call } from "../support/command-line.ts"
import { openLoopback } from "../support/discord/loopback.ts"
import { peopleOf } from "../support/discord/people.ts"
import { textOf } from "../support/discord/world.ts"
import { openSlackServer } from "../support/slack/server.ts"
import { ended, folder, run, start } from "../support/spawn.ts"

// Days of briefings as an operator would have it from a timer, across the night in which Berlin's clocks go forward.
const discord = await openLoopback()
const slack = await openSlackServer()
const { channel } = peopleOf(discord).places.desk
const temporary = await folder()
const content = join(temporary.path, "articles")
const env = {
  DATA_DIR: join(temporary.path, "data"),
  CONTENT_DIR: content,
  LOG_LEVEL: "warn",
  TZ: "America/Nuuk",
  DISCORD_API_URL: discord.api,
  DISCORD_TOKEN: discord.world.token,
  DISCORD_APPLICATION_ID: discord.world.application.id,
  SLACK_API_URL: slack.api,
  SLACK_BOT_TOKEN: slack.tokens.bot,
  SLACK_APP_TOKEN: slack.tokens.app,
}
const BERLIN = {
  ...ORDER,
  time: "07:30",
  zone: "Europe/Berlin",
  days: [1, 2, 3, 4, 5, 6, 7],
  since: "2026-03-28T00:00:00Z",
}
const DAYS = ["28", "29", "30"].map((day) => `2026-03-${day}`)

beforeAll(async () => {
  slack.space.scopes.add("channels:history")
  await mkdir(content)
  const archive = await openSqlite(join(env.DATA_DIR, "pullquote.db"))
  await archive.orders.keep({ ...BERLIN, platform: "discord", channel: channel.id, community: discord.world.guild }, 0)
  await archive.orders.keep({ ...BERLIN, platform: "slack", channel: "C0NEWS" }, 0)
  await archive.close()
})
afterAll(async () => {
  await Promise.all([discord.close(), slack.close()])
  await temporary.remove()
})

const briefing = (at: string) => ["briefing", "run", "--clock", at]
const onDiscord = () => discord.world.messages.filter(({ channel_id }) => channel_id === channel.id).map(textOf)
const onSlack = () => slack.space.public("C0NEWS").map(({ text }) => text)

test("one post a day a channel, at 07:30 in Berlin before and after the clocks go forward", async () => {
  for (const [index, day] of DAYS.entries()) {
    await writeFile(
      join(content, `${day}.md`),
      `# The harbour on ${day}\n\nDockers loaded ${index + 3} ships on ${day}.\n`,
    )
    const isSummer = day >= "2026-03-29"
    // 05:35 UTC is 06:35 in winter, and 07:35 in summer.
    expect((await call(briefing(`${day}T05:31:00Z`), env)).code).toBe(0)
    expect(onDiscord()).toHaveLength(index + (isSummer ? 1 : 0))
    if (day === "2026-03-28") {
      // It dies in the middle: one channel or both may have theirs.
      const child = start("cli.ts", briefing(`${day}T06:31:00Z`), env)
      const over = ended(child)
      await discord.until(() => onDiscord().length > index)
      child.kill("SIGKILL")
      await over
    }
    // Once as a timer starts it, in a process of its own.
    const post = briefing(`${day}T06:33:00Z`)
    const posting = index === 0 ? run("cli.ts", post, env) : call(post, env)
    expect(await posting).toMatchObject({ code: 0, err: "" })
    for (const posts of [onDiscord(), onSlack()]) {
      expect(posts).toHaveLength(index + 1)
      expect(posts.at(-1)).toContain(`The harbour on ${day}`)
    }
  }
  expect([...discord.world.breaches, ...slack.space.breaches]).toEqual([])
})

test.each([
  [["--at", "2026-03-29T06:00:00Z"], "--at needs --simulate"],
  [["--clock", "tomorrow"], "is not a date and time. Write it as 2026-03-29T06:00:00Z"],
  [["--simulate", "--at", "2026-02-30T06:00:00Z"], "--at 2026-02-30T06:00:00Z is not a date and time"],
  [["--simulate", "--clock", "2026-03-29T06:00:00Z"], "--clock really posts"],
])("briefing run %j is used wrongly", async (args, words) => {
  const { code, err } = await call(["briefing", "run", ...args], env)
  expect([code, err]).toEqual([2, expect.stringContaining(words)])
})

test("the reasons are told when they are asked for", async () => {
  await writeFile(join(content, "last.md"), "# The last ship\n\nThe last 2 ships left.\n")
  const { out } = await call([...briefing("2026-04-01T05:31:00Z"), "--explain"], env)
  expect(out).toContain("#desk (discord), Wednesday, 1 April 2026: posted.\n  1. The last ship: ")
})
