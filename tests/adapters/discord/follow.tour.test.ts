import { expect, test } from "vitest"
import { arrive, HARBOUR_STRIKE, rewritten } from "../../support/archive.ts"
import { serveFor, settled } from "../../support/discord/served.ts"
import { buttonsOf, type Exchange, textOf } from "../../support/discord/world.ts"
import { followTour } from "../../support/follow-tour.ts"
import { followerOf } from "../../support/follower.ts"

test("a posted answer is corrected, flipped back, withdrawn and withheld where it stands", async (context) => {
  const { ana, people, archive, adapter } = await serveFor(context)
  const { follow, now } = followerOf(archive, adapter)
  const exchange = await people.command(ana, "fact", { query: "dockers walked out" })
  const message = await people.answerTo(exchange)
  await settled(archive, `discord:${exchange.id}`)
  await arrive(archive, now().toISOString(), rewritten("1,200", "1,400"))
  await follow()
  expect(textOf(message)).toMatch(
    /^\*\*Corrected 25 Nov 2026\*\*: .*\n-# Asked by Ana\n\*\*Was:\*\* ~~Some 1,200 dockers/,
  )
  expect(textOf(message)).toMatch(/\*\*Now:\*\*[\s\S]*1,400 dockers/)
  await arrive(archive, now().toISOString(), HARBOUR_STRIKE)
  await follow()
  expect(textOf(message)).toContain("changed back")
  await archive.articles.remove("harbour-strike", "withdrawn", now())
  await follow()
  expect(textOf(message)).toBe(
    "**Withdrawn by the publisher, 25 Nov 2026**.\n-# Asked by Ana\n-# Dockers walk out at Hull harbour",
  )
  await archive.articles.remove("harbour-strike", "withheld", now())
  await follow()
  expect(textOf(message)).toContain("Withheld by the publisher")
  expect([message.edits, buttonsOf(message)]).toEqual([4, []])
})

test("a page of answers and a shared one follow as what stands there now", async (context) => {
  const { ana, people, archive, adapter } = await serveFor(context)
  const { follow, now } = followerOf(archive, adapter)
  const message = await people.ask(ana, "quote", { article: "harbour-strike" })
  const turn = await people.press(ana, message, /^Next/)
  await people.answerTo(turn)
  await settled(archive, `discord:${turn.id}`)
  const turned = textOf(message)
  const own = await people.ask(ana, "quote", { query: "grave mistake", private: true })
  const share = await people.press(ana, own, "Share")
  const shared = await people.answerTo(share)
  await settled(archive, `discord:${share.id}`)
  await arrive(archive, now().toISOString(), rewritten("The cranes stay still", "The cranes stand still"))
  await follow()
  expect(textOf(message)).toBe(turned)
  await arrive(archive, now().toISOString(), rewritten("a grave mistake", "a great mistake"))
  await follow()
  for (const one of [message, shared]) {
    expect(textOf(one)).toMatch(
      /Corrected[\s\S]*(?:Asked|Shared) by Ana[\s\S]*~~.*grave[\s\S]*Now:[\s\S]*“a great mistake/,
    )
  }
  expect(own.edits).toBe(0)
  await people.answerTo(await people.press(ana, message, "Back"))
  expect(textOf(message)).toMatch(/^-# Asked by Ana/)
})

test("where a person brought the app along, the bot cannot edit, and that is told to whoever runs it", async (context) => {
  const { ana, people, archive, adapter } = await serveFor(context)
  const { follow, now } = followerOf(archive, adapter)
  const exchange = await people.command(ana, "fact", { query: "dockers walked out" }, people.places.friends)
  const message = await people.answerTo(exchange)
  await settled(archive, `discord:${exchange.id}`)
  await arrive(archive, now().toISOString(), rewritten("1,200", "1,400"))
  await follow()
  expect(message.edits).toBe(0)
  expect(await archive.following.unreachable(9)).toMatchObject([{ platform: "discord", message: message.id }])
})

test("an answer, a page of them, one that was shared and a briefing say what became of their article", async (context) => {
  const { ana, people, archive, adapter, briefings, world } = await serveFor(context)
  const shown = async (exchange: Exchange) => {
    const message = await people.answerTo(exchange)
    await settled(archive, `discord:${exchange.id}`)
    return message
  }
  const answer = await shown(await people.command(ana, "fact", { query: "dockers walked out" }))
  const page = await people.ask(ana, "quote", { article: "harbour-strike" })
  await shown(await people.press(ana, page, /^Next/))
  const own = await people.ask(ana, "quote", { query: "grave mistake", private: true })
  const shared = await shown(await people.press(ana, own, "Share"))
  const channel = people.places.thread.channel.id
  await followTour(
    context,
    { archive, adapter, briefings },
    {
      place: { platform: "discord", channel, community: world.guild },
      posted: { answer, page, shared },
      briefing: () => world.messages.find(({ channel_id }) => channel_id === channel),
      read: (message) => ({
        words: textOf(message),
        buttons: buttonsOf(message).map(({ label }) => String(label)),
      }),
      golden: (name) => `../../golden/discord/tour/${name}.md`,
    },
  )
})
