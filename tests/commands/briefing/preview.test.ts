import { beforeEach, describe, expect, test } from "vitest"
import { commands } from "../../../commands/index.ts"
import type { Adapter } from "../../../src/adapters/adapter.ts"
import { readLine } from "../../../src/core/command/line.ts"
import { type Reply, textOf } from "../../../src/core/reply/reply.ts"
import type { Draft, Settlement } from "../../../src/core/shelves/slots.ts"
import { coveredIranDrones, HARBOUR_STRIKE } from "../../support/archive.ts"
import { asking } from "../../support/asking.ts"
import { newsroomWith, wordsIn } from "../../support/newsroom.ts"

// The clock stands at Thursday, 1 December 2022, 08:00 UTC.
let room: Awaited<ReturnType<typeof newsroomWith>>
beforeEach(async () => {
  room = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE)
})

const HERE = { platform: "slack", channel: "C1" } as const
const TODAY = { ...HERE, date: "2022-12-01" }
const NOW = new Date("2022-12-01T08:00:00Z")
type Given = Parameters<typeof asking>[0]
const ask = (line: string, given: Given = {}): Promise<Reply> =>
  room.newsroom.answer(readLine(line, commands), asking(given))
const press = (reply: Reply, label: string, given: Given = {}): Promise<Reply> => {
  const action = reply.actions.find((action) => action.label === label)
  if (!action) throw new Error(`no button ${label}, but ${labels(reply)}`)
  return room.newsroom.answer(action.call, asking(given))
}
const labels = ({ actions }: Reply) => actions.map(({ label }) => label)
const ordered = () => room.archive.orders.get(HERE)
const kept = async () => {
  const order = await ordered()
  if (!order) throw new Error("nothing is ordered")
  return order
}
const schedule = (given: Given = {}) => ask("/briefing schedule time:07:30 zone:Europe/Kyiv days:weekdays", given)

/** Says of today's slot what became of it, as the bot does. */
async function settle(settlement: Settlement, halt = false): Promise<void> {
  const until = new Date(NOW.getTime() + 20_000)
  await room.archive.slots.claim(TODAY, { holder: "test", at: NOW, until, dead: [] })
  expect(await room.archive.slots.conclude(TODAY, "test", settlement, NOW, halt)).toBe(true)
}

const HALTED = "Pullquote is not a member of the channel. Invite it there: /invite @Pullquote."
const halted = async () => {
  await schedule()
  await settle({ state: "failed", problem: HALTED }, true)
}

describe("the list", () => {
  beforeEach(async () => {
    await schedule()
    await ask("/briefing schedule time:18:00 zone:UTC topics:harbour", { channel: "C2", place: "#port" })
    await ask("/briefing schedule time:05:00 zone:UTC", { channel: "C3", place: "#far", community: "T2" })
  })

  test("shows a member the channel's own order, with its next dates and what to do with it", async () => {
    const reply = await ask("/briefing list", { rank: "member" })
    expect(wordsIn(reply)).toBe(
      [
        "Briefing in #news",
        "When 07:30 Europe/Kyiv (UTC+02:00), weekdays",
        "When nothing is new a quote and a fact from the archive",
        "Late posts Skip if more than 6 hours late",
        "Scheduled by Ana",
        "Next: Friday, 2 December 2022 at 07:30; Monday, 5 December 2022 at 07:30.",
      ].join("\n"),
    )
    expect([reply.audience, reply.outcome]).toEqual(["asker", "answered"])
    expect(labels(reply)).toEqual([
      "Edit",
      "Skip next",
      "Snooze a week",
      "Stop",
      "All quotes",
      "Pause",
      "More options",
      "Preview today's",
    ])
  })

  test("is what /briefing alone answers", async () => {
    expect(await ask("/briefing")).toEqual(await ask("/briefing list"))
  })

  test("shows a guest the same, without buttons that are not for them", async () => {
    const reply = await ask("/briefing list", { rank: "guest" })
    expect(wordsIn(reply)).toBe(wordsIn(await ask("/briefing list", { rank: "member" })))
    expect(labels(reply)).toEqual(["Preview today's"])
  })

  test("shows a manager the community's other channels too, and no other community's", async () => {
    const words = wordsIn(await ask("/briefing list"))
    expect(words).toContain(
      "Elsewhere\n #port: 18:00 UTC (UTC+00:00), daily · scheduled by Ana · Next: Thursday, 1 December 2022 at 18:00; Friday, 2 December 2022 at 18:00.",
    )
    expect(words).not.toContain("#far")
  })

  test("shows the operator in a shell those of every place", async () => {
    const words = wordsIn(await room.ask("/briefing list"))
    for (const place of ["#news", "#port", "#far"]) expect(words).toContain(place)
    expect(words).not.toContain("Elsewhere")
  })

  test("says what stands still and why, and what is paused", async () => {
    await settle({ state: "failed", problem: HALTED }, true)
    expect(wordsIn(await ask("/briefing list"))).toContain(
      `Stopped: needs attention. ${HALTED} Then type /briefing resume`,
    )
    await ask("/briefing pause")
    const reply = await ask("/briefing list")
    expect(wordsIn(reply)).toContain("Paused.")
    expect(labels(reply)).toEqual([
      "Resume",
      "Edit",
      "Snooze a week",
      "Stop",
      "All quotes",
      "More options",
      "Preview today's",
    ])
  })
})

