import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { shownOptions } from "../../../src/core/command/arguments.ts"
import { serveDiscord, settled } from "../../support/discord/served.ts"
import { buttonsOf, textOf } from "../../support/discord/world.ts"
import { readMarkdown } from "./reader.ts"

// One bot on one server: what a newsroom does with it, each thing on the wire as Discord takes it.
let served: Awaited<ReturnType<typeof serveDiscord>>
beforeAll(async () => {
  served = await serveDiscord()
})
afterAll(() => served.close())
afterEach(() => {
  expect(served.discord.world.breaches).toEqual([])
  expect(served.logged.filter(({ level }) => level !== "info")).toEqual([])
})

const labels = (message: Parameters<typeof buttonsOf>[0]) => buttonsOf(message).map(({ label }) => label)

describe("every command answers with every option", () => {
  test.each([
    ["quote", { query: "grave concren" }, "We express our"],
    ["quote", { query: "war", speaker: "mulroi" }, "deeply involves Iran"],
    ["quote", { speaker: "Anna Erdoğan", article: "harbour-strike", since: "2022-11", until: "2022-12-31" }, "cranes"],
    ["fact", { query: "shahed" }, "kamikaze drones"],
    [
      "fact",
      { query: "dockers", speaker: "port", article: "harbour-strike", since: "2022", until: "2022" },
      "14 ships",
    ],
    ["summary", {}, "Dockers walk out"],
    ["summary", { article: "iran-drones", length: "short" }, "Iran implicated"],
    ["who", {}, "Most quoted"],
    ["who", { name: "khamenei" }, "supreme leader"],
    ["articles", {}, "A late frost"],
    ["articles", { query: "harbour" }, "Dockers"],
    ["history", { article: "harbour-strike" }, "One version"],
    ["articles", { since: "November 2022", until: "30 Nov 2022" }, "Dockers"],
  ])("/%s %o", async (name, args, words) => {
    const { people } = served
    const message = await people.ask(people.person("Ana"), name, args)
    expect(textOf(message)).toContain(words)
    expect(textOf(message)).toContain("Asked by Ana")
    expect(message.onlyFor).toBeNull()
  })

  test("all commands and options have had their turn above, or below", () => {
    const options = served.newsroom.commands.map((command) => [
      command.name,
      shownOptions(command).map(([name]) => name),
    ])
    expect(Object.fromEntries(options)).toEqual({
      quote: ["query", "speaker", "article", "since", "until", "private"],
      verify: ["text", "speaker", "article", "private"],
      fact: ["query", "speaker", "article", "since", "until", "private"],
      summary: ["article", "length"],
      who: ["name"],
      articles: ["query", "since", "until"],
      history: ["article"],
      // In tests/commands/corrections.test.ts.
      corrections: ["article"],
      // In tests/commands/briefing.test.ts.
      briefing: expect.arrayContaining(["time", "zone"]),
      help: ["command"],
    })
  })

  test.each([
    ["quote", { query: "grave concern", private: true }, "We express our"],
    ["fact", { query: "dockers", private: true }, "walked out at Hull harbour"],
    ["help", {}, "/quote"],
    ["help", { command: "quote" }, "Find an exact quote"],
    ["quote", { query: "zzzz" }, "No quote found"],
    ["quote", {}, "Add something to search for"],
    ["quote", { query: "war", since: "someday" }, "is not a date"],
  ])("for the asker alone: /%s %o", async (name, args, words) => {
    const { people } = served
    const ana = people.person("Ana")
    const message = await people.ask(ana, name, args)
    expect(textOf(message)).toContain(words)
    expect(textOf(message)).not.toContain("Asked by")
    expect(message.onlyFor).toBe(ana.id)
  })
})

