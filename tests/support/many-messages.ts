import type { FollowingDesk } from "./following-desk.ts"

/** The same answer so many times in one channel of each platform, the last one posted a second before now. */
export async function postOften(desk: FollowingDesk, each: number): Promise<void> {
  const { archive, world, space } = desk
  const reply = await desk.ask("/fact dockers walked out")
  await desk.post(reply)
  const [shown] = world.messages
  const [said] = space.messages
  if (!shown || !said) throw new Error("nothing was posted")
  for (let n = 1; n < each; n++) {
    const message = { ...structuredClone(shown), id: world.id() }
    world.messages.push(message)
    const { ts } = space.post(said)
    const at = new Date(desk.now().getTime() - n * 1000).toISOString()
    for (const [platform, id] of [
      ["discord", message.id],
      ["slack", ts],
    ] as const) {
      const channel = desk.channelOf(platform)
      const entry = { key: `${platform} ${n}`, platform, channel, asker: null, shown: [], at }
      await archive.ledger.intend(entry, reply)
      await archive.ledger.settle(entry.key, { message: id, editable: true, at })
    }
  }
}
