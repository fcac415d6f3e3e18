/** How long a claim holds unless it is renewed; a process that dies elsewhere is replaced after that. */
const LEASE_MS = 20_000

/** Between tries: 5 s, 10 s, … and no longer than this, so that an outage's end is noticed. */
const LONGEST_PAUSE_MS = 120_000

/** When a claim that is made or renewed now ends. */
export const leaseEnd = (now: () => Date): Date => new Date(now().getTime() + LEASE_MS)

/**
 * Does what a claim allows, and renews the claim meanwhile. `renewed` is given the lease's new end, and false when the claim is
 * somebody else's. `work` asks `renew` right before what must not happen twice: a process that slept while its writing thread
 * renewed the lease wakes behind its end, and is told no.
 */
export async function whileHeld<T>(
  now: () => Date,
  renewed: (until: Date) => Promise<boolean>,
  work: (renew: () => Promise<boolean>) => Promise<T>,
): Promise<T> {
  const renew = async () => {
    const lease = leaseEnd(now)
    return (await renewed(lease)) && now() < lease
  }
  const beat = setInterval(() => void renew().catch(() => {}), LEASE_MS / 4)
  try {
    return await work(renew)
  } finally {
    clearInterval(beat)
  }
}

type Later = { readonly afterMs: number; readonly isExact?: true | undefined }

/** Milliseconds until the next try, of which `tries` came before: what the platform asks for, else longer each time. */
export const pauseBefore = (tries: number, { afterMs, isExact }: Later): number =>
  isExact ? afterMs : Math.max(afterMs, Math.min(LONGEST_PAUSE_MS, 2_500 * 2 ** Math.min(tries, 10)))
