import type { Adapter } from "../adapters/adapter.ts"
import type { FollowTally, OutOfReach } from "../core/shelves/following.ts"
import { openResting } from "../running/resting.ts"
import { type FollowBench, type FollowResult, followMessage } from "./message.ts"

export type Messages = {
  /** From now on has the messages of these platforms follow their articles, until `stop`. */
  start(adapters: readonly Adapter[]): void
  /** Works through all that can be worked on now. */
  runDue(adapters: readonly Adapter[]): Promise<void>
  status(): Promise<FollowStatus>
  /** Begins nothing new and ends behind what is under way. */
  stop(): Promise<void>
}

/** For people who look after the bot. */
export type FollowStatus = FollowTally & OutOfReach

const TICK_MS = 1_000
/** Messages that are worked on at once on one platform. */
const AT_ONCE = 10
/** Looked at in one go: more than are worked on, since some may be held elsewhere. */
const LOOKED_AT = 50
const LOST_MS = 2_000
/** A message that is to wait longer is looked at anyway, should its article be withheld meanwhile; the archive says when it is due. */
const LONGEST_REST_MS = 20_000
const AFTER_FAILURE_MS = 10_000
/** Messages out of reach that are named. */
const NAMED = 20

/** Keeps what was posted in step with its articles: the newest message first, as fast as each platform takes it. */
export function openFollowing(bench: FollowBench): Messages {
  const { archive, holder, now, log, elapsed = () => performance.now() } = bench
  const underWay = new Map<string, { readonly platform: string; readonly work: Promise<unknown> }>()
  /** Not to be looked at again before, by message and by platform, on the clock that nobody sets. */
  const { has: isResting, rest, forgetRested } = openResting(elapsed)
  let served: readonly Adapter[] = []
  let timer: NodeJS.Timeout | null = null
  let isStopping = false

  const begin = (key: string, adapter: Adapter, held: string): void => {
    const dead = held !== "" && holder.isDead(held) ? [held] : []
    const work = followMessage(bench, { key, adapter, dead })
      .catch((error: unknown): FollowResult => {
        log.error({ key, platform: adapter.platform, err: error }, "updating a message failed and will be tried again")
        return { kind: "later", afterMs: AFTER_FAILURE_MS, isWide: false }
      })
      .then((worked) => {
        underWay.delete(key)
        if (worked.kind === "later" && worked.isWide) rest(adapter.platform, worked.afterMs)
        else if (worked.kind === "later") rest(key, Math.min(worked.afterMs, LONGEST_REST_MS))
        if (worked.kind === "lost") rest(key, LOST_MS)
        // The next one begins at once; it is no matter of this one's how that goes.
        if (underWay.size < AT_ONCE / 2) void look(served).catch(told)
      })
    underWay.set(key, { platform: adapter.platform, work })
  }

  /** Begins what is due, as far as there is room; how many. */
  const look = async (adapters: readonly Adapter[]): Promise<number> => {
    forgetRested()
    let begun = 0
    for (const adapter of adapters) {
      const { platform } = adapter
      if (isResting(platform)) continue
      for (const { key, holder: held } of await archive.following.due(platform, now(), LOOKED_AT)) {
        const busy = Array.from(underWay.values()).filter((one) => one.platform === platform).length
        if (isStopping || busy >= AT_ONCE || isResting(platform)) break
        if (underWay.has(key) || isResting(key)) continue
        begin(key, adapter, held)
        begun++
      }
    }
    return begun
  }

  const told = (error: unknown) => log.error({ err: error }, "the messages to update could not be checked")

  const tick = async (): Promise<void> => {
    await look(served).catch(told)
    if (!isStopping) timer = setTimeout(() => void tick(), TICK_MS)
  }

  return {
    start(adapters) {
      served = adapters
      void tick()
    },

    async runDue(adapters) {
      while ((await look(adapters)) > 0 || underWay.size > 0) {
        await Promise.all(Array.from(underWay.values(), ({ work }) => work))
      }
    },

    async status() {
      return { ...(await archive.following.tally()), lost: await archive.following.unreachable(NAMED) }
    },

    async stop() {
      isStopping = true
      if (timer) clearTimeout(timer)
      await Promise.all(Array.from(underWay.values(), ({ work }) => work))
    },
  }
}
