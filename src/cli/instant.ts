/** "2026-03-29T06:00:00Z" or with an offset; seconds may be left out. */
const FORM = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)$/

/** The widest offsets that clocks have anywhere: Kiribati's and Baker Island's. */
const OFFSETS = { from: -12 * 60, to: 14 * 60 }

/** The instant that somebody typed; null when it is none, or does not exist: 2026-02-30, 24:30, +25:00. */
export function instantFrom(typed: string): Date | null {
  const [, local = "", offset = ""] = FORM.exec(typed) ?? []
  const asUtc = Date.parse(`${local}Z`)
  // 30 February is read as 2 March.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(local)) return null
  const minutes = minutesOf(offset)
  return minutes === null ? null : new Date(asUtc - minutes * 60_000)
}

function minutesOf(offset: string): number | null {
  if (offset === "Z") return 0
  const [hours, minutes] = offset.slice(1).split(":").map(Number)
  if (hours === undefined || minutes === undefined || minutes > 59) return null
  const ahead = (hours * 60 + minutes) * (offset.startsWith("-") ? -1 : 1)
  return ahead < OFFSETS.from || ahead > OFFSETS.to ? null : ahead
}
