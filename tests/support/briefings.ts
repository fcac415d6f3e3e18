import type { HttpOptions } from "../../src/http.ts"

/** A bot for which no briefing was ordered. */
export const NO_BRIEFINGS: HttpOptions["briefings"] = {
  status: async () => ({ next: [], posted: 0, late: 0, missed: 0, failed: 0 }),
  troubles: async () => [],
}
