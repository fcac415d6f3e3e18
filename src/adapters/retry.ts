import { setTimeout as pause } from "node:timers/promises"

/** When something is tried again. The numbers are each platform's own and stand where it is called. */
export type Retrying<Outcome> = {
  /** How long to wait before the next try, in milliseconds; null when this outcome stands. `tries` have been made so far. */
  readonly waitMs: (outcome: Outcome, tries: number) => number | null
  /** All that may be waited together; an outcome that asks for more stands. */
  readonly patienceMs?: number
  /** Ends the waiting: the last outcome stands. */
  readonly signal?: AbortSignal
}

/** Tries until an outcome stands. What `attempt` throws is not tried again. */
export async function retry<Outcome>(
  attempt: () => Promise<Outcome>,
  { waitMs, patienceMs = Number.POSITIVE_INFINITY, signal }: Retrying<Outcome>,
): Promise<Outcome> {
  let left = patienceMs
  for (let tries = 1; ; tries++) {
    const outcome = await attempt()
    const wait = waitMs(outcome, tries)
    if (wait === null || wait > left || signal?.aborted) return outcome
    left -= wait
    await pause(wait, null, { signal }).catch(() => {})
    if (signal?.aborted) return outcome
  }
}

/** The same for what fails by throwing: after `pausesMs`, as long as `mayRepeat` says that another try does no harm. */
export async function retryThrown<Value>(
  attempt: () => Promise<Value>,
  pausesMs: readonly number[],
  mayRepeat: (error: unknown) => boolean,
): Promise<Value> {
  const outcome = await retry(() => settledBy(attempt), {
    waitMs: (settled, tries) => (settled.ok || !mayRepeat(settled.error) ? null : (pausesMs[tries - 1] ?? null)),
  })
  if (!outcome.ok) throw outcome.error
  return outcome.value
}

type Settled<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown }

const settledBy = <Value>(attempt: () => Promise<Value>): Promise<Settled<Value>> =>
  attempt().then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({ ok: false, error }),
  )
