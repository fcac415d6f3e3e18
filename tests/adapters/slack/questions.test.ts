import { describe, expect, test } from "vitest"
import { openOffice } from "../../support/slack/office.ts"

const GRAVE = "We express our grave concern about Russia's acquisition of these UAVs from Iran"
const lines = (text: string | undefined): string => text?.split("\n")[0] ?? ""

describe("in its own conversation", () => {
  test("the bot answers what is written to it, words alone too, and in a thread there", async () => {
    await using office = await openOffice()
    const { ned, space } = office
    await ned.write("quote grave concern")
    expect((await space.until(() => space.public("D0NED")[0])).text).toContain(GRAVE)
    await ned.write("grave concern", { subtype: "file_share" })
    expect((await space.until(() => space.public("D0NED")[1])).text).toContain(GRAVE)
    await ned.write("qoute zzzz")
    expect((await space.until(() => space.public("D0NED")[2])).text).toContain("zzzz")
    expect(space.messages.map(({ via, seenBy }) => [via, seenBy])).toEqual(Array(3).fill(["chat", null]))
    expect(space.breaches).toEqual([])
  })

  test.each(["message_deleted", "channel_join", "bot_message"])(
    "a message of the kind %s asks nothing",
    async (kind) => {
      await using office = await openOffice()
      await office.ned.write("quote grave concern", { subtype: kind })
      await office.adapter.stop()
      expect(office.space.messages).toEqual([])
    },
  )

  test("an edited message edits its answer; a link's preview, or the same words, change nothing", async () => {
    await using office = await openOffice()
    const { ned, space } = office
    const ts = await ned.write("quote grave concern")
    const answer = await space.until(() => space.public("D0NED")[0])
    await ned.write("quote  grave concern ", { ts })
    await ned.write("who mulroy", { ts })
    await space.until(() => answer.edits === 1)
    expect(answer.text).toContain("Mick Mulroy")
    await office.adapter.stop()
    expect(space.public("D0NED")).toHaveLength(1)
    expect(space.breaches).toEqual([])
  })
})

describe("an edited mention", () => {
  test("with other words edits its answer, which the ledger knows", async () => {
    await using office = await openOffice()
    const { ned, space, archive } = office
    await ned.mention("quote grave concern", { ts: "1700000000.000100" })
    const answer = await space.until(() => space.public("C0NEWS")[0])
    await ned.mention("who mulroy", { ts: "1700000000.000100", edited: true })
    await space.until(() => answer.edits === 1)
    expect(answer.text).toContain("Mick Mulroy")
    expect(lines(answer.text)).toBe("Asked by <@U0NED>: /who mulroy")
    await office.adapter.stop()
    expect(space.public("C0NEWS")).toHaveLength(1)
    expect(await archive.ledger.find("slack:C0NEWS:1700000000.000100")).toMatchObject({
      posted: { message: answer.ts },
    })
    expect(space.breaches).toEqual([])
  })

  test("with the same words changes nothing", async () => {
    await using office = await openOffice()
    const { ned, space } = office
    await ned.mention("quote grave concern", { ts: "1700000000.000100" })
    await space.until(() => space.public("C0NEWS")[0])
    await ned.mention("quote grave concern", { ts: "1700000000.000100", edited: true })
    await office.adapter.stop()
    expect(space.messages.map(({ edits }) => edits)).toEqual([0])
  })

  test("that names the bot only now is answered like a new one", async () => {
    await using office = await openOffice()
    const { ned, space } = office
    await ned.mention("quote grave concern", { ts: "1700000000.000100", edited: true })
    expect((await space.until(() => space.public("C0NEWS")[0])).text).toContain(GRAVE)
  })
})

test("words before the name count where none follow, and names that Slack does not send are asked for", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  await ned.mention("quote grave concern <@U0PULLQUOTE>")
  expect((await space.until(() => space.public("C0NEWS")[0])).text).toContain(GRAVE)
  space.people.set("U0MUL", { profile: { display_name: "Mick Mulroy" } })
  await ned.mention("who <@U0MUL>")
  expect((await space.until(() => space.public("C0NEWS")[1])).text).toContain("Mick Mulroy")
})

test("a shared quote says who shared it, and no inner id", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  await ned.command("/quote grave concern private:yes")
  const answer = await space.until(() => space.private("U0NED")[0])
  await ned.press(answer, "Share")
  const shared = await space.until(() => space.public("C0NEWS")[0])
  expect(lines(shared.text)).toBe("Shared by ned")
  expect(JSON.stringify(shared.blocks[0])).not.toContain("#")
  expect(space.breaches).toEqual([])
})

describe("where Slack does not take an answer", () => {
  test.each([
    ["restricted_action_read_only_channel", "The channel is read-only."],
    ["restricted_action_thread_only_channel", "only in threads"],
    ["restricted_action_non_threadable_channel", "does not allow replies in threads"],
    ["restricted_action_unheard_of", "do not allow apps to post"],
    ["ekm_access_denied", "Enterprise Key Management"],
    ["slack_connect_something_blocked", "Slack Connect"],
    ["never_heard_of", "never_heard_of"],
  ])("%s: the asker gets it in private, with what an admin does", async (error, words) => {
    await using office = await openOffice()
    const { ned, space } = office
    space.fail("chat.postMessage", { error })
    await ned.command("/quote grave concern")
    const told = await space.until(() => space.private("U0NED")[0])
    expect(told.text).toContain(GRAVE)
    expect(told.text).toContain(words)
    expect(space.public("C0NEWS")).toEqual([])
    expect(space.breaches).toEqual([])
  })

  test.each(["invalid_auth", "token_revoked", "account_inactive"])(
    "%s: people hear only that Pullquote is not available, the operator more",
    async (error) => {
      await using office = await openOffice()
      const { ned, space, adapter } = office
      space.fail("chat.postMessage", { error })
      await ned.command("/quote grave concern")
      const told = await space.until(() => space.private("U0NED")[0])
      expect(told.text).toBe("Pullquote is not available on Slack right now. Whoever runs it can see why in the log.")
      expect(adapter.trouble()).toMatch(/token/)
    },
  )

  test.each(["channel_not_found", "user_not_in_channel", "restricted_action"])(
    "%s of a private one: it comes in their own conversation, else in the thread",
    async (error) => {
      await using office = await openOffice()
      const { ned, space } = office
      space.fail("chat.postEphemeral", { error }, { error })
      await ned.mention("quote zzzz", { thread: "1700000000.000100" })
      expect((await space.until(() => space.public("U0NED")[0])).text).toContain("zzzz")
      space.fail("chat.postMessage", { error: "messages_tab_disabled" })
      await ned.mention("quote zzzz", { thread: "1700000000.000100" })
      const reply = await space.until(() => space.public("C0NEWS")[0])
      expect([reply.thread, reply.text.includes("zzzz")]).toEqual(["1700000000.000100", true])
      expect(space.breaches).toEqual([])
    },
  )
})
