import type { Order } from "../../src/core/briefing/order.ts"
import { placeRun } from "../../src/core/briefing/place-run.ts"
import type { Desk } from "../../src/core/desk.ts"
import { type Block, list, paragraph, personRun, toChannel } from "../../src/core/reply/reply.ts"
import { orderItems } from "./order-lines.ts"

type Change = "made" | "replaced" | "paused" | "resumed" | "skipped" | "cancelled"

const CHANGED: Readonly<Record<Exclude<Change, "made">, string>> = {
  replaced: "changed",
  paused: "paused",
  resumed: "resumed",
  skipped: "skipped the next post in",
  cancelled: "stopped",
}

/**
 * Logs that an order was changed and by whom; and whoever made it is told who changed it, where that was somebody else.
 * `before`: the order as it was, `after`: as it is, null when it is no more.
 */
export async function noteChange(
  before: (Order & { readonly revision: number }) | null,
  after: Order | null,
  change: Change,
  { asking, log, now, tellOwner }: Desk,
): Promise<void> {
  const order = after ?? before
  if (!asking || !order) return
  const { platform, channel, place } = order
  log.info({ platform, channel, place, by: asking.asker, change }, "a briefing's order was changed")
  if (!before || change === "made" || before.orderedBy === asking.asker) return
  const who = personRun(asking.asker, (await asking.name()) ?? "Somebody")
  const words: readonly Block[] = [
    paragraph([who, { text: ` has ${CHANGED[change]} your briefing in ` }, placeRun(before), { text: "." }]),
    ...(change === "replaced" && after ? [paragraph("It is now:"), list(orderItems(after, now()))] : []),
  ]
  const key = `told:${platform}:${channel}:${before.revision}:${before.since}:${change}`
  await tellOwner(before, toChannel(words), key)
}
