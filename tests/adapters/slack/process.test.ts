import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { type Bot, botOn, CLEAN } from "../../support/bot.ts"
import { overHttp, overSocket, person, SECRET } from "../../support/slack/person.ts"
import { openSlackServer, type SlackServer } from "../../support/slack/server.ts"
import { ended, start } from "../../support/spawn.ts"

// The bot as an operator starts it, against a Slack on this machine.
let slack: SlackServer
let bot: Bot
beforeAll(async () => {
  slack = await openSlackServer()
  bot = await botOn("Slack", {
    SLACK_API_URL: slack.api,
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_APP_TOKEN: slack.tokens.app,
  })
})
afterEach(() => expect(slack.space.breaches).toEqual([]))
afterAll(async () => {
  await slack.close()
  await bot.close()
})

test("a Slack that was never reached is not said to be served, not even at the end", async () => {
  const child = start("main.ts", [], { ...bot.env, SLACK_API_URL: "http://127.0.0.1:9/api/" })
  const all = ended(child)
  await new Promise<void>((resolve) => child.stdout?.on("data", (part) => /article/.test(String(part)) && resolve()))
  child.kill("SIGTERM")
  const { code, out } = await all
  expect([code, out]).toEqual([0, expect.not.stringContaining("is connected")])
})

test("answers over sockets, once for an event even when it was killed in between, and ends with 0 on SIGTERM", async () => {
  const ned = person(slack, overSocket(slack))
  const { space } = slack
  const { kill } = await bot.start()
  await ned.mention("quote grave concern", { event: "Ev1" })
  await space.until(() => space.public("C0NEWS")[0])
  await kill()
  await space.until(() => slack.links.length === 0)

  const { stop } = await bot.start()
  await ned.mention("quote grave concern", { event: "Ev1", retry: 1 })
  await ned.command("/quote drones")
  await space.until(() => space.public("C0NEWS")[1])
  expect(await stop()).toMatchObject(CLEAN)
  expect(space.public("C0NEWS").filter(({ text }) => text.includes("grave concern\n"))).toHaveLength(1)
})

test("answers over HTTP on the server of the page", async () => {
  const { SLACK_APP_TOKEN: _, ...overHttpAlone } = bot.env
  const { url, stop } = await bot.start({ ...overHttpAlone, SLACK_SIGNING_SECRET: SECRET })
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  const before = slack.space.messages.length
  await person(slack, overHttp(`${url}/slack/events`)).command("/who mulroy")
  const answer = await slack.space.until(() => slack.space.messages[before])
  expect(answer.text).toContain("Mick Mulroy")
  expect(await stop()).toMatchObject(CLEAN)
})

test("a token that Slack refuses is one clear line and exit code 1, without the token", async () => {
  const { code, err } = await bot.runWith({ SLACK_BOT_TOKEN: "xoxb-hunter2" })
  expect({ code, err }).toEqual({
    code: 1,
    err: "Slack (SLACK_BOT_TOKEN): Slack does not recognise the token. Copy it again from the app's page.\n",
  })
})
