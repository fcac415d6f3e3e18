import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { serveDiscord } from "../../support/discord/served.ts"
import { buttonsOf, textOf } from "../../support/discord/world.ts"

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

/** What a person reads, without the marks that keep it from being markup. */
const read = (message: Parameters<typeof textOf>[0]) => textOf(message).replaceAll("\\", "")
const labels = (message: Parameters<typeof buttonsOf>[0]) => buttonsOf(message).map(({ label }) => label)
const MANAGE_SERVER = String(1n << 5n)
const ADMINISTRATOR = String(1n << 3n)
const SEND_MESSAGES = String(1n << 11n)
const orders = () => served.archive.orders.list()

describe("ordering", () => {
  test.each([
    ["Manage Server", MANAGE_SERVER],
    ["Administrator", ADMINISTRATOR],
  ])("with “%s” is confirmed in the channel", async (_, memberPermissions) => {
    const { people } = served
    const ana = people.person("Ana")
    const place = { ...people.places.desk, memberPermissions }
    const args = { time: "07:30", zone: "Europe/Kyiv", days: "weekdays" }
    const message = await people.ask(ana, "briefing schedule", args, place)
    expect(message.onlyFor).toBeNull()
    for (const part of [
      `Briefing scheduled for <#${place.channel.id}>`,
      "07:30 Europe/Kyiv (UTC+02:00), weekdays",
      "Next: <t:1669959000:F>; <t:1670218200:F>.",
      "Asked by Ana",
    ])
      expect(read(message)).toContain(part)
    expect(await orders()).toMatchObject([
      {
        platform: "discord",
        channel: place.channel.id,
        place: "#desk",
        orderedBy: ana.id,
        community: served.discord.world.guild,
      },
    ])
  })

  test("without it is refused, to the asker alone, who can look", async () => {
    const { people } = served
    const ben = people.person("Ben")
    const place = { ...people.places.desk, memberPermissions: SEND_MESSAGES }
    const message = await people.ask(ben, "briefing schedule", { time: "07:30" }, place)
    expect(read(message)).toContain(
      "To schedule briefings here you need the permission “Manage Server”. You can still see what is scheduled:",
    )
    expect([message.onlyFor, labels(message)]).toEqual([ben.id, ["What is scheduled", "Preview today's"]])
    const listed = await people.answerTo(await people.press(ben, message, "What is scheduled", place))
    expect(read(listed)).toContain("No briefing is scheduled in <#")
    const now = await people.answerTo(await people.press(ben, message, "Preview today's", place))
    expect([now.onlyFor, labels(now).includes("Post it")]).toEqual([ben.id, false])
    expect(await orders()).toEqual([])
  })

  test("is checked when a button is pressed too", async () => {
    const { people } = served
    await people.ask(people.person("Ana"), "briefing schedule", { time: "07:30" })
    const [confirmation] = served.discord.world.messages.slice(-1)
    if (!confirmation) throw new Error("nothing was said")
    const ben = people.person("Ben")
    const place = { ...people.places.desk, memberPermissions: SEND_MESSAGES }
    const refused = await people.answerTo(await people.press(ben, confirmation, "Stop", place))
    expect(read(refused)).toContain("you need the permission “Manage Server”")
    expect([refused.onlyFor, (await orders()).length]).toEqual([ben.id, 1])
  })

  test("again shows both to the asker, and their press replaces", async () => {
    const { people } = served
    const ana = people.person("Ana")
    await people.ask(ana, "briefing schedule", { time: "07:30", zone: "Europe/Kyiv" })
    const both = await people.ask(ana, "briefing schedule", { time: "08:00" })
    expect(both.onlyFor).toBe(ana.id)
    expect(read(both)).toMatch(/Now:(?:.|\n)*07:30(?:.|\n)*New:(?:.|\n)*08:00/)
    const replaced = await people.answerTo(await people.press(ana, both, "Replace"))
    expect([replaced.onlyFor, read(replaced).includes("08:00 Europe/Kyiv")]).toEqual([null, true])
    expect(await orders()).toMatchObject([{ time: "08:00", zone: "Europe/Kyiv", revision: 2 }])
  })

  test("in one's own conversation with the bot is for everybody", async () => {
    const { people } = served
    const ana = people.person("Ana")
    const message = await people.ask(ana, "briefing schedule", { time: "07:30" }, people.places.directMessage)
    expect(read(message)).toContain("Briefing scheduled for ")
    expect(await orders()).toMatchObject([{ community: `@me ${ana.id}`, orderedBy: ana.id }])
  })

  test("on a server that did not install the bot orders nothing, and says why", async () => {
    const { people } = served
    const ana = people.person("Ana")
    const message = await people.ask(ana, "briefing schedule", { time: "07:30" }, people.places.elsewhere)
    expect(read(message)).toMatch(/Nothing was scheduled: .*invite it to the server/)
    expect([message.onlyFor, await orders()]).toEqual([ana.id, []])
  })

  test("among friends goes nowhere, and where it can go is said", async () => {
    const { people } = served
    const message = await people.ask(people.person("Ana"), "briefing schedule", { time: "7:30" }, people.places.friends)
    expect(read(message)).toBe(
      "Briefings can be posted in a channel, or in your direct messages with Pullquote. Schedule it there.",
    )
    expect(await orders()).toEqual([])
  })

  test("names the permission that the bot lacks", async () => {
    const { people, discord } = served
    discord.world.botPermissions = String(1n << 10n)
    const message = await people.ask(people.person("Ana"), "briefing schedule", { time: "07:30" })
    expect(read(message)).toMatch(/Nothing was scheduled: Pullquote lacks “Send Messages”/)
    expect(labels(message)).toEqual(["Try again"])
    expect(await orders()).toEqual([])
  })

  test("takes the zone chosen last on the server, whatever the language is", async () => {
    const { people } = served
    const ana = people.person("Ana")
    await people.ask(ana, "briefing schedule", { time: "07:30", zone: "Asia/Kolkata" })
    const message = await people.ask(ana, "briefing schedule", { time: "09:00" }, people.places.thread)
    expect(read(message)).toContain("Time zone: Asia/Kolkata (the one last used here).")
    const own = await people.ask(ana, "briefing schedule", { time: "09:00" }, people.places.directMessage)
    expect(read(own)).toContain("Time zone: UTC (the bot's default).")
  })
})