test("where nothing is ordered, the list says how to order", async () => {
  const reply = await ask("/briefing list", { rank: "member" })
  expect(wordsIn(reply)).toBe("No briefing is scheduled in #news.")
  expect([reply.outcome, labels(reply)]).toEqual(["nothing", ["Schedule one", "Preview today's"]])
  expect(wordsIn(await room.ask("/briefing list"))).toBe("No briefings are scheduled.")
  for (const verb of ["pause", "resume", "cancel"])
    expect(wordsIn(await ask(`/briefing ${verb}`))).toContain("No briefing is scheduled in #news.")
})

describe("an order", () => {
  test("is paused for some days, and comes again by itself or when it is resumed", async () => {
    await ask("/briefing schedule time:07:30")
    const paused = await ask("/briefing pause for a week")
    expect(wordsIn(paused)).toBe(
      "Briefing in #news paused for 7 days. Next: Friday, 9 December 2022 at 07:30; Saturday, 10 December 2022 at 07:30.",
    )
    await press(paused, "Resume")
    expect(wordsIn(await ask("/briefing list"))).toContain("Next: Friday, 2 December 2022 at 07:30")
  })

  test("is paused, and goes on from then", async () => {
    await schedule()
    await room.archive.orders.keep({ ...(await kept()), since: "2022-11-01T00:00:00.000Z" }, 1)
    const paused = await ask("/briefing pause")
    expect(await ordered()).toMatchObject({ since: "2022-11-01T00:00:00.000Z" })
    expect(wordsIn(paused)).toBe("Briefing in #news paused.")
    expect([paused.audience, (await ordered())?.standing]).toEqual(["channel", "paused"])
    const resumed = await press(paused, "Resume")
    expect(wordsIn(resumed)).toBe(
      "Briefing in #news resumed. Next: Friday, 2 December 2022 at 07:30; Monday, 5 December 2022 at 07:30.",
    )
    expect(await ordered()).toMatchObject({ standing: "active", since: NOW.toISOString() })
  })

  test("that stands still is resumed with its slot opened again, which is said", async () => {
    await halted()
    expect((await ordered())?.standing).toBe("halted")
    const reply = await ask("/briefing resume")
    expect(wordsIn(reply)).toBe(
      "Briefing in #news resumed. The post for Thursday, 1 December 2022 is being sent now. Next: Friday, 2 December 2022 at 07:30; Monday, 5 December 2022 at 07:30.",
    )
    expect(await ordered()).toMatchObject({ standing: "active", problem: null })
    expect((await room.archive.slots.get(TODAY))?.settled).toBeNull()
  })

  test("is not resumed while it still cannot be posted", async () => {
    await halted()
    const reply = await ask("/briefing resume", { missing: [HALTED] })
    expect(wordsIn(reply)).toBe(`The briefing still cannot be posted: ${HALTED}`)
    expect((await ordered())?.standing).toBe("halted")
    expect((await room.archive.slots.get(TODAY))?.settled?.state).toBe("failed")
    await press(reply, "Resume")
    expect((await ordered())?.standing).toBe("active")
  })

  test("is cancelled, and ordered again by a press", async () => {
    await ask("/briefing schedule time:07:30 zone:Europe/Kyiv days:weekdays topics:harbour late-limit:1h30")
    const before = await ordered()
    const reply = await ask("/briefing cancel")
    expect(wordsIn(reply)).toBe(
      "Briefing in #news stopped. It was scheduled for 07:30 Europe/Kyiv (UTC+02:00), weekdays.",
    )
    expect(await ordered()).toBeNull()
    await press(reply, "Schedule it again", { asker: "U2" })
    expect(await ordered()).toEqual({ ...before, orderedBy: "U2", revision: expect.any(Number) })
  })
})

