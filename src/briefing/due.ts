import { type Due, lastDue, slotKey, upcoming } from "../core/briefing/schedule.ts"
import type { KeptOrder, Orders } from "../core/shelves/orders.ts"
import type { Slots } from "../core/shelves/slots.ts"

/** An order with the slot that is to be worked on; `holder` claims it already, "" when nobody does. */
export type DueOrder = { readonly order: KeptOrder; readonly due: Due; readonly holder: string }

type Known = {
  readonly revision: number
  readonly due: Due | null
  /** The order's slots do not change while the clock is between these. */
  readonly from: number
  readonly to: number
  isSettled: boolean
}

/**
 * Finds the orders whose latest slot is still open, whichever way the clock went: of dates that were missed only the latest
 * counts. Asked every second, so it computes an order's slots anew only when the order or its slot changes.
 */
export function dueFinder(orders: Orders, slots: Slots) {
  const known = new Map<string, Known>()

  const slotOf = (order: KeptOrder, now: Date): Known => {
    const { platform, channel, revision, since } = order
    const key = `${platform} ${channel}`
    const before = known.get(key)
    if (before && before.revision === revision && before.from <= now.getTime() && now.getTime() < before.to)
      return before
    const due = lastDue(order, now)
    const [next] = upcoming(order, now, 1)
    const isOwn = due !== null && due.at.getTime() >= Date.parse(since)
    const found: Known = {
      revision,
      due: isOwn ? due : null,
      from: due?.at.getTime() ?? now.getTime(),
      to: next?.at.getTime() ?? Number.POSITIVE_INFINITY,
      isSettled: false,
    }
    known.set(key, found)
    return found
  }

  return async (now: Date): Promise<readonly DueOrder[]> => {
    const active = (await orders.list()).filter(({ standing }) => standing === "active")
    const open = active.map((order) => ({ order, slot: slotOf(order, now) })).filter(({ slot }) => !slot.isSettled)
    const dates = new Set(open.flatMap(({ slot }) => slot.due?.date ?? []))
    if (dates.size === 0) return []
    const states = new Map((await slots.list([...dates])).map((state) => [slotKey(state, state.date), state]))
    return open.flatMap(({ order, slot }) => {
      if (slot.due === null) return []
      const state = states.get(slotKey(order, slot.due.date))
      slot.isSettled = state?.isSettled === true
      return slot.isSettled ? [] : [{ order, due: slot.due, holder: state?.holder ?? "" }]
    })
  }
}
