import { expect, test } from "vitest"
import { signatureCheck } from "../../../src/adapters/slack/signature.ts"
import { DELIVERY_LIMITS } from "../../../src/adapters/webhook.ts"
import { often, SEED } from "../../support/counts.ts"
import { HOSTILE } from "../../support/hostile.ts"
import { type Random, randomFrom } from "../../support/random.ts"
import { openOffice } from "../../support/slack/office.ts"
import { bodyOf, person, SECRET, signedHeaders } from "../../support/slack/person.ts"

const NOW = 1_700_000_000
const now = () => new Date(NOW * 1000)
const check = signatureCheck(SECRET)
const isSigned = (...signed: Parameters<typeof check>) => check(...signed).kind === "good"
const BODY = bodyOf("slash_commands", { command: "/quote", text: "grave concern “é”", trigger_id: "1" }).body

test("what Slack signed is taken", () => {
  expect(isSigned(new Headers(signedHeaders(BODY, NOW)), Buffer.from(BODY), now())).toBe(true)
})

test("of thousands of requests that somebody changed, none is taken", () => {
  const random = randomFrom(SEED)
  const genuine = signedHeaders(BODY, NOW)
  const taken: unknown[] = []
  for (let i = 0; i < often(60_000); i++) {
    const headers = new Headers(genuine)
    let body = Buffer.from(BODY)
    const name = i % 2 === 0 ? "x-slack-signature" : "x-slack-request-timestamp"
    if (i % 3 === 0) {
      body = Buffer.from(body)
      const at = random.below(body.length)
      body[at] = (body[at] ?? 0) ^ (1 << random.below(8))
    } else if (i % 3 === 1) headers.set(name, changed(headers.get(name) ?? "", random))
    else {
      const forged = signedHeaders(BODY, NOW + random.below(200) - 100, `${SECRET}${i}`)
      for (const [key, value] of Object.entries(forged)) headers.set(key, value)
    }
    if (isSigned(headers, body, now())) taken.push([...headers])
  }
  expect({ seed: SEED, taken }).toEqual({ seed: SEED, taken: [] })
})

/** Another text of the kind: a character changed, cut, doubled or put in. */
function changed(text: string, random: Random): string {
  const at = random.below(text.length)
  const put = "0123456789abcdefv=- ,é\t"[random.below(22)] ?? "x"
  const made =
    [
      text.slice(0, at) + put + text.slice(at + 1),
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at) + put + text.slice(at),
      text.toUpperCase(),
      text.slice(0, at),
    ][random.below(5)] ?? ""
  // Blanks around a header are no part of it.
  return made.trim() === text ? `${text}0` : made
}

test.each([
  ["just in time", -300, true],
  ["older than five minutes", -301, false],
  ["further ahead than five minutes", 301, false],
])("a signature that is %s", (_what, seconds, is) => {
  expect(isSigned(new Headers(signedHeaders(BODY, NOW + seconds)), Buffer.from(BODY), now())).toBe(is)
})

test("over HTTP, what is not signed, too long or not understood has no effect", async () => {
  await using office = await openOffice({ by: "http" })
  const { address, space, ned } = office
  const at = Math.floor(Date.now() / 1000)
  const post = (body: string, headers: Record<string, string>) => fetch(address, { method: "POST", body, headers })
  const form = { "Content-Type": "application/x-www-form-urlencoded" }
  expect((await post(BODY, form)).status).toBe(401)
  expect((await post(BODY, { ...form, ...signedHeaders(`${BODY} `, at) })).status).toBe(401)
  expect((await post(BODY, { ...form, ...signedHeaders(BODY, at - 301) })).status).toBe(401)
  const long = "x".repeat(DELIVERY_LIMITS.mostBytes + 1)
  expect((await post(long, { ...form, ...signedHeaders(long, at) })).status).toBe(413)
  expect((await post("{", { "Content-Type": "application/json", ...signedHeaders("{", at) })).status).toBe(400)
  const unknown = "payload=%7B%22type%22%3A%22nothing_known%22%7D"
  expect((await post(unknown, { ...form, ...signedHeaders(unknown, at) })).status).toBe(404)
  const challenge = JSON.stringify({ type: "url_verification", challenge: "3eZbrw1aB" })
  const verified = await post(challenge, { "Content-Type": "application/json", ...signedHeaders(challenge, at) })
  expect(await verified.text()).toBe("3eZbrw1aB")
  expect(space.calls.map(({ method }) => method)).toEqual(["auth.test"])
  await ned.command("/quote grave concern")
  await space.until(() => space.public("C0NEWS")[0])
})

