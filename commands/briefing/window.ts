import { type Order, WEEKDAYS, WHEN_EMPTY, type WhenEmpty } from "../../src/core/briefing/order.ts"
import { readDays } from "../../src/core/briefing/order-text.ts"
import { isChannel, placeRun } from "../../src/core/briefing/place-run.ts"
import { misuse } from "../../src/core/command/misuse.ts"
import type { Asking, Desk } from "../../src/core/desk.ts"
import type { Field } from "../../src/core/reply/field.ts"
import {
  type Action,
  type Call,
  callTo,
  type Form,
  heading,
  list,
  type Reply,
  toAsker,
} from "../../src/core/reply/reply.ts"
import type { KeptOrder } from "../../src/core/shelves/orders.ts"
import { limitTyped, orderIn, orderItems, orderingPlace, plainOrder, replacing } from "./order-lines.ts"
import { whichZone } from "./which-zone.ts"

/** What was typed of an order; what is left out stays as it is, or is as plain as can be. */
export type TypedOrder = {
  readonly time: string | undefined
  readonly zone: string | undefined
  readonly days: string | undefined
  readonly topics: string | undefined
  readonly speaker: string | undefined
  readonly "when-empty": WhenEmpty | undefined
  readonly "late-limit": string | undefined
  readonly publish: "yes" | "no" | undefined
}

/** Opens the window with what was typed so far, for somebody who wants to put it right. */
export const editAction = (typed: TypedOrder): Action => ({
  label: "Edit",
  call: callTo("briefing", { ...typedIn(typed), action: "window" }),
})

const typedIn = (typed: TypedOrder) => ({
  time: typed.time,
  zone: typed.zone,
  days: typed.days,
  topics: typed.topics,
  speaker: typed.speaker,
  "when-empty": typed["when-empty"],
  "late-limit": typed["late-limit"],
  publish: typed.publish,
})

/**
 * The window that schedules a briefing, or edits the one there is, filled in with what was typed or is in force. `minor`: only
 * what a small window has no room for. Where no window opens, the reply says what to type.
 */
export async function orderWindow(typed: TypedOrder, desk: Desk, which: "all" | "minor" = "all"): Promise<Reply> {
  const place = await orderingPlace(desk.asking)
  if (!place.ok) return place.reply
  const asking = place.value
  const existing = await orderIn(asking, desk)
  const zone = await whichZone(undefined, existing, () => callTo("briefing"), asking, desk)
  if (!zone.ok) return zone.reply
  const order = existing ?? plainOrder(asking, zone.value.zone)
  const fields = [
    ...fieldsOf(typed, order),
    ...(asking.at ? [channelField(asking)] : []),
    ...(asking.canPublish ? [publishField(typed, order)] : []),
  ]
  const form: Form = {
    title: existing ? "Edit the briefing" : "Schedule a briefing",
    submit: existing ? "Save" : "Schedule",
    call: submitted(typed, existing),
    fields: which === "all" ? fields : fields.filter(({ isMinor }) => isMinor),
  }
  return { ...(existing ? inForce(existing, desk) : misuse(HOW)), actions: [editAction(typed)], form }
}

const HOW = "Add a time to post it, e.g. /briefing schedule time:07:30"

const submitted = (typed: TypedOrder, existing: KeptOrder | null): Call =>
  callTo("briefing", { ...typedIn(typed), action: "schedule", replaces: existing ? replacing(existing) : undefined })

const inForce = (order: KeptOrder, { now }: Desk): Reply =>
  toAsker([heading([{ text: "Briefing in " }, placeRun(order)]), list([...orderItems(order, now()), CHANGE])])

const CHANGE = {
  label: "To change it",
  prose: [{ text: "/briefing schedule time:08:00 zone:London days:weekdays", code: true as const }],
}

const EMPTY_LABELS: Readonly<Record<WhenEmpty, string>> = {
  archive: "Post a quote and a fact from the archive",
  skip: "Skip that day",
  "say-so": "Post that nothing is new",
}

/** Three letters of each: "mon". */
const SHORT_DAYS = WEEKDAYS.map((day) => day.slice(0, 3).toLowerCase())

function fieldsOf(typed: TypedOrder, order: Order): readonly Field[] {
  const days = readDays(typed.days ?? "")
  const chosen = days.ok ? days.value : order.days
  const plain = { hint: "", choices: [], empty: null, isMinor: false }
  return [
    { ...plain, name: "time", kind: "time", label: "Time", hint: "e.g. 07:30", value: typed.time ?? order.time },
    {
      ...plain,
      name: "zone",
      kind: "search",
      label: "Time zone",
      hint: "A city, a country or a time zone",
      value: typed.zone ?? order.zone,
    },
    {
      ...plain,
      name: "days",
      kind: "several",
      label: "Days",
      value: chosen.map((day) => SHORT_DAYS[day - 1]).join(","),
      choices: WEEKDAYS.map((label, index) => ({ label, value: SHORT_DAYS[index] ?? "" })),
    },
    {
      ...plain,
      name: "topics",
      kind: "text",
      label: "Topics",
      hint: "Separate them with commas. Leave empty for everything.",
      value: isEverything(typed.topics) ? "" : (typed.topics ?? order.topics ?? ""),
      empty: "all",
    },
    {
      ...plain,
      name: "when-empty",
      kind: "one",
      label: "When nothing is new",
      value: typed["when-empty"] ?? order.whenEmpty,
      choices: WHEN_EMPTY.map((value) => ({ label: EMPTY_LABELS[value], value })),
    },
    {
      ...plain,
      name: "speaker",
      kind: "search",
      label: "Only articles that quote",
      hint: "A person or organisation. Leave empty for all speakers.",
      value: isAnybody(typed.speaker) ? "" : (typed.speaker ?? order.speaker ?? ""),
      empty: "anyone",
      isMinor: true,
    },
    {
      ...plain,
      name: "late-limit",
      kind: "text",
      label: "Skip a post that is later than",
      hint: "e.g. 6h or 90m",
      value: typed["late-limit"] ?? limitTyped(order.lateLimit),
      isMinor: true,
    },
  ]
}

/** Left empty, the one that the window is for. */
const channelField = ({ channel, place }: Asking): Field => ({
  name: "channel",
  kind: "channel",
  label: "Channel",
  hint: "",
  value: isChannel({ place }) ? channel : "",
  choices: [],
  empty: channel,
  isMinor: true,
})

/** In an announcement channel. */
const publishField = (typed: TypedOrder, order: Order): Field => ({
  name: "publish",
  kind: "one",
  label: "Publish to following servers",
  hint: "",
  value: typed.publish ?? (order.publish ? "yes" : "no"),
  choices: [
    { label: "Yes", value: "yes" },
    { label: "No", value: "no" },
  ],
  empty: null,
  isMinor: true,
})

/** What takes a narrowing back. */
export const isEverything = (typed = ""): boolean => /^(?:all|everything|any|none)$/i.test(typed)
export const isAnybody = (typed = ""): boolean => /^(?:all|anyone|anybody|everyone|everybody|any|none)$/i.test(typed)
