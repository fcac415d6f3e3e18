import { afterAll, beforeAll, expect, test } from "vitest"
import { call } from "../../support/command-line.ts"
import { type Loopback, openLoopback } from "../../support/discord/loopback.ts"
import { folder, run } from "../../support/spawn.ts"

let discord: Loopback
let temporary: Awaited<ReturnType<typeof folder>>
beforeAll(async () => {
  discord = await openLoopback()
  temporary = await folder()
})
afterAll(async () => {
  await discord.close()
  await temporary.remove()
})

const settings = () => ({
  DISCORD_API_URL: discord.api,
  DISCORD_TOKEN: discord.world.token,
  DATA_DIR: temporary.path,
  DISCORD_APPLICATION_ID: discord.world.application.id,
})
const pullquote = (args: readonly string[], change: Record<string, string> = {}) =>
  call(args, { ...settings(), ...change })

test("the doctor says how each thing is, and prints the invite link with the least permissions", async () => {
  const { code, out } = await run("cli.ts", ["doctor"], settings())
  expect(code).toBe(1)
  expect(out.replaceAll(discord.world.application.id, "1234")).toMatchInlineSnapshot(`
    "OK          Settings
    OK          Discord: token (DISCORD_TOKEN)
    OK          Discord: application (DISCORD_APPLICATION_ID)
    OK          Discord: transport (DISCORD_TRANSPORT=gateway)
    OK          Discord: intents (Guilds; none privileged)
    OK          Discord: installation (on servers, and by a person)
    Not set up  Discord: commands
                They are not registered: npm start registers them.
    OK          Discord: permissions on “The Newsroom”
    Not set up  Slack
                To connect it, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN.
    OK          Articles: 1 of 1 file in content/articles can be read

    Invite Pullquote to a server:  https://discord.com/oauth2/authorize?client_id=1234&scope=bot+applications.commands&permissions=274877975552
    Add it only for yourself:      https://discord.com/oauth2/authorize?client_id=1234&scope=applications.commands&integration_type=1
    "
  `)
  expect(discord.world.requests.every((request) => request.startsWith("GET "))).toBe(true)
})

test.each([
  ["a refused token", { DISCORD_TOKEN: "hunter2.x.y" }, "Error       Discord: token"],
  ["another application", { DISCORD_APPLICATION_ID: "7" }, "DISCORD_APPLICATION_ID is 7, but"],
  [
    "another public key",
    { DISCORD_TRANSPORT: "http", DISCORD_PUBLIC_KEY: "0".repeat(64) },
    "copy it from the application's page",
  ],
  [
    "an endpoint that is not set",
    { DISCORD_TRANSPORT: "http", DISCORD_PUBLIC_KEY: "0".repeat(64) },
    "https://your.host/discord/interactions",
  ],
  ["settings that cannot be", { DISCORD_TRANSPORT: "pigeon" }, "Write gateway or http."],
])("the doctor finds %s, exit code 1", async (_, change, words) => {
  const { code, out } = await pullquote(["doctor"], change)
  expect([code, out]).toEqual([1, expect.stringContaining(words)])
  expect(out).not.toContain("hunter2")
})

test("the doctor finds an endpoint that takes everything away from the gateway, and permissions that are missing", async () => {
  discord.world.application.interactions_endpoint_url = "https://elsewhere.example/"
  const { botPermissions } = discord.world
  discord.world.botPermissions = String(1n << 10n)
  const { out } = await pullquote(["doctor"])
  Object.assign(discord.world, { botPermissions })
  discord.world.application.interactions_endpoint_url = null
  expect(out).toContain("clear “Interactions Endpoint URL”")
  expect(out).toContain("Allow its role “Send Messages”, “Read Message History”, “Send Messages in Threads”")
})

test("without a network the doctor says what it cannot know, exit code 0", async () => {
  const { code, out } = await pullquote(["doctor"], { DISCORD_API_URL: "http://127.0.0.1:9/api" })
  expect(code).toBe(0)
  expect(out).toContain("Unknown     Discord: token (DISCORD_TOKEN)\n            Discord cannot be reached.")
  expect(out).toContain("&permissions=")
})

test("discord clear takes the commands away; with none there it says so", async () => {
  discord.world.commands = [{ id: "1", type: 1, name: "old", description: "x" }]
  expect(await run("cli.ts", ["discord", "clear"], settings())).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^1 command removed/),
  })
  expect(discord.world.commands).toEqual([])
  expect(await pullquote(["discord"])).toMatchObject({ code: 2 })
  expect(await pullquote(["discord", "clear"], { DISCORD_TOKEN: "hunter2.x.y" })).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Discord refused DISCORD_TOKEN/),
  })
})
