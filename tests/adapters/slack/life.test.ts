import { expect, test } from "vitest"
import type { Newsroom } from "../../../src/core/newsroom.ts"
import { openOffice } from "../../support/slack/office.ts"
import type { Trouble } from "../../support/slack/workspace.ts"

const GRAVE = "“We express our grave concern"

test.each<[string, string, Trouble]>([
  ["asked for patience", "chat.postMessage", { retryAfter: 1 }],
  ["out of order, with nothing posted", "chat.postMessage", { status: 503 }],
  ["out of order, with the answer posted", "chat.postMessage", { status: 503, done: true }],
  ["cut off after the answer was posted", "chat.postMessage", { cut: true, done: true }],
])("an answer comes out once when Slack is %s", async (_what, method, fault) => {
  await using office = await openOffice()
  const { ned, space, settled, slack } = office
  space.scopes.add("channels:history")
  space.fail(method, fault)
  const trigger = slack.trigger()
  await ned.command("/quote grave concern", "C0NEWS", trigger)
  const { posted } = await settled(trigger)
  expect(space.messages.map(({ ts, text }) => [ts, text.includes(GRAVE)])).toEqual([[posted?.message, true]])
  expect(space.breaches).toEqual([])
})

test("where it may not look whether it posted, it posts nothing twice and lets the asker decide", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  space.fail("chat.postMessage", { status: 500, done: true })
  await ned.command("/quote grave concern")
  const told = await space.until(() => space.private("U0NED")[0])
  expect(told.text).toBe("Slack did not say whether your answer was shown. If you do not see it, ask again:")
  expect(space.public("C0NEWS")).toHaveLength(1)
  await ned.press(told, "/quote grave concern")
  await space.until(() => space.public("C0NEWS")[1])
})

test("a channel that takes nothing for a minute is answered through the response address", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  space.fail("chat.postMessage", { retryAfter: 60 })
  await ned.command("/quote grave concern")
  expect(await space.until(() => space.public("C0NEWS")[0])).toMatchObject({ via: "response" })
})

test("a storm of refusals loses and doubles nothing", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  space.fail(
    "chat.postMessage",
    ...Array.from({ length: 30 }, (_, i): Trouble => (i % 3 === 0 ? { status: 503 } : { retryAfter: 1 })),
  )
  space.scopes.add("channels:history")
  await Promise.all(Array.from({ length: 20 }, () => ned.command("/quote grave concern")))
  await space.until(() => space.messages.length === 20)
  await office.adapter.stop()
  expect(space.private("U0NED").map(({ text }) => text)).toEqual([])
  expect(space.public("C0NEWS")).toHaveLength(20)
  expect(space.breaches).toEqual([])
})

test("who asked by name while Slack takes nothing is told to ask again", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  space.fail("chat.postMessage", { retryAfter: 60 })
  await ned.mention("quote grave concern")
  const told = await space.until(() => space.private("U0NED")[0])
  expect(told.text).toContain("Slack is rate-limiting Pullquote for 60 seconds.")
})

test("a bot that starts before Slack can be reached is there as soon as it can", async () => {
  await using office = await openOffice({
    failing: { "auth.test": [{ status: 503 }, { status: 503 }, { status: 503 }] },
  })
  const { ned, space, logged, started } = office
  expect(started).toEqual({ ok: true })
  expect(logged[0]?.message).toBe("Slack cannot be reached yet")
  await ned.command("/quote grave concern")
  await space.until(() => space.public("C0NEWS")[0])
})

test("a response address that is slowed down or out of order still takes a private answer, once", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  space.fail("response", { retryAfter: 1 }, { status: 502 })
  await ned.command("/quote grave concern private:yes")
  await space.until(() => space.private("U0NED")[0])
  expect(space.messages).toHaveLength(1)
  expect(space.breaches).toEqual([])
})

test.each([
  ["is_archived", "Only you can see this. The channel is archived."],
  ["restricted_action", "A workspace setting does not allow apps to post"],
  ["not_in_channel", "Asked by ned"],
  ["channel_not_found", "Asked by ned"],
])("%s is named in words, or answered another way", async (error, words) => {
  await using office = await openOffice()
  const { ned, space } = office
  space.fail("chat.postMessage", { error })
  await ned.command("/quote grave concern")
  const told = await space.until(() => space.messages[0])
  expect(told.text).toContain(words)
  expect(told.seenBy).toBe(words.startsWith("Asked") ? null : "U0NED")
})

test("a permission that the app lacks is named, and the answer comes out all the same", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  space.scopes.delete("chat:write")
  await ned.command("/quote grave concern")
  const told = await space.until(() => space.private("U0NED")[0])
  expect(told.text).toContain("lacks the permission “chat:write”. Add it to the app's bot token scopes")
  expect(space.public("C0NEWS")).toMatchObject([{ via: "response" }])
})

