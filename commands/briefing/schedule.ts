import { type Order, WHEN_EMPTY } from "../../src/core/briefing/order.ts"
import { readDays, readLateLimit, readTime } from "../../src/core/briefing/order-text.ts"
import { placeRun } from "../../src/core/briefing/place-run.ts"
import { misuse } from "../../src/core/command/misuse.ts"
import type { Asking, Desk } from "../../src/core/desk.ts"
import {
  type Call,
  callTo,
  heading,
  list,
  note,
  type OrReply,
  paragraph,
  plain,
  type Reply,
  toAsker,
  toChannel,
} from "../../src/core/reply/reply.ts"
import type { KeptOrder } from "../../src/core/shelves/orders.ts"
import { whichPerson } from "../which.ts"
import { noteChange } from "./changes.ts"
import { isPausedUntilLater, nextInWords, standingActions } from "./manage.ts"
import { callToOrder, orderIn, orderItems, orderingPlace, plainOrder, replacing } from "./order-lines.ts"
import { whichZone } from "./which-zone.ts"
import { editAction, isAnybody, isEverything, type TypedOrder } from "./window.ts"

type Typed = TypedOrder & {
  /** The order that is replaced, as `replacing` names it, from the button or the window that does it. */
  readonly replaces: string | undefined
}

/**
 * Schedules this channel's briefing; where there is one already, both are shown first, and a button replaces it. From the
 * window of another channel's briefing it is scheduled like that one, which stays as it is.
 */
export async function scheduleBriefing(asked: Typed, desk: Desk): Promise<Reply> {
  const place = await orderingPlace(desk.asking)
  if (!place.ok) return place.reply
  const asking = place.value
  const existing = await orderIn(asking, desk)
  const model = await modelFrom(asked.replaces, asking, desk)
  const typed = model ? { ...asked, replaces: undefined } : asked
  const read = await readOrder(typed, existing, model, asking, desk)
  if (!read.ok) return read.reply
  const { order, zoneFrom } = read.value
  if (order.publish && !asking.canPublish)
    return misuse("Only posts in a Discord announcement channel can be published.", [tryAgain(unpublished(order))])
  const missing = await asking.missing()
  if (missing.length > 0) return misuse(`Nothing was scheduled: ${missing.join(" ")}`, [tryAgain(order)])
  if (!existing && typed.replaces !== undefined) return cancelledMeanwhile(order)
  if (existing && isInForce(order, existing)) return confirm(existing, "as before", null, desk)
  if (existing && typed.replaces !== replacing(existing)) {
    return showBoth(existing, order, desk, typed.replaces !== undefined)
  }
  if (!(await desk.archive.orders.keep(order, existing?.revision ?? 0))) {
    const other = await desk.archive.orders.get(asking)
    return other ? showBoth(other, order, desk, true) : cancelledMeanwhile(order)
  }
  await noteChange(existing, order, existing ? "replaced" : "made", desk)
  return confirm(order, zoneFrom, model, desk)
}

/** Of the window of another channel's order: that order. */
async function modelFrom(replaces: string | undefined, asking: Asking, { archive }: Desk): Promise<KeptOrder | null> {
  const channel = replaces?.replace(/:\d+$/, "")
  if (channel === undefined || channel === asking.channel) return null
  const isOpenTo = (await asking.at?.(channel))?.ok === true
  return isOpenTo ? archive.orders.get({ platform: asking.platform, channel }) : null
}

/** Whether it is scheduled just so, and is not stopped. */
const isInForce = (order: Order, old: Order): boolean =>
  old.standing !== "halted" && orderedOf(order) === orderedOf(old)
const orderedOf = ({ zone, time, days, topics, speaker, whenEmpty, lateLimit, publish }: Order): string =>
  JSON.stringify([zone, time, days, topics, speaker, whenEmpty, lateLimit, publish === true])

const cancelledMeanwhile = (order: Order): Reply =>
  misuse("The briefing that this would replace has been stopped in the meantime, so nothing was scheduled.", [
    { label: "Schedule it anyway", call: callToOrder(order, narrowing(order)) },
  ])

const tryAgain = (order: Order) => ({ label: "Try again", call: callToOrder(order, narrowing(order)) })

const unpublished = ({ publish: _, ...order }: Order): Order => order

/** What narrows the order, said so that nothing of an earlier one stays. */
const narrowing = ({ topics, speaker }: Order) => ({ topics: topics ?? "all", speaker: speaker ?? "anyone" })

type ReadOrder = { readonly order: Order; readonly zoneFrom: string }

