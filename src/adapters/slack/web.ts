import { setTimeout as pause } from "node:timers/promises"
import { webApi } from "@slack/bolt"
import { type Failure, failureOf, isRevoked } from "./faults.ts"
import { SILENT } from "./logger.ts"
import type { SlackSettings } from "./settings.ts"

export type Called =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly failure: Failure }

/**
 * A method of Slack's Web API. Never rejects but for faults of ours. `isRepeatable`: doing it twice does no harm, so that
 * it is tried again when its outcome is unknown.
 */
export type Web = (method: string, args: Record<string, unknown>, isRepeatable?: boolean) => Promise<Called>

/** Somebody waits for the answer: three tries, and no more patience with Slack's limits than this. */
const TRIES = 3
const PATIENCE_MS = 20_000
const PAUSE_MS = [200, 1000] as const
const TIMEOUT_MS = 10_000

type Watch = {
  /** Told once when Slack no longer knows the token. */
  readonly onRevoked?: (failure: Failure) => void
  /** 1 where whoever calls tries again by themselves. */
  readonly tries?: number
}

/** The client that all calls go through: its own retrying, of up to half an hour, is left to us. */
export function openWeb(
  token: string,
  { apiUrl }: Pick<SlackSettings, "apiUrl">,
  { onRevoked, tries: most = TRIES }: Watch = {},
): Web {
  const client = new webApi.WebClient(token, {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    logger: SILENT,
    ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: TIMEOUT_MS, allowAbsoluteUrls: false },
  })
  let isTold = false
  const once = async (method: string, args: Record<string, unknown>): Promise<Called> => {
    try {
      return { ok: true, data: { ...(await client.apiCall(method, args)) } }
    } catch (error) {
      const failure = failureOf(error)
      if (!failure) throw error
      if (isRevoked(failure) && !isTold) {
        isTold = true
        onRevoked?.(failure)
      }
      return { ok: false, failure }
    }
  }
  return async (method, args, isRepeatable = false) => {
    let left = PATIENCE_MS
    for (let tries = 1; ; tries++) {
      const called = await once(method, args)
      const wait = called.ok || tries === most ? null : waitFor(called.failure, tries, isRepeatable)
      if (wait === null || wait > left) return called
      left -= wait
      await pause(wait)
    }
  }
}

/** How long to wait before the next try; null when there is to be none. */
export function waitFor(failure: Failure, tries: number, isRepeatable: boolean): number | null {
  if (failure.kind === "busy") return failure.waitMs
  if (failure.kind === "unreached" || (failure.kind === "unsure" && isRepeatable)) return PAUSE_MS[tries - 1] ?? null
  return null
}
