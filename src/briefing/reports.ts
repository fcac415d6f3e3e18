import type { Order } from "../core/briefing/order.ts"
import { limitInWords } from "../core/briefing/order-text.ts"
import { placeRun } from "../core/briefing/place-run.ts"
import { dayInWords, upcoming } from "../core/briefing/schedule.ts"
import { heading, type Prose, paragraph, type Reply, toChannel } from "../core/reply/reply.ts"

type ReportedOrder = Pick<Order, "channel" | "place" | "time" | "zone" | "days" | "lateLimit">

/** Why a briefing did not come out and what to do, for whoever ordered it. */
const report = (order: ReportedOrder, date: string, lines: readonly (string | Prose)[]): Reply =>
  toChannel(
    [
      heading([{ text: "No briefing in " }, placeRun(order), { text: ` on ${dayInWords(date)}` }]),
      ...lines.map((line) => paragraph(line)),
    ],
    [],
    "failed",
  )

/** Refused: the order stands still until somebody has mended it. */
export const haltedReport = (order: ReportedOrder, date: string, problem: string): Reply =>
  report(order, date, [
    problem,
    [
      { text: "The briefing is stopped until this is fixed. Then type /briefing resume in " },
      placeRun(order),
      { text: `. Today's post will still be sent if it is no more than ${limitInWords(order.lateLimit)} late.` },
    ],
  ])

/** Kept away for what it says (`byContent`), or how the channel is now: the next one comes all the same. */
export const lostReport = (order: ReportedOrder, date: string, problem: string, byContent: boolean, now: Date): Reply =>
  report(order, date, [
    problem,
    `${byContent ? "This post was skipped." : "This post was skipped; its articles will be in the next one."} ${nextOne(order, now)}`,
  ])

/** It is out in its channel, and nowhere else. */
export const unpublishedReport = (order: ReportedOrder, date: string, problem: string): Reply =>
  toChannel(
    [
      heading([{ text: "The briefing in " }, placeRun(order), { text: ` on ${dayInWords(date)} was not published` }]),
      paragraph(`It was posted in the channel, but not in the servers that follow it. ${problem}`),
    ],
    [],
    "failed",
  )

/** It may be out: nobody can know, and a second post would be worse than none. */
export const unsureReport = (order: ReportedOrder, date: string, problem: string, now: Date): Reply =>
  report(order, date, [problem, `It was not posted again, to avoid a duplicate. ${nextOne(order, now)}`])

/** Tried until it was too late. */
export const missedReport = (order: ReportedOrder, date: string, problem: string, now: Date): Reply =>
  report(order, date, [
    problem,
    `It was more than ${limitInWords(order.lateLimit)} late, so it was skipped. Its articles will be in the next one. ${nextOne(order, now)}`,
  ])

function nextOne(order: ReportedOrder, now: Date): string {
  const [next] = upcoming(order, now, 1)
  return next ? `The next briefing is on ${dayInWords(next.date)} at ${order.time} (${order.zone}).` : ""
}
