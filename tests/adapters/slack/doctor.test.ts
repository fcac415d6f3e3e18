import { expect, test } from "vitest"
import { examine } from "../../../src/adapters/slack/doctor.ts"
import type { SlackSettings } from "../../../src/adapters/slack/settings.ts"
import { openSlackServer, type SlackServer } from "../../support/slack/server.ts"

async function examined(
  settings: Partial<SlackSettings>,
  prepare: (slack: SlackServer) => void = () => {},
): Promise<readonly string[]> {
  const slack = await openSlackServer()
  prepare(slack)
  const usual = { botToken: slack.tokens.bot, apiUrl: slack.api }
  const findings = await examine({ ...usual, ...settings })
  await slack.close()
  expect(slack.space.calls.map(({ method }) => method).filter((method) => /^chat/.test(method))).toEqual([])
  return findings.map(({ what, state, todo }) => `${what}: ${state}${todo === undefined ? "" : `. ${todo}`}`)
}

const APP = { appToken: "xapp-loopback-0000" }

test("all is well", async () => {
  expect(await examined(APP)).toEqual([
    "Slack: bot token (SLACK_BOT_TOKEN): well",
    "Slack: permissions: well",
    "Slack: Socket Mode (SLACK_APP_TOKEN): well",
  ])
})

test("tokens that Slack refuses", async () => {
  const refused = "refused. Slack does not recognise the token. Copy it again from the app's page."
  expect(await examined({ botToken: "xoxb-wrong", appToken: "xapp-wrong" })).toEqual([
    `Slack: bot token (SLACK_BOT_TOKEN): ${refused}`,
    "Slack: permissions: unknown. They can only be checked with a working token.",
    `Slack: Socket Mode (SLACK_APP_TOKEN): ${refused}`,
  ])
})

test("a permission that was not granted is named with its reason", async () => {
  const [, permissions] = await examined(APP, ({ space }) => space.scopes.delete("app_mentions:read"))
  expect(permissions).toBe(
    "Slack: permissions: missing. Add to the bot token scopes: app_mentions:read (to be asked by @mention, the only way inside a thread). Then install the app again.",
  )
})

test("a permission that is optional is named as such, and is no fault; user groups' only where one is named", async () => {
  const [, well, optional] = await examined(APP, ({ space }) => space.scopes.delete("im:history"))
  expect(well).toBe("Slack: permissions: well")
  expect(optional).toMatch(/^Slack: optional permissions not granted: im:history \(.*\): well$/)
  const named = await examined({ ...APP, managers: ["U0NED", "S0DESK"] })
  expect(named.join("\n")).toContain("usergroups:read (to know who is in a user group that SLACK_MANAGERS names)")
})

test("over HTTP it says what Slack must reach", async () => {
  const [, , http] = await examined({ signingSecret: "8f742231b10e8888abcd99yyyzzz85a5" })
  expect(http).toBe(
    "Slack: HTTP (SLACK_SIGNING_SECRET): unknown. Slack must reach this machine over https, at /slack/events; the app's page shows whether it can.",
  )
})

test("without a network it says what it cannot know", async () => {
  const findings = await examine({ botToken: "xoxb-a", ...APP, apiUrl: "http://127.0.0.1:9/api/" })
  expect(findings.map(({ state }) => state)).toEqual(["unknown", "unknown", "unknown"])
})
