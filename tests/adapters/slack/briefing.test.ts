import { describe, expect, test } from "vitest"
import { openOffice } from "../../support/slack/office.ts"
import type { Message } from "../../support/slack/workspace.ts"

// The newsroom's clock stands at Thursday, 1 December 2022, 08:00 UTC.
type Office = Awaited<ReturnType<typeof openOffice>>
type Who = Office["ned"]

const labelsOf = ({ blocks }: Message): readonly string[] =>
  blocks
    .filter(({ type }) => type === "actions")
    .flatMap(({ elements }) => elements as readonly { text: { text: string } }[])
    .map(({ text }) => text.text)

/** The message that comes next after something was done. */
async function next({ space }: Office, act: () => Promise<unknown>): Promise<Message> {
  const before = space.messages.length
  await act()
  return space.until(() => space.messages[before])
}
const ask = (
  office: Office,
  line: string,
  { by = office.ned, in: channel = "C0NEWS" }: { by?: Who; in?: string } = {},
) => next(office, () => by.command(line, channel))
const orders = ({ archive }: Office) => archive.orders.list()

describe("ordering", () => {
  test("takes the person's own zone, by its current name, and is confirmed in the channel", async () => {
    await using office = await openOffice()
    const message = await ask(office, "/briefing schedule time:07:30 days:weekdays")
    expect(message.seenBy).toBeNull()
    for (const part of [
      "Briefing scheduled for #news",
      "07:30 Europe/Kyiv (UTC+02:00), weekdays",
      "Next: Friday, 2 December 2022 at 07:30; Monday, 5 December 2022 at 07:30.",
      "Time zone: Europe/Kyiv (your own).",
    ])
      expect(message.text).toContain(part)
    expect(await orders(office)).toMatchObject([
      { platform: "slack", channel: "C0NEWS", place: "#news", community: "T0NEWS", orderedBy: "U0NED" },
    ])
    expect(office.space.breaches).toEqual([])
  })

  test("without the right to look a person up takes the zone chosen last in the workspace, else the bot's default", async () => {
    await using office = await openOffice({ settings: { managers: ["*"] } })
    office.space.scopes.delete("users:read")
    office.space.channels.set("C0PORT", { isMember: true })
    const first = await ask(office, "/briefing schedule time:07:30")
    expect(first.text).toContain("Time zone: UTC (the bot's default).")
    const both = await ask(office, "/briefing schedule zone:Asia/Kolkata")
    await next(office, () => office.ned.press(both, "Replace"))
    const third = await ask(office, "/briefing schedule time:07:30", { in: "C0PORT" })
    expect(third.text).toContain("Time zone: Asia/Kolkata (the one last used here).")
    expect(office.space.breaches).toEqual([])
  })

  test("is for members of the channel alone", async () => {
    await using office = await openOffice()
    office.space.channels.set("C0NEWS", { isMember: true, members: ["U0NED"] })
    const refused = await ask(office, "/briefing schedule time:07:30", { by: office.kim })
    expect(refused.text).toContain(
      "To schedule briefings here you need to be a full member of this workspace and of the channel. You can still see what is scheduled:",
    )
    expect([refused.seenBy, labelsOf(refused)]).toEqual(["U0KIM", ["What is scheduled", "Preview today's"]])
    expect(await orders(office)).toEqual([])
    await ask(office, "/briefing schedule time:07:30")
    expect(await orders(office)).toHaveLength(1)
    expect(office.space.breaches).toEqual([])
  })

  test("is for the managers alone where the operator names them, and they see every channel's", async () => {
    await using office = await openOffice({ settings: { managers: ["U0KIM"] } })
    const refused = await ask(office, "/briefing schedule time:07:30")
    expect(refused.text).toContain("you need to be one of the managers named in SLACK_MANAGERS.")
    expect(refused.seenBy).toBe("U0NED")
    const ordered = await ask(office, "/briefing schedule time:07:30", { by: office.kim })
    expect(ordered.text).toContain("07:30 Asia/Kolkata (UTC+05:30), daily")
    const preview = await ask(office, "/briefing now")
    expect([preview.seenBy, labelsOf(preview).includes("Post it")]).toEqual(["U0NED", false])
    const elsewhere = await ask(office, "/briefing list", { by: office.kim, in: "D0KIM" })
    expect(elsewhere.text).toContain("Elsewhere")
    expect(elsewhere.seenBy).toBe("U0KIM")
    expect((await ask(office, "/briefing list", { in: "D0NED" })).text).not.toContain("Elsewhere")
    expect(office.space.breaches).toEqual([])
  })

  test.each([
    ["C0OUTSIDE", "Pullquote is not a member of the channel. Invite it there: /invite @Pullquote."],
    ["C0ARCHIVE", "The channel is archived. Unarchive it, or choose another."],
    ["G0HIDDEN", "Pullquote cannot see the channel. If it is private, invite it there: /invite @Pullquote."],
  ])("names at once what keeps it from posting to %s", async (channel, problem) => {
    await using office = await openOffice({ settings: { managers: ["U0NED"] } })
    const message = await ask(office, "/briefing schedule time:07:30", { in: channel })
    expect(message.text).toContain(`Nothing was scheduled: ${problem}`)
    expect([message.seenBy, labelsOf(message)]).toEqual(["U0NED", ["Try again"]])
    expect(await orders(office)).toEqual([])
    expect(office.space.breaches).toEqual([])
  })

  test("in one's own conversation with the bot names the permission that it takes, and orders once that is there", async () => {
    await using office = await openOffice()
    office.space.scopes.delete("im:read")
    const refused = await ask(office, "/briefing schedule time:07:30", { in: "D0NED" })
    expect(refused.text).toContain("Nothing was scheduled: The Slack app lacks the permission “im:read”.")
    office.space.scopes.add("im:read")
    const message = await next(office, () => office.ned.press(refused, "Try again"))
    expect(message.text).toContain("Briefing scheduled for ")
    expect(await orders(office)).toMatchObject([{ channel: "D0NED" }])
    expect(office.space.breaches).toEqual([])
  })

  test("again shows both to the asker, and their press replaces", async () => {
    await using office = await openOffice()
    await ask(office, "/briefing schedule time:07:30")
    const both = await ask(office, "/briefing schedule time:08:00")
    expect(both.seenBy).toBe("U0NED")
    const replaced = await next(office, () => office.ned.press(both, "Replace"))
    expect([replaced.seenBy, replaced.text.includes("08:00 Europe/Kyiv")]).toEqual([null, true])
    expect(await orders(office)).toMatchObject([{ time: "08:00", revision: 2 }])
    expect(office.space.breaches).toEqual([])
  })

  test("in a thread by the bot's name is for its channel, and knows what that is called", async () => {
    await using office = await openOffice()
    const message = await next(office, () =>
      office.ned.mention("briefing schedule time:07:30", { thread: "1700000000.000100" }),
    )
    expect(message.thread).toBe("1700000000.000100")
    expect(message.text).toContain("Briefing scheduled for #news")
    expect(await orders(office)).toMatchObject([{ channel: "C0NEWS", place: "#news" }])
    expect(office.space.breaches).toEqual([])
  })
})

