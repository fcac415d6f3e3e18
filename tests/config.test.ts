import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { configFrom, exampleOfEnv, misspelt, readConfig } from "../src/config.ts"

const faultsIn = (environment: Record<string, string>) => {
  const read = configFrom(environment)
  return read.ok ? [] : read.faults
}

test("nothing at all needs to be set", () => {
  expect(configFrom({})).toEqual({
    ok: true,
    config: {
      DISCORD_TRANSPORT: "gateway",
      OUTSIDERS: "refuse",
      HOST: "127.0.0.1",
      PORT: 3000,
      CONTENT_DIR: "content/articles",
      DATA_DIR: "data",
      TIME_ZONE: "UTC",
      LOG_LEVEL: "info",
    },
  })
})

test("an empty variable counts as unset", () => {
  expect(configFrom({ PORT: "", DISCORD_TOKEN: " ", HOST: "" })).toMatchObject({ ok: true, config: { PORT: 3000 } })
})

describe("a fault says which variable, what it is, and what to write", () => {
  test.each<[Record<string, string>, string]>([
    [{ PORT: "eighty" }, "PORT is “eighty”. Write a number from 0 to 65535."],
    [{ PORT: "80000" }, "PORT is “80000”. Write a number from 0 to 65535."],
    [{ TIME_ZONE: "Mars/Olympus" }, "TIME_ZONE is “Mars/Olympus”. Write a name such as Europe/Berlin, or UTC."],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL is “loud”. Write debug, info, warn, error or silent."],
    [
      { SLACK_API_URL: "ftp://x" },
      "SLACK_API_URL is “ftp://x”. Write an address that begins with https:// or http://.",
    ],
    [
      { SLACK_MANAGERS: "bob" },
      "SLACK_MANAGERS is “bob”. Write IDs of users or user groups, separated by commas: U012AB3CD,S045EF6GH. Or * for every member of a channel.",
    ],
    [{ DISCORD_TOKEN: "t" }, "DISCORD_APPLICATION_ID is missing: DISCORD_TOKEN needs it."],
    [
      { DISCORD_TRANSPORT: "http" },
      "DISCORD_PUBLIC_KEY is missing: DISCORD_TRANSPORT=http needs it to check signatures.",
    ],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN is missing: SLACK_BOT_TOKEN needs it, or SLACK_SIGNING_SECRET."],
  ])("%j", (environment, fault) => {
    expect(faultsIn(environment)).toEqual([fault])
  })

  test("all of them at once", () => {
    expect(faultsIn({ PORT: "x", TIME_ZONE: "y", SLACK_APP_TOKEN: "xapp-1" })).toHaveLength(3)
  })

  test("and never a secret", () => {
    const told = faultsIn({
      SLACK_BOT_TOKEN: "hunter2",
      SLACK_APP_TOKEN: "hunter2",
      DATABASE_URL: "postgres://a:hunter2@b",
    })
    expect(told.join("\n")).toContain("SLACK_BOT_TOKEN is not valid. It must begin with xoxb-.")
    expect(told.join("\n")).not.toContain("hunter2")
  })
})

test("what is set in the environment goes before what .env says", () => {
  const folder = mkdtempSync(join(tmpdir(), "pullquote-"))
  const back = process.cwd()
  try {
    writeFileSync(join(folder, ".env"), "PORT=4000\nTIME_ZONE=Europe/Kyiv\nHOTS=::1\n")
    process.chdir(folder)
    process.env.PORT = "5000"
    expect(readConfig()).toMatchObject({
      ok: true,
      config: { PORT: 5000, TIME_ZONE: "Europe/Kyiv" },
      doubts: [".env sets HOTS, which is not a setting. Did you mean HOST?"],
    })
    expect(process.env.TIME_ZONE).toBeUndefined()
  } finally {
    process.chdir(back)
    delete process.env.PORT
    rmSync(folder, { recursive: true })
  }
})

test.each([
  ["PROT", "PORT"],
  ["port", "PORT"],
  ["DISCORD_TOKN", "DISCORD_TOKEN"],
  ["SLACK_BOT_TOKENS", "SLACK_BOT_TOKEN"],
  ["TIMEZONE", "TIME_ZONE"],
  ["CONTENT_DIRS", "CONTENT_DIR"],
])("%s in .env is doubted: %s is near", (name, meant) => {
  expect(misspelt([name])).toEqual([`.env sets ${name}, which is not a setting. Did you mean ${meant}?`])
})

test("what is ours, or nothing like it, is not doubted", () => {
  expect(misspelt(["PORT", "NODE_ENV", "PATH", "HOME", "OPENING_HOURS", "DISCORD_GUILD"])).toEqual([])
})

test(".env.example names every variable as the program reads it: make it anew with `npm run env`", () => {
  expect(readFileSync(".env.example", "utf8")).toBe(exampleOfEnv())
})
