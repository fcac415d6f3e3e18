import { once } from "node:events"
import { Worker } from "node:worker_threads"
import type { Quotation } from "../../core/show/quotation.ts"
import type { PictureShape } from "./picture-layout.ts"

export type Drawn =
  | { readonly ok: true; readonly png: Uint8Array }
  /** Why there is none, to be said behind "No picture can be made: ". */
  | { readonly ok: false; readonly why: string; readonly isBusy?: true }

const THREAD = new URL("./picture-thread.ts", import.meta.url)
const MEMORY = { maxOldGenerationSizeMb: 256 }
/** So many pictures are kept: a page draws two to see whether they can be, and the browser asks for both at once. */
const KEPT = 8
const kept = new Map<string, Promise<Drawn>>()
let last: Promise<unknown> = Promise.resolve()
/** So many wait at most: whoever asked for more has gone long before they are drawn. */
const MOST_WAITING = 8
let waiting = 0

/** A picture of the quotation, as PNG: the same bytes for the same quotation. Rejects when the drawing itself fails. */
export function pictureOf(quotation: Quotation, shape: PictureShape): Promise<Drawn> {
  const key = JSON.stringify([quotation, shape])
  const known = kept.get(key)
  if (known) return known
  if (waiting >= MOST_WAITING)
    return Promise.resolve({ ok: false, why: "too many are being drawn. Try again in a moment", isBusy: true })
  waiting++
  const drawing = last.then(() => draw(quotation, shape)).finally(() => waiting--)
  last = drawing.catch(() => kept.delete(key))
  kept.set(key, drawing)
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return drawing
}

/** One at a time, each in a thread of its own, since fonts and libraries take 70 MB that nobody else needs. */
async function draw(quotation: Quotation, shape: PictureShape): Promise<Drawn> {
  const thread = new Worker(THREAD, { workerData: { quotation, shape }, resourceLimits: MEMORY })
  try {
    // A thread that ends without a picture must not keep all later ones waiting.
    const [drawn]: readonly (Drawn | number)[] = await Promise.race([once(thread, "message"), once(thread, "exit")])
    if (typeof drawn !== "object") throw new Error("The thread that draws a picture ended without one.")
    return drawn
  } finally {
    await thread.terminate()
  }
}
