import type { Claim, Claimant, Draft, Settlement, Slot, SlotRow, Slots } from "../core/shelves/slots.ts"
import type { Database, Row } from "./database.ts"
import type { Written } from "./write-queue.ts"

const HERE = "platform = ? and channel = ? and date = ?"
/** Only whoever holds an open slot may change it. */
const MINE = `${HERE} and holder = ? and settled is null`

/** A retry that lies further ahead than any that is asked for was set by a clock that has been put back since. */
const FARTHEST_RETRY_MS = 30 * 60_000

export const slotWorks = {
  claimSlot(db: Database, slot: Slot, { holder, at, until, dead }: Claimant): Claim | null {
    const now = at.getTime()
    const row = db.get(
      `insert into slots (platform, channel, date, cutoff, holder, lease, retry, tries)
       values (?, ?, ?, (select coalesce(max(number), 0) from arrivals), ?, ?, 0, 1)
       on conflict do update set holder = excluded.holder, lease = excluded.lease, tries = tries + 1
       where settled is null and (retry <= ? or retry > ?)
         and (lease <= ? or holder = excluded.holder or holder in (select value from json_each(?)))
       returning cutoff, draft, tries`,
      ...keyOf(slot),
      holder,
      until.getTime(),
      now,
      now + FARTHEST_RETRY_MS,
      now,
      JSON.stringify(dead),
    )
    return row ? { cutoff: Number(row.cutoff), draft: parsed(row.draft), tries: Number(row.tries) } : null
  },

  renewClaim(db: Database, slot: Slot, { holder, at, until }: Omit<Claimant, "dead">): boolean {
    const renewed = `update slots set lease = ? where ${MINE} and lease > ?`
    return db.run(renewed, until.getTime(), ...keyOf(slot), holder, at.getTime()) > 0
  },

  draftSlot(db: Database, slot: Slot, holder: string, draft: Draft): boolean {
    return db.run(`update slots set draft = ? where ${MINE}`, JSON.stringify(draft), ...keyOf(slot), holder) > 0
  },

  releaseSlot(db: Database, slot: Slot, holder: string, retry: Date, trouble: string | null): void {
    const released = `update slots set holder = '', lease = 0, retry = ?, trouble = ? where ${MINE}`
    db.run(released, retry.getTime(), trouble, ...keyOf(slot), holder)
  },

  concludeSlot(db: Database, slot: Slot, holder: string, settlement: Settlement, at: Date, halt = false): boolean {
    if (!settle(db, slot, holder, settlement, at)) return false
    if (settlement.state === "posted") countFeatured(db, slot)
    if (halt && "problem" in settlement) haltOrder(db, slot, settlement.problem)
    return true
  },

  reopenSlot(db: Database, slot: Slot): void {
    const opened = `update slots set state = null, settled = null, holder = '', lease = 0, retry = 0
                    where ${HERE} and state = 'failed'`
    db.run(opened, ...keyOf(slot))
  },
}

/** Slots: a channel's local dates, each claimed by one process at a time and settled once. */
export function slotShelf(db: Database, write: Written<typeof slotWorks>): Slots {
  return {
    claim: write.claimSlot,
    renew: write.renewClaim,
    draft: write.draftSlot,
    release: write.releaseSlot,
    conclude: write.concludeSlot,
    reopen: write.reopenSlot,

    async get(slot) {
      const row = db.get(`select cutoff, draft, settled, holder, trouble from slots where ${HERE}`, ...keyOf(slot))
      return row ? slotRow(slot, row) : null
    },

    async list(dates) {
      const rows = db.all(
        `select platform, channel, date, settled is not null as done, holder from slots
         where date in (select value from json_each(?))`,
        JSON.stringify(dates),
      )
      return rows.map((row) => ({
        platform: row.platform as Slot["platform"],
        channel: String(row.channel),
        date: String(row.date),
        isSettled: row.done === 1,
        holder: String(row.holder),
      }))
    },

    async lastEdition({ platform, channel }) {
      const row = db.get(
        `select date, cutoff from slots where platform = ? and channel = ?
           and (state = 'posted' or settled ->> 'byContent' = 1)
         order by cutoff desc, date desc limit 1`,
        platform,
        channel,
      )
      return row ? { date: String(row.date), cutoff: Number(row.cutoff) } : null
    },

    async tally() {
      const rows = db.all("select state, count(*) as slots from slots where state is not null group by state")
      const count = (state: string) => Number(rows.find((row) => row.state === state)?.slots ?? 0)
      const late = db.get("select count(*) as slots from slots where state = 'posted' and settled ->> 'isLate' = 1")
      return { posted: count("posted"), late: Number(late?.slots), missed: count("missed"), failed: count("failed") }
    },

    async featured({ platform, channel }) {
      const rows = db.all("select words, times from featured where platform = ? and channel = ?", platform, channel)
      return new Map(rows.map(({ words, times }) => [String(words), Number(times)]))
    },
  }
}

function settle(db: Database, slot: Slot, holder: string, settlement: Settlement, at: Date): boolean {
  const settled = JSON.stringify({ ...settlement, at: at.toISOString() })
  const sql = `update slots set state = ?, settled = ?, holder = '', lease = 0 where ${MINE}`
  return db.run(sql, settlement.state, settled, ...keyOf(slot), holder) > 0
}

function countFeatured(db: Database, slot: Slot): void {
  const { featured = [] } = parsed(db.get(`select draft from slots where ${HERE}`, ...keyOf(slot))?.draft) ?? {}
  const counted = "insert into featured values (?, ?, ?, 1) on conflict do update set times = times + 1"
  for (const words of featured) db.run(counted, slot.platform, slot.channel, words)
}

function haltOrder(db: Database, { platform, channel }: Slot, problem: string): void {
  db.run(
    `update orders set revision = revision + 1,
       "order" = json_set("order", '$.standing', 'halted', '$.problem', ?) where platform = ? and channel = ?`,
    problem,
    platform,
    channel,
  )
}

const keyOf = ({ platform, channel, date }: Slot) => [platform, channel, date] as const

const slotRow = (slot: Slot, { cutoff, draft, settled, holder, trouble }: Row): SlotRow => ({
  platform: slot.platform,
  channel: slot.channel,
  date: slot.date,
  cutoff: Number(cutoff),
  draft: parsed(draft),
  settled: parsed(settled),
  holder: String(holder),
  trouble: trouble === null ? null : String(trouble),
})

const parsed = (words: unknown) => (typeof words === "string" ? JSON.parse(words) : null)
