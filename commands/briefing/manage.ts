import type { Order } from "../../src/core/briefing/order.ts"
import { dayInWords, lastDue, minutesLate } from "../../src/core/briefing/schedule.ts"
import { misuse } from "../../src/core/command/misuse.ts"
import type { Desk } from "../../src/core/desk.ts"
import { type Action, type Block, type Item, plain, type Reply } from "../../src/core/reply/reply.ts"
import type { KeptOrder } from "../../src/core/shelves/orders.ts"
import type { Slot } from "../../src/core/shelves/slots.ts"
import { again } from "../again.ts"
import { note } from "../nothing-found.ts"
import { callFor, nextDates, orderItems, orderingPlace, whenInWords } from "./order-lines.ts"

const action = (label: string, verb: string): Action => ({ label, call: again("briefing", { action: verb }) })

/** This channel's order; who manages the place sees all of its orders, and the operator those of every place. */
export async function list(desk: Desk): Promise<Reply> {
  const { archive, asking } = desk
  const own = asking ? await archive.orders.get(asking) : null
  const rank = asking ? await asking.rank() : "manager"
  const seesAll = rank === "manager"
  const all = seesAll ? await archive.orders.list(asking?.community) : []
  const others = all.filter(({ channel }) => channel !== own?.channel)
  const items: Item[] = []
  for (const order of others) items.push({ label: order.place, prose: plain(await lineOf(order, desk)) })
  const blocks: Block[] = [
    ...(own ? await ownBlocks(own, desk) : asking ? [{ kind: "prose" as const, prose: plain(NONE_HERE) }] : []),
    ...(items.length > 0
      ? [
          { kind: "heading" as const, prose: plain(asking ? "Elsewhere" : "The briefings that are ordered") },
          { kind: "list" as const, items },
        ]
      : []),
  ]
  return {
    blocks: blocks.length > 0 ? blocks : [{ kind: "prose", prose: plain("No briefing is ordered anywhere.") }],
    actions: own && rank !== "guest" ? ownActions(own) : [action("See today's", "now")],
    ...{ audience: "asker", outcome: own || items.length > 0 ? "answered" : "nothing" },
  }
}

const NONE_HERE = "No briefing is ordered for this channel. To order one: /briefing schedule time:07:30"

async function ownBlocks(order: KeptOrder, desk: Desk): Promise<readonly Block[]> {
  return [
    { kind: "heading", prose: plain(`The briefing of ${order.place}`) },
    { kind: "list", items: orderItems(order, desk.now()) },
    note(await stateOf(order, desk)),
  ]
}

const ownActions = ({ standing }: Order): readonly Action[] => [
  standing === "active" ? action("Pause", "pause") : action("Resume", "resume"),
  action("See today's", "now"),
  action("Cancel it", "cancel"),
]

const lineOf = async (order: Order, desk: Desk): Promise<string> =>
  `${whenInWords(order, desk.now())} · ${await stateOf(order, desk)}`

async function stateOf(order: Order, desk: Desk): Promise<string> {
  if (order.standing === "paused") return "Paused."
  if (order.standing === "halted") return `Stands still: ${order.problem} Then: /briefing resume`
  return `The next ones: ${(await nextDates(order, desk, 2)).join("; ")}.`
}

/** The channel's order and who may change it, or the reply that says why it cannot be changed. */
async function changeable(
  desk: Desk,
): Promise<{ readonly ok: true; readonly order: KeptOrder } | { readonly ok: false; readonly reply: Reply }> {
  const place = await orderingPlace(desk.asking)
  if (!place.ok) return place
  const order = await desk.archive.orders.get(place.asking)
  return order ? { ok: true, order } : { ok: false, reply: misuse(NONE_HERE) }
}

export async function pause(desk: Desk): Promise<Reply> {
  const found = await changeable(desk)
  if (!found.ok) return found.reply
  const { order } = found
  return changed(order, { standing: "paused", problem: null }, desk, `The briefing of ${order.place} is paused.`, [
    action("Resume", "resume"),
  ])
}

/** What was due while it was paused does not come any more; what was refused, and is not too late, does. */
export async function resume(desk: Desk): Promise<Reply> {
  const found = await changeable(desk)
  if (!found.ok) return found.reply
  const { order } = found
  const missing = (await desk.asking?.missing()) ?? []
  if (missing.length > 0) return misuse(`It still cannot be posted: ${missing.join(" ")}`, [action("Resume", "resume")])
  const now = desk.now()
  const due = order.standing === "halted" ? lastDue(order, now) : null
  const isOpened = due !== null && (await reopened({ ...order, date: due.date }, desk))
  const comes = isOpened && due && minutesLate(due, now) <= order.lateLimit
  const since = order.standing === "paused" ? now.toISOString() : order.since
  const words = `The briefing of ${order.place} goes on.${comes ? ` That of ${dayInWords(due.date)} is posted now.` : ""}`
  return changed(order, { standing: "active", problem: null, since }, desk, words)
}

/** Opens a slot again that was refused, before its order goes on, which has it looked at anew; false when it was not. */
async function reopened(slot: Slot, { archive }: Desk): Promise<boolean> {
  if ((await archive.slots.get(slot))?.settled?.state !== "failed") return false
  await archive.slots.reopen(slot)
  return true
}

export async function cancel(desk: Desk): Promise<Reply> {
  const found = await changeable(desk)
  if (!found.ok) return found.reply
  const { order } = found
  await desk.archive.orders.drop(order)
  return told(`The briefing of ${order.place} is cancelled: ${whenInWords(order, desk.now())}.`, [
    { label: "Order it again", call: callFor(order) },
  ])
}

async function changed(
  { revision, ...order }: KeptOrder,
  change: Partial<Order>,
  desk: Desk,
  words: string,
  actions: readonly Action[] = [],
): Promise<Reply> {
  const wanted = { ...order, ...change }
  const isKept = await desk.archive.orders.keep(wanted, revision)
  if (!isKept) return misuse("Somebody else changed it this moment. See how it stands:", [action("List", "list")])
  return told(`${words}${wanted.standing === "active" ? ` ${await stateOf(wanted, desk)}` : ""}`, actions)
}

const told = (words: string, actions: readonly Action[]): Reply => ({
  blocks: [{ kind: "prose", prose: plain(words) }],
  actions,
  ...{ audience: "channel", outcome: "answered" },
})
