import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import type { KeptOrders, Mark } from "../core/shelves/keeping.ts"
import type { Database } from "./database.ts"
import { ORDERS_FILE, SET_ASIDE, setAsideName } from "./files.ts"

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
    const there = MARK.safeParse(parsed(readIfThere(file))).data
    if (there && isElsewhere(there, mark)) renameSync(file, join(folder, setAsideName(there.archive, there.number)))
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

/** Of another archive, or of this one before an older copy took its place; one more may be a write that was undone. */
const isElsewhere = (there: Mark, { archive, number }: Mark): boolean =>
  there.archive !== archive || there.number > number + 1

function writeWhole(file: string, text: string): void {
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

const platform = z.enum(["discord", "slack"])
const MARK = z.object({ archive: z.string().regex(/^[0-9a-f]+$/), number: z.int() })
const KEPT_ORDERS = MARK.extend({
  orders: z.array(
    z.looseObject({
      platform,
      channel: z.string(),
      place: z.string(),
      community: z.string(),
      time: z.string(),
      zone: z.string(),
      days: z.array(z.int()),
      standing: z.string(),
      revision: z.int(),
    }),
  ),
  zones: z.array(z.object({ platform, community: z.string(), zone: z.string() })),
  slots: z.array(
    z.object({
      platform,
      channel: z.string(),
      date: z.iso.date(),
      settled: z.looseObject({ state: z.string() }).nullable(),
    }),
  ),
  postings: z.array(z.object({ entry: z.looseObject({ key: z.string() }), posted: z.looseObject({}).nullable() })),
  // Files of earlier releases have none.
  speakers: z
    .array(
      z.object({
        slug: z.string(),
        version: z.string(),
        passages: z.array(
          z.object({ start: z.int(), end: z.int(), text: z.string(), form: z.enum(["direct", "mixed", "indirect"]) }),
        ),
        kind: z.enum(["speaker", "not-named", "not-a-quote"]),
        was: z.string().nullable(),
        speaker: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    )
    .default([]),
})

/** An orders file; `kept` null: it is none. */
export type OrdersFile = { readonly file: string; readonly kept: KeptOrders | null }

/** The orders files of a data folder: the one in use first, then those that were set aside, newest first. */
export async function ordersFilesIn(folder: string): Promise<readonly OrdersFile[]> {
  const names = await readdir(folder).catch(() => [])
  const aside = names
    .filter((name) => SET_ASIDE.test(name))
    .toSorted()
    .toReversed()
  const files = [...names.filter((name) => name === ORDERS_FILE), ...aside].map((name) => join(folder, name))
  return Promise.all(
    files.map(async (file) => {
      const { data = null } = KEPT_ORDERS.safeParse(parsed(await readFile(file, "utf8").catch(() => "")))
      return { file, kept: data as KeptOrders | null }
    }),
  )
}

/** The orders files that hold what this archive does not know. */
export async function foreignOrders(folder: string, mark: Mark): Promise<readonly OrdersFile[]> {
  const files = await ordersFilesIn(folder)
  return files.filter(
    ({ kept }) => kept !== null && kept.orders.length + kept.speakers.length > 0 && isElsewhere(kept, mark),
  )
}

/** Takes what the desk corrected in an article out of the orders files, as it is out of the database by now. */
export async function forgetInOrdersFiles(db: Database, folder: string, slug: string): Promise<void> {
  if (existsSync(join(folder, ORDERS_FILE))) writeOrdersFile(db, folder)
  for (const { file, kept } of await ordersFilesIn(folder)) {
    const speakers = kept?.speakers.filter((one) => one.slug !== slug) ?? []
    if (speakers.length < (kept?.speakers.length ?? 0)) writeWhole(file, `${JSON.stringify({ ...kept, speakers })}\n`)
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
    return ""
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
