import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { serveDiscord } from "../../support/discord/served.ts"
import { buttonsOf, textOf } from "../../support/discord/world.ts"

// Quotations are checked on a server: typed, and in messages of every form that a reader sees words in.
let served: Awaited<ReturnType<typeof serveDiscord>>
beforeAll(async () => {
  served = await serveDiscord()
})
afterAll(() => served.close())
afterEach(() => {
  expect(served.discord.world.breaches).toEqual([])
  expect(served.logged.filter(({ level }) => level !== "info")).toEqual([])
})

const DEEP = "“We express our deep concern about Russia's acquisition of these UAVs,” Price said."
const read = (text: string): string => text.replaceAll("\\", "")

test.each([
  ["We express our grave concern about Russia's acquisition of these UAVs", "Word for word."],
  ["We express our deep concern about Russia's acquisition of these UAVs", "Altered: the source has “grave”"],
  ["The bakery on the corner never opened on a Tuesday again", "Not in the archive."],
])("/verify is answered in the channel: %s", async (text, sentence) => {
  const { people } = served
  const message = await people.ask(people.person("Ana"), "verify", { text, speaker: "Ned Price" })
  expect(read(textOf(message))).toContain(sentence)
  expect([message.onlyFor, textOf(message).includes("Asked by Ana")]).toEqual([null, true])
})

const snapshot = (message: object) => ({ message_snapshots: [{ message }] })
test.each([
  ["its text", { content: DEEP }],
  [
    "quoted lines, signed",
    { content: "> We express our deep concern about Russia's acquisition of these UAVs\n– Ned Price" },
  ],
  ["an embed", { embeds: [{ title: "Overnight", description: DEEP }] }],
  ["an embed's field", { embeds: [{ fields: [{ name: "Price", value: DEEP }] }] }],
  ["components", { flags: 1 << 15, components: [{ type: 17, components: [{ type: 10, content: DEEP }] }] }],
  ["a poll", { poll: { question: { text: DEEP }, answers: [{ poll_media: { text: "Yes" } }] } }],
  ["what it passes on", snapshot({ content: DEEP, embeds: [], attachments: [] })],
  ["what a thread was begun with", { type: 21, referenced_message: { content: DEEP, embeds: [], attachments: [] } }],
  [
    "the words of a picture",
    {
      attachments: [
        {
          id: "1",
          filename: "a.png",
          size: 1,
          url: "https://cdn.example/a.png",
          proxy_url: "https://cdn.example/a.png",
          description: DEEP,
        },
      ],
    },
  ],
])("Verify quote reads %s, for who asks alone", async (_form, message) => {
  const { people } = served
  const ana = people.person("Ana")
  const answer = await people.answerTo(await people.onMessage(ana, "Verify quote", message))
  expect(read(textOf(answer))).toContain("Altered: the source has “grave”, not “deep”.")
  expect(read(textOf(answer))).toContain("[source: **grave**; here: deep]")
  expect(answer.onlyFor).toBe(ana.id)
})

test("each quotation of a message is checked with the speaker that the message names; Share shows it to all", async () => {
  const { people } = served
  const ana = people.person("Ana")
  const content = `${DEEP} “The cranes stay still until the offer moves,” said Nick Price. “Nobody warned the ferries at all that night,” a man said.`
  const answer = await people.answerTo(await people.onMessage(ana, "Verify quote", { content }))
  const text = read(textOf(answer))
  expect(text).toContain("3 quotations: 1 verbatim, 1 altered, 1 absent.")
  expect(text).toContain("The source attributes it to Anna Erdoğan, not to Nick Price.")
  const shared = await people.answerTo(await people.press(ana, answer, "Share"))
  expect([shared.onlyFor, read(textOf(shared)).includes("3 quotations")]).toEqual([null, true])
})

test("Find source gives the verdict first, and what is near where it is absent", async () => {
  const { people } = served
  const ana = people.person("Ana")
  const altered = await people.answerTo(await people.onMessage(ana, "Find source", { content: DEEP }))
  expect(read(textOf(altered))).toMatch(/^\*\*Altered: the source has “grave”, not “deep”\.\*\*/)
  expect(altered.onlyFor).toBe(ana.id)
  expect(buttonsOf(altered).map(({ label }) => label)).toContain("Share")
  const content = "“Our grave concern is about the bakery”"
  const absent = await people.answerTo(await people.onMessage(ana, "Find source", { content }))
  expect(read(textOf(absent))).toMatch(/^\*\*Not in the archive\.\*\*/)
  expect(absent.onlyFor).toBe(ana.id)
})

test("what somebody asks to verify is not logged and not in the ledger", async () => {
  const { people, archive } = served
  const exchange = await people.command(people.person("Ana"), "verify", { text: "The zebra crossed at midnight again" })
  await people.answerTo(exchange)
  const entry = await archive.ledger.find(`discord:${exchange.id}`)
  expect(JSON.stringify([entry, served.logged])).not.toContain("zebra")
})
