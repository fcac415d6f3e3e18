import { expect, test } from "vitest"
import type { Reply } from "../../../src/core/reply/reply.ts"
import { out } from "../../contracts/adapter.ts"
import { graveConcern } from "../../support/replies.ts"
import { openOffice } from "../../support/slack/office.ts"

const briefing: Reply = { ...graveConcern, actions: [] }

test("a post for a channel comes out once for its key, and goes into the ledger", async () => {
  await using office = await openOffice()
  const { adapter, space, archive } = office
  const posted = await out(adapter, "C0NEWS", briefing, "briefing:1")
  expect(await out(adapter, "C0NEWS", briefing, "briefing:1")).toEqual(posted)
  expect(space.public("C0NEWS")).toMatchObject([
    { ts: posted.message, metadata: { event_payload: { key: "briefing:1" } } },
  ])
  expect(await archive.ledger.find("briefing:1")).toMatchObject({
    platform: "slack",
    channel: "C0NEWS",
    asker: null,
    shown: [{ snippet: "#abcdefghijkl", version: "9f2c" }],
    posted: { message: posted.message, editable: true },
  })
})

test("one that a crash left behind is found by its key", async () => {
  await using office = await openOffice()
  const { adapter, space, newsroom } = office
  space.scopes.add("channels:history")
  const posted = await out(adapter, "C0NEWS", briefing, "briefing:2")
  // The ledger as the crash left it: written down, but not what became of it.
  await newsroom.ledger.intend({
    key: "briefing:3",
    platform: "slack",
    channel: "C0NEWS",
    asker: null,
    shown: [],
    at: "",
  })
  const [message] = space.public("C0NEWS")
  Object.assign(message?.metadata?.event_payload as object, { key: "briefing:3" })
  expect(await out(adapter, "C0NEWS", briefing, "briefing:3")).toEqual(posted)
  expect(space.public("C0NEWS")).toHaveLength(1)
})

test("where it may not look, what a crash left behind is not posted again, and that is said", async () => {
  await using office = await openOffice()
  const { adapter, space, newsroom } = office
  await newsroom.ledger.intend({
    key: "briefing:4",
    platform: "slack",
    channel: "C0NEWS",
    asker: null,
    shown: [],
    at: "",
  })
  const problem =
    "The connection to Slack broke, so it is not known whether this worked. Look into the channel. With the permissions channels:history and groups:history Pullquote looks for itself."
  expect(await adapter.post("C0NEWS", briefing, "briefing:4")).toEqual({ kind: "unsure", problem })
  expect(space.messages).toEqual([])
})

test("what was refused is said with what to do, and can be posted once that is done", async () => {
  await using office = await openOffice()
  const { adapter, space } = office
  expect(await adapter.check("C0NEWS")).toEqual([])
  expect(await adapter.check("C0OUTSIDE")).toEqual([
    "Pullquote is not a member of the channel. Invite it there: /invite @Pullquote.",
  ])
  expect(await adapter.check("G0HIDDEN")).toEqual([
    "Pullquote cannot see the channel. If it is private, invite it there: /invite @Pullquote.",
  ])
  expect(await adapter.check("C0ARCHIVE")).toEqual(["The channel is archived. Unarchive it, or choose another."])
  expect(await adapter.post("C0OUTSIDE", briefing, "briefing:5")).toEqual({
    kind: "refused",
    problem: expect.stringContaining("/invite @Pullquote"),
  })
  space.channels.set("C0OUTSIDE", { isMember: true })
  await adapter.post("C0OUTSIDE", briefing, "briefing:5")
  expect(space.public("C0OUTSIDE")).toHaveLength(1)
})

test("an edit puts other words in the same place, and one of a message that is gone says so", async () => {
  await using office = await openOffice()
  const { adapter, space } = office
  const posted = await out(adapter, "C0NEWS", briefing, "briefing:6")
  const note = { kind: "note", prose: [{ text: "Corrected." }] } as const
  await adapter.edit(posted, { ...briefing, blocks: [...briefing.blocks, note] })
  const [message] = space.public("C0NEWS")
  expect(message).toMatchObject({ ts: posted.message, edits: 1 })
  expect(message?.text).toContain("Corrected.")
  expect(await adapter.edit({ channel: "C0NEWS", message: "1.1" }, briefing)).toEqual({ kind: "gone" })
  expect(space.breaches).toEqual([])
})
