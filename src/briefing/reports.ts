import type { Order } from "../core/briefing/order.ts"
import { limitInWords } from "../core/briefing/order-text.ts"
import { dayInWords, upcoming } from "../core/briefing/schedule.ts"
import { plain, type Reply } from "../core/reply/reply.ts"

type Told = Pick<Order, "place" | "time" | "zone" | "days" | "lateLimit">

/** Why a briefing did not come out and what to do, for whoever ordered it. */
const report = (order: Told, date: string, lines: readonly string[]): Reply => ({
  blocks: [
    { kind: "heading", prose: plain(`No briefing in ${order.place} on ${dayInWords(date)}`) },
    ...lines.map((line) => ({ kind: "prose", prose: plain(line) }) as const),
  ],
  actions: [],
  ...{ audience: "channel", outcome: "failed" },
})

/** Refused: the order stands still until somebody has mended it. */
export const haltedReport = (order: Told, date: string, problem: string): Reply =>
  report(order, date, [
    problem,
    `Until that is mended there will be no more. Then type /briefing resume in ${order.place}: today's still comes when it is at most ${limitInWords(order.lateLimit)} late.`,
  ])

/** It may be out: nobody can know, and a second post would be worse than none. */
export const unsureReport = (order: Told, date: string, problem: string, now: Date): Reply =>
  report(order, date, [problem, `It was not posted again, so that nobody gets it twice. ${nextOne(order, now)}`])

/** Tried until it was too late. */
export const missedReport = (order: Told, date: string, problem: string, now: Date): Reply =>
  report(order, date, [
    problem,
    `It could be ${limitInWords(order.lateLimit)} late at most, and is left out. Its articles will be in the next one. ${nextOne(order, now)}`,
  ])

function nextOne(order: Told, now: Date): string {
  const [next] = upcoming(order, now, 1)
  return next ? `The next one comes on ${dayInWords(next.date)} at ${order.time} (${order.zone}).` : ""
}
