import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { unreachableMessages } from "../../src/cli/unreachable.ts"
import { HARBOUR_STRIKE, rewritten } from "../support/archive.ts"
import { type FollowingDesk, openFollowingDesk, PLATFORMS } from "../support/following-desk.ts"

let desk: FollowingDesk
beforeEach(async () => {
  desk = await openFollowingDesk()
})
afterEach(async () => {
  const breaches = desk.breaches()
  await desk.close()
  expect(breaches).toEqual([])
})

const FEWER = rewritten("1,200", "1,400")
const RESET = rewritten("“a grave mistake for the city”", "‘a grave mistake for the city’")

describe.each(PLATFORMS)("a posted answer on %s", (platform) => {
  const shown = () => desk.messagesOn(platform)

  test("shows both wordings behind a change, with “Corrected” and the date first", async () => {
    await desk.post(await desk.ask("/fact dockers walked out"))
    desk.pass(60)
    await desk.change(FEWER)
    await desk.follow()
    const [{ text, edits } = { text: "", edits: 0 }, ...others] = shown()
    expect(text).toMatch(/^\W*Corrected 25 Nov 2026/)
    expect(text).toContain("1,200 dockers walked out")
    expect(text).toContain("Now:")
    expect(text).toContain("1,400 dockers walked out")
    expect([edits, others]).toEqual([1, []])
  })

  test("is not touched for what only changes its setting", async () => {
    await desk.post(await desk.ask("/quote grave mistake"))
    await desk.change(RESET)
    await desk.follow()
    expect(shown()).toMatchObject([{ edits: 0 }])
  })

  test("is not touched for a change of other words of its article", async () => {
    await desk.post(await desk.ask("/quote cranes"))
    await desk.change(FEWER)
    await desk.follow()
    expect(shown()).toMatchObject([{ edits: 0 }])
  })

  test("says “Speaker corrected” when a later extractor reads it otherwise", async () => {
    await desk.post(await desk.ask("/quote cranes"))
    const [first, ...rest] = HARBOUR_STRIKE.said ?? []
    if (!first) throw new Error("nobody speaks")
    await desk.change({ ...HARBOUR_STRIKE, extractor: "later", said: [{ ...first, by: "Nick Price" }, ...rest] })
    await desk.follow()
    const [message] = shown()
    expect(message?.text).toMatch(/Corrected 25 Nov 2026\W+Speaker corrected/)
    expect(message?.text).toMatch(/— Anna Erdoğan[\s\S]*— Nick Price, mayor/)
  })

  test("says “Speaker corrected” when the desk corrects it, and stands as it was posted when that is undone", async () => {
    await desk.post(await desk.ask("/quote cranes"))
    const [quote] = await desk.archive.snippets.list({ kind: "quote" }, 1)
    const { speakerCorrections } = desk.archive
    await speakerCorrections.set(quote?.id ?? "", { kind: "speaker", speaker: "Nick Price" }, desk.now())
    await desk.follow()
    expect(shown()[0]?.text).toMatch(/Corrected 25 Nov 2026\W+Speaker corrected/)
    expect(shown()[0]?.text).toMatch(/— Anna Erdoğan[\s\S]*— Nick Price, mayor\s+Speaker corrected by the desk/)
    expect(await desk.archive.following.corrections(new Date(0), 9)).toMatchObject([
      { slug: "harbour-strike", finding: { speaker: { was: "Anna Erdoğan", now: "Nick Price" } } },
    ])
    await speakerCorrections.undo(1, desk.now())
    await desk.follow()
    expect(shown()[0]?.text).not.toContain("Nick Price")
    expect(shown()).toMatchObject([{ edits: 2 }])
  })

  test("says so when the desk says that it is no quote", async () => {
    await desk.post(await desk.ask("/quote cranes"))
    const [quote] = await desk.archive.snippets.list({ kind: "quote" }, 1)
    await desk.archive.speakerCorrections.set(quote?.id ?? "", { kind: "not-a-quote", speaker: null }, desk.now())
    await desk.follow()
    expect(shown()[0]?.text).toMatch(/Speaker corrected\W+Was: .*Anna Erdoğan[\s\S]*Corrected by the desk: not a quote/)
  })

  test("that was still under way when the desk corrected its speaker follows as well", async () => {
    const reply = await desk.ask("/quote cranes")
    const [quote] = await desk.archive.snippets.list({ kind: "quote" }, 1)
    await desk.archive.speakerCorrections.set(quote?.id ?? "", { kind: "not-named", speaker: null }, desk.now())
    await desk.post(reply)
    await desk.follow()
    expect(shown()[0]?.text).toMatch(/— speaker not identified\s+Speaker corrected by the desk/)
  })

  test("stands as it was posted when the article is changed back, and says so", async () => {
    await desk.post(await desk.ask("/fact dockers walked out"))
    await desk.change(FEWER)
    await desk.follow()
    await desk.change(HARBOUR_STRIKE)
    await desk.follow()
    const [message] = shown()
    expect(message?.text).toContain("changed back")
    expect(message?.text).not.toContain("1,400")
    expect(message?.edits).toBe(2)
  })

  test("is as the desk corrected it again when its words are changed, corrected otherwise and changed back", async () => {
    const { speakerCorrections, snippets } = desk.archive
    const idNow = async () => (await snippets.candidates([["grave"]], { kind: "quote" }, 9))[0]?.id ?? ""
    await desk.post(await desk.ask("/quote grave mistake"))
    await speakerCorrections.set(await idNow(), { kind: "speaker", speaker: "Anna Erdoğan" }, desk.now())
    await desk.follow()
    const corrected = shown()[0]?.text
    const other = rewritten("a grave mistake for the city", "a grave mistake for the whole city")
    await desk.change(other)
    await speakerCorrections.set(await idNow(), { kind: "not-a-quote", speaker: null }, desk.now())
    // Three changes, and only the last is looked at: what there was in between is nowhere.
    await desk.change(HARBOUR_STRIKE)
    await desk.change(other)
    await desk.change(HARBOUR_STRIKE)
    await desk.follow()
    expect(shown()).toMatchObject([{ text: corrected, edits: 1 }])
    expect(await speakerCorrections.list()).toMatchObject([{ speaker: "Anna Erdoğan" }, { kind: "not-a-quote" }])
    expect((await snippets.candidates([["grave"]], { kind: "quote" }, 9))[0]).toMatchObject({
      speakers: ["Anna Erdoğan"],
    })
  })

  test.each([
    ["withdrawn", "Withdrawn by the publisher, 25 Nov 2026", /1,200|Erdoğan|Ferreira/i],
    ["withheld", "Withheld by the publisher, 25 Nov 2026", /dockers|harbour|Erdoğan|Ferreira/i],
  ] as const)("says so when its article is %s, and no word of it any more", async (why, words, gone) => {
    await desk.post(await desk.ask("/summary harbour-strike"))
    await desk.archive.articles.remove("harbour-strike", why, desk.now())
    await desk.follow()
    const [message] = shown()
    expect(message?.text).toContain(words)
    expect(message?.text).not.toMatch(gone)
  })

  test("is edited at most twice an hour, and the last state always comes", async () => {
    await desk.post(await desk.ask("/fact dockers walked out"))
    for (const count of ["1,300", "1,400", "1,500", "1,600"]) {
      await desk.change(rewritten("1,200", count))
      await desk.follow()
      desk.pass(5)
    }
    expect(shown()).toMatchObject([{ edits: 2 }])
    expect(shown()[0]?.text).toContain("1,400")
    desk.pass(41)
    await desk.follow()
    expect(shown()).toMatchObject([{ edits: 3 }])
    expect(shown()[0]?.text).toContain("1,600")
  })

  test("says at once that its article is withheld, however often it was edited before", async () => {
    await desk.post(await desk.ask("/fact dockers walked out"))
    for (const count of ["1,300", "1,400", "1,500"]) {
      await desk.change(rewritten("1,200", count))
      await desk.follow()
    }
    expect(shown()).toMatchObject([{ edits: 2 }])
    await desk.archive.articles.remove("harbour-strike", "withheld", desk.now())
    desk.pass(1)
    await desk.follow()
    expect(shown()[0]?.text).toContain("Withheld by the publisher")
    await desk.change(FEWER)
    await desk.follow()
    expect(shown()).toMatchObject([{ edits: 3 }])
    desk.pass(60)
    await desk.follow()
    expect(shown()[0]?.text).toContain("1,400 dockers")
  })

  test("that was still under way when its article changed follows as well", async () => {
    const reply = await desk.ask("/fact dockers walked out")
    await desk.change(FEWER)
    await desk.post(reply)
    await desk.follow()
    expect(shown()[0]?.text).toContain("1,400")
  })

  test("of several answers only that one is marked which changed", async () => {
    await desk.post(await desk.ask("/summary harbour-strike"))
    await desk.change(rewritten("14 ships", "15 ships"))
    await desk.follow()
    const text = shown()[0]?.text ?? ""
    expect(text.match(/Was:/g)).toHaveLength(1)
    expect(text).toContain("15 ships")
    expect(text).toContain("Some 1,200 dockers")
  })

  test("that cannot be edited gets one reply in its place, which is edited from then on", async () => {
    const reply = await desk.ask("/fact dockers walked out")
    await desk.post(reply)
    const key = `answer-${platform}`
    const { posted } = (await desk.archive.ledger.find(key)) ?? {}
    if (!posted) throw new Error("nothing was posted")
    await desk.archive.ledger.settle(key, { ...posted, editable: false })
    await desk.change(FEWER)
    await desk.follow()
    const [first, second, ...more] = shown()
    expect([first?.edits, more]).toEqual([0, []])
    expect(second?.text).toMatch(/^\W*Corrected 25 Nov 2026/)
    expect(second?.text).toContain("1,400")
    await desk.change(rewritten("1,200", "1,500"))
    await desk.follow()
    expect(shown()).toHaveLength(2)
    expect(shown()[1]?.text).toContain("1,500")
  })

  test("that somebody deleted is settled as gone", async () => {
    await desk.post(await desk.ask("/fact dockers walked out"))
    if (platform === "discord") desk.world.messages.splice(0)
    else desk.space.messages.splice(0)
    await desk.change(FEWER)
    await desk.follow()
    expect(shown()).toEqual([])
    expect((await desk.bot.messages.status()).gone).toBe(1)
  })

  test("from before an update, of which only the snippets are known, gets a reply", async () => {
    const { blocks } = await desk.ask("/fact dockers walked out")
    const [block] = blocks
    if (block?.kind !== "fact") throw new Error("no fact")
    await desk.post(await desk.ask("/help"), "other")
    const [message] = shown()
    const at = desk.now().toISOString()
    const where = { platform, channel: desk.channelOf(platform), asker: null }
    const shows = [{ snippet: block.snippet, version: block.source.version }]
    await desk.archive.ledger.intend({ key: "old", ...where, at, shown: shows })
    await desk.archive.ledger.settle("old", { message: message?.id ?? "", editable: true, at })
    await desk.change(FEWER)
    await desk.follow()
    expect(shown()[0]?.edits).toBe(0)
    expect(shown()[1]?.text).toContain("1,400 dockers")
  })
})

test("nothing but what is out of reach is told to whoever runs the bot: by the doctor, too, and without a word of the article", async () => {
  await desk.post(await desk.ask("/fact dockers walked out"))
  desk.space.channels.set(desk.channelOf("slack"), { isMember: false })
  desk.space.fail("chat.update", { error: "channel_not_found" })
  await desk.change(FEWER)
  await desk.follow()
  const { unreachable, edited, lost } = await desk.bot.messages.status()
  expect({ unreachable, edited }).toEqual({ unreachable: 1, edited: 1 })
  expect(lost).toMatchObject([{ platform: "slack", problem: expect.stringContaining("Invite it there") }])
  const [found, ...others] = await unreachableMessages(desk.archive)
  expect([found?.what, found?.todo, others]).toEqual([
    expect.stringMatching(
      /^slack, channel C0: message [\d.]+ of 2026-11-25 shows words that are no longer in its article$/,
    ),
    lost[0]?.problem,
    [],
  ])
  expect(JSON.stringify([lost, found])).not.toMatch(/dockers|harbour/)
})
