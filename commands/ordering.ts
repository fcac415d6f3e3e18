import type { Asking } from "../src/core/asking.ts"
import { cut } from "../src/core/cut.ts"
import type { Desk } from "../src/core/desk.ts"
import { misuse } from "../src/core/misuse.ts"
import type { Order, WhenEmpty } from "../src/core/order.ts"
import { readDays, readLateLimit, readTime } from "../src/core/order-words.ts"
import { type Block, plain, type Reply } from "../src/core/reply.ts"
import type { KeptOrder } from "../src/core/slot.ts"
import { zoneNamed, zonesLike } from "../src/core/zones.ts"
import { again } from "./again.ts"
import { personMeant } from "./meant.ts"
import { note } from "./nothing.ts"
import { callFor, nextDates, orderItems, orderingPlace, plainOrder } from "./ordered.ts"

/** What was typed of an order; what is left out stays as it is, or is as plain as can be. */
type Typed = {
  readonly time: string | undefined
  readonly zone: string | undefined
  readonly days: string | undefined
  readonly topics: string | undefined
  readonly speaker: string | undefined
  readonly "when-empty": WhenEmpty | undefined
  readonly "late-limit": string | undefined
  /** Revision of the order that is replaced, from the button that does it. */
  readonly replaces: string | undefined
}

/** Orders this channel's briefing; where there is an order already, both are shown first, and a button replaces it. */
export async function schedule(typed: Typed, desk: Desk): Promise<Reply> {
  const place = await orderingPlace(desk.asking)
  if (!place.ok) return place.reply
  const { asking } = place
  const existing = await desk.archive.order(asking)
  const wanted = await wantedOrder(typed, existing, asking, desk)
  if (!wanted.ok) return wanted.reply
  const { order, zoneFrom } = wanted
  const missing = await asking.missing()
  if (missing.length > 0) return misuse(`Nothing was ordered: ${missing.join(" ")}`, [TRY_AGAIN(order)])
  if (existing && typed.replaces !== String(existing.revision)) return bothShown(existing, order, desk)
  if (!(await desk.archive.keepOrder(order, existing?.revision ?? 0))) {
    const other = await desk.archive.order(asking)
    return other ? bothShown(other, order, desk) : misuse("Somebody else cancelled it meanwhile.", [TRY_AGAIN(order)])
  }
  return confirmed(order, zoneFrom, desk)
}

const TRY_AGAIN = (order: Order) => ({ label: "Try again", call: callFor(order) })

type Wanted =
  | { readonly ok: true; readonly order: Order; readonly zoneFrom: string }
  | { readonly ok: false; readonly reply: Reply }

async function wantedOrder(typed: Typed, existing: KeptOrder | null, asking: Asking, desk: Desk): Promise<Wanted> {
  const refused = (problem: string): Wanted => ({ ok: false, reply: misuse(problem, [EXAMPLE]) })
  const zone = await zoneFor(typed, existing, asking, desk)
  if (!zone.ok) return zone
  const base = { ...plainOrder(asking, zone.zone), ...existing }
  if (typed.time === undefined && !existing) return refused("“time” is needed: when is it to come? Write time:07:30.")
  const time = readTime(typed.time ?? base.time)
  if (!time.ok) return refused(time.problem)
  const days = typed.days === undefined ? { ok: true as const, value: base.days } : readDays(typed.days)
  if (!days.ok) return refused(days.problem)
  const limit =
    typed["late-limit"] === undefined
      ? { ok: true as const, value: base.lateLimit }
      : readLateLimit(typed["late-limit"])
  if (!limit.ok) return refused(limit.problem)
  const speaker = await personMeant(typed.speaker, (name) => callFor(base, { speaker: name }), desk)
  if (!speaker.ok) return speaker
  const { revision: _, ...kept } = { revision: 0, ...base }
  return {
    ok: true,
    zoneFrom: zone.from,
    order: {
      ...kept,
      ...{ place: asking.place, community: asking.community, orderedBy: asking.asker },
      ...{ time: time.value, zone: zone.zone, days: days.value, lateLimit: limit.value },
      topics: typed.topics ?? base.topics,
      speaker: speaker.meant ?? base.speaker,
      whenEmpty: typed["when-empty"] ?? base.whenEmpty,
      ...{ since: desk.now().toISOString(), standing: "active", problem: null },
    },
  }
}

const EXAMPLE = {
  label: "/briefing schedule time:07:30",
  call: again("briefing", { action: "schedule", time: "07:30" }),
}

type Zone =
  | { readonly ok: true; readonly zone: string; readonly from: string }
  | { readonly ok: false; readonly reply: Reply }

/** The zone that was typed or is in force; else the asker's own, the one chosen last here, or the operator's. */
async function zoneFor(typed: Typed, existing: Order | null, asking: Asking, desk: Desk): Promise<Zone> {
  if (typed.zone !== undefined) {
    const zone = zoneNamed(typed.zone)
    if (zone !== null) return { ok: true, zone, from: "as you wrote" }
    const near = zonesLike(typed.zone, MOST_ZONES)
    const call = (zone: string) => again("briefing", { action: "schedule", ...typed, zone })
    const said = `There is no time zone “${cut(typed.zone, 40)}”.`
    const ask = near.length > 0 ? "Did you mean:" : "Write a place: Europe/Kyiv, Asia/Kolkata, or UTC."
    return {
      ok: false,
      reply: misuse(
        `${said} ${ask}`,
        near.map((zone) => ({ label: zone, call: call(zone) })),
      ),
    }
  }
  if (existing) return { ok: true, zone: existing.zone, from: "as before" }
  const own = await asking.zone()
  const known = own === null ? null : zoneNamed(own)
  if (known !== null) return { ok: true, zone: known, from: "yours" }
  const last = await desk.archive.lastZone(asking.platform, asking.community)
  if (last !== null) return { ok: true, zone: last, from: "the one chosen last here" }
  return { ok: true, zone: desk.timeZone, from: "the bot's own" }
}

const MOST_ZONES = 5

const heading = (text: string): Block => ({ kind: "heading", prose: plain(text) })

function bothShown(old: KeptOrder, wanted: Order, { now }: Desk): Reply {
  return {
    blocks: [
      heading(`${wanted.place} has a briefing already`),
      { kind: "prose", prose: plain("As it is:") },
      { kind: "list", items: orderItems(old, now()) },
      { kind: "prose", prose: plain("As it would be:") },
      { kind: "list", items: orderItems(wanted, now()) },
    ],
    actions: [{ label: "Replace", call: callFor(wanted, { replaces: String(old.revision) }) }],
    ...{ audience: "asker", outcome: "nothing" },
  }
}

async function confirmed(order: Order, zoneFrom: string, desk: Desk): Promise<Reply> {
  const next = await nextDates(order, desk, 2)
  return {
    blocks: [
      heading(`A briefing is ordered for ${order.place}`),
      { kind: "list", items: orderItems(order, desk.now()) },
      { kind: "prose", prose: plain(`The next ones: ${next.join("; ")}.`) },
      note(`The time zone ${order.zone} is ${zoneFrom}. To change it: /briefing schedule zone:…`),
    ],
    actions: [
      { label: "See today's", call: again("briefing", { action: "now" }) },
      { label: "Cancel it", call: again("briefing", { action: "cancel" }) },
    ],
    ...{ audience: "channel", outcome: "answered" },
  }
}
