import { existsSync } from "node:fs"
import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import type { KeptOrders, Mark } from "../core/shelves/keeping.ts"
import type { Database } from "./database.ts"
import { ORDERS_FILE, SET_ASIDE } from "./files.ts"
import { isElsewhere, parsed, writeOrdersFile, writeWhole } from "./orders-file.ts"

const platform = z.enum(["discord", "slack"])
const KEPT_ORDERS = z.object({
  archive: z.string().regex(/^[0-9a-f]+$/),
  number: z.int(),
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
      const { data = null } = KEPT_ORDERS.safeParse(parsed(await textOf(file).catch(() => "")))
      return { file, kept: data as KeptOrders | null }
    }),
  )
}

/** A pipe in a file's place would keep whoever reads it waiting. */
const textOf = async (file: string): Promise<string> => ((await stat(file)).isFile() ? readFile(file, "utf8") : "")

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
