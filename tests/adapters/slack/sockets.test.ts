import { afterAll, beforeAll, expect, test } from "vitest"
import { openOffice } from "../../support/slack/office.ts"

const unhandled: unknown[] = []
const note = (reason: unknown) => void unhandled.push(reason)
beforeAll(() => void process.on("unhandledRejection", note))
afterAll(() => {
  process.off("unhandledRejection", note)
  expect(unhandled).toEqual([])
})

test("two sockets are held, and while one is renewed the other answers", async () => {
  await using office = await openOffice()
  const { slack, space, ned } = office
  for (let renewals = 1; renewals <= 2; renewals++) {
    await space.until(() => slack.links.length === 2)
    const [old] = slack.links
    slack.renew(old)
    await ned.command("/quote grave concern")
    await space.until(() => space.public("C0NEWS").length === renewals)
    await space.until(() => slack.links.length === 2 && old && !slack.links.includes(old))
  }
})

test("sockets that drop come back, one after the other or all at once", async () => {
  await using office = await openOffice()
  const { slack, space, ned } = office
  await space.until(() => slack.links.length === 2)
  for (const { socket } of [...slack.links]) socket.terminate()
  await space.until(() => slack.links.length === 0)
  await space.until(() => slack.links.length === 2)
  await ned.command("/quote grave concern")
  await space.until(() => space.public("C0NEWS")[0])
})

test("an event that was not acknowledged comes again over the other socket, and is answered once", async () => {
  await using office = await openOffice()
  const { slack, space, ned } = office
  await space.until(() => slack.links.length === 2)
  const [first] = slack.links
  const asked = ned.mention("quote grave concern")
  first?.socket.terminate()
  await asked
  await space.until(() => space.public("C0NEWS")[0])
  await office.adapter.stop()
  expect(space.public("C0NEWS")).toHaveLength(1)
})

test("Slack out of order while reconnecting is waited for", async () => {
  await using office = await openOffice()
  const { slack, space, logged } = office
  await space.until(() => slack.links.length === 2)
  space.fail("apps.connections.open", { status: 500 }, { error: "internal_error" })
  for (const { socket } of [...slack.links]) socket.terminate()
  await space.until(() => slack.links.length === 0)
  await space.until(() => slack.links.length === 2)
  expect(logged.map(({ message }) => message)).toContain("a socket to Slack is down")
})

test("stopping in the middle of a reconnect ends quietly", async () => {
  const office = await openOffice()
  const { slack, space } = office
  await space.until(() => slack.links.length === 2)
  for (const link of [...slack.links]) slack.renew(link)
  await space.until(() => slack.links.length < 2)
  await office.adapter.stop()
  await space.until(() => slack.links.length === 0)
  await office.close()
})

test("stopping waits for an answer that is under way, and takes nothing new", async () => {
  const slowly = Promise.withResolvers<void>()
  const office = await openOffice({
    newsroom: (usual) => ({ ...usual, answer: (call) => slowly.promise.then(() => usual.answer(call)) }),
  })
  const { slack, space, ned } = office
  await ned.command("/quote grave concern")
  const stopped = office.adapter.stop()
  await space.until(() => slack.links.length === 0)
  slowly.resolve()
  await stopped
  expect(space.public("C0NEWS")).toHaveLength(1)
  await office.close()
})

test.each([
  [
    "bot",
    "invalid_auth",
    "Slack (SLACK_BOT_TOKEN): Slack does not recognise the token. Copy it again from the app's page.",
  ],
  [
    "bot",
    "account_inactive",
    "Slack (SLACK_BOT_TOKEN): Slack has deactivated the token: the app was removed from the workspace. Install it again.",
  ],
  [
    "app",
    "invalid_auth",
    "Slack (SLACK_APP_TOKEN): Slack does not recognise the token. Copy it again from the app's page.",
  ],
])("the %s token, when Slack refuses it (%s), is one clear line, without the token", async (kind, error, problem) => {
  await using office = await openOffice({
    failing: { [kind === "bot" ? "auth.test" : "apps.connections.open"]: [{ error }, { error }] },
  })
  expect(office.started).toEqual({ ok: false, problem })
  expect(JSON.stringify(office.logged)).not.toMatch(/xoxb-|xapp-/)
})

test("a token that is revoked later is one clear line in the log", async () => {
  await using office = await openOffice()
  const { ned, space, slack, logged } = office
  slack.tokens.bot = "xoxb-another"
  await ned.command("/quote grave concern")
  await ned.command("/quote grave concern")
  await space.until(() => space.private("U0NED").length === 2)
  const lines = logged.filter(({ level }) => level === "error").map(({ message }) => message)
  expect(lines).toEqual(["Slack: Slack does not recognise the token. Copy it again from the app's page."])
})
