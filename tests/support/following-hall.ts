import { commands } from "../../commands/index.ts"
import { readLine } from "../../src/core/command/line.ts"
import { arrive, rewritten } from "./archive.ts"
import { openPressOnDisk, type Platform, type Run } from "./briefing.ts"
import { textOf } from "./discord/world.ts"
import type { FollowWish } from "./following-process.ts"
import { openPressNewsroom } from "./press-newsroom.ts"

/** How many dockers the article has at first. */
const AT_FIRST = "1,200"

/** An archive on disk with answers in both channels, of which each second one cannot be edited, for processes that may be killed. */
export async function openFollowingHall(answersEach: number) {
  const { path, begin, ...press } = await openPressOnDisk(1)
  const { archive, world, space } = press
  const now = () => new Date("2026-05-04T07:00:00Z")
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const { newsroom, openAdapters } = openPressNewsroom({ archive, now, log, clients: press.clients, commands })
  const reply = await newsroom.answer(readLine("/fact dockers walked out", commands))
  const channelOn = (platform: Platform) => press.orders.find((order) => order.platform === platform)?.channel ?? ""
  for (let n = 0; n < answersEach; n++) {
    // Opened anew for each, since Slack's waits a second between two posts in a channel.
    const adapters = openAdapters()
    for (const { platform, post } of adapters) {
      const key = `${platform} ${n}`
      const posting = await post(channelOn(platform), reply, key)
      if (posting.kind !== "posted") throw new Error(`not posted: ${posting.kind}`)
      const { message } = posting.posted
      await archive.ledger.settle(key, { message, editable: n % 2 === 0, at: now().toISOString() })
    }
    await Promise.all(adapters.map(({ stop }) => stop()))
  }
  const texts = (platform: Platform): readonly string[] =>
    platform === "slack" ? space.messages.map(({ text }) => text) : world.messages.map(textOf)

  return {
    ...press,
    /** The article comes with another number. */
    change: (dockers: string, at: string) => arrive(archive, at, rewritten(AT_FIRST, dockers)),
    begin(at: string, endsAt?: FollowWish["endsAt"]): Run {
      const wish: FollowWish = { folder: path, at, ...press.clients, ...(endsAt && { endsAt }) }
      return begin(wish, "following-process.ts")
    },
    /** Of each platform: how many messages there are, how many tell of a correction, and how many of this number. */
    outcome: (dockers: string) =>
      (["discord", "slack"] as const).map((platform) => ({
        platform,
        messages: texts(platform).length,
        corrected: texts(platform).filter((text) => text.match(/Corrected \d/g)?.length === 1).length,
        current: texts(platform).filter((text) => text.includes(`${dockers} dockers`)).length,
      })),
  }
}

export type FollowingHall = Awaited<ReturnType<typeof openFollowingHall>>

/** Each second answer has a reply below it, and all tell of it once. */
export const eachToldOnce = (answersEach: number) => {
  const replies = Math.floor(answersEach / 2)
  return (["discord", "slack"] as const).map((platform) => ({
    platform,
    messages: answersEach + replies,
    corrected: answersEach,
    current: answersEach,
  }))
}
