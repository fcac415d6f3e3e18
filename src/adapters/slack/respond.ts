import { setTimeout as pause } from "node:timers/promises"
import { brokenOff, type Failure } from "./faults.ts"
import { LIMITS } from "./limits.ts"
import { waitFor } from "./web.ts"

/** Null: said. What is said through a response address needs no membership and cannot be edited later. */
export type Respond = (body: Record<string, unknown>, isRepeatable?: boolean) => Promise<Failure | null>

const TRIES = 3
const PATIENCE_MS = 20_000
const TIMEOUT_MS = 10_000

/** The address that came with a command or a click, which takes five messages within half an hour. */
export function responder(url: string, send: typeof fetch = fetch): Respond {
  let left: number = LIMITS.responses
  const once = async (body: object): Promise<Failure | null> => {
    if (left === 0) return { kind: "refused", error: "used_url" }
    left--
    try {
      const response = await send(url, {
        ...{ method: "POST", redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) },
        ...{ headers: { "Content-Type": "application/json; charset=utf-8" }, body: JSON.stringify(body) },
      })
      return await failureIn(response)
    } catch (error) {
      const failure = brokenOff(error)
      if (failure.kind === "unreached") left++
      return failure
    }
  }
  return async (body, isRepeatable = false) => {
    for (let tries = 1; ; tries++) {
      const failure = await once(body)
      const wait = failure && tries < TRIES ? waitFor(failure, tries, isRepeatable) : null
      if (!failure || wait === null || wait > PATIENCE_MS) return failure
      await pause(wait)
    }
  }
}

/** Slack says "ok", or its refusal in a word, as text or as JSON. */
async function failureIn(response: Response): Promise<Failure | null> {
  if (response.status === 429) {
    return { kind: "busy", waitMs: 1000 * (Number(response.headers.get("Retry-After")) || 1) }
  }
  if (response.status >= 500) return { kind: "unsure" }
  const said = (await response.text()).trim().slice(0, 500)
  const [, named] = /"error"\s*:\s*"([^"]{1,100})"/.exec(said) ?? []
  if (response.ok && named === undefined) return null
  return { kind: "refused", error: named ?? (said.slice(0, 100) || `status ${response.status}`) }
}
