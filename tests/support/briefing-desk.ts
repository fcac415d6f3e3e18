import { openDiscord } from "../../src/adapters/discord/index.ts"
import { openSlack } from "../../src/adapters/slack/index.ts"
import { openHolder } from "../../src/briefing/holder.ts"
import { openBriefings } from "../../src/briefing/index.ts"
import type { Archive } from "../../src/core/archive.ts"
import { lastDue } from "../../src/core/briefing/schedule.ts"
import { openNewsroom } from "../../src/newsroom.ts"
import { openPress, type Platform, type Press } from "./briefing.ts"
import { textOf } from "./discord/world.ts"

const MINUTE = 60_000

/** The real adapters over both loopbacks, without their sockets, and briefings on a clock that the test moves. */
export async function openBriefingDesk(start: string, channelsEach = 1) {
  const press = await openPress(channelsEach)
  const { archive, world, space } = press
  let [instant, elapsed] = [Date.parse(start), 0]
  const now = () => new Date(instant)
  const logged: string[] = []
  const line = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`)
  const log = { info: () => {}, warn: line, error: line }

  /** Another process of the bot on the same archive. */
  const opened = (on: Archive = archive, clients = press.clients) => {
    const holder = openHolder()
    const briefings = openBriefings({ archive: on, now, log, holder, elapsed: () => elapsed })
    const desk = {
      archive: on,
      now,
      log,
      timeZone: "UTC",
      postNow: briefings.postNow,
      tellOwner: briefings.tellOwner,
      claimsIn: async () => [],
    }
    const newIncident = () => "bcdfgh"
    const reading = () => ({ read: 0, total: 0, faults: [] })
    const newsroom = openNewsroom({ desk, commands: [], reading, newIncident })
    const tools = { log, now, newIncident }
    const adapters = [
      openDiscord({ transport: "gateway", ...clients.discord }, newsroom, tools),
      openSlack({ signingSecret: "none", ...clients.slack }, newsroom, tools),
    ]
    return { briefings, adapters, holder }
  }
  let bot = opened()
  const stopped = async () => {
    await bot.briefings.stop()
    await Promise.all(bot.adapters.map(({ stop }) => stop()))
  }
  const only = (platform: Platform) => {
    const order = press.orders.find((one) => one.platform === platform)
    if (!order) throw new Error(`no order on ${platform}`)
    return order
  }

  return {
    ...press,
    now,
    logged,
    only,
    bot: () => bot,
    /** Whatever can be posted now is. */
    due: () => bot.briefings.runDue(bot.adapters, 0),
    /** Time goes by. */
    pass(minutes: number) {
      instant += minutes * MINUTE
      elapsed += minutes * MINUTE
    },
    /** Somebody sets the clock. */
    setClock(to: string) {
      instant = Date.parse(to)
    },
    async restart(on?: Archive, clients?: Press["clients"]) {
      await stopped()
      bot = opened(on, clients)
    },
    /** What everybody sees in the order's channel. */
    shown: (platform: Platform): readonly string[] =>
      platform === "slack"
        ? space.public(only("slack").channel).map(({ text }) => text)
        : world.messages.filter(({ channel_id }) => channel_id === only("discord").channel).map(textOf),
    /** What whoever ordered it was told in private. */
    toldInPrivate: (platform: Platform): readonly string[] =>
      platform === "slack"
        ? space.public(only("slack").orderedBy).map(({ text }) => text)
        : world.messages.filter(({ channel_id }) => world.channels.get(channel_id)?.type === 1).map(textOf),
    /** As /briefing resume has it. */
    async resume(platform: Platform) {
      const kept = await archive.orders.get(only(platform))
      const due = kept && lastDue(kept, now())
      if (!kept || !due) throw new Error("nothing to resume")
      const { revision, ...order } = kept
      await archive.slots.reopen({ ...order, date: due.date })
      await archive.orders.keep({ ...order, standing: "active", problem: null }, revision)
    },
    standing: async (platform: Platform) => (await archive.orders.get(only(platform)))?.standing ?? null,
    async close() {
      await stopped()
      await press.close()
    },
  }
}

export type BriefingDesk = Awaited<ReturnType<typeof openBriefingDesk>>
