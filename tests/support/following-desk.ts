import { commands } from "../../commands/index.ts"
import { openHolder } from "../../src/briefing/holder.ts"
import type { Archive } from "../../src/core/archive.ts"
import { readLine } from "../../src/core/command/line.ts"
import type { Covered } from "../../src/core/model.ts"
import type { Reply } from "../../src/core/reply/reply.ts"
import { openFollowing } from "../../src/following/index.ts"
import { arrive, type Story } from "./archive.ts"
import { openPress, type Platform } from "./briefing.ts"
import { textOf } from "./discord/world.ts"
import { openPressNewsroom } from "./press-newsroom.ts"

export const PLATFORMS: readonly Platform[] = ["discord", "slack"]

/** The real adapters over both loopbacks, and messages that follow their articles on a clock that the test moves. */
export async function openFollowingDesk(start = "2026-11-25T09:00:00Z") {
  const press = await openPress(1)
  const { archive, world, space } = press
  let [instant, elapsed] = [Date.parse(start), 0]
  const now = () => new Date(instant)
  const logged: string[] = []
  const line = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`)
  const log = { info: () => {}, warn: line, error: line }

  const opened = (on: Archive = archive) => {
    const messages = openFollowing({
      archive: on,
      now,
      log,
      holder: openHolder(),
      timeZone: "UTC",
      elapsed: () => elapsed,
    })
    const { newsroom, openAdapters } = openPressNewsroom({ archive: on, now, log, clients: press.clients, commands })
    const adapters = openAdapters()
    return { messages, newsroom, adapters }
  }
  const bot = opened()
  const adapterOf = (platform: Platform) => {
    const adapter = bot.adapters.find((one) => one.platform === platform)
    if (!adapter) throw new Error(`no adapter for ${platform}`)
    return adapter
  }
  const channelOf = (platform: Platform): string =>
    press.orders.find((order) => order.platform === platform)?.channel ?? ""
  const messagesOn = (
    platform: Platform,
  ): readonly { readonly text: string; readonly edits: number; readonly id: string }[] =>
    platform === "slack"
      ? space.public(channelOf("slack")).map(({ text, edits, ts }) => ({ text, edits, id: ts }))
      : world.messages
          .filter(({ channel_id }) => channel_id === channelOf("discord"))
          .map((message) => ({ text: textOf(message), edits: message.edits, id: message.id }))

  return {
    ...press,
    bot,
    opened,
    now,
    logged,
    adapterOf,
    channelOf,
    messagesOn,
    ask: (typed: string): Promise<Reply> => bot.newsroom.answer(readLine(typed, commands)),
    /** Posts an answer in each channel, as one that somebody asked for; their keys. */
    async post(reply: Reply, key = "answer"): Promise<void> {
      for (const platform of PLATFORMS) {
        const posting = await adapterOf(platform).post(channelOf(platform), reply, `${key}-${platform}`)
        if (posting.kind !== "posted") throw new Error(`not posted on ${platform}: ${posting.kind}`)
      }
    },
    change: (story: Story | Covered) => arrive(archive, new Date(instant).toISOString(), story),
    /** All that can follow now does. */
    follow: () => bot.messages.runDue(bot.adapters),
    shown: (platform: Platform): readonly string[] => messagesOn(platform).map(({ text }) => text),
    pass(minutes: number) {
      instant += minutes * 60_000
      elapsed += minutes * 60_000
    },
    async close() {
      await bot.messages.stop()
      await Promise.all(bot.adapters.map(({ stop }) => stop()))
      await press.close()
    },
  }
}

export type FollowingDesk = Awaited<ReturnType<typeof openFollowingDesk>>