test("the same request again, word for word, has no second effect", async () => {
  await using office = await openOffice({ by: "http" })
  const { ned, space, slack } = office
  const trigger = slack.trigger()
  await ned.command("/quote grave concern", "C0NEWS", trigger)
  const answer = await space.until(() => space.public("C0NEWS")[0])
  for (let i = 0; i < 5; i++) await ned.command("/quote grave concern", "C0NEWS", trigger)
  const press = slack.trigger()
  for (let i = 0; i < 5; i++) await ned.press(answer, "Context", press)
  await office.adapter.stop()
  expect(space.public("C0NEWS")).toHaveLength(1)
  expect(space.private("U0NED")).toHaveLength(1)
})

test("an event that is delivered again is answered once, also by a bot that was started anew", async () => {
  await using office = await openOffice({ by: "http" })
  const { ned, space } = office
  await ned.mention("quote grave concern", { event: "Ev1" })
  await space.until(() => space.public("C0NEWS")[0])
  await ned.mention("quote grave concern", { event: "Ev1", retry: 1 })
  await office.adapter.stop()
  await expect(ned.mention("quote grave concern", { event: "Ev1", retry: 2 })).rejects.toThrow("503")

  await using anew = await openOffice({ by: "http", newsroom: () => office.newsroom })
  await anew.ned.mention("quote grave concern", { event: "Ev1", retry: 3 })
  await anew.adapter.stop()
  expect(space.public("C0NEWS")).toHaveLength(1)
  expect(anew.space.messages).toEqual([])
})

test("nothing that a user types can mention, link or break a message, in any way of asking", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  expect(HOSTILE.length).toBeGreaterThanOrEqual(100)
  for (const text of HOSTILE) {
    const before = space.messages.length
    await ned.command(`/quote grave concern ${text.replaceAll("\n", " ")}`)
    await space.until(() => space.messages[before])
    await ned.mention(`quote ${escapedBySlack(text)}`)
    await space.until(() => space.messages[before + 1])
    await ned.findSource(escapedBySlack(`“grave concern ${text}”`))
    await space.until(() => space.messages[before + 2])
  }
  const live = space.messages.flatMap(({ text, blocks }) => [
    ...(text.replaceAll("<@U0NED>", "").match(/<[^>]*>/g) ?? []),
    ...(JSON.stringify(blocks.filter(({ type }) => type === "context")).match(
      /"type":"mrkdwn","text":"(?!Asked by <@U0NED>"|<https?:)[^"]*/g,
    ) ?? []),
  ])
  expect(live).toEqual([])
  expect(space.breaches).toEqual([])
})

/** What Slack makes of a typed message before it hands it over. */
const escapedBySlack = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

test("a name that looks like a mention stays a name", async () => {
  await using office = await openOffice()
  const { space, slack, transport } = office
  space.people.set("U0MAL", {})
  for (const name of ["@U024BE7LH", "<!channel>", "<@U024BE7LH>", "*bold* `x`", "a\u202Eb", ""]) {
    const before = space.messages.length
    const mallory = person(slack, transport, name, "U0MAL")
    await mallory.command("/quote drones")
    const answer = await space.until(() => space.messages[before])
    expect(answer.text).not.toMatch(/<[@!]U024|<!/)
    await mallory.press(answer, labelOfMore(answer.blocks))
    await space.until(() => answer.edits === 1)
    expect(JSON.stringify(answer.blocks)).not.toContain('<@U024BE7LH>","verbatim')
  }
  expect(space.breaches).toEqual([])
})

const labelOfMore = (blocks: readonly object[]): string =>
  /"text":"(Next [^"]+)"/.exec(JSON.stringify(blocks))?.[1] ?? ""