describe("today's", () => {
  test("is shown to the asker alone; who may not order cannot post it", async () => {
    const member = await ask("/briefing now", { rank: "member" })
    expect(wordsIn(member)).toContain("Preview of today's briefing for #news. Only you can see it.")
    expect([member.audience, labels(member)]).toEqual(["asker", expect.arrayContaining(["Post it", "Why these"])])
    expect(labels(await ask("/briefing now", { rank: "guest" }))).not.toContain("Post it")
    const shell = await room.ask("/briefing now")
    expect(labels(shell)).not.toContain("Post it")
    expect(wordsIn(shell)).toContain("Thursday, 1 December 2022")
  })

  test.each(["--explain", "—explain", "explain:yes"])("says why, with %s", async (flag) => {
    const reply = await ask(`/briefing now ${flag}`)
    expect(wordsIn(reply)).toMatch(/Why these|Nothing is new, so that there was nothing to choose from/)
    expect(labels(reply)).not.toContain("Why these")
    expect(await press(await ask("/briefing now"), "Why these")).toEqual(reply)
  })

  test("goes by the date of the order's zone", async () => {
    await ask("/briefing schedule time:07:30 zone:Pacific/Kiritimati")
    await ask("/briefing schedule time:07:30 zone:Pacific/Pago_Pago", { channel: "C2" })
    expect(wordsIn(await ask("/briefing now", { channel: "C2" }))).toContain("Wednesday, 30 November 2022")
  })

  test("is not posted where nothing connects to the platform, and that is said", async () => {
    await schedule()
    const reply = await press(await ask("/briefing now"), "Post it")
    expect(wordsIn(reply)).toContain("Not posted. Pullquote is not connected here right now.")
    expect((await room.archive.slots.get(TODAY))?.settled ?? null).toBeNull()
  })

  test("an earlier day's button posts nothing", async () => {
    await schedule()
    const reply = await ask("/briefing post slot:2022-11-30")
    expect(wordsIn(reply)).toBe("That preview was for another day. Preview today's first.")
    expect(labels(reply)).toEqual(["Preview today's"])
  })
})

describe("posting", () => {
  let posts: string[]
  let isDone: Promise<void>
  let begun = Promise.withResolvers<void>()
  const adapter = () =>
    ({
      platform: "slack",
      post: async (channel: string, reply: Reply, key: string) => {
        begun.resolve()
        await isDone
        posts.push(key)
        return { kind: "posted", posted: { channel, message: `m${posts.length}`, reply } }
      },
    }) as unknown as Adapter
  beforeEach(async () => {
    posts = []
    begun = Promise.withResolvers()
    isDone = Promise.resolve()
    await schedule()
    room.briefings.start([adapter()])
    return () => room.briefings.stop()
  })

  test("takes today's slot, and a second press shows the same post", async () => {
    const preview = await ask("/briefing now")
    const link = "https://chat.example/news/1"
    for (const _ of [1, 2]) {
      const reply = await press(preview, "Post it")
      expect(reply.audience).toBe("asker")
      expect(wordsIn(reply)).toBe(`Today's briefing has been posted: ${link}`)
      const [block] = reply.blocks
      expect(block?.kind === "prose" && block.prose.at(-1)?.href).toBe(link)
    }
    expect(posts).toEqual(["briefing:slack:C1:2022-12-01"])
    expect((await room.archive.slots.get(TODAY))?.settled).toMatchObject({
      state: "posted",
      message: "m1",
      isLate: false,
    })
  })

  test("while somebody else's press is being posted posts nothing, and says so", async () => {
    let finish = () => {}
    isDone = new Promise((resolve) => {
      finish = resolve
    })
    const preview = await ask("/briefing now")
    const first = press(preview, "Post it")
    await begun.promise
    expect(wordsIn(await press(preview, "Post it", { asker: "U2" }))).toBe("It is being posted now.")
    finish()
    expect(wordsIn(await first)).toBe("Today's briefing has been posted: https://chat.example/news/1")
    expect(posts).toHaveLength(1)
  })

  test("by two presses in the same moment brings out one post", async () => {
    const preview = await ask("/briefing now")
    await Promise.all([press(preview, "Post it"), press(preview, "Post it", { asker: "U2" })])
    expect(posts).toHaveLength(1)
  })

  test("is not offered again, and the preview shows where it is", async () => {
    await press(await ask("/briefing now"), "Post it")
    const reply = await ask("/briefing now")
    expect(wordsIn(reply)).toContain("Today's briefing has been posted: https://chat.example/news/1\nNew since then:")
    expect(labels(reply)).not.toContain("Post it")
  })

  test("names the channel where the platform tells no link", async () => {
    const reply = await press(await ask("/briefing now"), "Post it", { link: null })
    expect(wordsIn(reply)).toBe("Today's briefing has been posted: in this channel")
  })

  test("leaves today out of the next dates", async () => {
    await press(await ask("/briefing schedule time:20:00"), "Replace")
    expect(wordsIn(await ask("/briefing list"))).toContain("Next: Thursday, 1 December 2022 at 20:00; Friday,")
    await press(await ask("/briefing now"), "Post it")
    expect(wordsIn(await ask("/briefing list"))).toContain("Next: Friday, 2 December 2022 at 20:00; Monday,")
  })

  test("nothing, where nothing is to be posted when nothing is new", async () => {
    await room.briefings.stop()
    room = await newsroomWith()
    room.briefings.start([adapter()])
    await ask("/briefing schedule time:07:30 when-empty:skip")
    const reply = await press(await ask("/briefing now"), "Post it")
    expect(wordsIn(reply)).toBe("Nothing is new. This briefing is set to skip such days, so nothing was posted.")
    expect(posts).toEqual([])
  })
})

