import { type Action, callTo } from "../reply/reply.ts"

/** What people do with an order, on its confirmation and on each of its posts; `slot`: the date of the post. */
export const orderActions = (slot?: string): readonly Action[] => [
  { label: "Edit", call: callTo("briefing", { action: "window" }) },
  { label: "Skip next", call: callTo("briefing", { action: "skip" }) },
  { label: "Snooze a week", call: callTo("briefing", { action: "pause", for: "a week" }) },
  { label: "Stop", call: callTo("briefing", { action: "stop" }) },
  { label: "All quotes", call: callTo("briefing", { action: "quotes", slot }) },
]
