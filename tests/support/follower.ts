import type { Adapter } from "../../src/adapters/adapter.ts"
import { openHolder } from "../../src/briefing/holder.ts"
import type { Archive } from "../../src/core/archive.ts"
import { openFollowing } from "../../src/following/index.ts"

/** Has what the adapter posted follow its articles, at noon of 25 November 2026 and hours later each time. */
export function followerOf(archive: Archive, adapter: Adapter) {
  let hours = 0
  const now = () => new Date(Date.parse("2026-11-25T12:00:00Z") + hours * 3_600_000)
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  return {
    now,
    async follow() {
      const messages = openFollowing({ archive, now, log, holder: openHolder(), timeZone: "UTC" })
      await messages.runDue([adapter])
      await messages.stop()
      hours += 2
    },
  }
}
