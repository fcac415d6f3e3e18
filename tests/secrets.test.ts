import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { tellingLog } from "../src/adapters/terminal/output.ts"
import { configFrom, exampleOfEnv } from "../src/config.ts"
import { looksSecret, withoutSecrets } from "../src/core/text/secret.ts"
import { openLog } from "../src/observe.ts"
import { folder, run } from "./support/spawn.ts"

// A canary of each kind goes into each variable, and is never heard again.
const CANARIES = {
  "Slack's bot token": "xoxb-1234567890-canarycanary",
  "Slack's app token": "xapp-1-A0-canary-1234",
  "Discord's bot token": "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.canaryCANARYcanary_-1234567",
  "a signing secret": "8f742231b10e8888abcd99aaa0b85a5c",
  "an address with a password": "https://ann:canary12@proxy.example/api",
  "an address with a password, misspelt": "htps:/ann:canary12@proxy.example",
  "a database's address": "postgres://ann:canary12@db.example/pq",
  "a token of the web": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.canaryCANARY",
} as const
const VARIABLES = [...exampleOfEnv().matchAll(/^([A-Z_]+)=/gm)].map(([, name = ""]) => name)
/** Where a key of 64 digits belongs, and is public. */
const IS_PUBLIC = new Set(["DISCORD_PUBLIC_KEY"])
const SECRET = new Set(["DISCORD_TOKEN", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "DATABASE_URL"])

describe.each(Object.entries(CANARIES))("%s", (_kind, canary) => {
  test.each(VARIABLES)("in %s is not told", (name) => {
    const read = configFrom({ [name]: canary })
    if (!read.ok) expect(read.faults.join("\n")).not.toContain(canary.slice(-12))
    // What is taken may be shown anywhere, so that only a secret's own variable takes one.
    else expect([name, SECRET.has(name) || IS_PUBLIC.has(name)]).toEqual([name, true])
  })

  test("is in no line of the log, wherever it stood", () => {
    for (const forPeople of [true, false]) {
      const lines: string[] = []
      const log = openLog("info", forPeople, (line) => lines.push(line), [CANARIES["a signing secret"]])
      const err = Object.assign(new Error(`connect to ${canary} failed`), { config: { url: canary } })
      log.error({ err, place: canary, deep: { er: [canary] } }, `it failed: ${canary}`)
      expect(lines.join("")).not.toMatch(/canary|8f742231/i)
      expect(lines.join("")).toContain("it failed")
    }
  })
})

test("a secret's value is known wherever it is written again, whatever it looks like", () => {
  const read = configFrom({
    DISCORD_TOKEN: "hunter2",
    DISCORD_APPLICATION_ID: "1",
    DATA_DIR: "hunter2",
    PORT: "hunter2",
  })
  expect(read).toMatchObject({ ok: false })
  expect(JSON.stringify(read)).not.toContain("hunter2")
})

test.each([
  "/var/lib/docker/overlay2/3fa9c41d2b7e8f60a1b2c3d4e5f60718/merged",
  "content/articles-2026-03",
  "/tmp/pullquote-AbC123",
  "data",
  "ip-10-0-0-12.eu-central-1.compute.internal",
  "https://hooks.example/api?x=1",
  "It must begin with xoxb-.",
  "Europe/Berlin",
  "2001:db8::1",
  "mail me at ann@example.org",
])("%s is no secret", (text) => {
  expect([looksSecret(text), withoutSecrets(text)]).toEqual([false, text])
})

test("every variable that is called a token, a secret or a password is treated as one", () => {
  const named = VARIABLES.filter((name) => /TOKEN|SECRET|PASSWORD|DATABASE/.test(name))
  expect(named.toSorted()).toEqual([...SECRET].toSorted())
})

describe("the programs", () => {
  let temporary: Awaited<ReturnType<typeof folder>>
  beforeAll(async () => {
    temporary = await folder()
  })
  afterAll(() => temporary.remove())

  test.each([
    ["main.ts", []],
    ["cli.ts", ["doctor"]],
    ["cli.ts", ["ask", "/help"]],
  ] as const)("%s %j tells no secret of a wrong variable", async (file, args) => {
    const { code, out, err } = await run(file, args, {
      DATA_DIR: temporary.path,
      PORT: CANARIES["Discord's bot token"],
      CONTENT_DIR: CANARIES["Slack's bot token"],
      HOST: CANARIES["a signing secret"],
      SLACK_API_URL: CANARIES["an address with a password, misspelt"],
      DISCORD_API_URL: CANARIES["an address with a password"],
    })
    expect(code).toBeGreaterThan(0)
    expect(out + err).toMatch(/PORT/)
    expect(out + err).not.toMatch(/canary|8f742231/i)
  })

  test("a command that does not exist is given back without its escapes", async () => {
    const { code, err } = await run("cli.ts", ["\u001b[2J\u001b]0;x\u0007quote"], {})
    expect(code).toBe(2)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(err).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/)
  })
})

test.each([
  [
    { platform: "slack", place: "#news", problem: "The channel is gone." },
    "a briefing missed: #news: The channel is gone.\n",
  ],
  [{}, "a briefing missed\n"],
  [{ incident: "bcdfgh", err: "locked" }, "a briefing missed: bcdfgh locked\n"],
])("what goes wrong beside an answer is told with what it is about: %j", (fields, line) => {
  const written: string[] = []
  const { write } = process.stderr
  process.stderr.write = (text: string | Uint8Array) => written.push(String(text)) > 0
  tellingLog.error(fields, "a briefing missed")
  process.stderr.write = write
  expect(written.join("")).toBe(line)
})
