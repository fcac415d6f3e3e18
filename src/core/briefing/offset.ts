/** Zones whose offsets are kept at hand: more than Intl knows by name, so that no process ever holds an endless list. */
const KEPT = 1000

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one takes a hundred times as long as asking it. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  if (clocks.size >= KEPT) clocks.clear()
  const clock = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset", weekday: "narrow" })
  clocks.set(zone, clock)
  return clock
}

/**
 * How far the clocks of `zone` are ahead of UTC at an instant, in milliseconds. Intl tells it as "S, GMT+02:00": the letter of
 * the weekday is the shortest of what it must say besides, and takes half the time of a date.
 */
export function offsetAt(zone: string, at: number): number {
  const [, sign, hours, minutes, seconds] = /GMT([+-])(\d+):(\d+)(?::(\d+))?$/.exec(clockOf(zone).format(at)) ?? []
  const ahead = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return (sign === "-" ? -ahead : ahead) * 1000
}
