import { setTimeout as pause } from "node:timers/promises"
import type { Adapter } from "../adapters/adapter.ts"
import type { Order } from "../core/briefing/order.ts"
import { slotKey, upcoming } from "../core/briefing/schedule.ts"
import type { PostedNow } from "../core/desk.ts"
import type { Reply } from "../core/reply/reply.ts"
import { openResting } from "../running/resting.ts"
import { type Bench, type Worked, workOn } from "./attempt.ts"
import { type DueOrder, dueFinder } from "./due.ts"

export type Briefings = {
  /** From now on posts what is due over these platforms, until `stop`. */
  start(adapters: readonly Adapter[]): void
  /** Posts what is due now, with some patience for what does not work at once; what became of each. */
  runDue(adapters: readonly Adapter[], patienceMs?: number): Promise<readonly BriefingResult[]>
  postNow(order: Order, date: string): Promise<PostedNow>
  /** Tells whoever made the order, once for a key; what does not reach them is logged. */
  tellOwner(order: Order, reply: Reply, key: string): Promise<void>
  status(): Promise<BriefingStatus>
  /** What keeps briefings from coming out now, a sentence each, for /readyz. */
  troubles(): Promise<readonly string[]>
  /** Begins nothing new and ends behind what is under way. */
  stop(): Promise<void>
}

export type BriefingResult = { readonly order: Order; readonly date: string; readonly worked: Worked }

/** For people who look after the bot: the next slots, and what became of those before. */
export type BriefingStatus = {
  readonly next: readonly {
    readonly place: string
    readonly date: string
    readonly at: string
    readonly zone: string
  }[]
  readonly posted: number
  readonly late: number
  readonly missed: number
  readonly failed: number
}

/** A slot that was worked on to an end, and the works that were begun in the room which that left. */
type Finished = { readonly result: BriefingResult; readonly next: readonly SlotWork[] }
type SlotWork = Promise<Finished>

const TICK_MS = 1_000
/** How long a run goes on with what is to be tried again soon. */
const PATIENCE_MS = 20_000
/** Before a slot is looked at again that somebody else has, or that waits for an attempt of an earlier process. */
const LOST_MS = 2_000
/** Slots that are worked on at once on one platform: the rest waits its turn, and no platform holds up the other. */
const AT_ONCE = 40
/** Next slots that are told. */
const NEXT = 5

