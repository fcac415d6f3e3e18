import type { Archive } from "../archive.ts"
import type { Order } from "../briefing/order.ts"
import { composeEdition, type Edition } from "./index.ts"

/** What a first edition looks back on. */
const FIRST_HOURS = 24
/** How long an article counts as known, so that a copy of it is no news. */
const KNOWN_DAYS = 7
const HOUR_MS = 3_600_000

type Bounds = {
  /** The slot's local date. */
  readonly date: string
  readonly now: Date
  /** The last arrival that is this edition's; what came later is the next one's. */
  readonly cutoff: number
}

/** The channel's edition of a date: of what arrived behind its last edition, up to the cut-off. */
export async function editionFor(archive: Archive, order: Order, { date, now, cutoff }: Bounds): Promise<Edition> {
  const last = await archive.slots.lastEdition(order)
  const ago = (hours: number) => ({ since: new Date(now.getTime() - hours * HOUR_MS) })
  const behind = await archive.articles.arrivals(last ? { after: last.cutoff } : ago(FIRST_HOURS))
  const arrived = behind.filter(({ number }) => number <= cutoff)
  const isNew = new Set(behind.map(({ number }) => number))
  const known = (await archive.articles.arrivals(ago(KNOWN_DAYS * 24))).filter(({ number }) => !isNew.has(number))
  return composeEdition(archive, {
    date,
    order,
    lastDate: last?.date ?? null,
    featured: await archive.slots.featured(order),
    arrived: arrived.map(({ slug }) => slug),
    before: known.map(({ slug }) => slug),
  })
}
