import type { Asking } from "../../src/core/asking.ts"
import type { Order, WhenEmpty } from "../../src/core/briefing/order.ts"
import { readDays, readLateLimit, readTime } from "../../src/core/briefing/order-text.ts"
import { isAbbreviation, zoneNamed, zonesLike } from "../../src/core/briefing/zone-search.ts"
import { misuse } from "../../src/core/command/misuse.ts"
import type { Desk } from "../../src/core/desk.ts"
import { type Block, plain, type Reply } from "../../src/core/reply/reply.ts"
import type { KeptOrder } from "../../src/core/shelves/orders.ts"
import { cut } from "../../src/core/text/cut.ts"
import { again } from "../again.ts"
import { note } from "../nothing-found.ts"
import { personMeant } from "../which.ts"
import { callFor, nextDates, orderItems, orderingPlace, plainOrder } from "./order-lines.ts"

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
  const existing = await desk.archive.orders.get(asking)
  const wanted = await wantedOrder(typed, existing, asking, desk)
  if (!wanted.ok) return wanted.reply
  const { order, zoneFrom } = wanted
  const missing = await asking.missing()
  if (missing.length > 0) return misuse(`Nothing was ordered: ${missing.join(" ")}`, [TRY_AGAIN(order)])
  if (!existing && typed.replaces !== undefined) return cancelledMeanwhile(order)
  if (existing && isAlready(order, existing)) return confirmed(existing, "as before", desk)
  if (existing && typed.replaces !== String(existing.revision)) {
    return bothShown(existing, order, desk, typed.replaces !== undefined)
  }
  if (!(await desk.archive.orders.keep(order, existing?.revision ?? 0))) {
    const other = await desk.archive.orders.get(asking)
    return other ? bothShown(other, order, desk, true) : cancelledMeanwhile(order)
  }
  return confirmed(order, zoneFrom, desk)
}

/** Whether it is ordered just so, and runs. */
const isAlready = (wanted: Order, old: Order): boolean =>
  old.standing === "active" && orderWords(wanted) === orderWords(old)
const orderWords = ({ zone, time, days, topics, speaker, whenEmpty, lateLimit }: Order): string =>
  JSON.stringify([zone, time, days, topics, speaker, whenEmpty, lateLimit])

const cancelledMeanwhile = (order: Order): Reply =>
  misuse("The briefing that this would replace was cancelled meanwhile. Nothing was ordered.", [
    { label: "Order it all the same", call: callFor(order, narrowing(order)) },
  ])

const TRY_AGAIN = (order: Order) => ({ label: "Try again", call: callFor(order, narrowing(order)) })

/** What narrows the order, said so that nothing of an earlier one stays. */
const narrowing = ({ topics, speaker }: Order) => ({ topics: topics ?? "all", speaker: speaker ?? "anyone" })

type Wanted =
  | { readonly ok: true; readonly order: Order; readonly zoneFrom: string }
  | { readonly ok: false; readonly reply: Reply }

async function wantedOrder(typed: Typed, existing: KeptOrder | null, asking: Asking, desk: Desk): Promise<Wanted> {
  const refused = (problem: string): Wanted => ({ ok: false, reply: misuse(problem, [EXAMPLE]) })
  if (typed.time === undefined && !existing) return refused("“time” is needed: when is it to come? Write time:07:30.")
  const zone = await zoneFor(typed, existing, asking, desk)
  if (!zone.ok) return zone
  const base = { ...plainOrder(asking, zone.zone), ...existing }
  const time = readTime(typed.time ?? base.time)
  if (!time.ok) return refused(time.problem)
  const days = typed.days === undefined ? { ok: true as const, value: base.days } : readDays(typed.days)
  if (!days.ok) return refused(days.problem)
  const limit =
    typed["late-limit"] === undefined
      ? { ok: true as const, value: base.lateLimit }
      : readLateLimit(typed["late-limit"])
  if (!limit.ok) return refused(limit.problem)
  const someone = isAnybody(typed.speaker) ? undefined : typed.speaker
  const speaker = await personMeant(
    someone,
    (name) => again("briefing", { ...typed, action: "schedule", speaker: name }),
    desk,
  )
  if (!speaker.ok) return speaker
  const { revision: _, ...kept } = { revision: 0, ...base }
  const when = { time: time.value, zone: zone.zone, days: days.value }
  return {
    ok: true,
    zoneFrom: zone.from,
    order: {
      ...kept,
      ...{ place: asking.place, community: asking.community, orderedBy: asking.asker },
      ...{ ...when, lateLimit: limit.value, standing: "active", problem: null },
      topics: isEverything(typed.topics) ? null : (typed.topics ?? base.topics),
      speaker: isAnybody(typed.speaker) ? null : (speaker.meant ?? base.speaker),
      whenEmpty: typed["when-empty"] ?? base.whenEmpty,
      // What is due already comes all the same, unless it would come at another time.
      since: existing && isSameTime(when, existing) ? existing.since : desk.now().toISOString(),
    },
  }
}