/** Posts every channel's briefing once for each of its dates. */
export function openBriefings(bench: Bench): Briefings {
  const { archive, holder, now, log, elapsed = () => performance.now() } = bench
  const find = dueFinder(archive.orders, archive.slots)
  const underWay = new Map<string, { readonly platform: Order["platform"]; readonly work: Promise<unknown> }>()
  const ending = () => Promise.allSettled(Array.from(underWay.values(), ({ work }) => work))
  /** Due and found too many for this moment; looked for anew with every tick. */
  let backlog: readonly DueOrder[] = []
  /** Not to be tried again before, by slot and by platform, on the clock that nobody sets. */
  const { has: isResting, rest, forgetRested, first: firstRested } = openResting(elapsed)
  let served: readonly Adapter[] = []
  let timer: NodeJS.Timeout | null = null
  let isStopping = false

  const deadAmong = (held: string): readonly string[] => (held !== "" && holder.isDead(held) ? [held] : [])

  /** Null when it is not to be worked on now. */
  const begin = ({ order, due, holder: held }: DueOrder, adapters: readonly Adapter[]): SlotWork | null => {
    const key = slotKey(order, due.date)
    const adapter = adapters.find(({ platform }) => platform === order.platform)
    if (!adapter || isStopping || underWay.has(key) || isResting(key) || isResting(order.platform)) return null
    const work = workOn(bench, { order, revision: order.revision, due, adapter, dead: deadAmong(held) })
      .catch((error: unknown): Worked => {
        const { platform, channel } = order
        log.error({ platform, channel, date: due.date, err: error }, "a briefing failed and will be tried again")
        const problem = "Something went wrong on our side."
        return { kind: "later", problem, inChat: problem, afterMs: 10 * TICK_MS, isWide: false }
      })
      .then((worked): Finished => {
        underWay.delete(key)
        if (worked.kind === "later") rest(worked.isWide ? order.platform : key, worked.afterMs)
        if (worked.kind === "lost") rest(key, LOST_MS)
        return { result: { order, date: due.date, worked }, next: beginWaiting(adapters) }
      })
    underWay.set(key, { platform: order.platform, work })
    return work
  }

  /** Begins what waits, as far as each platform has room. */
  const beginWaiting = (adapters: readonly Adapter[]): readonly SlotWork[] => {
    const begun: SlotWork[] = []
    const free = new Map(adapters.map(({ platform }) => [platform, AT_ONCE]))
    const take = (platform: Order["platform"]) => void free.set(platform, (free.get(platform) ?? 0) - 1)
    for (const { platform } of underWay.values()) take(platform)
    const waiting = [...backlog]
    backlog = waiting.filter((next) => {
      const { platform } = next.order
      if ((free.get(platform) ?? 0) <= 0) return true
      const work = begin(next, adapters)
      if (work === null) return false
      take(platform)
      begun.push(work)
      return false
    })
    return begun
  }

  /** Begins whatever is due and may be begun. */
  const beginDue = async (adapters: readonly Adapter[]): Promise<readonly SlotWork[]> => {
    forgetRested()
    backlog = await find(now())
    return beginWaiting(adapters)
  }

  const tick = async (): Promise<void> => {
    await beginDue(served).catch((error: unknown) => log.error({ err: error }, "the briefings could not be checked"))
    if (!isStopping) timer = setTimeout(() => void tick(), TICK_MS)
  }

  return {
    start(adapters) {
      served = adapters
      void tick()
    },

    async runDue(adapters, patienceMs = PATIENCE_MS) {
      const results = new Map<string, BriefingResult>()
      const until = elapsed() + patienceMs
      for (;;) {
        const begun = await beginDue(adapters)
        if (underWay.size === 0) {
          const rested = firstRested()
          if (rested > until) return [...results.values()]
          await pause(Math.max(0, rested - elapsed()))
        }
        for (const result of await resultsOf(begun)) results.set(slotKey(result.order, result.date), result)
        await ending()
      }
    },

    async postNow(order, date) {
      const adapter = served.find(({ platform }) => platform === order.platform)
      if (!adapter)
        return { state: "failed", problem: "Pullquote is not connected here right now. Try again in a moment." }
      const key = slotKey(order, date)
      const dead = deadAmong((await archive.slots.get({ ...order, date }))?.holder ?? "")
      if (underWay.has(key)) return { state: "busy" }
      const working = workOn(bench, { order, revision: 0, due: { date, at: now() }, adapter, dead }, true)
      const work = working.then((worked) => ({ order, date, worked })).finally(() => underWay.delete(key))
      work.catch(() => {})
      underWay.set(key, { platform: order.platform, work })
      const worked = await working
      if (worked.kind === "later") return { state: "failed", problem: worked.inChat }
      const settled =
        worked.kind === "settled" ? worked.settlement : (await archive.slots.get({ ...order, date }))?.settled
      if (!settled) return { state: "busy" }
      if (settled.state === "posted") {
        return { state: "posted", message: settled.message, isEarlier: worked.kind === "lost" }
      }
      return settled.state === "skipped" ? { state: "skipped" } : { state: "failed", problem: settled.problem }
    },

    async tellOwner(order, reply, key) {
      const { platform, channel, place } = order
      const adapter = served.find((one) => one.platform === platform)
      if (!adapter) return
      const telling = await adapter.tell(order, reply, key).catch((error: unknown) => ({ error }))
      if ("kind" in telling && telling.kind === "posted") return
      log.warn(
        { platform, channel, place, ...telling },
        "the person who scheduled a briefing could not be told about a change",
      )
    },

    async status() {
      const active = (await archive.orders.list()).filter(({ standing }) => standing === "active")
      const next = active
        .flatMap((order) => upcoming(order, now(), 1).map(({ date, at }) => ({ order, date, at })))
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
        .slice(0, NEXT)
        .map(({ order: { place, zone }, date, at }) => ({ place, date, at: at.toISOString(), zone }))
      return { next, ...(await archive.slots.tally()) }
    },

    async troubles() {
      const orders = await archive.orders.list()
      const halted = orders.flatMap(({ standing, place, problem }) =>
        standing === "halted" ? [`${place}: ${problem}`] : [],
      )
      const open = await find(now())
      const waiting: string[] = []
      for (const { order, due } of open) {
        const { trouble = null } = (await archive.slots.get({ ...order, date: due.date })) ?? {}
        if (trouble !== null) waiting.push(`${order.place}: ${trouble}`)
      }
      return [...halted, ...waiting]
    },

    async stop() {
      isStopping = true
      if (timer) clearTimeout(timer)
      await ending()
    },
  }
}

/** What became of these works, and of all that were begun behind them. */
async function resultsOf(works: readonly SlotWork[]): Promise<readonly BriefingResult[]> {
  const finished = await Promise.all(works)
  const next = finished.flatMap(({ next }) => next)
  const later = next.length > 0 ? await resultsOf(next) : []
  return [...finished.map(({ result }) => result), ...later]
}
