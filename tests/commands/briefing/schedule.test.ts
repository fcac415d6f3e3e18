import { beforeEach, describe, expect, test } from "vitest"
import { commands } from "../../../commands/index.ts"
import { readLine } from "../../../src/core/command/line.ts"
import type { Reply } from "../../../src/core/reply/reply.ts"
import { coveredIranDrones, HARBOUR_STRIKE } from "../../support/archive.ts"
import { asking } from "../../support/asking.ts"
import { newsroomWith, wordsIn } from "../../support/newsroom.ts"

// The clock stands at Thursday, 1 December 2022, 08:00 UTC.
let room: Awaited<ReturnType<typeof newsroomWith>>
beforeEach(async () => {
  room = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE)
})

const HERE = { platform: "slack", channel: "C1" } as const
const ask = (line: string, given: Parameters<typeof asking>[0] = {}): Promise<Reply> =>
  room.newsroom.answer(readLine(line, commands), asking(given))
const press = (reply: Reply, label: string, given: Parameters<typeof asking>[0] = {}): Promise<Reply> => {
  const action = reply.actions.find((action) => action.label === label)
  if (!action) throw new Error(`no button ${label}, but ${labels(reply)}`)
  return room.newsroom.answer(action.call, asking(given))
}
const labels = ({ actions }: Reply) => actions.map(({ label }) => label)
const ordered = () => room.archive.orders.get(HERE)

