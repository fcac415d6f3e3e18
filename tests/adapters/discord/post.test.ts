import { expect, test } from "vitest"
import { adapterContract, type Stage } from "../../contracts/adapter.ts"
import { connect, serveDiscord } from "../../support/discord/served.ts"
import { textOf } from "../../support/discord/world.ts"
import { graveConcern } from "../../support/replies.ts"

adapterContract("Discord", async (): Promise<Stage> => {
  const { adapter, discord, newsroom, people, close } = await serveDiscord()
  const { world } = discord
  const { channel } = people.places.desk
  return {
    adapter,
    ledger: newsroom.ledger,
    channel: channel.id,
    close,
    messages: () =>
      world.messages
        .filter(({ channel_id, onlyFor }) => channel_id === channel.id && onlyFor === null)
        .map((message) => ({ id: message.id, words: textOf(message) })),
    loseNextAnswer: () => discord.trouble({ on: /POST \/channels/, times: 1, after: true, answer: "hang up" }),
    async restart(laterMs) {
      await adapter.stop()
      if (laterMs > 0) world.nonces.clear()
      return (await connect(discord, newsroom, { now: () => new Date(Date.now() + laterMs) })).adapter
    },
    forbid: () =>
      void Object.assign(channel, { bot_permissions: "1024", permission_overwrites: [NO_POSTS(world.guild)] }),
    remove: () => void world.channels.delete(channel.id),
    breaches: () => world.breaches,
  }
})

const NO_POSTS = (guild: string) => ({ id: guild, type: 0, allow: "0", deny: String((1n << 11n) | (1n << 16n)) })

test("what is missing is named, with the channel and what to do", async () => {
  const { adapter, discord, people, close } = await serveDiscord()
  const { channel } = people.places.desk
  Object.assign(channel, { permission_overwrites: [NO_POSTS(discord.world.guild)] })
  expect(await adapter.check(channel.id)).toEqual([
    `Pullquote lacks “Send Messages” in #desk. Allow it in the channel's settings, under Permissions.`,
    `Pullquote lacks “Read Message History” in #desk. Allow it in the channel's settings, under Permissions.`,
  ])
  await close()
})

test("an old attempt of unknown outcome is not repeated where the bot may not look", async () => {
  const { adapter, discord, people, newsroom, close } = await serveDiscord()
  const { channel } = people.places.desk
  const entry = {
    key: "k",
    platform: "discord",
    channel: channel.id,
    asker: null,
    shown: [],
    at: "2022-12-01T08:00:00Z",
  }
  await newsroom.ledger.intend(entry)
  Object.assign(channel, { bot_permissions: String((1n << 10n) | (1n << 11n)) })
  expect(await adapter.post(channel.id, graveConcern, "k")).toEqual({
    kind: "unsure",
    problem: expect.stringContaining("give it “Read Message History” in the channel"),
  })
  expect(discord.world.messages).toEqual([])
  await close()
})
