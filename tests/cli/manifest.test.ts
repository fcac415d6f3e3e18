import { expect, test } from "vitest"
import { call } from "../support/command-line.ts"
import { run } from "../support/spawn.ts"

test("the command line writes Slack's manifest, with the prefix that is set", async () => {
  const { code, out } = await run("cli.ts", ["manifest", "slack"], { SLACK_COMMAND_PREFIX: "pq-" })
  const { features, settings } = JSON.parse(out) as {
    features: { slash_commands: { command: string }[] }
    settings: { socket_mode_enabled: boolean }
  }
  expect(code).toBe(0)
  expect(features.slash_commands[0]?.command).toBe("/pq-quote")
  expect(settings.socket_mode_enabled).toBe(true)
})

test("for HTTP it takes an address that Slack can call", async () => {
  const { out } = await call(["manifest", "slack", "--url", "https://news.example"], {})
  expect(JSON.parse(out).settings.event_subscriptions.request_url).toBe("https://news.example/slack/events")
  const { code, err } = await call(["manifest", "slack", "--url", "http://news.example"], {})
  expect({ code, err }).toEqual({
    code: 2,
    err: "“http://news.example” is not an address that Slack can call. Write it as https://news.example.\n",
  })
})

test("it says whose manifest there is", async () => {
  const { code, err } = await call(["manifest"], {})
  expect({ code, err }).toEqual({ code: 2, err: "Usage: manifest slack [--url https://…]\n" })
})