test("who asked by name in a channel that is closed to the bot gets the answer in their own conversation with it", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  await ned.mention("quote grave concern", { channel: "C0ARCHIVE" })
  const told = await space.until(() => space.public("U0NED")[0])
  expect(told.text).toContain("grave concern")
  expect(told.text).toContain("Only you can see this. The channel is archived.")
  expect(space.public("C0ARCHIVE")).toEqual([])
  expect(space.breaches).toEqual([])
})

test("blocks that a workspace refuses come out in plainer ones, with the same words and buttons", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  space.fail("chat.postMessage", { error: "invalid_blocks" })
  await ned.command("/quote grave concern")
  const answer = await space.until(() => space.public("C0NEWS")[0])
  expect(answer.blocks.map(({ type }) => type)).toEqual(["section", "actions"])
  expect(answer.text).toContain(GRAVE)
  space.fail("response", { error: "invalid_blocks" })
  await ned.press(answer, "Context")
  const aside = await space.until(() => space.private("U0NED")[0])
  expect(aside.blocks[0]?.type).toBe("section")
  expect(space.breaches).toEqual([])
})

test("a slow archive is acknowledged before it has answered", async () => {
  const slowly = Promise.withResolvers<void>()
  const slow = (usual: Newsroom): Newsroom => ({
    ...usual,
    answer: (call) => slowly.promise.then(() => usual.answer(call)),
  })
  await using office = await openOffice({ by: "http", newsroom: slow })
  const { ned, space } = office
  await ned.command("/quote grave concern")
  expect(space.messages).toEqual([])
  slowly.resolve()
  await space.until(() => space.public("C0NEWS")[0])
})

test("a search that takes too long shows no choices rather than an error", async () => {
  const never = (usual: Newsroom): Newsroom => ({ ...usual, complete: () => new Promise(() => {}) })
  await using office = await openOffice({ newsroom: never })
  const { ned, space } = office
  await ned.command("/quote")
  const window = await space.until(() => space.opened[0])
  expect(await ned.search(window, "speaker", "mulr")).toEqual([])
})

test("a failure of ours is told by its incident, to the asker alone", async () => {
  const broken = (usual: Newsroom): Newsroom => ({
    ...usual,
    answer: () => Promise.reject(new Error("the disk is full")),
  })
  await using office = await openOffice({ newsroom: broken })
  const { ned, space, logged } = office
  await ned.command("/quote grave concern")
  const told = await space.until(() => space.private("U0NED")[0])
  expect(told.text).toBe("Something went wrong on our side. The log has it as incident bcdfgh.")
  expect(logged.find(({ level }) => level === "error")?.fields).toMatchObject({ incident: "bcdfgh" })
})

test("a button whose call is no longer kept says so and offers its command", async () => {
  const query = "sanctions ".repeat(250)
  const long = { label: "Long", call: { command: "quote", args: { query } } }
  const forgetful = (usual: Newsroom): Newsroom => ({
    ...usual,
    answer: async (call) => ({ ...(await usual.answer(call)), actions: [long] }),
    tickets: { ...usual.tickets, open: async () => null },
  })
  await using office = await openOffice({ newsroom: forgetful })
  const { ned, space } = office
  await ned.command("/quote drones private:yes")
  await ned.press(await space.until(() => space.private("U0NED")[0]), "Long")
  const told = await space.until(() => space.private("U0NED")[1])
  expect(told.text).toBe("This button has expired. Ask again with /quote.")
})

test("a call too long for a button travels as a ticket", async () => {
  const long = { label: "Long", call: { command: "quote", args: { query: `drones ${" ".repeat(2500)}` } } }
  const wordy = (usual: Newsroom): Newsroom => ({
    ...usual,
    answer: async (call) => ({ ...(await usual.answer(call)), actions: [long] }),
  })
  await using office = await openOffice({ newsroom: wordy })
  const { ned, space } = office
  await ned.command("/quote grave concern")
  await ned.press(await space.until(() => space.public("C0NEWS")[0]), "Long")
  expect((await space.until(() => space.public("C0NEWS")[1])).text).toContain("drones")
  expect(space.breaches).toEqual([])
})

test("a choice too long for a menu travels as a ticket", async () => {
  const value = "a-very-long-name-of-an-article-".repeat(3)
  const asked: unknown[] = []
  const wordy = (usual: Newsroom): Newsroom => ({
    ...usual,
    complete: async () => [{ label: "A very long one", value }],
    answer: (call) => {
      asked.push(call)
      return usual.answer(call)
    },
  })
  await using office = await openOffice({ newsroom: wordy })
  const { ned, space } = office
  await ned.command("/quote")
  const window = await space.until(() => space.opened[0])
  const [choice] = await ned.search(window, "article", "a")
  await ned.submit(window, { "option:article": { "option:article": { selected_option: choice } } })
  await space.until(() => space.messages[0])
  expect(asked.at(-1)).toEqual({ command: "quote", args: { article: value } })
  expect(space.breaches).toEqual([])
})