describe("ordering", () => {
  test("needs a time, says how to write it, and orders nothing without", async () => {
    const reply = await ask("/briefing schedule days:weekdays")
    expect(wordsIn(reply)).toBe("Add a time to post it, e.g. time:07:30")
    expect([reply.outcome, reply.audience, labels(reply)]).toEqual([
      "misuse",
      "asker",
      ["Edit", "/briefing schedule time:07:30"],
    ])
    expect(await ordered()).toBeNull()
    expect((await press(reply, "/briefing schedule time:07:30")).outcome).toBe("answered")
  })

  test("with a time alone takes everything, every day, and whatever else is plain", async () => {
    const reply = await ask("/briefing schedule time:7:30")
    expect(await ordered()).toEqual({
      ...HERE,
      place: "#news",
      community: "T1",
      orderedBy: "U1",
      orderedByName: "Ana",
      revision: 1,
      time: "07:30",
      zone: "UTC",
      days: [1, 2, 3, 4, 5, 6, 7],
      topics: null,
      speaker: null,
      whenEmpty: "archive",
      lateLimit: 360,
      since: "2022-12-01T08:00:00.000Z",
      standing: "active",
      problem: null,
    })
    expect([reply.outcome, reply.audience]).toEqual(["answered", "channel"])
  })

  test("is confirmed with channel, zone and its offset, where the zone comes from, and the next two dates", async () => {
    const words = wordsIn(await ask("/briefing schedule time:07:30 zone:Europe/Kyiv days:weekdays"))
    expect(words).toContain("Briefing scheduled for #news")
    expect(words).toContain("07:30 Europe/Kyiv (UTC+02:00), weekdays")
    expect(words).toContain("Next: Friday, 2 December 2022 at 07:30; Monday, 5 December 2022 at 07:30.")
    expect(words).toContain("Time zone: Europe/Kyiv (as you chose). To change it, press Edit.")
  })

  test("takes all that can be said of it", async () => {
    const reply = await ask(
      "/briefing schedule time:“6.15 pm” days:mon,wed,fri topics:“harbour, drones” speaker:mulroy when-empty:skip late-limit:90m",
    )
    expect(await ordered()).toMatchObject({
      time: "18:15",
      days: [1, 3, 5],
      topics: "harbour, drones",
      speaker: "Mick Mulroy",
      whenEmpty: "skip",
      lateLimit: 90,
    })
    const words = wordsIn(reply)
    for (const part of ["Monday, Wednesday and Friday", "harbour, drones", "Mick Mulroy", "1 hour 30 minutes"])
      expect(words).toContain(part)
  })

  test.each([
    ["7:30 pm", { time: "19:30" }],
    ["time:7:30 pm", { time: "19:30" }],
    ["time:07:30 zone:New York", { zone: "America/New_York" }],
    ["time:07:30 zone:America/New York days:weekdays", { zone: "America/New_York", days: [1, 2, 3, 4, 5] }],
    ["days:mon, wed, fri time:07:30", { days: [1, 3, 5] }],
    ["time:07:30 topics:harbour, drones days:every day", { topics: "harbour, drones", days: [1, 2, 3, 4, 5, 6, 7] }],
    ["late-limit:2 hours time:noon", { lateLimit: 120, time: "12:00" }],
    ["time:‘7:30 pm’ topics:«harbour»", { time: "19:30", topics: "harbour" }],
  ])("takes values of several words without quotation marks: %s", async (typed, taken) => {
    await ask(`/briefing schedule ${typed}`)
    expect(await ordered()).toMatchObject(taken)
  })

  test("what people type for a verb is understood", async () => {
    await ask("/briefing edit time:07:30")
    expect(await ordered()).toMatchObject({ time: "07:30" })
    for (const [typed, words] of [
      ["status", "Briefing in #news"],
      ["mute 3 days", "Briefing in #news paused for 3 days."],
      ["help", "/briefing"],
    ] as const)
      expect(wordsIn(await ask(`/briefing ${typed}`))).toContain(words)
  })

  test.each(["stop", "off", "delete", "unsubscribe"])(
    "%s asks back once, and cancels nothing before that",
    async (typed) => {
      await ask("/briefing schedule time:07:30")
      const reply = await ask(`/briefing ${typed}`)
      expect(wordsIn(reply)).toBe("Stop the daily briefing in #news for good?")
      expect(await ordered()).not.toBeNull()
      await press(reply, "Stop it")
      expect(await ordered()).toBeNull()
    },
  )

  test("options without a verb say what is meant", async () => {
    expect(wordsIn(await ask("/briefing time:07:30"))).toContain("Briefing scheduled for #news")
  })

  test.each([["pause time:08:00", "/briefing schedule time:08:00"]])(
    "words at the wrong place are not passed over: %s",
    async (typed, meant) => {
      const reply = await ask(`/briefing ${typed}`)
      expect([reply.outcome, labels(reply)[0]]).toEqual(["misuse", meant])
      expect(await ordered()).toBeNull()
      await press(reply, meant)
      expect(await ordered()).not.toBeNull()
    },
  )

  test.each([
    ["time:07:30 explain:yes", "“explain” is an option of /briefing now, not of /briefing schedule."],
    ["7:30 CET", "“cet” is not part of the time. Type the zone on its own: time:7:30 zone:cet"],
    ["time:7", "“time:7” is not a time of day. Write it as 07:30 or 7:30 pm, from 00:00 to 23:59."],
    ["time:25:00", "“time:25:00” is not a time of day."],
    ["time:07:30 days:mun", "“mun” is not a day of the week."],
    ["time:07:30 late-limit:2", "“late-limit:2” is not a length of time. Write it as 6h or 90m"],
    ["time:07:30 late-limit:30h", "“late-limit:30h” is too long."],
    ["time:07:30 when-empty:never", "“when-empty:never” is not a choice. Type archive, skip or say-so."],
    ["time:07:30 speaker:zzzz", "No one called “zzzz” is quoted."],
    ["time:07:30 zone:Atlantis", "No place or time zone called “Atlantis” was found."],
    [
      "time:07:30 zone:+02:00",
      "“+02:00” is a fixed offset, which ignores daylight saving time. Write a city or a country",
    ],
  ])("says what is wrong, and orders nothing: %s", async (options, words) => {
    const reply = await ask(`/briefing schedule ${options}`)
    expect(wordsIn(reply)).toContain(words)
    expect(reply.audience).toBe("asker")
    expect(await ordered()).toBeNull()
  })

  test("a speaker who may be two people is asked about, and the answer keeps the rest", async () => {
    const reply = await ask("/briefing schedule time:09:15 days:weekends speaker:price")
    expect(wordsIn(reply)).toBe("“price” matches several people. Who do you mean?")
    await press(reply, "Nick Price, mayor")
    expect(await ordered()).toMatchObject({ time: "09:15", days: [6, 7], speaker: "Nick Price" })
  })

  test("names at once what keeps it from being posted, and orders nothing until that is mended", async () => {
    const missing = ["Pullquote is not a member of the channel. Invite it there: /invite @Pullquote."]
    const reply = await ask("/briefing schedule time:07:30 days:weekdays", { missing })
    expect(wordsIn(reply)).toBe(`Nothing was scheduled: ${missing[0]}`)
    expect(await ordered()).toBeNull()
    await press(reply, "Try again")
    expect(await ordered()).toMatchObject({ time: "07:30", days: [1, 2, 3, 4, 5] })
  })

  test("is not for guests, who are told what they need and can look", async () => {
    const guest = { rank: "guest", needed: "the permission “Manage Server”" } as const
    for (const line of ["schedule time:07:30", "pause", "resume", "cancel", "post slot:2022-12-01"]) {
      const reply = await ask(`/briefing ${line}`, guest)
      expect(wordsIn(reply)).toBe(
        "To schedule briefings here you need the permission “Manage Server”. You can still see what is scheduled:",
      )
      expect(labels(reply)).toEqual(["What is scheduled", "Preview today's"])
    }
    expect(await ordered()).toBeNull()
  })

  test("in a shell there is no channel, and that is said", async () => {
    const reply = await room.ask("/briefing schedule time:07:30")
    expect(wordsIn(reply)).toBe("Schedule briefings in Slack or Discord, in the channel where they should appear.")
    expect(reply.outcome).toBe("misuse")
  })
})

