import { expect, type TestContext } from "vitest"
import { openDiscord } from "../../../src/adapters/discord/index.ts"
import type { Archive } from "../../../src/core/archive.ts"
import type { Newsroom } from "../../../src/core/newsroom.ts"
import { coveredIranDrones, HARBOUR_STRIKE, ORCHARD } from "../archive.ts"
import { newsroomWith } from "../newsroom.ts"
import { type Loopback, openLoopback } from "./loopback.ts"
import { peopleOf } from "./people.ts"

export type Logged = { readonly level: string; readonly message: string } & Record<string, unknown>

/** The adapter with the real client on a loopback Discord, over a newsroom with three stories. */
export async function serveDiscord(
  change: (newsroom: Newsroom) => Newsroom = (newsroom) => newsroom,
  discord?: Loopback,
) {
  const loopback = discord ?? (await openLoopback())
  const { newsroom, archive, briefings } = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)
  const served = await connect(loopback, change(newsroom))
  return {
    ...served,
    discord: loopback,
    newsroom,
    archive,
    briefings,
    people: peopleOf(loopback),
    async close() {
      await briefings.stop()
      await served.adapter.stop()
      await loopback.close()
      await archive.close()
    },
  }
}

/** The same for one test, with Ana at the keyboard; closed at its end, when nothing may have broken Discord's rules. */
export async function serveFor({ onTestFinished }: TestContext, change?: (newsroom: Newsroom) => Newsroom) {
  const served = await serveDiscord(change)
  const { world, gateway } = served.discord
  onTestFinished(async () => {
    await served.close()
    expect(world.breaches).toEqual([])
  })
  return { ...served, ana: served.people.person("Ana"), gateway, world }
}

/** Another process of the bot, as after a restart. */
export async function connect(discord: Loopback, newsroom: Newsroom, now: () => Date = () => new Date()) {
  const logged: Logged[] = []
  const note = (level: string) => (fields: object, message: string) => {
    logged.push({ level, message, ...fields })
    discord.changed()
  }
  const log = { info: note("info"), warn: note("warn"), error: note("error") }
  const adapter = openDiscord(
    {
      token: discord.world.token,
      applicationId: discord.world.application.id,
      transport: "gateway",
      apiUrl: discord.api,
    },
    newsroom,
    { log, now, newIncident: () => "bcdfgh" },
  )
  const started = await adapter.start()
  if (!started.ok) throw new Error(started.problem)
  return { adapter, logged }
}

/** The ledger's entry, once the answer's message id is written down. */
export async function settled(archive: Archive, key: string) {
  for (let tries = 0; tries < 500; tries++) {
    const entry = await archive.ledger.find(key)
    if (entry?.posted) return entry
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  return archive.ledger.find(key)
}

/** A newsroom whose answers take their time, or fail. */
export const slowly = (newsroom: Newsroom, ms: number): Newsroom => ({
  ...newsroom,
  answer: async (call) => {
    await new Promise((resolve) => setTimeout(resolve, ms))
    return newsroom.answer(call)
  },
})
