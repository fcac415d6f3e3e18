import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { overHttp, overSocket, person, SECRET } from "../../support/slack/person.ts"
import { openSlackServer, type SlackServer } from "../../support/slack/server.ts"
import { ended, folder, run, start } from "../../support/spawn.ts"

// The bot as an operator starts it, against a Slack on this machine.
let temporary: Awaited<ReturnType<typeof folder>>
let slack: SlackServer
let env: Record<string, string>
beforeAll(async () => {
  temporary = await folder()
  slack = await openSlackServer()
  const tokens = { SLACK_BOT_TOKEN: slack.tokens.bot, SLACK_APP_TOKEN: slack.tokens.app }
  env = { PORT: "0", LOG_LEVEL: "warn", DATA_DIR: join(temporary.path, "data"), SLACK_API_URL: slack.api, ...tokens }
})
afterEach(() => expect(slack.space.breaches).toEqual([]))
afterAll(async () => {
  await slack.close()
  await temporary.remove()
})

/** Resolves with where the bot answers, when it serves Slack and has read its articles. */
async function ready(child: ChildProcess): Promise<string> {
  let out = ""
  child.stdout?.on("data", (part: Buffer) => {
    out += part
    slack.space.changed()
  })
  return slack.space.until(() => /article/.test(out) && /Slack is served/.test(out) && /http:\S+/.exec(out)?.[0])
}

test("answers over sockets, once for an event even when it was killed in between, and ends with 0 on SIGTERM", async () => {
  const ned = person(slack, overSocket(slack))
  const { space } = slack
  const killed = start("main.ts", [], env)
  await ready(killed)
  await ned.mention("quote grave concern", { event: "Ev1" })
  await space.until(() => space.public("C0NEWS")[0])
  killed.kill("SIGKILL")
  await once(killed, "close")
  await space.until(() => slack.links.length === 0)

  const child = start("main.ts", [], env)
  const all = ended(child)
  await ready(child)
  await ned.mention("quote grave concern", { event: "Ev1", retry: 1 })
  await ned.command("/quote drones")
  await space.until(() => space.public("C0NEWS")[1])
  child.kill("SIGTERM")
  const begun = performance.now()
  expect(await all).toMatchObject({ code: 0, err: "" })
  expect(performance.now() - begun).toBeLessThan(10_000)
  expect(space.public("C0NEWS").filter(({ text }) => text.includes("grave concern\n"))).toHaveLength(1)
})

test("answers over HTTP on the server of the page", async () => {
  const { SLACK_APP_TOKEN: _, ...http } = env
  const child = start("main.ts", [], { ...http, SLACK_SIGNING_SECRET: SECRET })
  const all = ended(child)
  const url = await ready(child)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  const before = slack.space.messages.length
  await person(slack, overHttp(`${url}/slack/events`)).command("/who mulroy")
  const answer = await slack.space.until(() => slack.space.messages[before])
  expect(answer.text).toContain("Mick Mulroy")
  child.kill("SIGTERM")
  expect(await all).toMatchObject({ code: 0, err: "" })
})

test("a token that Slack refuses is one clear line and exit code 1, without the token", async () => {
  const { code, err } = await run("main.ts", [], { ...env, SLACK_BOT_TOKEN: "xoxb-hunter2" })
  expect({ code, err }).toEqual({
    code: 1,
    err: "Slack (SLACK_BOT_TOKEN): Slack does not know the token. Copy it again from the app's page.\n",
  })
})