test("the list is asked for in each way, and is for the asker alone", async () => {
  await using office = await openOffice()
  await ask(office, "/briefing schedule time:07:30")
  const asked = [
    await ask(office, "/briefing list"),
    await ask(office, "/pullquote briefing list"),
    await ask(office, "/briefing"),
    await next(office, () => office.ned.mention("briefing list", { thread: "1700000000.000100" })),
  ]
  for (const message of asked) {
    expect(message.text).toContain("Briefing in #news")
    expect([message.seenBy, labelsOf(message)]).toEqual([
      "U0NED",
      ["Edit", "Skip next", "Snooze a week", "Stop", "All quotes", "Pause", "More options", "Preview today's"],
    ])
  }
  expect(asked.at(-1)?.thread).toBe("1700000000.000100")
  expect(office.space.breaches).toEqual([])
})

test("an order is paused, resumed, cancelled and ordered again by its buttons", async () => {
  await using office = await openOffice()
  await ask(office, "/briefing schedule time:07:30")
  const list = await ask(office, "/briefing list")
  const paused = await next(office, () => office.ned.press(list, "Pause"))
  expect([paused.seenBy, paused.text.includes("Briefing in #news paused.")]).toEqual([null, true])
  const resumed = await next(office, () => office.ned.press(paused, "Resume"))
  expect(resumed.text).toContain("Briefing in #news resumed. Next: Friday, 2 December 2022 at 07:30;")
  // A private answer asks back where it stands.
  await office.ned.press(list, "Stop")
  await office.space.until(() => (list.text.includes("for good?") ? list : undefined))
  const cancelled = await next(office, () => office.ned.press(list, "Stop it"))
  expect(cancelled.text).toContain(
    "Briefing in #news stopped. It was scheduled for 07:30 Europe/Kyiv (UTC+02:00), daily.",
  )
  expect(await orders(office)).toEqual([])
  await next(office, () => office.ned.press(cancelled, "Schedule it again"))
  expect(await orders(office)).toMatchObject([{ time: "07:30", zone: "Europe/Kyiv" }])
  expect(office.space.breaches).toEqual([])
})

test("today's comes out once by “Post it”, and another press shows the link", async () => {
  await using office = await openOffice()
  const { briefings, adapter, ned, space, archive } = office
  briefings.start([adapter])
  await ask(office, "/briefing schedule time:20:00 zone:UTC")
  const preview = await ask(office, "/briefing now —explain")
  expect([preview.seenBy, labelsOf(preview).includes("Post it")]).toEqual(["U0NED", true])
  const before = space.public("C0NEWS").length
  await ned.press(preview, "Post it")
  const post = await space.until(() => space.public("C0NEWS")[before])
  expect(post.metadata).toMatchObject({ event_payload: { key: "briefing:slack:C0NEWS:2022-12-01" } })
  const link = `http://news.example/archives/C0NEWS/p${post.ts.replace(".", "")}`
  await space.until(() => space.private("U0NED").some(({ text }) => text.includes(link)))
  const again = await ask(office, "/briefing now")
  expect(again.text).toContain(link)
  expect(labelsOf(again)).not.toContain("Post it")
  expect(space.public("C0NEWS")).toHaveLength(before + 1)
  const slot = { platform: "slack", channel: "C0NEWS", date: "2022-12-01" } as const
  expect((await archive.slots.get(slot))?.settled).toMatchObject({ state: "posted", message: post.ts })
  expect(space.breaches).toEqual([])
})
