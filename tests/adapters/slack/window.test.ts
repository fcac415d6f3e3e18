import { expect, test } from "vitest"
import { openOffice } from "../../support/slack/office.ts"
import type { Json, Message } from "../../support/slack/workspace.ts"

// The newsroom's clock stands at Thursday, 1 December 2022, 08:00 UTC.
type Office = Awaited<ReturnType<typeof openOffice>>

/** The message that comes next after something was done. */
async function next({ space }: Office, act: () => Promise<unknown>): Promise<Message> {
  const before = space.messages.length
  await act()
  return space.until(() => space.messages[before])
}

/** The window that opens next. */
async function nextWindow({ space }: Office, act: () => Promise<unknown>) {
  const before = space.opened.length
  await act()
  return space.until(() => space.opened[before])
}

const fieldsOf = ({ view }: { readonly view: Json }) =>
  (view.blocks as readonly { readonly block_id: string; readonly element: Json }[]).map(
    ({ block_id, element }) => [block_id.replace("option:", ""), element] as const,
  )

const filled = (values: Readonly<Record<string, Json>>): Json =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`b${name}`, { [`option:${name}`]: value }]))

test("a briefing is scheduled in one window with all options, and the place is searched while it is typed", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  const window = await nextWindow(office, () => ned.command("/briefing schedule"))
  expect(fieldsOf(window).map(([name, { type }]) => `${name} ${type}`)).toEqual([
    "time timepicker",
    "zone external_select",
    "days checkboxes",
    "topics plain_text_input",
    "when-empty static_select",
    "speaker external_select",
    "late-limit plain_text_input",
    "channel conversations_select",
  ])
  expect(await ned.search(window, "zone", "Mumbai")).toContainEqual(expect.objectContaining({ value: "Asia/Kolkata" }))
  const values = filled({
    time: { selected_time: "18:15" },
    zone: { selected_option: { value: "Asia/Kolkata" } },
    days: { selected_options: [{ value: "mon" }, { value: "wed" }] },
    topics: { value: "harbour" },
    "when-empty": { selected_option: { value: "say-so" } },
    speaker: { selected_option: { value: "Ned Price" } },
    "late-limit": { value: "2 hours" },
  })
  const confirmed = await next(office, () => ned.submit(window, values))
  expect(confirmed.text).toContain("Briefing scheduled for #news")
  expect(confirmed.seenBy).toBeNull()
  expect((await office.archive.orders.list())[0]).toMatchObject({
    time: "18:15",
    zone: "Asia/Kolkata",
    days: [1, 3],
    topics: "harbour",
    whenEmpty: "say-so",
    speaker: "Ned Price",
    lateLimit: 120,
  })
  expect(space.breaches).toEqual([])
})

test("Edit opens it filled in with the order, and what is refused comes back as it was typed", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  const scheduled = await next(office, () => ned.command("/briefing schedule time:07:30 days:weekdays topics:harbour"))
  const window = await nextWindow(office, () => ned.press(scheduled, "Edit"))
  expect(Object.fromEntries(fieldsOf(window))).toMatchObject({
    time: { initial_time: "07:30" },
    zone: { initial_option: { value: "Europe/Kyiv" } },
    days: { initial_options: ["mon", "tue", "wed", "thu", "fri"].map((value) => ({ value })) },
    topics: { initial_value: "harbour" },
  })
  const refused = await next(office, () =>
    ned.submit(window, filled({ time: { selected_time: "08:00" }, "late-limit": { value: "soon" } })),
  )
  expect([refused.seenBy, refused.text]).toEqual(["U0NED", expect.stringContaining("is not a length of time")])
  const again = await nextWindow(office, () => ned.press(refused, "Edit"))
  expect(Object.fromEntries(fieldsOf(again))).toMatchObject({
    time: { initial_time: "08:00" },
    "late-limit": { initial_value: "soon" },
  })
  await next(office, () =>
    ned.submit(again, filled({ time: { selected_time: "08:00" }, "late-limit": { value: "6h" } })),
  )
  expect((await office.archive.orders.list())[0]).toMatchObject({ time: "08:00", topics: null })
  expect(space.breaches).toEqual([])
})

test("the next is skipped, a week is snoozed, and stopping asks back once", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  const scheduled = await next(office, () => ned.command("/briefing schedule time:07:30"))
  const skipped = await next(office, () => ned.press(scheduled, "Skip next"))
  expect(skipped.text).toContain("Friday, 2 December 2022 in #news will be skipped.")
  const snoozed = await next(office, () => ned.press(scheduled, "Snooze a week"))
  expect(snoozed.text).toContain("Briefing in #news paused for 7 days.")
  const asked = await next(office, () => ned.press(scheduled, "Stop"))
  expect([asked.seenBy, asked.text]).toEqual(["U0NED", "Stop the daily briefing in #news for good?"])
  const stopped = await next(office, () => ned.press(asked, "Stop it"))
  expect(stopped.text).toContain("Briefing in #news stopped.")
  expect(await office.archive.orders.list()).toEqual([])
  expect(space.breaches).toEqual([])
})

test("people are chosen from a menu, and articles have a button each", async () => {
  await using office = await openOffice()
  const { ned, space } = office
  const who = await next(office, () => ned.command("/who"))
  const chosen = await next(office, () => ned.choose(who, "Ned Price"))
  expect(chosen.text).toContain("Ned Price")
  const articles = await next(office, () => ned.command("/articles"))
  const summary = await next(office, () => ned.press(articles, "Summary"))
  expect(summary.text).toContain("/summary")
  expect(space.breaches).toEqual([])
})
