import { expect, test } from "vitest"
import { openOffice } from "../../support/slack/office.ts"
import type { Channel, Json, Message } from "../../support/slack/workspace.ts"

// The newsroom's clock stands at Thursday, 1 December 2022, 08:00 UTC.
type Office = Awaited<ReturnType<typeof openOffice>>

/** The message that comes next after something was done. */
async function next({ space }: Office, act: () => Promise<unknown>): Promise<Message> {
  const before = space.messages.length
  await act()
  return space.until(() => space.messages[before])
}
const orders = async ({ archive }: Office) =>
  (await archive.orders.list()).map(({ channel, place }) => [channel, place])

const DESK: Channel = { isMember: true, name: "desk" }

test("a briefing is scheduled for another channel by its name, by Slack's id, with an option and without", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  space.channels.set("C0DESK", DESK)
  const lines = [
    "/briefing schedule channel:<#C0DESK|desk> time:07:30",
    "/briefing schedule time:07:30 channel: <#C0DESK|>",
    "/briefing schedule channel:#desk time:07:30",
    "/pullquote briefing schedule <#C0DESK|desk> 7:30",
    "/briefing schedule #Desk 7:30 am",
  ]
  for (const line of lines) {
    const scheduled = await next(office, () => ned.command(line))
    expect([scheduled.seenBy, scheduled.text]).toEqual([
      "U0NED",
      expect.stringContaining("Briefing scheduled for #desk"),
    ])
    expect(await orders(office)).toEqual([["C0DESK", "#desk"]])
    // A private answer asks back where it stands.
    await ned.press(scheduled, "Stop")
    await space.until(() => scheduled.text === "Stop the daily briefing in #desk for good?")
    await office.archive.orders.drop({ platform: "slack", channel: "C0DESK" })
  }
  const mentioned = await next(office, () => ned.mention("briefing schedule channel:<#C0DESK> time:07:30"))
  expect(mentioned.text).toContain("Briefing scheduled for #desk")
  expect(space.breaches).toEqual([])
})

test.each([
  ["<#C0OUTSIDE|outside>", "Nothing was scheduled: Pullquote is not a member of the channel. Invite it there"],
  ["#outside", "Pullquote is not in a channel called #outside. Invite it there: /invite @Pullquote."],
  ["<#G0HIDDEN|hidden>", "Pullquote cannot see the channel. If it is private, invite it there"],
  ["<#C0ARCHIVE|archive>", "Nothing was scheduled: The channel is archived."],
  ["<#C0KIMS|kims>", "You are not in #kims. Join it, then try again."],
  ["#board", "Pullquote is not in a channel called #board."],
])("%s is refused with what to do", async (channel, problem) => {
  await using office = await openOffice({ settings: { managers: ["U0NED"] } })
  office.space.channels.set("C0KIMS", { isMember: true, name: "kims", members: ["U0KIM"] })
  office.space.channels.set("C0BOARD", { isMember: true, name: "board", isPrivate: true, members: ["U0KIM"] })
  const refused = await next(office, () => office.ned.command(`/briefing schedule channel:${channel} time:07:30`))
  expect([refused.seenBy, refused.text]).toEqual(["U0NED", expect.stringContaining(problem)])
  expect(await orders(office)).toEqual([])
  expect(office.space.breaches).toEqual([])
})

test("the channel is chosen in the window, and whoever scheduled it hears who stopped it from another channel", async () => {
  await using office = await openOffice()
  const { ned, kim, space, briefings, adapter } = office
  briefings.start([adapter])
  space.channels.set("C0DESK", DESK)
  await ned.command("/briefing schedule")
  const window = await space.until(() => space.opened[0])
  const fields = window.view.blocks as readonly { readonly block_id: string; readonly element: Json }[]
  const picker = fields.find(({ block_id }) => block_id === "option:channel")?.element
  expect(picker).toMatchObject({ type: "conversations_select", initial_conversation: "C0NEWS" })
  const values = {
    time: { "option:time": { selected_time: "20:15" } },
    channel: { "option:channel": { selected_conversation: "C0DESK" } },
  }
  const scheduled = await next(office, () => ned.submit(window, values))
  expect(scheduled.text).toContain("Briefing scheduled for #desk")
  expect(await orders(office)).toEqual([["C0DESK", "#desk"]])
  const asked = await next(office, () => kim.command("/briefing stop <#C0DESK|desk>"))
  await kim.press(asked, "Stop it")
  const told = await space.until(() => space.public("U0NED")[0])
  expect(told.text).toBe("kim has stopped your briefing in #desk.")
  expect(space.breaches).toEqual([])
})
