/** How often something may be asked, as platforms count it: so many times from the first one on, until that window ends. */
export type Rate = { readonly most: number; readonly perMs: number }

/** Discord's for changing the messages of one channel, and Slack's for `chat.update` in a workspace (tier 3). */
export const RATES = { discord: { most: 5, perMs: 5_000 }, slack: { most: 50, perMs: 60_000 } } as const

/** Counts each time that it is taken, on the given clock: how many are left, and when the window ends; null: one too many. */
export function openRate({ most, perMs }: Rate, elapsedMs: () => number) {
  let [begun, taken] = [Number.NEGATIVE_INFINITY, 0]
  return {
    most,
    take(): { readonly left: number | null; readonly endsInMs: number } {
      const now = elapsedMs()
      if (now - begun >= perMs) [begun, taken] = [now, 0]
      taken++
      return { left: taken > most ? null : most - taken, endsInMs: begun + perMs - now }
    },
  }
}

export type OpenRate = ReturnType<typeof openRate>
