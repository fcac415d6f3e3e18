/** Requests under a path are answered by an adapter, which checks their signatures itself. */
export type Webhook = { readonly path: string; handle(delivery: Delivery): Promise<Response> }

/** What a platform posted to us, read to its end: signatures are made over the bytes. */
export type Delivery = { readonly headers: Headers; readonly body: Uint8Array }

export type DeliveryLimits = { readonly mostBytes: number; readonly withinMs: number }

/**
 * A platform's longest (a message with its embeds, a filled window) stays well below the bytes. Both platforms wait 3 s
 * for an answer: for what takes longer to arrive than this, nobody listens any more.
 */
export const DELIVERY_LIMITS: DeliveryLimits = { mostBytes: 1024 * 1024, withinMs: 5_000 }

/**
 * Reads a request up to the limits, whatever its length is said to be; beyond them, the response that refuses it. The
 * server closes the connection of a body that was not read to its end.
 */
export async function readDelivery(
  request: Request,
  { mostBytes, withinMs }: DeliveryLimits,
): Promise<{ readonly ok: true; readonly delivery: Delivery } | { readonly ok: false; readonly refusal: Response }> {
  const { headers } = request
  if (Number(headers.get("Content-Length") ?? 0) > mostBytes) return tooLong()
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  let isLate = false
  const late = setTimeout(() => {
    isLate = true
    // What waits to be read is given up; the reading below ends by it.
    void reader?.cancel().catch(() => {})
  }, withinMs)
  try {
    // A request that was broken off already has no body to be read.
    reader = request.body?.getReader()
    const parts: Uint8Array[] = []
    let bytes = 0
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      bytes += read.value.length
      if (bytes > mostBytes) return tooLong()
      parts.push(read.value)
    }
    return isLate ? refused(408, "Too slow.\n") : { ok: true, delivery: { headers, body: Buffer.concat(parts) } }
  } catch {
    // The other end hung up: nobody reads this.
    return refused(400, "Incomplete.\n")
  } finally {
    clearTimeout(late)
  }
}

const refused = (status: number, words: string) => ({ ok: false, refusal: new Response(words, { status }) }) as const

const tooLong = () => refused(413, "Too long.\n")