test("zones are completed, also by their names of old", async () => {
  const { people, discord } = served
  const choices = async (zone: string) => {
    const exchange = await people.typing(people.person("Ana"), "briefing schedule", { time: "07:30", zone }, "zone")
    return (await discord.until(() => exchange.choices, "choices")).map(({ value }) => value)
  }
  expect((await choices("kiev"))[0]).toBe("Europe/Kyiv")
  expect((await choices("kolk"))[0]).toBe("Asia/Kolkata")
  expect(await choices("")).toContain("UTC")
})

test("the list is for the asker alone; of a server's other channels whoever manages it reads", async () => {
  const { people } = served
  const ana = people.person("Ana")
  await people.ask(ana, "briefing schedule", { time: "07:30" }, people.places.thread)
  const all = await people.ask(ana, "briefing list")
  expect(read(all)).toContain("Elsewhere")
  expect(all.onlyFor).toBe(ana.id)
  const guest = { ...people.places.desk, memberPermissions: SEND_MESSAGES }
  expect(read(await people.ask(people.person("Ben"), "briefing list", {}, guest))).not.toContain("Elsewhere")
})

describe("today's", () => {
  test("comes out once by “Post it”, and another press shows the link", async () => {
    const { people, briefings, adapter, discord, archive } = served
    briefings.start([adapter])
    const ana = people.person("Ana")
    await people.ask(ana, "briefing schedule", { time: "20:00", zone: "UTC" })
    const preview = await people.ask(ana, "briefing now", { explain: true })
    expect([preview.onlyFor, labels(preview).includes("Post it")]).toEqual([ana.id, true])
    const first = await people.answerTo(await people.press(ana, preview, "Post it"))
    const { channel } = people.places.desk
    const slot = { platform: "discord", channel: channel.id, date: "2022-12-01" } as const
    const out = (await archive.slots.get(slot))?.settled
    expect(out).toMatchObject({ state: "posted" })
    const message = out?.state === "posted" ? out.message : ""
    const link = `https://discord.com/channels/${discord.world.guild}/${channel.id}/${message}`
    expect(read(first)).toContain(link)
    expect(first.onlyFor).toBe(ana.id)
    const posted = () => discord.world.messages.filter(({ id }) => id === message)
    expect(posted()).toMatchObject([{ channel_id: channel.id, onlyFor: null }])
    const count = discord.world.messages.filter(({ onlyFor }) => onlyFor === null).length
    const again = await people.ask(ana, "briefing now")
    expect(read(again)).toContain(link)
    expect(labels(again)).not.toContain("Post it")
    expect(discord.world.messages.filter(({ onlyFor }) => onlyFor === null)).toHaveLength(count)
    const list = await people.ask(ana, "briefing list")
    expect(read(list)).toContain("Next: <t:1670011200:F>; <t:1670097600:F>.")
    expect(await archive.ledger.find(`briefing:discord:${channel.id}:2022-12-01`)).toMatchObject({
      posted: { message },
    })
  })

  test("is posted by nobody who may not order", async () => {
    const { people, briefings, adapter, archive } = served
    briefings.start([adapter])
    const ana = people.person("Ana")
    const preview = await people.ask(ana, "briefing now")
    const place = { ...people.places.desk, memberPermissions: SEND_MESSAGES }
    const refused = await people.answerTo(await people.press(ana, preview, "Post it", place))
    expect(read(refused)).toContain("To schedule briefings here you need")
    const slot = { platform: "discord", channel: people.places.desk.channel.id, date: "2022-12-01" } as const
    expect(await archive.slots.get(slot)).toBeNull()
  })
})
