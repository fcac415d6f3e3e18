import type { Order } from "../../src/core/briefing/order.ts"
import { isAbbreviation, zoneNamed, zonesLike } from "../../src/core/briefing/zone-search.ts"
import { misuse } from "../../src/core/command/misuse.ts"
import type { Asking, Desk } from "../../src/core/desk.ts"
import type { Call, OrReply } from "../../src/core/reply/reply.ts"
import { brief } from "../../src/core/text/cut.ts"

/** A zone, and where it is from, in words: "your own". */
export type ChosenZone = { readonly zone: string; readonly from: string }

/**
 * The zone that was typed or is in force; else the asker's own, the one chosen last here, or the operator's. `callWith`
 * makes the call for a zone.
 */
export async function whichZone(
  typed: string | undefined,
  existing: Order | null,
  callWith: (zone: string) => Call,
  asking: Asking,
  desk: Desk,
): Promise<OrReply<ChosenZone>> {
  const chosen = (zone: string, from: string): OrReply<ChosenZone> => ({ ok: true, value: { zone, from } })
  if (typed !== undefined) {
    const zone = zoneNamed(typed)
    if (zone !== null) return chosen(zone, "as chosen")
    const near = isOffset(typed) ? [] : zonesLike(typed, MOST_ZONES)
    const actions = near.map((zone) => ({ label: zone, call: callWith(zone) }))
    return { ok: false, reply: misuse(whyNoZone(typed, near.length > 0), actions) }
  }
  if (existing) return chosen(existing.zone, "as before")
  const own = await asking.zone()
  const known = own === null ? null : zoneNamed(own)
  if (known !== null) return chosen(known, "your own")
  const last = await desk.archive.orders.lastZone(asking.platform, asking.community)
  return last === null ? chosen(desk.timeZone, "the bot's own") : chosen(last, "the one chosen last here")
}

const MOST_ZONES = 5

const isOffset = (typed: string): boolean => /^(?:utc|gmt)?\s*[+−-]\s*\d/i.test(typed)

/** Why what was typed names no zone, and what to do. */
function whyNoZone(typed: string, isNear: boolean): string {
  const quoted = `“${brief(typed)}”`
  const write = "Write a place: Europe/Kyiv, Asia/Kolkata, or UTC."
  if (isAbbreviation(typed)) return `${quoted} is an abbreviation, which names no time zone. Whose clock do you mean?`
  if (isOffset(typed)) return `${quoted} is an offset, which knows no summer time. ${write}`
  return `There is no time zone ${quoted}. ${isNear ? "Did you mean:" : write}`
}
