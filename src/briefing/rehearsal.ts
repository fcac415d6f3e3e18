import type { Adapter } from "../adapters/adapter.ts"
import type { Archive } from "../core/archive.ts"
import type { Order } from "../core/briefing/order.ts"
import type { Log } from "../core/desk.ts"
import type { Reply } from "../core/reply/reply.ts"
import { openHolder } from "./holder.ts"
import { type BriefingResult, openBriefings } from "./index.ts"

/** What would become of an order that is due; `edition` null: nothing would be posted. */
export type Rehearsed = BriefingResult & { readonly edition: Reply | null }

const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} }
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Goes the whole way of what is due, on platforms that only listen. `archive` is a private copy: what another process
 * holds, or waits with, is taken over in it.
 */
export async function rehearse(archive: Archive, now: () => Date): Promise<readonly Rehearsed[]> {
  const editions = new Map<string, Reply>()
  const { slots } = archive
  const later = (at: Date) => new Date(at.getTime() + DAY_MS)
  const free: Archive = {
    ...archive,
    slots: { ...slots, claim: (slot, by) => slots.claim(slot, { ...by, at: later(by.at) }) },
  }
  const briefings = openBriefings({ archive: free, now, log: SILENT, holder: openHolder() })
  const results = await briefings.runDue([listener("discord", editions), listener("slack", editions)], 0)
  await briefings.stop()
  return results.map((result) => ({ ...result, edition: editions.get(keyOf(result.order)) ?? null }))
}

const keyOf = ({ platform, channel }: Pick<Order, "platform" | "channel">): string => `${platform} ${channel}`

/** Keeps what it is given to post; of what it is to tell somebody, nothing is kept. */
function listener(platform: Order["platform"], editions: Map<string, Reply>): Adapter {
  return {
    platform,
    webhooks: [],
    start: async () => ({ ok: true }),
    trouble: () => null,
    check: async () => [],
    async post(channel, reply, _key, mayPost = async () => true) {
      if (!(await mayPost())) return { kind: "withheld" }
      editions.set(keyOf({ platform, channel }), reply)
      return { kind: "posted", posted: { channel, message: "rehearsed" } }
    },
    tell: async ({ channel }) => ({ kind: "posted", posted: { channel, message: "rehearsed" } }),
    edit: async () => ({ kind: "edited" }),
    stop: async () => {},
  }
}