test.each(["desk", "thread", "directMessage", "elsewhere", "friends"] as const)(
  "answers in public wherever it is asked: %s",
  async (where) => {
    const { people, archive } = served
    const exchange = await people.command(people.person("Ana"), "quote", { query: "cranes" }, people.places[where])
    const message = await people.answerTo(exchange)
    expect(textOf(message)).toContain("stay still until the offer moves")
    await served.discord.until(() => exchange.state === "answered")
    const entry = await settled(archive, `discord:${exchange.id}`)
    expect(entry?.shown).toEqual([{ snippet: expect.stringMatching(/^#/), version: expect.any(String) }])
    // After 15 minutes only the bot itself can edit, and it is not where a person has brought it along.
    expect(entry?.posted).toMatchObject({ message: message.id, editable: where !== "elsewhere" && where !== "friends" })
  },
)

describe("typing", () => {
  test.each([
    ["quote", { query: "grave con" }, "query", /grave concern/],
    ["quote", { speaker: "mulr" }, "speaker", /Mick Mulroy/],
    ["fact", { query: "dock", article: "harb" }, "article", /Dockers/],
    ["who", { name: "khamen" }, "name", /Ali Khamenei/],
    ["help", { command: "qu" }, "command", /quote/],
    ["summary", { article: "" }, "article", /Iran implicated/],
  ])("/%s %o offers choices for %s", async (name, args, option, wanted) => {
    const { people, discord } = served
    const exchange = await people.typing(people.person("Ana"), name, args, option)
    const choices = await discord.until(() => exchange.choices, "choices")
    expect(choices.map((choice) => choice.name).join("\n")).toMatch(wanted)
  })

  test("a choice, sent as it was offered, answers with those very words", async () => {
    const { people, discord } = served
    const ana = people.person("Ana")
    const exchange = await people.typing(ana, "quote", { query: "cranes" }, "query")
    const [choice] = await discord.until(() => exchange.choices, "choices")
    expect(textOf(await people.ask(ana, "quote", { query: choice.value }))).toContain("The cranes stay still")
  })

  test("a keystroke that is answered too late harms nothing", async () => {
    const { people, discord, logged } = served
    const exchange = await people.typing(people.person("Ana"), "quote", { query: "war" }, "query")
    Object.assign(exchange, { begun: Number.NEGATIVE_INFINITY })
    await discord.until(() => exchange.refusals.includes(10062), "the refusal")
    expect(logged.filter(({ level }) => level !== "info")).toEqual([])
  })
})

describe("buttons", () => {
  test("Next and Back turn the page in place, and who asked stays named", async () => {
    const { people, discord } = served
    const ana = people.person("Ana")
    const message = await people.ask(ana, "quote", { query: "war" })
    const first = textOf(message)
    await people.answerTo(await people.press(ana, message, /^Next/))
    expect([textOf(message) === first, message.edits]).toEqual([false, 1])
    expect(textOf(message)).toContain("Asked by Ana")
    const there = discord.world.messages.length
    await people.answerTo(await people.press(ana, message, "Back"))
    expect([textOf(message), message.edits, discord.world.messages.length]).toEqual([first, 2, there])
  })

  test("a page that somebody else turns is theirs alone, and they turn on in their own copy", async () => {
    const { people } = served
    const message = await people.ask(people.person("Ana"), "quote", { query: "war" })
    const first = textOf(message)
    const ben = people.person("Ben")
    const copy = await people.answerTo(await people.press(ben, message, /^Next/))
    expect([copy.onlyFor, message.edits, textOf(message)]).toEqual([ben.id, 0, first])
    await people.answerTo(await people.press(ben, copy, "Back"))
    expect([copy.edits, copy.onlyFor, message.edits]).toEqual([1, ben.id, 0])
    expect(textOf(copy)).toContain(first.slice(first.indexOf("“"), first.indexOf("”")))
  })

  test("Context answers who pressed it, alone", async () => {
    const { people } = served
    const message = await people.ask(people.person("Ana"), "quote", { query: "grave concern" })
    const ben = people.person("Ben")
    const context = await people.answerTo(await people.press(ben, message, "Context"))
    expect(textOf(context)).toContain("In the article:")
    expect([context.onlyFor, message.edits]).toEqual([ben.id, 0])
  })

  test("Share posts a private answer for all, with who shared it", async () => {
    const { people } = served
    const ana = people.person("Ana")
    const message = await people.ask(ana, "quote", { query: "grave concern", private: true })
    const shared = await people.answerTo(await people.press(ana, message, "Share"))
    expect(textOf(shared)).toContain("We express our grave concern")
    expect(textOf(shared)).toContain("Shared by Ana")
    expect([shared.onlyFor, message.onlyFor]).toEqual([null, ana.id])
  })

  test("a private answer is turned in private, and by its asker only", async () => {
    const { people } = served
    const ana = people.person("Ana")
    const message = await people.ask(ana, "quote", { query: "war", private: true })
    await people.answerTo(await people.press(ana, message, /^Next/))
    expect([message.edits, message.onlyFor]).toEqual([1, ana.id])
    const ben = people.person("Ben")
    const refused = await people.answerTo(await people.press(ben, message, "Back", people.places.desk, true))
    expect(textOf(refused)).toContain("Only the person who asked can use these buttons")
    expect([refused.onlyFor, message.edits]).toEqual([ben.id, 1])
  })

  test("a suggestion of a private answer is answered for all", async () => {
    const { people } = served
    const ana = people.person("Ana")
    const nothing = await people.ask(ana, "quote", { query: "ukranian hovercraft" })
    expect(labels(nothing).length).toBeGreaterThan(0)
    const found = await people.answerTo(await people.press(ana, nothing, /^Without/))
    expect([nothing.onlyFor, found.onlyFor]).toEqual([ana.id, null])
  })

  test("every other button of a summary and of a person is a command like any other", async () => {
    const { people } = served
    const ana = people.person("Ana")
    const summary = await people.ask(ana, "summary", { article: "iran-drones" })
    for (const label of labels(summary)) {
      const answered = await people.answerTo(await people.press(ana, summary, label))
      expect(textOf(answered)).toContain("Asked by Ana")
    }
    expect(summary.edits).toBe(0)
  })

  test("a call too long for a button travels as a ticket; when that is no longer kept, the command is offered", async () => {
    const { people, discord } = served
    const ana = people.person("Ana")
    const message = await people.ask(ana, "quote", {
      query: "war",
      since: "2022-01-01",
      until: "2022-12-31",
      article: "Iran implicated in Russian attacks on civilians in Ukraine",
    })
    const more = buttonsOf(message).find(({ label }) => label.startsWith("Next"))
    expect(more?.custom_id).toMatch(/^quote~/)
    await people.answerTo(await people.press(ana, message, /^Next/))
    expect(message.edits).toBe(1)

    for (const button of buttonsOf(message)) button.custom_id = "quote~aaaaaaaaaaaa"
    const expired = await people.answerTo(await people.press(ana, message, "Back"))
    expect(textOf(expired).replaceAll("\\", "")).toContain("This button has expired. Ask again with /quote.")
    expect([expired.onlyFor, labels(expired)]).toEqual([ana.id, ["/help quote"]])
    expect(discord.world.breaches).toEqual([])
  })
})

describe("Find source, on any message", () => {
  test.each([
    ["the words it quotes", 'She said “We express our grave concern about Russia\'s acquisition” on TV, "wow".'],
    ["the lines it quotes", "> We express our grave concern\nis that so?"],
    ["all of it, where it quotes nothing", "we express our grave concern <@80351110224678912>"],
  ])("looks for %s", async (_, content) => {
    const { people } = served
    const exchange = await people.onMessage(people.person("Ana"), "Find source", { content })
    expect(textOf(await people.answerTo(exchange))).toContain("Ned Price")
  })

  test("reads what a message passes on", async () => {
    const { people } = served
    const forwarded = { message_snapshots: [{ message: { content: "“The cranes stay still”", embeds: [] } }] }
    const exchange = await people.onMessage(people.person("Ana"), "Find source", forwarded)
    expect(textOf(await people.answerTo(exchange))).toContain("Anna Erdoğan")
  })

  test("says that a picture has no words", async () => {
    const { people } = served
    const exchange = await people.onMessage(people.person("Ana"), "Find source", { content: "" })
    expect(textOf(await people.answerTo(exchange))).toContain("has no text")
  })
})

test("who asks is named without being pinged, whatever they call themselves", async () => {
  const { people } = served
  const nasty = people.person("x", "@everyone <@80351110224678912> [here](https://evil.example)")
  const text = textOf(await people.ask(nasty, "quote", { query: "cranes" }))
  expect(text).toContain("\\@everyone")
  expect(readMarkdown(text).live.map(({ kind }) => kind)).toEqual(["small", "quote", "bold", "bold"])
})

test("where a server allows a person's own app no public answers, that is said to them", async () => {
  const { people, archive } = served
  const ana = people.person("Ana")
  const place = { ...people.places.elsewhere, memberPermissions: "0" }
  const exchange = await people.command(ana, "quote", { query: "cranes" }, place)
  const message = await people.answerTo(exchange)
  expect(message.onlyFor).toBe(ana.id)
  expect(textOf(message)).toContain("“Use External Apps”")
  expect(await archive.ledger.find(`discord:${exchange.id}`)).toBeNull()
})
