import { retry } from "../retry.ts"
import { type Called, DONE } from "./called.ts"
import { networkFault } from "./faults.ts"
import { LIMITS } from "./limits.ts"
import { retrying } from "./web.ts"

/** Says something through a response address, which needs no membership; it cannot be edited later. */
export type Respond = (body: Record<string, unknown>, isRepeatable?: boolean) => Promise<Called>

const TIMEOUT_MS = 10_000

/** The address that came with a command or a click, which takes five messages within half an hour. */
export function responderTo(url: string, send: typeof fetch = fetch): Respond {
  let left: number = LIMITS.responses
  const once = async (body: object): Promise<Called> => {
    if (left === 0) return { ok: false, fault: { kind: "refused", error: "used_url" } }
    left--
    try {
      const response = await send(url, {
        method: "POST",
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: { "Content-Type": "application/json; charset=utf-8" },
        body: JSON.stringify(body),
      })
      return await calledBy(response)
    } catch (error) {
      const fault = networkFault(error)
      if (fault.kind === "unreached") left++
      return { ok: false, fault }
    }
  }
  return (body, isRepeatable = false) => retry(() => once(body), retrying(isRepeatable))
}

/** Slack says "ok", or its refusal in a word, as text or as JSON. */
async function calledBy(response: Response): Promise<Called> {
  if (response.status === 429) {
    return { ok: false, fault: { kind: "busy", waitMs: 1000 * (Number(response.headers.get("Retry-After")) || 1) } }
  }
  if (response.status >= 500) return { ok: false, fault: { kind: "unsure" } }
  const words = (await response.text()).trim().slice(0, 500)
  const [, named] = /"error"\s*:\s*"([^"]{1,100})"/.exec(words) ?? []
  if (response.ok && named === undefined) return DONE
  return { ok: false, fault: { kind: "refused", error: named ?? (words.slice(0, 100) || `status ${response.status}`) } }
}