describe("the time zone", () => {
  const zoneLine = (reply: Reply) => /Time zone: .*?\. /.exec(wordsIn(reply))?.[0].trim()

  test("is the asker's own, by its current name, where the platform knows it", async () => {
    const reply = await ask("/briefing schedule time:07:30", { zone: "Europe/Kiev" })
    expect(zoneLine(reply)).toBe("Time zone: Europe/Kyiv (your own).")
  })

  test("is else the one chosen last on the server", async () => {
    await ask("/briefing schedule time:07:30 zone:Asia/Kolkata", { channel: "C2" })
    expect(zoneLine(await ask("/briefing schedule time:07:30"))).toBe(
      "Time zone: Asia/Kolkata (the one last used here).",
    )
  })

  test("of another server tells nothing", async () => {
    await ask("/briefing schedule time:07:30 zone:Asia/Kolkata", { channel: "C2", community: "T2" })
    expect(zoneLine(await ask("/briefing schedule time:07:30"))).toBe("Time zone: UTC (the bot's default).")
  })

  test("that the platform keeps and nobody knows is passed over", async () => {
    expect(zoneLine(await ask("/briefing schedule time:07:30", { zone: "Mars/Base" }))).toBe(
      "Time zone: UTC (the bot's default).",
    )
  })

  test("that was written goes before the asker's own", async () => {
    await ask("/briefing schedule time:07:30 zone:europe/kiev", { zone: "Asia/Kolkata" })
    expect(await ordered()).toMatchObject({ zone: "Europe/Kyiv" })
  })

  test("stays as it is when another asker changes something else", async () => {
    await ask("/briefing schedule time:07:30 zone:Europe/Kyiv")
    const reply = await ask("/briefing schedule time:08:00", { zone: "Asia/Kolkata" })
    expect(wordsIn(reply)).toContain("08:00 Europe/Kyiv")
  })

  test("misspelt is asked back with buttons, which keep the rest", async () => {
    const reply = await ask("/briefing schedule time:09:15 days:weekends zone:Europe/Kyv")
    expect(wordsIn(reply)).toBe("No place or time zone called “Europe/Kyv” was found. Did you mean:")
    expect(labels(reply)[0]).toBe("Europe/Kyiv")
    expect(await ordered()).toBeNull()
    await press(reply, "Europe/Kyiv")
    expect(await ordered()).toMatchObject({ zone: "Europe/Kyiv", time: "09:15", days: [6, 7] })
  })

  test.each([
    ["kiev", "Europe/Kyiv", "Kyiv, Ukraine"],
    ["“San Francisco”", "America/Los_Angeles", "San Francisco, California, United States of America"],
    ["Germany", "Europe/Berlin", "Germany"],
  ])("may be named by a place, and the confirmation says which: %s", async (typed, zone, place) => {
    const words = wordsIn(await ask(`/briefing schedule time:07:30 zone:${typed}`))
    expect(words).toContain(`Time zone: ${zone} (${place}).`)
    expect(await ordered()).toMatchObject({ zone })
  })

  test("a place that may be two is asked back with buttons, which keep the rest", async () => {
    const reply = await ask("/briefing schedule time:09:15 days:weekends zone:Birmingham")
    expect(wordsIn(reply)).toBe("Which “Birmingham” do you mean?")
    expect(await ordered()).toBeNull()
    await press(reply, "Birmingham, Alabama, United States of America")
    expect(await ordered()).toMatchObject({ zone: "America/Chicago", time: "09:15", days: [6, 7] })
  })

  test.each([
    ["est", ["America/New_York"]],
    ["IST", ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]],
  ])("%s is an abbreviation, which names none, and whose clock is meant is asked", async (typed, zones) => {
    const reply = await ask(`/briefing schedule time:07:30 zone:${typed}`)
    expect(wordsIn(reply)).toBe(`“${typed}” is an abbreviation that several time zones share. Which one do you mean?`)
    expect(labels(reply)).toEqual(zones)
    expect(await ordered()).toBeNull()
  })

  test("is completed while one types, by old names too", async () => {
    const complete = async (zone: string) =>
      (await room.newsroom.complete({ command: "briefing", args: { zone } }, "zone")).map(({ value }) => value)
    expect((await complete("kiev"))[0]).toBe("Europe/Kyiv")
    expect((await complete("san francisco"))[0]).toBe("America/Los_Angeles")
    expect((await complete("calcutta"))[0]).toBe("Asia/Kolkata")
    expect(await complete("")).toContain("UTC")
    expect((await complete("")).length).toBeLessThanOrEqual(25)
  })
})