/** The order that was typed, with what was left out as it is or as plain as can be. */
async function readOrder(
  typed: Typed,
  existing: KeptOrder | null,
  model: KeptOrder | null,
  asking: Asking,
  desk: Desk,
): Promise<OrReply<ReadOrder>> {
  const refused = (problem: string): OrReply<never> => ({
    ok: false,
    reply: misuse(problem, [editAction(typed), EXAMPLE]),
  })
  const callWith = (change: Partial<Typed>): Call => callTo("briefing", { ...typed, action: "schedule" }, change)
  const known = existing ?? model
  if (typed.time === undefined && !known) return refused("Add a time to post it, e.g. time:07:30")
  const chosen = await whichZone(typed.zone, known, (zone) => callWith({ zone }), asking, desk)
  if (!chosen.ok) return chosen
  const { zone, from } = chosen.value
  const base = known ?? plainOrder(asking, zone)
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
  const speaker = await whichPerson(someone, (name) => callWith({ speaker: name }), desk)
  if (!speaker.ok) return speaker
  const when = { time: time.value, zone, days: days.value }
  const name = await asking.name()
  const isPublished = typed.publish === undefined ? base.publish === true && asking.canPublish : typed.publish === "yes"
  const order: Order = {
    platform: asking.platform,
    channel: asking.channel,
    place: asking.place,
    community: asking.community,
    orderedBy: asking.asker,
    ...(name !== null && { orderedByName: name }),
    ...(isPublished && { publish: true }),
    time: time.value,
    zone,
    days: days.value,
    topics: isEverything(typed.topics) ? null : (typed.topics ?? base.topics),
    speaker: isAnybody(typed.speaker) ? null : (speaker.value ?? base.speaker),
    whenEmpty: typed["when-empty"] ?? base.whenEmpty,
    lateLimit: limit.value,
    since: sinceOf(when, existing, desk.now()),
    standing: existing?.standing === "paused" ? "paused" : "active",
    problem: null,
  }
  return { ok: true, value: { order, zoneFrom: from } }
}

/** What is due already comes all the same, unless it would come at another time; what is on hold stays so. */
const sinceOf = (when: Pick<Order, "time" | "zone" | "days">, old: Order | null, now: Date): string =>
  old && (isSameTime(when, old) || isPausedUntilLater(old, now)) ? old.since : now.toISOString()

const isSameTime = (when: Pick<Order, "time" | "zone" | "days">, old: Order): boolean =>
  old.standing === "active" && old.time === when.time && old.zone === when.zone && `${old.days}` === `${when.days}`

const EXAMPLE = {
  label: "/briefing schedule time:07:30",
  call: callTo("briefing", { action: "schedule", time: "07:30" }),
}

/** `isChanged`: somebody else changed it while this was asked. */
function showBoth(old: KeptOrder, wanted: Order, { now }: Desk, isChanged: boolean): Reply {
  const state = old.standing === "active" ? "" : ` (${old.standing === "paused" ? "paused" : "stopped"})`
  const stays = wanted.standing === "paused" ? " (still paused)" : ""
  const blocks = [
    heading([{ ...placeRun(wanted), text: capital(wanted.place) }, { text: " already has a briefing" }]),
    ...(isChanged ? [note("Somebody else has just changed this briefing, so nothing was replaced.")] : []),
    paragraph(`Now${state}:`),
    list(orderItems(old, now())),
    paragraph(`New${stays}:`),
    list(orderItems(wanted, now())),
  ]
  const change = { ...narrowing(wanted), ...(old.publish && !wanted.publish && { publish: "no" }) }
  const replace = callToOrder(wanted, { ...change, replaces: replacing(old) })
  return toAsker(blocks, [{ label: "Replace", call: replace }, editAction(typedOf(replace))], "nothing")
}

/** At a sentence's beginning: "This conversation". */
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** What a call to an order fills in. */
const typedOf = ({ args }: Call): TypedOrder => ({
  time: args.time,
  zone: args.zone,
  days: args.days,
  topics: args.topics,
  speaker: args.speaker,
  "when-empty": WHEN_EMPTY.find((value) => value === args["when-empty"]),
  "late-limit": args["late-limit"],
  publish: args.publish === "yes" || args.publish === "no" ? args.publish : undefined,
})

/** `model`: another channel's order, which it was made like. */
async function confirm(order: Order, zoneFrom: string, model: KeptOrder | null, desk: Desk): Promise<Reply> {
  const isPaused = order.standing === "paused"
  const blocks = [
    heading([
      { text: isPaused ? "Briefing in " : "Briefing scheduled for " },
      placeRun(order),
      ...(isPaused ? plain(" (paused)") : []),
    ]),
    list(orderItems(order, desk.now())),
    paragraph(isPaused ? STILL_PAUSED : await nextInWords(order, desk)),
    ...(model ? [paragraph([{ text: "The briefing in " }, placeRun(model), { text: " stays as it is." }])] : []),
    note(`Time zone: ${order.zone} (${zoneFrom}). To change it, press Edit.`),
  ]
  const stopOther = { action: "stop", channel: model?.channel }
  return toChannel(blocks, [
    ...standingActions(order, desk.now()),
    { label: "More options", call: callTo("briefing", { action: "options" }) },
    { label: "Preview today's", call: callTo("briefing", { action: "now" }) },
    ...(model ? [{ label: `Stop the one in ${model.place}`, call: callTo("briefing", stopOther) }] : []),
  ])
}

const STILL_PAUSED = "It is still paused: nothing is posted until you press Resume."
