import { expect, test } from "vitest"
import { serveFor } from "../../support/discord/served.ts"
import { buttonsOf, publicMessages, textOf, type World } from "../../support/discord/world.ts"

// The newsroom's clock stands at Thursday, 1 December 2022, 08:00 UTC.
const REQUIRES_TAG = 1 << 4

const forumOn = (world: World, more: object = {}) => {
  const forum = {
    id: world.id(),
    guild_id: world.guild,
    name: "briefings",
    type: 15,
    permission_overwrites: [],
    ...more,
  }
  world.channels.set(forum.id, forum)
  return forum
}
const postsOf = ({ channels }: World, forum: string) => [...channels.values()].filter((one) => one.parent_id === forum)

test("a briefing in a forum opens a post with its date as the title, whose buttons are for the forum", async (context) => {
  const { ana, people, world, archive, briefings, adapter } = await serveFor(context)
  const forum = forumOn(world)
  briefings.start([adapter])
  const scheduled = await people.ask(ana, "briefing schedule", { channel: forum.id, time: "20:00", zone: "UTC" })
  expect(textOf(scheduled)).toContain(`Briefing scheduled for <#${forum.id}>`)
  const preview = await people.answerTo(await people.press(ana, scheduled, "Preview today's"))
  const told = await people.answerTo(await people.press(ana, preview, "Post it"))
  const [post] = postsOf(world, forum.id)
  expect(post?.name).toBe("Briefing · Thursday, 1 December 2022")
  const [message] = publicMessages(world).filter(({ channel_id }) => channel_id === post?.id)
  if (!post || !message) throw new Error("nothing was posted")
  expect(textOf(message)).toContain("Hull harbour")
  expect(textOf(message)).not.toContain("Briefing · Thursday")
  expect(textOf(told)).toContain(`https://discord.com/channels/${world.guild}/${post.id}/${post.id}`)
  const inPost = { channel: post, install: "server" } as const
  const window = await people.windowOf(await people.press(ana, message, "Edit", inPost))
  expect(window.title).toBe("Edit the briefing")
  await people.answerTo(await people.press(ana, message, "Snooze a week", inPost))
  expect((await archive.orders.list())[0]?.since.slice(0, 10)).toBe("2022-12-08")
  const key = `briefing:discord:${forum.id}:2022-12-01`
  const entry = await archive.ledger.find(key)
  expect(entry?.posted).toMatchObject({ channel: post.id, message: post.id })
  const correction = { ...preview, blocks: [], actions: [], audience: "channel", outcome: "answered" } as const
  const edited = await adapter.edit({ channel: post.id, message: post.id }, { ...correction, blocks: [SAID] })
  expect([edited.kind, textOf(message)]).toEqual(["edited", "It has been corrected."])
  const answer = await people.ask(ana, "quote", { query: "grave concern" }, inPost)
  expect([answer.channel_id, answer.onlyFor]).toEqual([post.id, null])
  expect(buttonsOf(answer).length).toBeGreaterThan(0)
})

const SAID = { kind: "prose", prose: [{ text: "It has been corrected." }] } as const
const REPLY = { blocks: [SAID], actions: [], audience: "channel", outcome: "answered" } as const

test("a post whose answer was lost is found again, and not opened twice", async (context) => {
  const { adapter, world, discord } = await serveFor(context)
  const forum = forumOn(world)
  discord.trouble({ on: /POST .*\/threads$/, times: 3, after: true, answer: "hang up" })
  expect((await adapter.post(forum.id, REPLY, "k")).kind).toBe("later")
  const [post] = postsOf(world, forum.id)
  const again = await adapter.post(forum.id, REPLY, "k")
  expect(again).toEqual({ kind: "posted", posted: { channel: post?.id, message: post?.id } })
  expect(await adapter.post(forum.id, REPLY, "k")).toEqual(again)
  expect(postsOf(world, forum.id).map(({ name }) => name)).toEqual(["It has been corrected."])
})

test("a forum that has come to require tags, and one whose posts the bot may not open, are told in words", async (context) => {
  const { adapter, world } = await serveFor(context)
  const tagged = forumOn(world, { flags: REQUIRES_TAG })
  expect(await adapter.post(tagged.id, REPLY, "k")).toMatchObject({
    kind: "blocked",
    problem: expect.stringContaining("This forum requires a tag on each post. Switch off"),
  })
  expect(await adapter.check(tagged.id)).toEqual([expect.stringContaining("requires a tag")])
  const closed = forumOn(world, {
    permission_overwrites: [{ id: world.guild, type: 0, allow: "0", deny: String(1n << 11n) }],
  })
  expect(await adapter.check(closed.id)).toEqual([expect.stringContaining("lacks “Create Posts” in #briefings")])
})
