import { webApi } from "@slack/bolt"
import { type Retrying, retry } from "../retry.ts"
import type { Called } from "./called.ts"
import { type Fault, faultOf, isRevoked } from "./faults.ts"
import { SILENT } from "./logger.ts"
import type { SlackSettings } from "./settings.ts"

/**
 * A method of Slack's Web API. Never rejects but for faults of ours. `isRepeatable`: doing it twice does no harm, so that
 * it is tried again when its outcome is unknown.
 */
export type Web = (method: string, args: Record<string, unknown>, isRepeatable?: boolean) => Promise<Called>

/** Somebody waits for the answer: three tries, and no more patience with Slack's limits than this. */
const TRIES = 3
const PATIENCE_MS = 20_000
const PAUSES_MS = [200, 1000] as const
const TIMEOUT_MS = 10_000

type Watch = {
  /** Told once when Slack no longer knows the token. */
  readonly onRevoked?: (fault: Fault) => void
  /** 1 where whoever calls tries again by themselves. */
  readonly tries?: number
}

/** The client that all calls go through: its own retrying, of up to half an hour, is left to us. */
export function openWeb(
  token: string,
  { apiUrl }: Pick<SlackSettings, "apiUrl">,
  { onRevoked, tries = TRIES }: Watch = {},
): Web {
  const client = new webApi.WebClient(token, {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    logger: SILENT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    allowAbsoluteUrls: false,
  })
  let isTold = false
  const once = async (method: string, args: Record<string, unknown>): Promise<Called> => {
    try {
      return { ok: true, data: { ...(await client.apiCall(method, args)) } }
    } catch (error) {
      const fault = faultOf(error)
      if (!fault) throw error
      if (isRevoked(fault) && !isTold) {
        isTold = true
        onRevoked?.(fault)
      }
      return { ok: false, fault }
    }
  }
  return (method, args, isRepeatable = false) => retry(() => once(method, args), retrying(isRepeatable, tries))
}

/** When a call is made again while somebody waits: of the Web API, and to a response address. */
export const retrying = (isRepeatable: boolean, most: number = TRIES): Retrying<Called> => ({
  patienceMs: PATIENCE_MS,
  waitMs: (called, tries) => {
    if (called.ok || tries >= most) return null
    const { fault } = called
    if (fault.kind === "busy") return fault.waitMs
    const mayRepeat = fault.kind === "unreached" || (fault.kind === "unsure" && isRepeatable)
    return mayRepeat ? (PAUSES_MS[tries - 1] ?? null) : null
  },
})
