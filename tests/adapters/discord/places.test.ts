import { describe, expect, test } from "vitest"
import { serveFor } from "../../support/discord/served.ts"
import { publicMessages, textOf } from "../../support/discord/world.ts"

const SEND_MESSAGES = String(1n << 11n)

describe("an announcement channel", () => {
  test("has each briefing published when that was ordered, once", async (context) => {
    const { ana, people, world, archive, briefings, adapter, discord } = await serveFor(context)
    const channel = { id: world.id(), guild_id: world.guild, name: "announcements", type: 5 }
    world.channels.set(channel.id, channel)
    const place = { channel, install: "server" } as const
    briefings.start([adapter])
    const ordered = await people.ask(ana, "briefing schedule", { time: "20:00", zone: "UTC", publish: "yes" }, place)
    expect(textOf(ordered)).toContain("Published: to the servers that follow the channel")
    const preview = await people.ask(ana, "briefing now", {}, place)
    await people.press(ana, preview, "Post it", place)
    const id = await discord.until(() => [...world.published][0])
    expect(publicMessages(world).map((message) => message.id)).toContain(id)
    expect(await adapter.publish?.({ channel: channel.id, message: id })).toBeNull()
    expect(await archive.orders.list()).toMatchObject([{ publish: true }])
    const changed = await people.ask(ana, "briefing schedule", { publish: "no" }, place)
    await people.answerTo(await people.press(ana, changed, "Replace", place))
    expect((await archive.orders.list())[0]?.publish).toBeUndefined()
  })

  test("alone can be published, and that is said where one orders", async (context) => {
    const { ana, people, archive } = await serveFor(context)
    const refused = await people.ask(ana, "briefing schedule", { time: "20:00", zone: "UTC", publish: "yes" })
    expect([refused.onlyFor, textOf(refused)]).toEqual([ana.id, expect.stringContaining("announcement channel")])
    expect(await archive.orders.list()).toEqual([])
  })
})

test("a role that the operator names may schedule, and no other", async (context) => {
  const { people, archive } = await serveFor(context, undefined, { managers: ["77", "78"] })
  const args = { time: "07:30", zone: "UTC" }
  const guest = { ...people.places.desk, memberPermissions: SEND_MESSAGES }
  const refused = await people.ask(people.person("Ben"), "briefing schedule", args, { ...guest, memberRoles: ["79"] })
  expect(textOf(refused).replaceAll("\\", "")).toContain(
    "the permission “Manage Server”, or a role that DISCORD_MANAGERS names",
  )
  await people.ask(people.person("Cem"), "briefing schedule", args, { ...guest, memberRoles: ["1", "78"] })
  expect(await archive.orders.list()).toHaveLength(1)
})

test("channels, people and dates stand in Discord's own form, and nobody is pinged", async (context) => {
  const { ana, people } = await serveFor(context)
  await people.ask(ana, "briefing schedule", { time: "07:30", zone: "UTC" })
  const list = textOf(await people.ask(ana, "briefing list"))
  expect(list).toContain(`### **Briefing in <#${people.places.desk.channel.id}>**`)
  expect(list).toContain(`Scheduled by: <@${ana.id}>`)
  expect(list).toMatch(/Next: <t:\d+:F>; <t:\d+:F>/)
})
