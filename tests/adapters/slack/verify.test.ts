import { describe, expect, test } from "vitest"
import { openOffice } from "../../support/slack/office.ts"

// Quotations are checked in a workspace: typed, and in messages of every form that a reader sees words in.
const DEEP = "“We express our deep concern about Russia's acquisition of these UAVs,” Price said."
const ALTERED = "Altered: the source has “grave”, not “deep”."
const text = (words: string) => ({ type: "text", text: words })
const rich = (type: string, words: string) => ({
  type: "rich_text",
  elements: [{ type, elements: [text(words)] }],
})

describe.each(["http", "socket"] as const)("over %s", (by) => {
  test("/verify is answered in the channel", async () => {
    await using office = await openOffice({ by })
    const { ned, space } = office
    await ned.command("/verify We express our deep concern about Russia's acquisition of these UAVs speaker:Price")
    const answer = await space.until(() => space.public("C0NEWS")[0])
    expect(answer.text).toContain(ALTERED)
    expect(answer.text).toContain("[source: grave; here: deep]")
    expect(space.breaches).toEqual([])
  })

  test.each([
    ["its text", { text: DEEP }],
    [
      "quoted lines",
      { text: "&gt; We express our deep concern about Russia's acquisition of these UAVs\n– Ned Price" },
    ],
    ["a section", { text: "", blocks: [{ type: "section", text: { type: "mrkdwn", text: DEEP } }] }],
    ["rich text", { text: "", blocks: [rich("rich_text_section", DEEP)] }],
    ["an attachment", { text: "", attachments: [{ fallback: "x", text: DEEP }] }],
    ["what a file shows of itself", { text: "", files: [{ id: "F1", title: "draft", preview: DEEP }] }],
  ])("Verify quote reads %s, for who asks alone", async (_form, message) => {
    await using office = await openOffice({ by })
    const { ned, space } = office
    await ned.onMessage("verify_quote", message)
    const answer = await space.until(() => space.private("U0NED")[0])
    expect(answer.text).toContain(ALTERED)
    expect(space.public("C0NEWS")).toEqual([])
    expect(space.breaches).toEqual([])
  })

  test("Find source gives the verdict first, in the thread, to who asks; Share shows it to all", async () => {
    await using office = await openOffice({ by })
    const { ned, space } = office
    const ts = await ned.findSource(DEEP)
    const answer = await space.until(() => space.private("U0NED")[0])
    expect([answer.text.startsWith(ALTERED), answer.thread]).toEqual([true, ts])
    await ned.press(answer, "Share")
    const shared = await space.until(() => space.public("C0NEWS")[0])
    expect(shared.text).toContain(ALTERED)
    expect(space.breaches).toEqual([])
  })
})
