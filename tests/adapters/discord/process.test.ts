import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { type Bot, botOn, CLEAN } from "../../support/bot.ts"
import { type Loopback, openLoopback } from "../../support/discord/loopback.ts"
import { type People, peopleOf } from "../../support/discord/people.ts"
import { textOf } from "../../support/discord/world.ts"

// The bot as an operator starts it, against a Discord on this machine.
let discord: Loopback
let people: People
let bot: Bot
beforeAll(async () => {
  discord = await openLoopback()
  people = peopleOf(discord)
  bot = await botOn("Discord", {
    DISCORD_API_URL: discord.api,
    DISCORD_TOKEN: discord.world.token,
    DISCORD_APPLICATION_ID: discord.world.application.id,
  })
})
afterEach(() => expect(discord.world.breaches).toEqual([]))
afterAll(async () => {
  await discord.close()
  await bot.close()
})

test("answers, registers its commands once over two starts, and ends with 0 on SIGTERM", async () => {
  const changes = () => discord.world.requests.filter((request) => request.startsWith("PUT ")).length
  for (const round of [1, 2]) {
    const { stop } = await bot.start()
    const message = await people.ask(people.person("Ana"), "quote", { query: "grave concren" })
    expect(textOf(message)).toContain("Ned Price")
    expect(await stop()).toMatchObject(CLEAN)
    expect([round, changes()]).toEqual([round, 1])
  }
})

test.each([
  [
    "a token that Discord refuses",
    { DISCORD_TOKEN: "hunter2.is-not.a-token" },
    /^Discord refused DISCORD_TOKEN\. .+\n$/,
  ],
  ["a token of another application", { DISCORD_APPLICATION_ID: "1" }, /^DISCORD_APPLICATION_ID is 1, but .+\n$/],
])("%s is one clear line and exit code 1, without the token", async (_, change, line) => {
  const { code, err } = await bot.runWith(change)
  expect(code).toBe(1)
  expect(err).toMatch(line)
  expect(err).not.toContain("hunter2")
})

test("a Discord that is down at the start is waited for, and the page answers meanwhile", async () => {
  discord.trouble({ on: /applications\/@me/, times: 5, answer: { status: 503, body: {} } })
  const { stop } = await bot.start()
  const { code, err } = await stop()
  expect(code).toBe(0)
  expect(err).toContain("Discord cannot be reached")
})

test("a crash in the middle loses the session, not the bot: the next start answers", async () => {
  const { kill } = await bot.start()
  await kill()
  const { stop } = await bot.start()
  expect(textOf(await people.ask(people.person("Ana"), "summary", { length: "short" }))).toContain("Iran implicated")
  await stop()
})