describe("ordering again", () => {
  beforeEach(async () => {
    await ask("/briefing schedule time:07:30 zone:Europe/Kyiv days:weekdays topics:harbour speaker:mulroy")
  })

  test("shows old and new to the asker, and replaces only after a press", async () => {
    const reply = await ask("/briefing schedule time:08:00")
    expect(wordsIn(reply)).toMatch(/#news already has a briefing\nNow:\nWhen 07:30(?:.|\n)*New:\nWhen 08:00/)
    expect([reply.audience, labels(reply)]).toEqual(["asker", ["Replace", "Edit"]])
    expect(await ordered()).toMatchObject({ time: "07:30", revision: 1 })
    const replaced = await press(reply, "Replace", { asker: "U2" })
    expect(wordsIn(replaced)).toContain("Briefing scheduled for #news")
    expect(await ordered()).toMatchObject({ time: "08:00", revision: 2, orderedBy: "U2" })
  })

  test.each([
    ["days:daily", { days: [1, 2, 3, 4, 5, 6, 7] }],
    ["zone:Asia/Kolkata", { zone: "Asia/Kolkata" }],
    ["topics:drones", { topics: "drones" }],
    ["topics:all", { topics: null }],
    ["speaker:anyone", { speaker: null }],
    ["when-empty:say-so", { whenEmpty: "say-so" }],
    ["late-limit:2h", { lateLimit: 120 }],
  ])("with %s alone keeps the rest", async (option, changed) => {
    const { revision, since: _, ...before } = (await ordered()) ?? { revision: 0, since: "" }
    await press(await ask(`/briefing schedule ${option}`), "Replace")
    expect(await ordered()).toMatchObject({ ...before, ...changed, revision: revision + 1 })
  })

  test("just as it is changes nothing, and says how it stands", async () => {
    const reply = await ask("/briefing schedule time:07:30 days:mon-fri")
    expect(wordsIn(reply)).toContain("Briefing scheduled for #news")
    expect(await ordered()).toMatchObject({ revision: 1 })
  })

  test("a second press on the same button changes nothing more", async () => {
    const reply = await ask("/briefing schedule time:08:00")
    await press(reply, "Replace")
    expect(wordsIn(await press(reply, "Replace"))).toContain("Briefing scheduled for #news")
    expect(await ordered()).toMatchObject({ time: "08:00", revision: 2 })
  })

  test("tells when somebody else has changed it meanwhile, and replaces nothing", async () => {
    const mine = await ask("/briefing schedule time:08:00")
    await press(await ask("/briefing schedule time:09:00 topics:drones"), "Replace")
    const told = await press(mine, "Replace")
    expect(wordsIn(told)).toMatch(
      /Somebody else has just changed this briefing, so nothing was replaced.\nNow:\nWhen 09:00/,
    )
    expect(await ordered()).toMatchObject({ time: "09:00", revision: 2 })
    await press(told, "Replace")
    expect(await ordered()).toMatchObject({ time: "08:00", topics: "harbour" })
  })

  test("what is shown is what is ordered, also where it says less than what somebody else ordered", async () => {
    await ask("/briefing cancel")
    await ask("/briefing schedule time:10:00 zone:UTC")
    const mine = await ask("/briefing schedule time:11:00")
    await press(await ask("/briefing schedule topics:drones speaker:mulroy"), "Replace")
    const told = await press(mine, "Replace")
    await press(told, "Replace")
    expect(await ordered()).toMatchObject({ time: "11:00", topics: null, speaker: null })
  })

  test("a press after a cancellation orders nothing, and says why", async () => {
    const mine = await ask("/briefing schedule time:08:00")
    await ask("/briefing cancel")
    const told = await press(mine, "Replace")
    expect(wordsIn(told)).toBe(
      "The briefing that this would replace has been stopped in the meantime, so nothing was scheduled.",
    )
    expect(await ordered()).toBeNull()
    await press(told, "Schedule it anyway")
    expect(await ordered()).toMatchObject({ time: "08:00", topics: "harbour" })
  })

  test("leaves a paused one paused, says so, and resumes it by a button", async () => {
    await ask("/briefing pause")
    const reply = await ask("/briefing schedule time:09:00 topics:drones")
    expect(wordsIn(reply)).toMatch(/Now \(paused\):[\s\S]*New \(still paused\):/)
    for (const line of [null, "/briefing schedule time:09:00"]) {
      const changed = line === null ? await press(reply, "Replace") : await ask(line)
      expect(wordsIn(changed)).toContain("It is still paused: nothing is posted until you press Resume.")
      expect(labels(changed).slice(0, 3)).toEqual(["Resume", "Edit", "Snooze a week"])
      expect(await ordered()).toMatchObject({ standing: "paused", time: "09:00", topics: "drones" })
    }
    expect(wordsIn(await press(await ask("/briefing list"), "Resume"))).toContain("resumed")
    expect(await ordered()).toMatchObject({ standing: "active", time: "09:00" })
  })

  test("leaves one that is snoozed on hold till its day, and one that was stopped for a fault runs again", async () => {
    await ask("/briefing pause for:3 days")
    const { since } = await kept()
    const changed = await press(await ask("/briefing schedule time:09:00"), "Replace")
    expect(wordsIn(changed)).toContain("On hold. Next: Monday, 5 December 2022 at 09:00")
    expect([labels(changed)[0], (await kept()).since]).toEqual(["Resume", since])
    const { revision, ...order } = await kept()
    await room.archive.orders.keep({ ...order, standing: "halted", problem: "The channel is archived." }, revision)
    await press(await ask("/briefing schedule topics:drones"), "Replace")
    expect(await ordered()).toMatchObject({ standing: "active", problem: null })
  })

  test("does not lose what is due already, unless it comes at another time", async () => {
    await room.archive.orders.keep({ ...(await kept()), since: "2022-11-01T00:00:00.000Z" }, 1)
    await press(await ask("/briefing schedule topics:drones"), "Replace")
    expect(await ordered()).toMatchObject({ since: "2022-11-01T00:00:00.000Z" })
    await press(await ask("/briefing schedule time:06:00"), "Replace")
    expect(await ordered()).toMatchObject({ since: "2022-12-01T08:00:00.000Z" })
  })
})

/** The order that is there. */
async function kept() {
  const order = await ordered()
  if (!order) throw new Error("nothing is ordered")
  return order
}
