import { type Action, type Block, type Call, callTo, type Reply } from "../reply/reply.ts"

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

/** The reply with its /briefing buttons for a channel, wherever they are pressed. */
export function forChannel(reply: Reply, channel: string): Reply {
  const called = (call: Call): Call =>
    call.command === "briefing" ? callTo(call.command, { channel, ...call.args }) : call
  const pressed = (action: Action): Action => ({ ...action, call: called(action.call) })
  const { form, menu } = reply
  return {
    ...reply,
    blocks: reply.blocks.map((block): Block => {
      if (block.kind !== "list") return block
      return {
        ...block,
        items: block.items.map((item) => (item.action ? { ...item, action: pressed(item.action) } : item)),
      }
    }),
    actions: reply.actions.map(pressed),
    ...(menu && { menu: { ...menu, choices: menu.choices.map(pressed) } }),
    ...(form && { form: { ...form, call: called(form.call) } }),
  }
}
