import type { HttpOptions } from "../../src/http.ts"

/** A bot none of whose messages had an article that changed. */
export const NO_MESSAGES = { due: 0, edited: 0, replied: 0, gone: 0, unreachable: 0, corrections: 0 } as const

/** A bot for which no briefing was ordered. */
export const NO_BRIEFINGS: HttpOptions["briefings"] = {
  status: async () => ({ next: [], posted: 0, late: 0, missed: 0, failed: 0 }),
  troubles: async () => [],
}
