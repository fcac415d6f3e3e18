import type { ChildProcess } from "node:child_process"
import { openLoopback } from "../support/discord/loopback.ts"
import { peopleOf } from "../support/discord/people.ts"
import { folder, start } from "../support/spawn.ts"

const AT_ONCE = 50
const ROUNDS = 20
const WARM_UP = 3
const LIMIT_MS = 100

/**
 * How long Discord waits for the first response, the whole answer, when 50 commands come at once, in ms: the bot as it
 * is started by hand, in a process of its own, and a Discord on this machine. False when the slowest of a hundred is
 * beyond the limit.
 */
export async function benchDiscord(): Promise<boolean> {
  const rows: string[] = []
  let isWithin = true
  for (const transport of ["gateway", "http"] as const) {
    const ms = (await responses(transport)).toSorted((a, b) => a - b)
    const at = (share: number) => ms[Math.min(Math.floor(ms.length * share), ms.length - 1)] ?? 0
    rows.push(
      `  ${transport.padEnd(8)}p50 ${at(0.5).toFixed(1)}   p99 ${at(0.99).toFixed(1)}   longest ${at(1).toFixed(1)}`,
    )
    isWithin &&= at(0.99) < LIMIT_MS
  }
  const title = `Discord: answering ${AT_ONCE} commands at once, ${ROUNDS} times, in ms (limit p99 ${LIMIT_MS})`
  process.stdout.write(`${title}\n${rows.join("\n")}\n`)
  return isWithin
}

async function responses(transport: "gateway" | "http"): Promise<readonly number[]> {
  const discord = await openLoopback()
  const { world } = discord
  world.clock = () => performance.now()
  const { path, remove } = await folder()
  const bot = start("main.ts", [], {
    ...{ DISCORD_API_URL: discord.api, DISCORD_TOKEN: world.token, DISCORD_APPLICATION_ID: world.application.id },
    ...{ DISCORD_TRANSPORT: transport, DISCORD_PUBLIC_KEY: world.application.verify_key },
    ...{ DATA_DIR: path, PORT: "0", LOG_LEVEL: "error" },
  })
  const url = await up(bot, discord.changed, discord.until)
  const people = peopleOf(discord, transport === "http" ? { url: `${url}/discord/interactions` } : undefined)
  const all: number[] = []
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const asked = await Promise.all(
      Array.from({ length: AT_ONCE }, () => people.command(people.person("Ana"), "quote", { query: "grave concern" })),
    )
    await Promise.all(asked.map((exchange) => people.answerTo(exchange)))
    // The first rounds warm both up; the very first is held to the contract.
    world.isChecked = false
    if (round >= 0) all.push(...asked.map(({ firstAfterMs }) => firstAfterMs ?? Number.POSITIVE_INFINITY))
    world.exchanges.clear()
  }
  const closed = new Promise((resolve) => bot.once("close", resolve))
  bot.kill("SIGTERM")
  await closed
  await discord.close()
  await remove()
  if (world.breaches.length > 0) throw new Error(world.breaches[0])
  return all
}

/** The bot's address, once it has said where it answers, that Discord is served, and what it has read. */
async function up(bot: ChildProcess, changed: () => void, until: <T>(isSo: () => T | null | false) => Promise<T>) {
  let out = ""
  bot.stdout?.on("data", (part: Buffer) => {
    out += part
    changed()
  })
  return until(() => /is served/.test(out) && /article/.test(out) && (/http:\/\/\S+/.exec(out)?.[0] ?? null))
}
