import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { type Loopback, openLoopback } from "../../support/discord/loopback.ts"
import { peopleOf } from "../../support/discord/people.ts"
import { textOf } from "../../support/discord/world.ts"
import { ended, folder, run, start } from "../../support/spawn.ts"

// The bot as an operator starts it, against a Discord on this machine.
let temporary: Awaited<ReturnType<typeof folder>>
let discord: Loopback
let env: Record<string, string>
beforeAll(async () => {
  temporary = await folder()
  discord = await openLoopback()
  env = {
    ...{ PORT: "0", LOG_LEVEL: "warn", DATA_DIR: join(temporary.path, "data"), DISCORD_API_URL: discord.api },
    ...{ DISCORD_TOKEN: discord.world.token, DISCORD_APPLICATION_ID: discord.world.application.id },
  }
})
afterEach(() => expect(discord.world.breaches).toEqual([]))
afterAll(async () => {
  await discord.close()
  await temporary.remove()
})

const ready = async (child: ChildProcess) => {
  let out = ""
  child.stdout?.on("data", (part: Buffer) => {
    out += part
    discord.changed()
  })
  await discord.until(() => /article/.test(out) && /Discord is served/.test(out), "the start", 30_000)
}

test("answers, registers its commands once over two starts, and ends with 0 within 10 s of SIGTERM", async () => {
  const people = peopleOf(discord)
  const changes = () => discord.world.requests.filter((request) => request.startsWith("PUT ")).length
  for (const round of [1, 2]) {
    const child = start("main.ts", [], env)
    const all = ended(child)
    await ready(child)
    const message = await people.ask(people.person("Ana"), "quote", { query: "grave concren" })
    expect(textOf(message)).toContain("Ned Price")
    child.kill("SIGTERM")
    const begun = performance.now()
    expect(await all).toMatchObject({ code: 0, err: "" })
    expect(performance.now() - begun).toBeLessThan(10_000)
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
  const { code, err } = await run("main.ts", [], { ...env, ...change })
  expect(code).toBe(1)
  expect(err).toMatch(line)
  expect(err).not.toContain("hunter2")
})

test("a Discord that is down at the start is waited for, and the page answers meanwhile", async () => {
  discord.trouble({ on: /applications\/@me/, times: 5, answer: { status: 503, body: {} } })
  const child = start("main.ts", [], env)
  const all = ended(child)
  await ready(child)
  child.kill("SIGTERM")
  const { code, err } = await all
  expect(code).toBe(0)
  expect(err).toContain("Discord cannot be reached")
})

test("a crash in the middle loses the session, not the bot: the next start answers", async () => {
  const people = peopleOf(discord)
  const child = start("main.ts", [], env)
  await ready(child)
  child.kill("SIGKILL")
  await once(child, "close")
  const next = start("main.ts", [], env)
  await ready(next)
  expect(textOf(await people.ask(people.person("Ana"), "summary", { length: "short" }))).toContain("Iran implicated")
  next.kill("SIGTERM")
  await once(next, "close")
})
