import { afterAll, beforeAll, expect, test } from "vitest"
import { botOn, CLEAN } from "../support/bot.ts"
import { openLoopback } from "../support/discord/loopback.ts"
import { peopleOf } from "../support/discord/people.ts"
import { textOf } from "../support/discord/world.ts"

// The bot as an operator starts it; what nobody foresaw is named in the log, and the bot goes on.
let discord: Awaited<ReturnType<typeof openLoopback>>
let bot: Awaited<ReturnType<typeof botOn>>
beforeAll(async () => {
  discord = await openLoopback()
  const { token, application } = discord.world
  bot = await botOn("Discord", {
    DISCORD_API_URL: discord.api,
    DISCORD_TOKEN: token,
    DISCORD_APPLICATION_ID: application.id,
    LOG_LEVEL: "error",
  })
})
afterAll(async () => {
  await discord.close()
  await bot.close()
})

test("frames that its libraries fail on do not end it, and are logged as incidents", async () => {
  const people = peopleOf(discord)
  const { url, stop } = await bot.start()
  // The library reads fields of what is not there, where nobody waits for it.
  for (const d of [null, undefined]) discord.gateway.send({ op: 10, d })
  discord.gateway.send({ op: 0, t: "INTERACTION_CREATE", d: { type: 4, data: { name: "quote" } }, s: 2 })
  discord.gateway.send({ op: 0, t: "INTERACTION_CREATE", d: null, s: 3 })
  const message = await people.ask(people.person("Ana"), "quote", { query: "grave concren" })
  expect(textOf(message)).toContain("Ned Price")
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect(await (await fetch(`${url}/metrics`)).text()).toContain(
    'pullquote_dropped_events_total{entry="discord-gateway"} 2',
  )
  const { code, err } = await stop()
  expect(code).toBe(CLEAN.code)
  const lines = err.trimEnd().split("\n")
  expect(lines).toHaveLength(2)
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({
      incident: expect.stringMatching(/^[a-z]{6}$/),
      msg: "an unhandled rejection",
    })
})
