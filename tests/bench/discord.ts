import type { ChildProcess } from "node:child_process"
import { parseArgs } from "node:util"
import { openLoopback } from "../support/discord/loopback.ts"
import { peopleOf } from "../support/discord/people.ts"
import { folder, start } from "../support/spawn.ts"
import { type Benchmark, countIn, print, shareBelow } from "./benchmark.ts"

const AT_ONCE = 50
const WARM_UP = 3
const LIMIT_MS = 100

/**
 * How long Discord waits for the first response, the whole answer, when 50 commands come at once, in ms: the bot as it
 * is started by hand, in a process of its own, and a Discord on this machine. False when the slowest of a hundred is
 * beyond the limit.
 */
export const discordBenchmark: Benchmark = {
  summary: "answering commands that come at once",
  usage: "[--rounds 20]",
  async run(options) {
    const { values } = parseArgs({ args: [...options], options: { rounds: { type: "string", default: "20" } } })
    const rounds = countIn(values.rounds)
    print(`Discord: answering ${AT_ONCE} commands at once, ${rounds} times, in ms (limit p99 ${LIMIT_MS})`)
    let isWithin = true
    for (const transport of ["gateway", "http"] as const) {
      const ms = await responses(transport, rounds)
      const at = (share: number) => shareBelow(ms, share).toFixed(1)
      print(`  ${transport.padEnd(8)}p50 ${at(0.5)}   p99 ${at(0.99)}   longest ${at(1)}`)
      isWithin &&= shareBelow(ms, 0.99) < LIMIT_MS
    }
    return isWithin
  },
}

async function responses(transport: "gateway" | "http", rounds: number): Promise<readonly number[]> {
  const discord = await openLoopback()
  const { world } = discord
  world.clock = () => performance.now()
  const { path, remove } = await folder()
  const bot = start("main.ts", [], {
    DISCORD_API_URL: discord.api,
    DISCORD_TOKEN: world.token,
    DISCORD_APPLICATION_ID: world.application.id,
    DISCORD_TRANSPORT: transport,
    DISCORD_PUBLIC_KEY: world.application.verify_key,
    DATA_DIR: path,
    PORT: "0",
    LOG_LEVEL: "error",
  })
  const url = await up(bot, discord.changed, discord.until)
  const people = peopleOf(discord, transport === "http" ? { url: `${url}/discord/interactions` } : undefined)
  const all: number[] = []
  for (let round = -WARM_UP; round < rounds; round++) {
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

/** The bot's address, once it has said where it answers, that Discord is connected, and what it has read. */
async function up(bot: ChildProcess, changed: () => void, until: <T>(isSo: () => T | null | false) => Promise<T>) {
  let out = ""
  bot.stdout?.on("data", (part: Buffer) => {
    out += part
    changed()
  })
  return until(() => /is connected/.test(out) && /article/.test(out) && (/http:\/\/\S+/.exec(out)?.[0] ?? null))
}
