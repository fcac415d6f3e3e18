import type { Order } from "../../src/core/briefing/order.ts"
import { orderActions } from "../../src/core/briefing/order-actions.ts"
import { readPause } from "../../src/core/briefing/order-text.ts"
import { placeRun } from "../../src/core/briefing/place-run.ts"
import { dateIn, dayInWords, lastDue, minutesLate } from "../../src/core/briefing/schedule.ts"
import { misuse } from "../../src/core/command/misuse.ts"
import type { Desk } from "../../src/core/desk.ts"
import {
  type Action,
  type Block,
  callTo,
  heading,
  type ListItem,
  list,
  note,
  type OrReply,
  type Prose,
  paragraph,
  plain,
  type Reply,
  toAsker,
  toChannel,
} from "../../src/core/reply/reply.ts"
import type { KeptOrder } from "../../src/core/shelves/orders.ts"
import type { Slot } from "../../src/core/shelves/slots.ts"
import { counted } from "../../src/core/text/words.ts"
import { noteChange } from "./changes.ts"
import { callToOrder, nextDates, orderedByRun, orderIn, orderItems, orderingPlace, whenInWords } from "./order-lines.ts"

const button = (label: string, verb: string): Action => ({ label, call: callTo("briefing", { action: verb }) })

/** This channel's order; who manages the place sees all of its orders, and the operator those of every place. */
export async function listOrders(desk: Desk): Promise<Reply> {
  const { archive, asking } = desk
  const own = asking ? await orderIn(asking, desk) : null
  const rank = asking ? await asking.rank() : "manager"
  const seesAll = rank === "manager"
  const all = seesAll ? await archive.orders.list(asking?.community) : []
  const others = all.filter(({ channel }) => channel !== own?.channel)
  const items: ListItem[] = []
  for (const order of others)
    items.push({ prose: [placeRun(order), ...plain(": "), ...(await orderLine(order, desk))] })
  const here = own ? await orderBlocks(own, desk) : asking ? [paragraph(noneIn(asking))] : []
  const elsewhere = [heading(asking ? "Elsewhere" : "Scheduled briefings"), list(items)]
  const blocks = [...here, ...(items.length > 0 ? elsewhere : [])]
  return toAsker(
    blocks.length > 0 ? blocks : [paragraph("No briefings are scheduled.")],
    own && rank !== "guest"
      ? orderButtons(own, desk.now())
      : [...(asking && !own && rank !== "guest" ? [scheduleAction] : []), button("Preview today's", "now")],
    own || items.length > 0 ? "answered" : "nothing",
  )
}

const noneIn = (asking: Pick<Order, "channel" | "place">): Prose => [
  ...plain("No briefing is scheduled in "),
  placeRun(asking),
  ...plain("."),
]
const scheduleAction = button("Schedule one", "schedule")

async function orderBlocks(order: KeptOrder, desk: Desk): Promise<readonly Block[]> {
  return [
    heading([{ text: "Briefing in " }, placeRun(order)]),
    list([...orderItems(order, desk.now()), { label: "Scheduled by", prose: [orderedByRun(order)] }]),
    note([...(await lastInWords(order, desk)), ...(await nextInWords(order, desk))]),
  ]
}

const orderButtons = (order: Order, now: Date): readonly Action[] => [
  ...standingActions(order, now),
  ...(isRunning(order, now) ? [button("Pause", "pause")] : []),
  button("More options", "options"),
  button("Preview today's", "now"),
]

/** What can be done with it: while it is paused or stopped, resuming comes first, and there is nothing to skip. */
export const standingActions = (order: Order, now: Date): readonly Action[] =>
  isRunning(order, now)
    ? orderActions()
    : [resumeAction, ...orderActions().filter(({ call }) => call.args.action !== "skip")]

const isRunning = (order: Order, now: Date): boolean => order.standing === "active" && !isPausedUntilLater(order, now)

export const resumeAction = button("Resume", "resume")

const orderLine = async (order: Order, desk: Desk): Promise<Prose> => [
  ...plain(`${whenInWords(order, desk.now())} · scheduled by `),
  orderedByRun(order),
  ...plain(" · "),
  ...(await lastInWords(order, desk)),
  ...(await nextInWords(order, desk)),
]

/** "Last: Thursday, 1 December 2022. ", and what keeps the next one waiting. */
async function lastInWords(order: Order, { archive, now }: Desk): Promise<Prose> {
  const last = await archive.slots.lastEdition(order)
  const today = await archive.slots.get({ ...order, date: dateIn(order.zone, now()) })
  const problem = today?.settled && "problem" in today.settled ? today.settled.problem : (today?.trouble ?? null)
  return plain(
    [last && `Last: ${dayInWords(last.date)}. `, problem !== null && `Today: ${problem} `]
      .filter((part) => part)
      .join(""),
  )
}

