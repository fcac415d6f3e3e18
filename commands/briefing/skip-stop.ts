import { placeRun } from "../../src/core/briefing/place-run.ts"
import { dateIn, dayInWords, upcoming } from "../../src/core/briefing/schedule.ts"
import { misuse } from "../../src/core/command/misuse.ts"
import type { Desk } from "../../src/core/desk.ts"
import { callTo, paragraph, type Reply, toAsker } from "../../src/core/reply/reply.ts"
import { changeOrder, orderToChange, resumeAction } from "./manage.ts"

/**
 * Skips the next briefing that is due. What is due before an order's beginning is none of its own, so that the beginning
 * moves behind it. Pressed twice, it skips one.
 */
export async function skipNext(desk: Desk): Promise<Reply> {
  const found = await orderToChange(desk)
  if (!found.ok) return found.reply
  const order = found.value
  if (order.standing !== "active")
    return misuse("This briefing is not running, so there is nothing to skip.", [resumeAction])
  const today = await desk.archive.slots.get({ ...order, date: dateIn(order.zone, desk.now()) })
  const next = upcoming(order, desk.now(), 2).find(({ date }) => !(today?.settled && date === today.date))
  if (!next) return misuse("There is no upcoming briefing to skip.")
  const behind = new Date(next.at.getTime() + 1).toISOString()
  const since = order.since > behind ? order.since : behind
  const words = [
    { text: `The briefing on ${dayInWords(next.date)} in ` },
    placeRun(order),
    { text: " will be skipped." },
  ]
  return changeOrder(order, { since }, "skipped", desk, words, [{ ...resumeAction, label: "Undo" }])
}

/** Stopping cannot be undone, so that it asks back once. */
export async function askToStop(desk: Desk): Promise<Reply> {
  const found = await orderToChange(desk)
  if (!found.ok) return found.reply
  return toAsker(
    [paragraph([{ text: "Stop the daily briefing in " }, placeRun(found.value), { text: " for good?" }])],
    [
      { label: "Stop it", call: callTo("briefing", { action: "cancel" }) },
      { label: "Snooze a week instead", call: callTo("briefing", { action: "pause", for: "a week" }) },
    ],
    "nothing",
  )
}
