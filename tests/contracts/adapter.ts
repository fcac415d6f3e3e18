import { afterEach, describe, expect, test } from "vitest"
import type { Adapter, PostedId } from "../../src/adapters/adapter.ts"
import type { Newsroom } from "../../src/core/newsroom.ts"
import { plain, type Reply } from "../../src/core/reply/reply.ts"

/** A platform on this machine with a started adapter on it, and what can go wrong there. */
export type Stage = {
  readonly adapter: Adapter
  readonly ledger: Newsroom["ledger"]
  /** Where it may post. */
  readonly channel: string
  /** Each message that everybody in the channel sees, by its id and its words. */
  messages(): readonly { readonly id: string; readonly words: string }[]
  /** The next post comes out, but the platform's answer to it is lost. */
  loseNextAnswer(): void
  /** Another process on the same archive, `laterMs` from now. */
  restart(laterMs: number): Promise<Adapter>
  /** The bot may no longer post in the channel, or the channel is gone. */
  forbid(): void
  remove(): void
  /** What broke the platform's rules. */
  breaches(): readonly string[]
  close(): Promise<void>
}

const briefing = (words: string): Reply => ({
  blocks: [
    { kind: "heading", prose: plain(words) },
    {
      kind: "quote",
      snippet: "#abcdefghijkl",
      passages: [{ prose: plain("The cranes stay still"), quoted: true }],
      speaker: { name: "Anna Erdoğan" },
      source: { slug: "harbour", version: "v1", title: "Dockers walk out", paragraph: 2, at: { start: 0, end: 1 } },
    },
  ],
  actions: [{ label: "Context", call: { command: "quote", args: { query: "#abcdefghijkl", context: "yes" } } }],
  audience: "channel",
  outcome: "answered",
})

/** Posts, and tells where it is out. */
export async function out(adapter: Adapter, ...post: Parameters<Adapter["post"]>): Promise<PostedId> {
  const posting = await adapter.post(...post)
  if (posting.kind !== "posted") throw new Error(`not posted: ${JSON.stringify(posting)}`)
  return posting.posted
}

const KEY = "briefing:harbour:2026-03-29"
const MINUTES = 60_000

/** What every adapter does alike when a briefing is posted: once for a key, whatever happens in between. */
export function adapterContract(platform: string, open: () => Promise<Stage>): void {
  describe(`${platform} as an adapter`, () => {
    let stage: Stage
    const staged = async () => {
      stage = await open()
      return stage
    }
    afterEach(async () => {
      expect(stage.breaches()).toEqual([])
      await stage.close()
    })

    test("posts, and writes down before and after what it showed, and where", async () => {
      const { adapter, ledger, channel, messages } = await staged()
      const posted = await out(adapter, channel, briefing("Morning briefing"), KEY)
      expect(messages()).toEqual([{ id: posted.message, words: expect.stringContaining("Morning briefing") }])
      expect(await ledger.find(KEY)).toMatchObject({
        platform: adapter.platform,
        channel,
        shown: [{ snippet: "#abcdefghijkl", version: "v1" }],
        posted: { message: posted.message, editable: true },
      })
    })

    test("posts once for a key, however often it is told to", async () => {
      const { adapter, channel, messages } = await staged()
      const posted = await out(adapter, channel, briefing("Morning briefing"), KEY)
      expect(await out(adapter, channel, briefing("Morning briefing"), KEY)).toEqual(posted)
      await adapter.post(channel, briefing("Evening briefing"), `${KEY}:evening`)
      expect(messages()).toHaveLength(2)
    })

    test.each([0, 3 * MINUTES, 3 * 60 * MINUTES])(
      "finds a post again whose answer was lost, %i ms later",
      async (laterMs) => {
        const { adapter, ledger, channel, messages, loseNextAnswer, restart } = await staged()
        loseNextAnswer()
        expect(await adapter.post(channel, briefing("Morning briefing"), KEY)).toMatchObject({ kind: "later" })
        expect(messages()).toHaveLength(1)
        const next = await restart(laterMs)
        const posted = await out(next, channel, briefing("Morning briefing"), KEY)
        expect(messages().map(({ id }) => id)).toEqual([posted.message])
        expect((await ledger.find(KEY))?.posted?.message).toBe(posted.message)
        await next.stop()
      },
    )

    test("edits what it posted, in place", async () => {
      const { adapter, channel, messages } = await staged()
      const posted = await out(adapter, channel, briefing("Morning briefing"), KEY)
      await adapter.edit(posted, briefing("Morning briefing, corrected"))
      expect(messages()).toEqual([{ id: posted.message, words: expect.stringContaining("corrected") }])
    })

    test("finds nothing missing where it may post", async () => {
      const { adapter, channel } = await staged()
      expect(await adapter.check(channel)).toEqual([])
    })

    test("says what is missing where it may not, and that a post is refused", async () => {
      const { adapter, ledger, channel, messages, forbid } = await staged()
      forbid()
      expect(await adapter.check(channel)).not.toEqual([])
      expect(await adapter.post(channel, briefing("Morning briefing"), KEY)).toEqual({
        kind: "refused",
        problem: expect.stringContaining(" "),
      })
      expect([messages(), (await ledger.find(KEY))?.posted ?? null]).toEqual([[], null])
    })

    test("says that a channel is gone, and that a post is refused", async () => {
      const { adapter, channel, remove } = await staged()
      remove()
      expect(await adapter.check(channel)).toHaveLength(1)
      expect(await adapter.post(channel, briefing("Morning briefing"), KEY)).toEqual({
        kind: "refused",
        problem: expect.stringContaining(" "),
      })
    })

    test("can be stopped twice", async () => {
      const { adapter } = await staged()
      await adapter.stop()
      await adapter.stop()
    })
  })
}
