import { mostLike } from "../text/alike.ts"
import { folded } from "../text/fold.ts"
import { offsetAt } from "./schedule.ts"
import { CURRENT, FIRST } from "./zone-names.ts"

/** Intl lists some zones only by a name of old (Europe/Kiev); what stands for a bare offset (Etc/GMT+3) is no place. */
const KNOWN_TO_INTL = Intl.supportedValuesOf("timeZone").filter((name) => /^(?!Etc\/).+\//.test(name))
const currentName = (name: string): string => CURRENT.get(name) ?? name

const SORTED = [...CURRENT.values(), ...KNOWN_TO_INTL].map(currentName).toSorted()
/** Every zone by its current name, the first ones first; all are names that Intl takes. */
export const ZONES: readonly string[] = [...new Set([...FIRST, ...SORTED])]

const BY_NAME: ReadonlyMap<string, string> = new Map(
  [...ZONES, ...CURRENT.keys()].map((name) => [name.toLowerCase(), currentName(name)]),
)

/**
 * The zone of exactly that name or alias, in any case, by its current name: "europe/kiev" → "Europe/Kyiv". Null for anything
 * else: a city alone, an offset ("+02:00") and an abbreviation ("EST", which knows no summer time) name no zone.
 */
export const zoneNamed = (typed: string): string | null =>
  BY_NAME.get(typed.trim().toLowerCase().replaceAll(" ", "_")) ?? null

type Label = { readonly zone: string; readonly label: string }
let labels: readonly Label[] | null = null

/** What may be typed for a zone: its city ("new york") or its whole name ("america new york"), current or not. */
function allLabels(): readonly Label[] {
  // Folded when the first zone is looked for: that takes longer than the rest of this module.
  labels ??= [...ZONES, ...CURRENT.keys()].flatMap((name) => {
    const words = new Set([name.split("/").at(-1) ?? name, name].map(folded))
    return [...words].map((label) => ({ zone: currentName(name), label }))
  })
  return labels
}

/** Labels of one zone that may be alike at most: Shanghai's five names, each with and without its area. */
const SAME = 10

/** Whose clock an abbreviation is taken for. It names no zone: "EST" is wrong half of the year, "IST" is three countries'. */
const ABBREVIATED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "et est edt": ["America/New_York"],
    "ct cst cdt": ["America/Chicago"],
    "mt mst mdt": ["America/Denver", "America/Phoenix"],
    "pt pst pdt": ["America/Los_Angeles"],
    "wet west": ["Europe/Lisbon"],
    bst: ["Europe/London"],
    "cet cest mez mesz": ["Europe/Berlin", "Europe/Paris"],
    "eet eest": ["Europe/Kyiv", "Europe/Athens"],
    msk: ["Europe/Moscow"],
    ist: ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"],
    jst: ["Asia/Tokyo"],
    "aest aedt": ["Australia/Sydney", "Australia/Brisbane"],
    "nzst nzdt": ["Pacific/Auckland"],
  }).flatMap(([names, zones]) => names.split(" ").map((name) => [name, zones] as const)),
)

export const isAbbreviation = (typed: string): boolean => ABBREVIATED.has(typed.trim().toLowerCase())

/**
 * The zones whose city or name, current or not, is most like what is typed, best first, at most `limit`; UTC and large cities
 * when nothing is typed, none when nothing is alike.
 */
export function zonesLike(typed: string, limit: number): readonly string[] {
  if (typed.trim() === "") return ZONES.slice(0, limit)
  const abbreviated = ABBREVIATED.get(typed.trim().toLowerCase())
  if (abbreviated) return abbreviated.slice(0, limit)
  const alike = mostLike(allLabels(), ({ label }) => label, typed, limit * SAME)
  return [...new Set(alike.map(({ zone }) => zone))].slice(0, limit)
}

/** How far the zone is ahead of UTC at an instant: "UTC+03:00", "UTC-03:30", "UTC+00:00". */
export function offsetInWords(zone: string, at: Date): string {
  const minutes = Math.round(offsetAt(zone, at.getTime()) / 60_000)
  const parts = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `UTC${minutes < 0 ? "-" : "+"}${parts.map((part) => String(part).padStart(2, "0")).join(":")}`
}
