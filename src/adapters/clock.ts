import type { AdapterTools } from "./adapter.ts"

/** Requests that were signed longer ago, or further ahead, are refused: somebody may have kept one to send it again. */
const MOST_SKEW_S = 5 * 60

/** What a signature is worth. `aged`: it is genuine, but by this machine's clock it was made `seconds` ago; ahead is negative. */
export type Signature = { readonly kind: "good" | "forged" } | { readonly kind: "aged"; readonly seconds: number }

export type SignatureCheck = (headers: Headers, body: Uint8Array, now: Date) => Signature

/** Of a genuine signature, by its timestamp in seconds. */
export function ageOf(timestamp: string, now: Date): Signature {
  const seconds = now.getTime() / 1000 - Number(timestamp)
  return Math.abs(seconds) <= MOST_SKEW_S ? { kind: "good" } : { kind: "aged", seconds }
}

/**
 * How far this machine's clock is ahead of a server's, in seconds, by the date that each of its answers carries; null when
 * it cannot be asked. Dates have whole seconds, and an answer takes its time: less than a minute is nothing.
 */
export async function clockAhead(url: string, now: () => Date): Promise<number | null> {
  const answered = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null)
  await answered?.body?.cancel().catch(() => {})
  const date = Date.parse(answered?.headers.get("Date") ?? "")
  return Number.isNaN(date) ? null : (now().getTime() - date) / 1000
}

const PATIENCE_MS = 5000

/** "This machine's clock is wrong by 17 minutes (ahead)", or null where it is right to the minute. */
export function wrongClock(seconds: number): string | null {
  const minutes = Math.round(Math.abs(seconds) / 60)
  if (Math.abs(seconds) < 60) return null
  const inWords = minutes === 1 ? "1 minute" : `${minutes} minutes`
  return `This machine's clock is wrong by ${inWords}: it is ${seconds > 0 ? "ahead" : "behind"}`
}

/** A finding for the doctor, or none where the clock is right or nobody can say. */
export async function examineClock(platform: string, url: string, now: () => Date) {
  const ahead = await clockAhead(url, now)
  const problem = ahead === null ? null : wrongClock(ahead)
  if (problem === null) return []
  const todo = `${problem}. Set it right: at five minutes, everything that ${platform} sends is refused.`
  return [{ what: `${platform}: this machine's clock`, state: "refused" as const, todo }]
}

/**
 * Watches the signatures that are refused for their age. One may be a copy that somebody sends again. When a second comes that
 * was made at another time, and none was good in between, the platform's own clock tells whether it is this machine's that is
 * wrong, and the log says so, once until one is good.
 */
export function openClockWatch(platform: string, url: string, { log, now }: AdapterTools) {
  let firstMade: number | null = null
  let isTold = false
  const doubt = (seconds: number) => {
    const minutes = Math.round(Math.abs(seconds) / 60)
    const problem = `if all are, this machine's clock is wrong by ${minutes} minutes`
    log.info({ platform }, `a signature was refused for its age; ${problem}`)
  }
  return {
    good() {
      firstMade = null
      isTold = false
    },
    async aged(seconds: number): Promise<void> {
      const made = Math.round(now().getTime() / 1000 - seconds)
      if (isTold || made === firstMade) return
      if (firstMade === null) {
        firstMade = made
        return doubt(seconds)
      }
      isTold = true
      const ahead = await clockAhead(url, now)
      const problem = ahead === null ? null : wrongClock(ahead)
      if (problem === null) return doubt(seconds)
      log.error(
        { platform },
        `${problem}. Every request from ${platform} is refused because its signature looks too old. Set the clock right.`,
      )
    },
  }
}
