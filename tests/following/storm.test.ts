import { expect, test } from "vitest"
import { rewritten } from "../support/archive.ts"
import { often, SEED } from "../support/counts.ts"
import { tooMany } from "../support/discord/loopback.ts"
import { textOf } from "../support/discord/world.ts"
import { openFollowingDesk, PLATFORMS } from "../support/following-desk.ts"
import { randomFrom } from "../support/random.ts"

const EACH = often(500)

test(`${EACH} messages on each platform follow without a loss, with 429 in between (SEED=${SEED})`, async () => {
  const desk = await openFollowingDesk()
  const { archive, world, space, discord } = desk
  const random = randomFrom(SEED)
  const reply = await desk.ask("/fact dockers walked out")
  await desk.post(reply)
  const at = (n: number) => new Date(desk.now().getTime() - n * 1000).toISOString()
  const [shown] = world.messages
  const [said] = space.messages
  if (!shown || !said) throw new Error("nothing was posted")
  for (let n = 1; n < EACH; n++) {
    const message = { ...structuredClone(shown), id: world.id() }
    world.messages.push(message)
    const { ts } = space.post(said)
    for (const [platform, id] of [
      ["discord", message.id],
      ["slack", ts],
    ] as const) {
      const entry = {
        key: `${platform} ${n}`,
        platform,
        channel: desk.channelOf(platform),
        asker: null,
        shown: [],
        at: at(n),
      }
      await archive.ledger.intend(entry, reply)
      await archive.ledger.settle(entry.key, { message: id, editable: true, at: at(n) })
    }
  }
  discord.trouble({ on: /^PATCH/, falls: () => random.isOne(5), times: EACH, answer: tooMany(0.05) })
  space.fail(
    "chat.update",
    ...Array.from({ length: EACH }, () => (random.isOne(5) ? { retryAfter: 1 } : ({ done: true } as const))),
  )
  await desk.change(rewritten("1,200", "1,400"))
  for (let rounds = 0; (await desk.bot.messages.status()).due > 0; rounds++) {
    if (rounds > EACH) throw new Error("it does not come to an end")
    await desk.follow()
    desk.pass(3)
  }
  for (const platform of PLATFORMS) {
    const texts = platform === "slack" ? space.messages.map(({ text }) => text) : world.messages.map(textOf)
    expect(texts.filter((text) => text.includes("1,400 dockers"))).toHaveLength(EACH)
  }
  expect(await desk.bot.messages.status()).toMatchObject({ due: 0, edited: 2 * EACH, unreachable: 0, lost: [] })
  expect(desk.breaches()).toEqual([])
  await desk.close()
})
