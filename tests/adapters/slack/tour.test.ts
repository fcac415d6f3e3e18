import { describe, expect, test } from "vitest"
import { graveConcern } from "../../support/replies.ts"
import { type By, openOffice } from "../../support/slack/office.ts"
import type { Message } from "../../support/slack/workspace.ts"

const GRAVE = "“We express our grave concern about Russia's acquisition of these UAVs from Iran,”"

const labelsOf = ({ blocks }: Message): readonly string[] =>
  blocks
    .filter(({ type }) => type === "actions")
    .flatMap(({ elements }) => elements as readonly { text: { text: string } }[])
    .map(({ text }) => text.text)

describe.each<By>(["socket", "http"])("the tour over %s", (by) => {
  test("a command is answered in public, with who asked what, and goes into the ledger", async () => {
    await using office = await openOffice({ by })
    const { ned, space, settled, slack } = office
    const trigger = slack.trigger()
    await ned.command("/quote grave concren", "C0NEWS", trigger)
    const answer = await space.until(() => space.public("C0NEWS")[0])
    expect(answer.text).toContain("Asked by ned: /quote grave concren\n")
    expect(answer.text).toContain(GRAVE)
    const entry = await settled(trigger)
    expect(entry).toMatchObject({
      platform: "slack",
      channel: "C0NEWS",
      asker: "U0NED",
      posted: { message: answer.ts, editable: true },
    })
    expect(entry.shown).toHaveLength(1)
    expect(space.breaches).toEqual([])
  })

  test("a press on the button that leads to the original article is acknowledged, and answers nothing", async () => {
    const [quote] = graveConcern.blocks
    if (quote?.kind !== "quote") throw new Error("the first block is a quote")
    const source = { ...quote.source, url: "https://news.example/drones" }
    const reply = { ...graveConcern, blocks: [{ ...quote, source }] }
    await using office = await openOffice({ by, newsroom: (usual) => ({ ...usual, answer: async () => reply }) })
    const { ned, space, settled, slack } = office
    const trigger = slack.trigger()
    await ned.command("/quote grave concern", "C0NEWS", trigger)
    await settled(trigger)
    const [answer] = space.public("C0NEWS")
    if (!answer) throw new Error("nothing was answered")
    await ned.press(answer, "Original article")
    await ned.command("/quote grave concern", "C0NEWS")
    await space.until(() => space.public("C0NEWS")[1])
    expect(space.messages).toHaveLength(2)
    expect(space.breaches).toEqual([])
  })

  test("every command and option answers, typed as phones type it, with the prefix and under the umbrella", async () => {
    await using office = await openOffice({ by, settings: { prefix: "pq-" } })
    const { ned, space } = office
    const ask = async (line: string): Promise<Message> => {
      const before = space.messages.length
      await ned.command(line)
      return space.until(() => space.messages[before])
    }
    expect((await ask("/pq-quote drones speaker:mulroy")).text).toContain("Mick Mulroy")
    expect((await ask("/pq-quote speaker:“ned price” grave since:2022-10-01")).text).toContain(GRAVE)
    expect((await ask("/pullquote quote grave concern private:yes")).seenBy).toBe("U0NED")
    expect((await ask("/pullquote fact drones")).text).toContain("paragraph")
    expect((await ask("/pq-summary")).seenBy).toBeNull()
    expect((await ask("/pq-who mulroy")).text).toContain("Mick Mulroy")
    expect((await ask("/pq-articles")).text).toContain("Iran implicated")
    expect((await ask("/pq-history iran-drones")).text).toContain("One version")
    expect((await ask("/pullquote")).text).toContain("/quote")
    const unknown = await ask("/pq-quote drones speeker:mulroy")
    expect(unknown.seenBy).toBe("U0NED")
    expect(unknown.text).toContain("no option “speeker”")
    expect(labelsOf(unknown)).toContain("/quote drones speaker:mulroy")
    await ned.press(unknown, "/quote drones speaker:mulroy")
    const meant = await space.until(() =>
      space
        .public("C0NEWS")
        .find(({ text }) => text.startsWith("Asked by ned: /quote drones speaker:mulroy\n") && text !== unknown.text),
    )
    expect(meant.text).toContain("Mick Mulroy")
    expect(space.breaches).toEqual([])
  })

  test("pages turn in place under the same line; for anybody else alone; the context is for who asks for it", async () => {
    await using office = await openOffice({ by })
    const { ned, kim, space, settled, slack } = office
    await ned.command("/quote drones")
    const answer = await space.until(() => space.public("C0NEWS")[0])
    const first = answer.text
    const more = labelsOf(answer).find((label) => label.startsWith("Next")) ?? ""
    const trigger = slack.trigger()
    await kim.press(answer, more)
    const copy = await space.until(() => space.private("U0KIM")[0])
    expect([copy.text === first, answer.edits]).toEqual([false, 0])
    await kim.press(copy, "Back")
    await space.until(() => copy.edits === 1)
    expect([space.public("C0NEWS").length, copy.seenBy]).toEqual([1, "U0KIM"])
    await ned.press(answer, more, trigger)
    await space.until(() => answer.edits === 1)
    expect(answer.text).toContain("Asked by ned: /quote drones\n")
    expect(answer.text).not.toBe(first)
    expect(await settled(trigger)).toMatchObject({ asker: "U0NED", posted: { message: answer.ts } })
    await ned.press(answer, "Back")
    await space.until(() => answer.edits === 2)
    expect(answer.text).toBe(first)
    expect(space.public("C0NEWS")).toHaveLength(1)

    await kim.press(answer, "Context")
    const aside = await space.until(() => space.private("U0KIM")[1])
    expect(aside.text).toContain("In the article:")
    expect(space.public("C0NEWS")).toHaveLength(1)
    expect(space.breaches).toEqual([])
  })

  test("a private answer turns its pages for the asker, and is shared with who asked", async () => {
    await using office = await openOffice({ by })
    const { ned, space } = office
    await ned.command("/quote drones private:yes")
    const answer = await space.until(() => space.private("U0NED")[0])
    await ned.press(answer, "Share")
    const shared = await space.until(() => space.public("C0NEWS")[0])
    expect(shared.text).toMatch(/^Shared by ned\n/)
    const first = answer.text
    await ned.press(answer, labelsOf(answer).find((label) => label.startsWith("Next")) ?? "")
    await space.until(() => answer.edits === 1)
    expect(answer.text).not.toBe(first)
    expect(answer.seenBy).toBe("U0NED")
    expect(space.breaches).toEqual([])
  })

  test("without words a window opens, searches while one types, and asks what was filled in", async () => {
    await using office = await openOffice({ by })
    const { ned, space } = office
    await ned.command("/quote")
    const window = await space.until(() => space.opened[0])
    expect(await ned.search(window, "speaker", "mulr")).toMatchObject([{ value: "Mick Mulroy" }])
    const chosen = { "option:speaker": { "option:speaker": { selected_option: { value: "Ned Price" } } } }
    const found = await ned.search(window, "query", "grave conc", chosen)
    expect(found.map(({ text }) => text.text)[0]).toBe("“grave conc”")
    expect(found[1]?.text.text).toContain("grave concern")
    await ned.submit(window, {
      ...chosen,
      "option:query": { "option:query": { selected_option: { value: found[1]?.value } } },
    })
    const answer = await space.until(() => space.public("C0NEWS")[0])
    expect(answer.text).toContain(GRAVE)
    expect(space.breaches).toEqual([])
  })

  test("in a thread the bot is asked by its name, and answers there", async () => {
    await using office = await openOffice({ by })
    const { ned, space } = office
    await ned.mention("quote grave concern", { thread: "1700000000.000100" })
    const answer = await space.until(() => space.public("C0NEWS")[0])
    expect(answer.thread).toBe("1700000000.000100")
    expect(answer.text).toContain("Asked by <@U0NED>: /quote grave concern\n")
    expect(answer.text).toContain(GRAVE)
    await ned.mention("quoet grave concern", { thread: "1700000000.000100" })
    const help = await space.until(() => space.private("U0NED")[0])
    expect(help).toMatchObject({ thread: "1700000000.000100", via: "chat" })
    expect(labelsOf(help)[0]).toBe("/quote grave concern")
    expect(space.breaches).toEqual([])
  })

  test("“Find source” asks for the words quoted in a message, and answers in its thread, to who asks alone", async () => {
    await using office = await openOffice({ by })
    const { ned, space } = office
    const ts = await ned.findSource(
      "Did Price say “our grave concern about Russia&apos;s acquisition”? &lt;ask&gt; <@U0KIM>",
    )
    const answer = await space.until(() => space.private("U0NED")[0])
    expect(answer.thread).toBe(ts)
    expect(answer.text).toContain(GRAVE)
    await ned.findSource("")
    const sorry = await space.until(() => space.private("U0NED")[1])
    expect(sorry.text).toBe("That message has no text to search for.")
    expect(space.breaches).toEqual([])
  })

  test("where the bot is no member it answers through the response address, which nobody can edit later", async () => {
    await using office = await openOffice({ by })
    const { ned, space, settled, slack } = office
    for (const channel of ["C0OUTSIDE", "G0HIDDEN"]) {
      const trigger = slack.trigger()
      await ned.command("/quote grave concern", channel, trigger)
      const answer = await space.until(() => space.public(channel)[0])
      expect(answer).toMatchObject({ via: "response" })
      expect(await settled(trigger)).toMatchObject({ posted: { message: "", editable: false } })
    }
    const [answer] = space.public("C0OUTSIDE")
    if (answer) await ned.press(answer, "Context")
    await space.until(() => space.private("U0NED")[0])
    expect(space.breaches).toEqual([])
  })

  test("its home shows the newest articles and how to ask", async () => {
    await using office = await openOffice({ by, settings: { prefix: "pq-" } })
    const { ned, space } = office
    await ned.openHome()
    const home = JSON.stringify(await space.until(() => space.homes.get("U0NED")))
    expect(home).toContain("Iran implicated in Russian attacks")
    expect(home).toMatch(/pq-quote [a-z]+ [a-z]+ speaker:/)
    await ned.pressHome("Summary: Iran implicated in Russian attacks on civilians in Ukraine")
    const summary = await space.until(() => space.public("U0NED")[0])
    expect(summary.text).toContain("(¶ 1)")
    await ned.pressHome("Find a quote")
    const window = await space.until(() => space.opened[0])
    await ned.submit(window, { "option:speaker": { "option:speaker": { selected_option: { value: "Ned Price" } } } })
    const answer = await space.until(() => space.public("U0NED")[1])
    expect(answer.text).toContain("Ned Price")
    await ned.submit(window, {})
    expect((await space.until(() => space.public("U0NED")[2])).text).toContain("Add something to search for")
    expect(space.breaches).toEqual([])
  })
})
