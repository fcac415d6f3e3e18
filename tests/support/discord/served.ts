import { EventEmitter, once } from "node:events"
import { expect as globally, type TestContext } from "vitest"
import type { AdapterTools } from "../../../src/adapters/adapter.ts"
import { openDiscord } from "../../../src/adapters/discord/index.ts"
import type { DiscordSettings } from "../../../src/adapters/discord/settings.ts"
import type { Archive } from "../../../src/core/archive.ts"
import type { Newsroom } from "../../../src/core/newsroom.ts"
import { coveredIranDrones, HARBOUR_STRIKE, ORCHARD } from "../archive.ts"
import { newsroomWith } from "../newsroom.ts"
import { type Loopback, openLoopback } from "./loopback.ts"
import { peopleOf } from "./people.ts"
import type { Exchange } from "./world.ts"

export type Logged = { readonly level: string; readonly message: string } & Record<string, unknown>

/** The adapter with the real client on a loopback Discord, over a newsroom with three stories. */
export async function serveDiscord(
  change: (newsroom: Newsroom) => Newsroom = (newsroom) => newsroom,
  discord?: Loopback,
  settings: Partial<DiscordSettings> = {},
) {
  const loopback = discord ?? (await openLoopback())
  const { newsroom, archive, briefings } = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE, ORCHARD)
  const patience = openPatience()
  const served = await connect(loopback, patience.heldBack(change(newsroom)), { pause: patience.pause }, settings)
  return {
    ...served,
    /**
     * Asks for what is not ready when Discord must be told something; `meanwhile` is done before it is. Everything else is
     * ready in time, on however slow a machine.
     */
    async late(ask: () => Promise<Exchange>, meanwhile = async (_: Exchange) => {}): Promise<Exchange> {
      const { timeIsUp, release } = patience.holdBack()
      const exchange = await ask()
      await timeIsUp()
      await loopback.until(() => exchange.state !== "open", "the announcement")
      await meanwhile(exchange)
      release()
      return exchange
    },
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
export async function serveFor(
  { onTestFinished }: TestContext,
  change?: (newsroom: Newsroom) => Newsroom,
  settings?: Partial<DiscordSettings>,
) {
  const served = await serveDiscord(change, undefined, settings)
  const { world, gateway } = served.discord
  onTestFinished(async () => {
    await served.close()
    globally(world.breaches).toEqual([])
  })
  return { ...served, ana: served.people.person("Ana"), gateway, world }
}

/** Another process of the bot, as after a restart. */
export async function connect(
  discord: Loopback,
  newsroom: Newsroom,
  more: Partial<AdapterTools> = {},
  settings: Partial<DiscordSettings> = {},
) {
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
      ...settings,
    },
    newsroom,
    { log, now: () => new Date(), newIncident: () => "bcdfgh", pause: untilStopped, ...more },
  )
  const started = await adapter.start()
  if (!started.ok) throw new Error(started.problem)
  return { adapter, logged }
}

/** The ledger's entry, once the answer's message id is written down. */
export async function settled(archive: Archive, key: string, { expect } = { expect: globally }) {
  await expect.poll(async () => (await archive.ledger.find(key))?.posted ?? null, { interval: 5 }).not.toBeNull()
  return archive.ledger.find(key)
}

/** Time is never up. */
const untilStopped: Pause = (_ms, stop) =>
  new Promise((resolve) => stop.addEventListener("abort", resolve, { once: true }))

/** Lets time be up while an answer is held back. */
function openPatience() {
  const waiting = new Set<() => void>()
  const asked = new EventEmitter()
  let held: Promise<unknown> = Promise.resolve()
  const pause: Pause = (ms, stop) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    waiting.add(resolve)
    return Promise.race([promise, untilStopped(ms, stop)]).finally(() => waiting.delete(resolve))
  }
  return {
    pause,
    heldBack: (newsroom: Newsroom): Newsroom => ({
      ...newsroom,
      async answer(...call) {
        asked.emit("asked")
        await held
        return newsroom.answer(...call)
      },
    }),
    holdBack() {
      const { promise, resolve: release } = Promise.withResolvers<void>()
      held = promise
      const isAsked = once(asked, "asked")
      const timeIsUp = async () => {
        await isAsked
        for (const end of waiting) end()
      }
      return { timeIsUp, release }
    },
  }
}

type Pause = NonNullable<AdapterTools["pause"]>
