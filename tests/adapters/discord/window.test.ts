import { afterEach, beforeEach, expect, test } from "vitest"
import { serveDiscord } from "../../support/discord/served.ts"
import { buttonsOf, menuOf, textOf } from "../../support/discord/world.ts"

// The newsroom's clock stands at Thursday, 1 December 2022, 08:00 UTC.
let served: Awaited<ReturnType<typeof serveDiscord>>
beforeEach(async () => {
  served = await serveDiscord()
})
afterEach(async () => {
  expect(served.discord.world.breaches).toEqual([])
  expect(served.logged.filter(({ level }) => level !== "info")).toEqual([])
  await served.close()
})

const labels = (message: Parameters<typeof buttonsOf>[0]) => buttonsOf(message).map(({ label }) => label)
const order = async () => (await served.archive.orders.list())[0]

/** The window that /briefing schedule opens without words. */
async function opened(command = "briefing schedule") {
  const { people } = served
  const ana = people.person("Ana")
  return { people, ana, window: await people.windowOf(await people.command(ana, command)) }
}

test("a briefing is scheduled in a window of five fields, days by checkboxes, and confirmed with its buttons", async () => {
  const { people, ana, window } = await opened()
  expect(window.title).toBe("Schedule a briefing")
  expect(
    window.components.map(({ label, component }: (typeof window)["components"][0]) => [label, component.type]),
  ).toEqual([
    ["Time", 4],
    ["Time zone", 4],
    ["Days", 22],
    ["Topics", 4],
    ["When nothing is new", 3],
  ])
  const typed = { time: "7:30 pm", zone: "New York", days: ["mon", "fri"], topics: "harbour", "when-empty": ["skip"] }
  const confirmed = await people.answerTo(await people.submit(ana, window, typed))
  expect(textOf(confirmed)).toContain("Briefing scheduled for <#")
  expect(labels(confirmed)).toEqual([
    "Edit",
    "Skip next",
    "Snooze a week",
    "Stop",
    "All quotes",
    "More options",
    "Preview today's",
  ])
  expect(await order()).toMatchObject({
    time: "19:30",
    zone: "America/New_York",
    days: [1, 5],
    topics: "harbour",
    whenEmpty: "skip",
  })
})

test("a place that may be two asks back with buttons, and keeps the rest", async () => {
  const { people, ana, window } = await opened()
  const asked = await people.answerTo(await people.submit(ana, window, { zone: "Birmingham", days: ["sat"] }))
  expect([textOf(asked), asked.onlyFor]).toEqual(["Which “Birmingham” do you mean?", ana.id])
  await people.answerTo(await people.press(ana, asked, /Alabama/))
  expect(await order()).toMatchObject({ zone: "America/Chicago", days: [6] })
})

test("what is refused can be put right in a window that holds what was typed", async () => {
  const { people, ana, window } = await opened()
  const typed = { time: "half past", zone: "Mumbai", topics: "ferries, fares", days: ["tue"] }
  const refused = await people.answerTo(await people.submit(ana, window, typed))
  expect(textOf(refused)).toContain("is not a time of day")
  const again = await people.windowOf(await people.press(ana, refused, "Edit"))
  const values = again.components.map(({ component }: (typeof again)["components"][0]) =>
    component.type === 4
      ? component.value
      : component.options.filter((one: { default: boolean }) => one.default)[0].value,
  )
  expect(values).toEqual(["half past", "Mumbai", "tue", "ferries, fares", "archive"])
  await people.answerTo(await people.submit(ana, again, { time: "07:30" }))
  expect(await order()).toMatchObject({ time: "07:30", zone: "Asia/Kolkata", topics: "ferries, fares", days: [2] })
})

test("an order is edited in its own window, an emptied field means everything, and the second window leaves the first's alone", async () => {
  const { people, ana } = await opened()
  const scheduled = await people.ask(ana, "briefing schedule", {
    time: "07:30",
    topics: "harbour",
    speaker: "Ned Price",
  })
  const window = await people.windowOf(await people.press(ana, scheduled, "Edit"))
  expect([window.title, window.components[3].component.value]).toEqual(["Edit the briefing", "harbour"])
  await people.answerTo(await people.submit(ana, window, { topics: "", time: "08:00" }))
  expect(await order()).toMatchObject({ time: "08:00", topics: null, speaker: "Ned Price" })
  const second = await people.windowOf(await people.press(ana, scheduled, "More options"))
  expect(second.components.map(({ label }: (typeof second)["components"][0]) => label)).toEqual([
    "Only articles that quote",
    "Skip a post that is later than",
    "Channel",
  ])
  await people.answerTo(await people.submit(ana, second, { speaker: "", "late-limit": "90m" }))
  expect(await order()).toMatchObject({ time: "08:00", speaker: null, lateLimit: 90 })
})

test("the window of somebody who may not order is a sentence", async () => {
  const { people } = served
  const ben = people.person("Ben")
  const place = { ...people.places.desk, memberPermissions: "2048" }
  const refused = await people.ask(ben, "briefing schedule", {}, place)
  expect(textOf(refused)).toContain("you need the permission “Manage Server”")
})

test("the next is skipped once however often the button is pressed, and stopping asks back once", async () => {
  const { people, ana } = await opened()
  const scheduled = await people.ask(ana, "briefing schedule", { time: "07:30", zone: "UTC" })
  for (const _ of [1, 2]) {
    const skipped = await people.answerTo(await people.press(ana, scheduled, "Skip next"))
    expect(textOf(skipped)).toMatch(/Friday, 2 December 2022 in <#\d+> will be skipped\./)
    expect(textOf(skipped)).toContain("Next: <t:1670052600:F>;")
  }
  const asked = await people.answerTo(await people.press(ana, scheduled, "Stop"))
  expect([asked.onlyFor, labels(asked)]).toEqual([ana.id, ["Stop it", "Snooze a week instead"]])
  expect(await order()).toBeDefined()
  await people.answerTo(await people.press(ana, asked, "Stop it"))
  expect(await order()).toBeUndefined()
})

test("people are chosen from a menu, articles have a button each, and help is clickable", async () => {
  const { people } = served
  const ana = people.person("Ana")
  const who = await people.ask(ana, "who")
  expect(menuOf(who).options.length).toBeGreaterThan(3)
  const chosen = await people.answerTo(await people.choose(ana, who, "Ned Price"))
  expect(textOf(chosen)).toContain("Ned Price")
  const articles = await people.ask(ana, "articles")
  expect(labels(articles).filter((label) => label === "Summary").length).toBeGreaterThan(1)
  const summary = await people.answerTo(await people.press(ana, articles, "Summary"))
  expect(textOf(summary)).toContain("Asked by Ana")
  const help = textOf(await people.ask(ana, "help"))
  expect(help).toMatch(/<\/quote:\d+> · .*e\.g\. `\/quote /)
  expect(help).toMatch(/<\/briefing schedule:\d+>/)
})
