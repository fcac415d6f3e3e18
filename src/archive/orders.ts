import type { Order } from "../core/briefing/order.ts"
import type { ChannelKey, KeptOrder, Orders } from "../core/shelves/orders.ts"
import type { Database, Row } from "./database.ts"
import type { Written } from "./write-queue.ts"

export const orderWorks = {
  keepOrder(db: Database, order: Order, revision: number): boolean {
    const { platform, channel, community, zone } = order
    const words = JSON.stringify(order)
    const kept =
      revision === 0
        ? db.run("insert or ignore into orders values (?, ?, ?, 1, ?)", platform, channel, community, words)
        : db.run(
            `update orders set revision = revision + 1, "order" = ?, community = ?
             where platform = ? and channel = ? and revision = ?`,
            words,
            community,
            platform,
            channel,
            revision,
          )
    if (kept === 0) return false
    const chosen = "insert into zones values (?, ?, ?) on conflict do update set zone = excluded.zone"
    db.run(chosen, platform, community, zone)
    return true
  },

  renameOrder(db: Database, { platform, channel }: ChannelKey, place: string): void {
    const renamed = `update orders set "order" = json_set("order", '$.place', ?) where platform = ? and channel = ?`
    db.run(renamed, place, platform, channel)
  },

  dropOrder(db: Database, { platform, channel }: ChannelKey): boolean {
    return db.run("delete from orders where platform = ? and channel = ?", platform, channel) > 0
  },
}

/** Standing orders. */
export function orderShelf(db: Database, write: Written<typeof orderWorks>): Orders {
  return {
    async get({ platform, channel }) {
      const row = db.get('select "order", revision from orders where platform = ? and channel = ?', platform, channel)
      return row ? orderIn(row) : null
    },

    async list(community) {
      const all = 'select "order", revision from orders'
      const rows = community === undefined ? db.all(all) : db.all(`${all} where community = ?`, community)
      return rows.map(orderIn).toSorted((a, b) => (a.place < b.place ? -1 : 1))
    },

    keep: write.keepOrder,
    rename: write.renameOrder,
    drop: write.dropOrder,

    async lastZone(platform, community) {
      const row = db.get("select zone from zones where platform = ? and community = ?", platform, community)
      return row ? String(row.zone) : null
    },
  }
}

const orderIn = ({ order, revision }: Row): KeptOrder => ({
  ...(JSON.parse(String(order)) as Order),
  revision: Number(revision),
})
