import { type Action, callTo } from "../reply/reply.ts"

/** The command that its buttons call. */
export const BRIEFING = "briefing"

/** What people do with an order, on its confirmation and on each of its posts; `slot`: the date of the post. */
export const orderActions = (slot?: string): readonly Action[] => [
  { label: "Edit", call: callTo(BRIEFING, { action: "window" }) },
  { label: "Skip next", call: callTo(BRIEFING, { action: "skip" }) },
  { label: "Snooze a week", call: callTo(BRIEFING, { action: "pause", for: "a week" }) },
  { label: "Stop", call: callTo(BRIEFING, { action: "stop" }) },
  { label: "All quotes", call: callTo(BRIEFING, { action: "quotes", slot }) },
]
