import type { Order } from "../../src/core/briefing/order.ts"
import { daysInWords, LATE_LIMIT, limitInWords } from "../../src/core/briefing/order-text.ts"
import { isChannel } from "../../src/core/briefing/place-run.ts"
import { dateIn, dayInWords, upcoming } from "../../src/core/briefing/schedule.ts"
import { offsetInWords } from "../../src/core/briefing/zone-search.ts"
import { misuse } from "../../src/core/command/misuse.ts"
import type { Asking, Desk } from "../../src/core/desk.ts"
import {
  callTo,
  instantRun,
  type ListItem,
  type OrReply,
  type Prose,
  personRun,
  plain,
  type Run,
} from "../../src/core/reply/reply.ts"
import type { KeptOrder } from "../../src/core/shelves/orders.ts"

/** The channel that is asked in by somebody who may order there. */
export async function orderingPlace(asking: Asking | null): Promise<OrReply<Asking>> {
  if (!asking) {
    const where = "Schedule briefings in Slack or Discord, in the channel where they should appear."
    return {
      ok: false,
      reply: misuse(where, [{ label: "Preview today's", call: callTo("briefing", { action: "now" }) }]),
    }
  }
  const elsewhere = await asking.elsewhere()
  if (elsewhere !== null) return { ok: false, reply: misuse(elsewhere) }
  if ((await asking.rank()) !== "guest") return { ok: true, value: asking }
  const look = [
    { label: "What is scheduled", call: callTo("briefing", { action: "list" }) },
    { label: "Preview today's", call: callTo("briefing", { action: "now" }) },
  ]
  return {
    ok: false,
    reply: misuse(`To schedule briefings here you need ${asking.needed}. You can still see what is scheduled:`, look),
  }
}

/** The order of the channel that is asked in, under the name that the channel has now; null where there is none. */
export async function orderIn(asking: Asking, { archive }: Desk): Promise<KeptOrder | null> {
  const order = await archive.orders.get(asking)
  return order && isChannel(asking) ? { ...order, place: asking.place } : order
}

/** What an order is where nothing else was said: once a day at 07:30, of everything. */
export const plainOrder = (asking: AskedFrom, zone: string): Order => ({
  platform: asking.platform,
  channel: asking.channel,
  place: asking.place,
  community: asking.community,
  orderedBy: asking.asker,
  time: "07:30",
  zone,
  days: [1, 2, 3, 4, 5, 6, 7],
  topics: null,
  speaker: null,
  whenEmpty: "archive",
  lateLimit: LATE_LIMIT,
  since: "",
  standing: "active",
  problem: null,
})

type AskedFrom = Pick<Asking, "platform" | "channel" | "place" | "community" | "asker">

/** "07:30 Europe/Kyiv (UTC+03:00), weekdays". */
export const whenInWords = ({ time, zone, days }: Order, now: Date): string =>
  `${time} ${zone} (${offsetInWords(zone, now)}), ${daysInWords(days)}`

const EMPTY_IN_WORDS = {
  archive: "a quote and a fact from the archive",
  skip: "no post",
  "say-so": "a post that says so",
} as const

/** All of an order but its channel, a line each. */
export const orderItems = (order: Order, now: Date): readonly ListItem[] => [
  { label: "When", prose: plain(whenInWords(order, now)) },
  ...(order.topics === null ? [] : [{ label: "Topics", prose: plain(order.topics) }]),
  ...(order.speaker === null ? [] : [{ label: "Quoting", prose: plain(order.speaker) }]),
  { label: "When nothing is new", prose: plain(EMPTY_IN_WORDS[order.whenEmpty]) },
  { label: "Late posts", prose: plain(`Skip if more than ${limitInWords(order.lateLimit)} late`) },
  ...(order.publish ? [{ label: "Published", prose: plain("to the servers that follow the channel") }] : []),
]

/** "Sunday, 29 March 2026 at 07:30; Monday, 30 March 2026 at 07:30": the next that have no edition yet, on each reader's clock. */
export async function nextDates(order: Order, { archive, now }: Desk, count: number): Promise<Prose> {
  const today = await archive.slots.get({ ...order, date: dateIn(order.zone, now()) })
  const from = new Date(Math.max(now().getTime(), Date.parse(order.since) || 0))
  return upcoming(order, from, count + 1)
    .filter(({ date }) => !(today?.settled && date === today.date))
    .slice(0, count)
    .flatMap(({ date, at }, index) => [
      ...(index > 0 ? plain("; ") : []),
      instantRun(at, `${dayInWords(date)} at ${order.time}`),
    ])
}

/** "Ned Price", as they were called when they ordered it. */
export const orderedByRun = ({ orderedBy, orderedByName }: Order): Run =>
  personRun(orderedBy, orderedByName ?? "somebody")

/** 360 → "6h", 90 → "90m". */
export const limitTyped = (minutes: number): string => (minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`)

/** Names the state of an order that is to be replaced. */
export const replacing = ({ channel, revision }: KeptOrder): string => `${channel}:${revision}`

/** The call that orders just this. */
export const callToOrder = (order: Order, change: Record<string, string> = {}) => {
  const args = {
    action: "schedule",
    time: order.time,
    zone: order.zone,
    days: daysInWords(order.days),
    topics: order.topics ?? undefined,
    speaker: order.speaker ?? undefined,
    "when-empty": order.whenEmpty,
    "late-limit": limitTyped(order.lateLimit),
    publish: order.publish && "yes",
  }
  return callTo("briefing", args, change)
}
