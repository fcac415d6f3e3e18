import type { Keeping, KeptOrders, Restored } from "../core/shelves/keeping.ts"
import { keepShownSnippets } from "./changed-messages.ts"
import type { Database } from "./database.ts"
import { followCorrections } from "./save-article.ts"
import { keepCorrection } from "./speaker-corrections.ts"
import type { Written } from "./write-queue.ts"

/** Longer than a first edition looks back, so that what is read again is no news. */
const BEFORE_MS = 25 * 60 * 60 * 1000

export const keepingWorks = {
  /** Shows whether the disk takes what is written. */
  writeNothingNew(db: Database): void {
    db.run("update state set revision = revision")
  },

  restoreOrders(db: Database, kept: KeptOrders, at: Date): Restored {
    const isSame = db.get("select archive from state")?.archive === kept.archive
    const orders = kept.orders.filter((order) => restoreOrder(db, order, isSame)).length
    for (const { platform, community, zone } of kept.zones)
      db.run("insert or ignore into zones values (?, ?, ?)", platform, community, zone)
    const slots = kept.slots.filter((slot) => restoreSlot(db, slot)).length
    for (const { entry, posted } of kept.postings) {
      db.run(
        `insert into postings (key, entry, posted) values (?, ?, ?)
         on conflict do update set posted = excluded.posted where postings.posted is null`,
        entry.key,
        JSON.stringify(entry),
        posted === null ? null : JSON.stringify(posted),
      )
      keepShownSnippets(db, entry.key)
    }
    const speakers = restoreSpeakers(db, kept.speakers, at)
    if (orders + slots > 0) countAsKnown(db, at)
    return { orders, slots, speakers }
  },
}

/** No briefing tells of what is there now. Within the caller's transaction. */
export function countAsKnown(db: Database, at: Date): void {
  db.run("update arrivals set at = min(at, ?)", at.getTime() - BEFORE_MS)
}

/** Of the same archive, the later state of an order counts. */
function restoreOrder(db: Database, { revision, ...order }: KeptOrders["orders"][number], isSame: boolean): boolean {
  const { platform, channel, community } = order
  return (
    db.run(
      `insert into orders (platform, channel, community, revision, "order") values (?, ?, ?, ?, ?)
       on conflict do update set community = excluded.community, revision = excluded.revision, "order" = excluded."order"
       where ? and orders.revision < excluded.revision`,
      platform,
      channel,
      community,
      revision,
      JSON.stringify(order),
      isSame ? 1 : 0,
    ) > 0
  )
}

/** Of two that rule on the same words the later one counts. */
function restoreSpeakers(db: Database, corrections: KeptOrders["speakers"], at: Date): number {
  const missing = corrections.filter(({ slug, version, passages, at }) => {
    const same = "select 1 from speaker_corrections where slug = ? and version = ? and passages = ? and at >= ?"
    return !db.get(same, slug, version, JSON.stringify(passages), Date.parse(at))
  })
  for (const correction of missing) keepCorrection(db, correction)
  for (const slug of new Set(missing.map(({ slug }) => slug))) followCorrections(db, slug, at)
  return missing.length
}

/** All that was read up to now is behind the slot: the numbers of another archive's arrivals mean nothing here. */
function restoreSlot(db: Database, { platform, channel, date, settled }: KeptOrders["slots"][number]): boolean {
  return (
    db.run(
      `insert into slots (platform, channel, date, cutoff, holder, lease, retry, tries, state, settled)
       values (?, ?, ?, (select coalesce(max(number), 0) from arrivals), '', 0, 0, 1, ?, ?)
       on conflict do update set state = excluded.state, settled = excluded.settled, holder = '', lease = 0
       where slots.settled is null and excluded.settled is not null`,
      platform,
      channel,
      date,
      settled?.state ?? null,
      settled === null ? null : JSON.stringify(settled),
    ) > 0
  )
}

/** What must not be lost. */
export function keepingShelf(db: Database, write: Written<typeof keepingWorks>): Keeping {
  return {
    async mark() {
      const row = db.get("select archive, orders_kept from state")
      return { archive: String(row?.archive), number: Number(row?.orders_kept) }
    },
    restore: write.restoreOrders,
  }
}