const isSameTime = (when: Pick<Order, "time" | "zone" | "days">, old: Order): boolean =>
  old.standing === "active" && old.time === when.time && old.zone === when.zone && `${old.days}` === `${when.days}`

/** What takes a narrowing back. */
const isEverything = (typed = ""): boolean => /^(?:all|everything|any|none)$/i.test(typed)
const isAnybody = (typed = ""): boolean => /^(?:all|anyone|anybody|everyone|everybody|any|none)$/i.test(typed)

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
    if (zone !== null) return { ok: true, zone, from: "as chosen" }
    const call = (zone: string) => again("briefing", { ...typed, action: "schedule", zone })
    const near = isOffset(typed.zone) ? [] : zonesLike(typed.zone, MOST_ZONES)
    const actions = near.map((zone) => ({ label: zone, call: call(zone) }))
    return { ok: false, reply: misuse(noZone(typed.zone, near.length > 0), actions) }
  }
  if (existing) return { ok: true, zone: existing.zone, from: "as before" }
  const own = await asking.zone()
  const known = own === null ? null : zoneNamed(own)
  if (known !== null) return { ok: true, zone: known, from: "your own" }
  const last = await desk.archive.orders.lastZone(asking.platform, asking.community)
  if (last !== null) return { ok: true, zone: last, from: "the one chosen last here" }
  return { ok: true, zone: desk.timeZone, from: "the bot's own" }
}

const MOST_ZONES = 5

const isOffset = (typed: string): boolean => /^(?:utc|gmt)?\s*[+−-]\s*\d/i.test(typed)

/** Why what was typed names no zone, and what to do. */
function noZone(typed: string, isNear: boolean): string {
  const shown = `“${cut(typed, 40)}”`
  const write = "Write a place: Europe/Kyiv, Asia/Kolkata, or UTC."
  if (isAbbreviation(typed)) return `${shown} is an abbreviation, which names no time zone. Whose clock do you mean?`
  if (isOffset(typed)) return `${shown} is an offset, which knows no summer time. ${write}`
  return `There is no time zone ${shown}. ${isNear ? "Did you mean:" : write}`
}

const heading = (text: string): Block => ({ kind: "heading", prose: plain(text) })

/** `isChanged`: somebody else changed it while this was asked. */
function bothShown(old: KeptOrder, wanted: Order, { now }: Desk, isChanged: boolean): Reply {
  const still = old.standing === "active" ? "" : `, ${old.standing === "paused" ? "paused" : "standing still"}`
  return {
    blocks: [
      heading(`${capital(wanted.place)} has a briefing already`),
      ...(isChanged ? [note("Somebody else changed it meanwhile. Nothing was replaced.")] : []),
      { kind: "prose", prose: plain(`As it is${still}:`) },
      { kind: "list", items: orderItems(old, now()) },
      { kind: "prose", prose: plain("As it would be:") },
      { kind: "list", items: orderItems(wanted, now()) },
    ],
    actions: [{ label: "Replace", call: callFor(wanted, { ...narrowing(wanted), replaces: String(old.revision) }) }],
    ...{ audience: "asker", outcome: "nothing" },
  }
}

/** At a sentence's beginning: "This conversation". */
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

async function confirmed(order: Order, zoneFrom: string, desk: Desk): Promise<Reply> {
  const next = await nextDates(order, desk, 2)
  return {
    blocks: [
      heading(`A briefing is ordered for ${order.place}`),
      { kind: "list", items: orderItems(order, desk.now()) },
      { kind: "prose", prose: plain(`The next ones: ${next.join("; ")}.`) },
      note(`Time zone: ${order.zone}, ${zoneFrom}. To change it: /briefing schedule zone:…`),
    ],
    actions: [
      { label: "See today's", call: again("briefing", { action: "now" }) },
      { label: "Cancel it", call: again("briefing", { action: "cancel" }) },
    ],
    ...{ audience: "channel", outcome: "answered" },
  }
}
