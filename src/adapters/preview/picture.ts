import { once } from "node:events"
import { Worker } from "node:worker_threads"
import type { Quotation } from "../../core/show/quotation.ts"
import type { PictureShape } from "./picture-layout.ts"

export type Drawn =
  | { readonly ok: true; readonly png: Uint8Array }
  /** Why there is none, to be said behind "No picture can be made: ". */
  | { readonly ok: false; readonly why: string }

const THREAD = new URL("./picture-thread.ts", import.meta.url)
const MEMORY = { maxOldGenerationSizeMb: 256 }
let last: Promise<unknown> = Promise.resolve()

/**
 * A picture of the quotation, as PNG: the same bytes for the same quotation. One at a time, each in a thread of its own, since
 * fonts and libraries take 70 MB that nobody else needs. Rejects when the drawing itself fails.
 */
export function pictureOf(quotation: Quotation, shape: PictureShape): Promise<Drawn> {
  const drawing = last.then(async () => {
    const thread = new Worker(THREAD, { workerData: { quotation, shape }, resourceLimits: MEMORY })
    try {
      const [drawn]: readonly Drawn[] = await once(thread, "message")
      if (!drawn) throw new Error("The thread that draws a picture ended without one.")
      return drawn
    } finally {
      await thread.terminate()
    }
  })
  last = drawing.catch(() => undefined)
  return drawing
}
