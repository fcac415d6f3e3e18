import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Order } from "../../src/core/briefing/order.ts"
import { ORDER } from "../contracts/shelves/orders.ts"
import { arrive, HARBOUR_STRIKE } from "./archive.ts"
import type { Wish } from "./briefing-process.ts"
import { openLoopback } from "./discord/loopback.ts"
import { openSlackServer } from "./slack/server.ts"
import { folder } from "./spawn.ts"

export type Platform = Order["platform"]

/** Due every day at 07:30 UTC. */
export const DAILY = {
  ...ORDER,
  zone: "UTC",
  days: [1, 2, 3, 4, 5, 6, 7],
  whenEmpty: "say-so",
  since: "2026-01-01T00:00:00.000Z",
} as const satisfies Order

/** The channel's order on its platform; by Ana on Discord, by Ned on Slack. */
export const orderFor = (platform: Platform, channel: string, community: string): Order => ({
  ...DAILY,
  platform,
  channel,
  community,
  place: `#${channel}`,
  orderedBy: platform === "discord" ? ANA : "U0NED",
})

export const ANA = "400000000000000001"

/** A loopback Discord and Slack, and an archive in a folder or in memory with one story and an order for each channel. */
export async function openPress(channelsEach: number, file?: string) {
  const [discord, slack] = await Promise.all([openLoopback(), openSlackServer()])
  const { world } = discord
  slack.space.scopes.add("channels:history")
  const archive = await openSqlite(file ?? ":memory:")
  await arrive(archive, "2026-05-01T06:00:00Z", HARBOUR_STRIKE)
  const orders: Order[] = []
  for (let n = 0; n < channelsEach; n++) {
    const id = world.id()
    world.channels.set(id, { id, type: 0, guild_id: world.guild, name: `desk-${n}`, permission_overwrites: [] })
    slack.space.channels.set(`C${n}`, { isMember: true })
    orders.push(orderFor("discord", id, world.guild), orderFor("slack", `C${n}`, "T0NEWS"))
  }
  for (const order of orders) await archive.orders.keep(order, 0)

  /** How many messages everybody sees in the order's channel. */
  const posts = ({ platform, channel }: Pick<Order, "platform" | "channel">): number =>
    platform === "slack"
      ? slack.space.public(channel).length
      : world.messages.filter(({ channel_id, onlyFor }) => channel_id === channel && onlyFor === null).length

  return {
    discord,
    slack,
    world,
    space: slack.space,
    archive,
    orders,
    posts,
    clients: {
      discord: { apiUrl: discord.api, token: world.token, applicationId: world.application.id },
      slack: { apiUrl: slack.api, botToken: slack.tokens.bot },
    },
    breaches: () => [...world.breaches, ...slack.space.breaches],
    async close() {
      await Promise.all([discord.close(), slack.close()])
      await archive.close()
    },
  }
}

export type Press = Awaited<ReturnType<typeof openPress>>

/** What became of the date in every channel: its posts so far, and how its slot stands. */
export const outcome = ({ orders, archive, posts }: Press, date: string) =>
  Promise.all(
    orders.map(async (order) => {
      const settled = (await archive.slots.get({ ...order, date }))?.settled
      return { channel: order.place, posts: posts(order), state: settled?.state ?? null }
    }),
  )

/** One post in each channel, that many days in a row. */
export const eachOnce = ({ orders }: Press, times = 1) =>
  orders.map(({ place }) => ({ channel: place, posts: times, state: "posted" }))

/** The same, with its archive on disk for processes of the bot, which may be killed. */
export async function openPressOnDisk(channelsEach: number) {
  const { path, remove } = await folder()
  const press = await openPress(channelsEach, join(path, "pullquote.db"))
  const running = new Set<Run>()
  return {
    ...press,
    path,
    /** Another process of the bot, by the script of the part that it runs. */
    begin(wish: object, part: string): Run {
      const run = started(wish, part)
      running.add(run)
      void run.ended.then(() => running.delete(run))
      return run
    },
    async close() {
      for (const { child } of running) child.kill("SIGKILL")
      await Promise.all([...running].map(({ ended }) => ended))
      await press.close()
      await remove()
    },
  }
}

/** The same, for processes that post briefings. */
export async function openPressHall(channelsEach: number) {
  const { path, begin, ...press } = await openPressOnDisk(channelsEach)
  return {
    ...press,
    /** Another process of the bot, on one platform or both. */
    begin: (at: string, wish: Partial<Wish> = press.clients): Run =>
      begin({ folder: path, at, ...wish }, "briefing-process.ts"),
    /** Wakes whoever stands still. */
    wake: () => writeFile(join(path, "go-on"), ""),
  }
}

export type Hall = Awaited<ReturnType<typeof openPressHall>>

export type Run = {
  readonly child: ChildProcess
  /** What it said so far: "ready", its steps, "left" when a slot is somebody else's, "waits" when nothing is to be done for a while. */
  readonly steps: readonly string[]
  /** Resolves when it comes to a step for the first time, or has ended. */
  reached(step: string): Promise<void>
  /** Resolves when it has taken so many steps, or has ended. */
  taken(count: number): Promise<void>
  /** Its exit code, or the signal that ended it, and what it complained of. */
  readonly ended: Promise<{ readonly by: number | NodeJS.Signals | null; readonly said: string }>
}

function started(wish: object, part: string): Run {
  const script = join(import.meta.dirname, part)
  const child = spawn(process.execPath, [script, JSON.stringify(wish)], { stdio: ["ignore", "pipe", "pipe"] })
  const steps: string[] = []
  const waiting = new Set<() => void>()
  const look = () => {
    for (const wake of waiting) wake()
  }
  createInterface({ input: child.stdout }).on("line", (line) => {
    steps.push(line)
    look()
  })
  let said = ""
  child.stderr.on("data", (chunk) => {
    said += String(chunk)
  })
  let isOver = false
  const ended = once(child, "close").then(() => {
    isOver = true
    look()
    return { by: child.signalCode ?? child.exitCode, said }
  })
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        if (!isOver && !isSo()) return
        waiting.delete(wake)
        resolve()
      }
      waiting.add(wake)
      wake()
    })
  const reached = (step: string) => until(() => steps.includes(step))
  const taken = (count: number) => until(() => steps.length >= count)
  return { child, steps, reached, taken, ended }
}
