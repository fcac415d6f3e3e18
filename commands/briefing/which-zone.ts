import type { Order } from "../../src/core/briefing/order.ts"
import { isAbbreviation, zoneNamed, zonesLike } from "../../src/core/briefing/zone-search.ts"
import { type Choice, MOST_CHOICES } from "../../src/core/command/command.ts"
import { misuse } from "../../src/core/command/misuse.ts"
import type { Asking, Desk } from "../../src/core/desk.ts"
import type { Action, Call, OrReply } from "../../src/core/reply/reply.ts"
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
  const zoneAction = (zone: string): Action => ({ label: zone, call: callWith(zone) })
  const placeAction = ({ name, zone }: { readonly name: string; readonly zone: string }): Action => ({
    label: name,
    call: callWith(zone),
  })
  const chosen = (zone: string, from: string): OrReply<ChosenZone> => ({ ok: true, value: { zone, from } })
  if (typed !== undefined) {
    const zone = zoneNamed(typed)
    if (zone !== null) return chosen(zone, "as you chose")
    if (isOffset(typed))
      return askBack(`${inMarks(typed)} is a fixed offset, which ignores daylight saving time. ${WRITE}`, [])
    if (isAbbreviation(typed)) {
      const words = `${inMarks(typed)} is an abbreviation that several time zones share. Which one do you mean?`
      return askBack(words, zonesLike(typed, MOST_ZONES).map(zoneAction))
    }
    // Loaded when somebody names a place: the lists of cities take 20 MB.
    const { placeMeant } = await import("../../src/core/briefing/places.ts")
    const meant = placeMeant(typed, desk.now().getUTCFullYear())
    if (meant.kind === "one") return chosen(meant.place.zone, meant.place.name)
    if (meant.kind === "several") return askBack(`Which ${inMarks(typed)} do you mean?`, meant.places.map(placeAction))
    const actions = typed.includes("/") ? zonesLike(typed, MOST_ZONES).map(zoneAction) : meant.near.map(placeAction)
    const words = `No place or time zone called ${inMarks(typed)} was found.`
    return askBack(`${words} ${actions.length > 0 ? "Did you mean:" : WRITE}`, actions)
  }
  if (existing) return chosen(existing.zone, "unchanged")
  const own = await asking.zone()
  const known = own === null ? null : zoneNamed(own)
  if (known !== null) return chosen(known, "your own")
  const last = await desk.archive.orders.lastZone(asking.platform, asking.community)
  return last === null ? chosen(desk.timeZone, "the bot's default") : chosen(last, "the one last used here")
}

/** While a zone is typed: what the place means, then places and zones spelled like it. */
export async function zoneChoices(typed: string, now: Date): Promise<readonly Choice[]> {
  const zones = zonesLike(typed, MOST_CHOICES).map((zone) => ({ label: zone, value: zone }))
  if (typed.trim() === "" || zoneNamed(typed) !== null || isAbbreviation(typed)) return zones
  const { placeMeant } = await import("../../src/core/briefing/places.ts")
  const meant = placeMeant(typed, now.getUTCFullYear())
  const places = meant.kind === "one" ? [meant.place] : meant.kind === "several" ? meant.places : meant.near
  const choices = places.map(({ name, zone }) => ({ label: `${name} (${zone})`, value: zone }))
  const ordered = meant.kind === "none" ? [...zones, ...choices] : [...choices, ...zones]
  const seen = new Set<string>()
  return ordered.filter(({ value }) => !seen.has(value) && seen.add(value))
}

const MOST_ZONES = 5

const isOffset = (typed: string): boolean => /^(?:utc|gmt)?\s*[+−-]\s*\d/i.test(typed)

const inMarks = (typed: string): string => `“${brief(typed)}”`

const WRITE = "Write a city or a country: Mumbai, San Francisco, Germany, or UTC."

const askBack = (words: string, actions: readonly Action[]): OrReply<ChosenZone> => ({
  ok: false,
  reply: misuse(words, actions),
})