describe("the buttons of a post", () => {
  const draft = (rest: readonly string[], reasons?: Draft["reasons"]) => ({
    reply: { blocks: [], actions: [], audience: "channel", outcome: "answered" } as const,
    rest,
    featured: [],
    ...(reasons && { reasons }),
  })
  const drafted = async (rest: readonly string[], reasons?: Draft["reasons"]) => {
    const until = new Date(NOW.getTime() + 20_000)
    await room.archive.slots.claim(TODAY, { holder: "test", at: NOW, until, dead: [] })
    await room.archive.slots.draft(TODAY, "test", draft(rest, reasons))
  }

  test("show the stories that had no room, by tens", async () => {
    await drafted(Array.from({ length: 23 }, (_, n) => (n % 2 ? "iran-drones" : "harbour-strike")))
    const first = await ask("/briefing more slot:2022-12-01", { rank: "guest" })
    expect([first.audience, labels(first)]).toEqual(["asker", ["13 more"]])
    const second = await press(first, "13 more")
    expect(labels(second)).toEqual(["3 more"])
    expect(labels(await press(second, "3 more"))).toEqual([])
    expect(wordsIn(await ask("/briefing more slot:2022-12-01 page:9"))).toBe("There are no more stories.")
  })

  test("say why, for the asker", async () => {
    await drafted(
      [],
      ["harbour-strike", "iran-drones"].map((slug, n) => ({ slug, lead: `${n + 1}. `, reason: "carried by three" })),
    )
    const why = async () => {
      const reply = await ask("/briefing why slot:2022-12-01", { rank: "guest" })
      expect(reply.audience).toBe("asker")
      return reply.blocks.flatMap((block) =>
        block.kind === "list" ? block.items.map(({ prose }) => textOf(prose)) : [],
      )
    }
    expect(await why()).toEqual([
      "1. Dockers walk out at Hull harbour: carried by three",
      expect.stringMatching(/^2\. Iran implicated .*: carried by three$/),
    ])
    await room.archive.slots.conclude(TODAY, "test", { state: "posted", message: "1", isLate: false }, NOW)
    await room.archive.articles.remove("harbour-strike", "withheld")
    await room.archive.articles.remove("iran-drones", "withdrawn")
    expect(await why()).toEqual([
      "1. An article that is no longer in the archive: carried by three",
      "2. An article that is no longer in the archive: carried by three",
    ])
  })

  test("say nothing from a draft of an earlier release, which had the titles of its day", async () => {
    await drafted([])
    expect(wordsIn(await ask("/briefing why slot:2022-12-01"))).toBe("This briefing is no longer stored.")
  })

  test("of a post that is no longer known say so", async () => {
    for (const verb of ["more", "why"]) {
      const reply = await ask(`/briefing ${verb} slot:2020-01-01`)
      expect(wordsIn(reply)).toBe("This briefing is no longer stored.")
      expect(labels(reply)).toEqual(["Articles"])
    }
  })
})
