import { setTimeout } from "node:timers/promises"
import { lengthOf } from "../core/making/making.ts"
import { isBefore } from "./before.ts"
import { carryOver, inNumberOrder, unlessUnreadable } from "./carrying.ts"
import type { Database } from "./database.ts"
import { conclude, emptyBatch, isAnyWaiting } from "./making.ts"
import { keepRemade, type Remade, remade } from "./save-article.ts"
import { currentOf } from "./versions.ts"
import { nextRevision } from "./words.ts"
import type { Written } from "./write-queue.ts"

/** What is made in one transaction, in UTF-16 code units of text: some hundred milliseconds' work. */
const AT_ONCE = 50_000

export const remakeWorks = {
  /**
   * Makes the next of the articles that wait for it, those that came last first, and behind all of them carries over what else
   * earlier releases wrote; gives whether anything is left.
   */
  remakeNext(db: Database, atOnce = AT_ONCE): boolean {
    if (!isAnyWaiting(db)) return carryOver(db, atOnce)
    const all: Remade[] = []
    let length = 0
    while (length < atOnce) {
      const row = db.get(
        "select slug, article from waiting join arrivals on arrivals.number = waiting.article order by article desc limit 1",
      )
      if (!row) break
      db.run("delete from waiting where article = ?", Number(row.article))
      const current = currentOf(db, String(row.slug))
      if (!current) continue
      // One that nobody can read keeps no other from being found; doctor tells of it.
      const one = unlessUnreadable(db, () => remade(db, current))
      length += one === null ? 0 : lengthOf(one.kept.making)
      if (one !== null) all.push(one)
    }
    const batch = emptyBatch()
    for (const one of inNumberOrder(all, ({ current }) => current))
      unlessUnreadable(db, () => keepRemade(db, one, batch))
    conclude(db, batch)
    nextRevision(db)
    return isAnyWaiting(db) || isBefore(db)
  },
}

export const waitingIn = (db: Database): number => Number(db.get("select count(*) as articles from waiting")?.articles)

/** Between two batches, so that whoever else writes has most of the time, in ms. */
const PAUSE_MS = 20
/** After a batch that failed: a full disk, a lock held elsewhere. */
const AGAIN_MS = 10_000
/** While nothing is left: a backup of an earlier release may take the archive's place. */
const LOOK_MS = 2_000

/** Makes what another release has made otherwise, or has not, a few articles at a time, until `stop`. */
export function beginRemaking(db: Database, write: Written<typeof remakeWorks>) {
  const stopping = new AbortController()
  const pause = (ms: number) =>
    setTimeout(ms, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined)
  const next = async () => (isAnyWaiting(db) || isBefore(db) ? write.remakeNext() : false)

  async function remake(): Promise<void> {
    while (!stopping.signal.aborted) {
      const isLeft = await next().catch(() => null)
      await pause(isLeft === null ? AGAIN_MS : isLeft ? PAUSE_MS : LOOK_MS)
    }
  }

  const remaking = remake()
  return {
    async stop() {
      stopping.abort()
      await remaking
    },
  }
}
