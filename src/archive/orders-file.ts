import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Mark } from "../core/shelves/keeping.ts"
import type { Database } from "./database.ts"
import { ORDERS_FILE, setAsideName } from "./files.ts"

const OF_ORDERS = new Set([
  "keepOrder",
  "renameOrder",
  "dropOrder",
  "claimSlot",
  "releaseSlot",
  "concludeSlot",
  "reopenSlot",
  "restoreOrders",
  "setSpeaker",
  "undoSpeaker",
])
const OF_POSTINGS = new Set(["intendPosting", "settlePosting", "withdrawPosting"])

/** Whether a work changes what stands in the orders file. */
export function changesOrders(name: string, [first]: readonly unknown[]): boolean {
  if (!OF_POSTINGS.has(name)) return OF_ORDERS.has(name)
  const key = typeof first === "string" ? first : (first as { readonly key: string }).key
  return key.startsWith("briefing:")
}

/** All of it as one text, so that nothing is taken apart and put together again; of slots a channel's last fourteen days. */
const KEPT = `with
last as materialized (
  select platform, channel, date, settled from slots
  join (select platform, channel, date(max(date), '-14 days') as since from slots group by platform, channel)
    using (platform, channel)
  where date > since
)
select json_object(
  'archive', archive,
  'number', orders_kept,
  'orders', (select json_group_array(json_set("order", '$.revision', revision)) from orders),
  'zones', (select json_group_array(json_object('platform', platform, 'community', community, 'zone', zone)) from zones),
  'slots', (
    select json_group_array(json_object('platform', platform, 'channel', channel, 'date', date, 'settled', json(settled)))
    from last
  ),
  'postings', (
    select json_group_array(json_object('entry', json(entry), 'posted', json(posted)))
    from last cross join postings on key = 'briefing:' || platform || ':' || channel || ':' || date
  ),
  'speakers', (
    select json_group_array(json_object(
      'slug', slug, 'version', version, 'passages', json(passages), 'kind', kind, 'was', was, 'speaker', speaker,
      'at', strftime('%Y-%m-%dT%H:%M:%fZ', at / 1000.0, 'unixepoch')
    ) order by number) from speaker_corrections
  )
) as kept, archive, orders_kept as number from state`

/**
 * Writes orders, zones and the slots of the last fourteen days anew to the file beside the database, whole or not at all.
 * What another archive left there, or a later state of this one, is set aside first. One process at a time does so.
 * Gives its length.
 */
export function writeOrdersFile(db: Database, folder: string): number {
  const file = join(folder, ORDERS_FILE)
  return db.atomically(() => {
    db.run("update state set orders_kept = orders_kept + 1")
    const row = db.get(KEPT)
    const mark = { archive: String(row?.archive), number: Number(row?.number) }
    const there = parsed(readIfThere(file))
    if (isMark(there) && isElsewhere(there, mark))
      renameSync(file, join(folder, setAsideName(there.archive, there.number)))
    const text = `${row?.kept}\n`
    writeWhole(file, text)
    return text.length
  })
}

/** Writes it where it is not there yet, and something is to be kept: an earlier release had none. */
export function beginOrdersFile(db: Database, folder: string): number {
  if (existsSync(join(folder, ORDERS_FILE)) || !db.get("select 1 from orders limit 1")) return 0
  return writeOrdersFile(db, folder)
}

/** The name of a file that is set aside is made of it. By hand: the thread that writes does without zod, so it starts in half the time. */
const isMark = (value: unknown): value is Mark =>
  typeof value === "object" &&
  value !== null &&
  "archive" in value &&
  typeof value.archive === "string" &&
  /^[0-9a-f]+$/.test(value.archive) &&
  "number" in value &&
  Number.isSafeInteger(value.number)

/** Of another archive, or of this one before an older copy took its place; one more may be a write that was undone. */
export const isElsewhere = (there: Mark, { archive, number }: Mark): boolean =>
  there.archive !== archive || there.number > number + 1

/** The file has its old text or all of the new one, whatever happens. */
export function writeWhole(file: string, text: string): void {
  const whole = `${file}.new`
  writeFileSync(whole, text)
  const opened = openSync(whole, "r")
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
  renameSync(whole, file)
}

/** What is no file, a pipe say, would keep the reader waiting; a new file takes its place. */
const readIfThere = (file: string): string =>
  statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, "utf8") : ""

/** Null: it is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