const DAY_MS = 86_400_000

export const isPausedUntilLater = ({ standing, since }: Order, now: Date): boolean =>
  standing === "active" && since > now.toISOString()

const nextTwo = async (order: Order, desk: Desk): Promise<Prose> => [
  ...plain("Next: "),
  ...(await nextDates(order, desk, 2)),
  ...plain("."),
]

/** When the order's next briefings come, or why none does. */
export async function nextInWords(order: Order, desk: Desk): Promise<Prose> {
  if (order.standing === "paused") return plain("Paused.")
  if (order.standing === "halted") return plain(`Stopped: needs attention. ${order.problem} Then type /briefing resume`)
  const pause = isPausedUntilLater(order, desk.now()) ? "On hold. " : ""
  return [...plain(pause), ...(await nextTwo(order, desk))]
}

/** The channel's order, for somebody who may change it. */
export async function orderToChange(desk: Desk): Promise<OrReply<KeptOrder>> {
  const place = await orderingPlace(desk.asking)
  if (!place.ok) return place
  const order = await orderIn(place.value, desk)
  if (order) return { ok: true, value: order }
  return { ok: false, reply: toAsker([paragraph(noneIn(place.value))], [scheduleAction], "misuse") }
}

/** `typed`: for how long; until somebody resumes it when left out. */
export async function pauseOrder(typed: string | undefined, desk: Desk): Promise<Reply> {
  const order = await orderToChange(desk)
  if (!order.ok) return order.reply
  if (typed !== undefined) {
    const days = readPause(typed)
    if (!days.ok) return misuse(days.problem)
    // What is due before an order's beginning is none of its own, so a pause that ends is a later beginning.
    const since = new Date(desk.now().getTime() + days.value * DAY_MS).toISOString()
    const words = briefingIn(order.value, ` paused for ${counted(days.value, "day")}.`)
    return changeOrder(order.value, { standing: "active", problem: null, since }, "paused", desk, words, [resumeAction])
  }
  const words = briefingIn(order.value, " paused.")
  return changeOrder(order.value, { standing: "paused", problem: null }, "paused", desk, words, [resumeAction])
}

/** What was due while it was paused does not come any more; what was refused, and is not too late, does. */
export async function resumeOrder(desk: Desk): Promise<Reply> {
  const found = await orderToChange(desk)
  if (!found.ok) return found.reply
  const order = found.value
  const missing = (await desk.asking?.missing()) ?? []
  if (missing.length > 0) return misuse(`The briefing still cannot be posted: ${missing.join(" ")}`, [resumeAction])
  const now = desk.now()
  const due = order.standing === "halted" ? lastDue(order, now) : null
  const isOpened = due !== null && (await reopenRefused({ ...order, date: due.date }, desk))
  const comes = isOpened && due && minutesLate(due, now) <= order.lateLimit
  const since = order.standing === "paused" || isPausedUntilLater(order, now) ? now.toISOString() : order.since
  const posts = comes ? ` The post for ${dayInWords(due.date)} is being sent now.` : ""
  const words = briefingIn(order, ` resumed.${posts}`)
  return changeOrder(order, { standing: "active", problem: null, since }, "resumed", desk, words)
}

/** Opens a slot again that was refused, before its order goes on, which has it looked at anew; false when it was not. */
async function reopenRefused(slot: Slot, { archive }: Desk): Promise<boolean> {
  if ((await archive.slots.get(slot))?.settled?.state !== "failed") return false
  await archive.slots.reopen(slot)
  return true
}

export async function cancelOrder(desk: Desk): Promise<Reply> {
  const found = await orderToChange(desk)
  if (!found.ok) return found.reply
  const order = found.value
  await desk.archive.orders.drop(order)
  await noteChange(order, null, "cancelled", desk)
  const words = briefingIn(order, ` stopped. It was scheduled for ${whenInWords(order, desk.now())}.`)
  return toChannel([paragraph(words)], [{ label: "Schedule it again", call: callToOrder(order) }])
}

const briefingIn = (order: Order, words: string): Prose => [...plain("Briefing in "), placeRun(order), ...plain(words)]

export async function changeOrder(
  kept: KeptOrder,
  change: Partial<Order>,
  what: "paused" | "resumed" | "skipped",
  desk: Desk,
  words: Prose,
  actions: readonly Action[] = [],
): Promise<Reply> {
  const { revision, ...order } = kept
  const changed = { ...order, ...change }
  const isKept = await desk.archive.orders.keep(changed, revision)
  if (!isKept)
    return misuse("Somebody else has just changed this briefing. Check it first:", [button("See the briefing", "list")])
  await noteChange(kept, changed, what, desk)
  const next = changed.standing === "active" ? [...plain(" "), ...(await nextTwo(changed, desk))] : []
  return toChannel([paragraph([...words, ...next])], actions)
}
