import type { BriefingResult } from "../briefing/index.ts"
import { dayInWords } from "../core/briefing/schedule.ts"

/** "#newsroom (discord), Wednesday, 1 April 2026". */
export const headingOf = ({ order, date }: BriefingResult): string =>
  `${order.place} (${order.platform}), ${dayInWords(date)}`

/** Why each story stands where it does, a line each. */
export const reasonsOf = ({ worked }: BriefingResult): string =>
  worked.kind === "settled" ? worked.explanation.map((line) => `  ${line}\n`).join("") : ""

/** What became of it, for whoever ran it. */
export function becameOf({ worked }: BriefingResult): string {
  switch (worked.kind) {
    case "lost":
      return "another process is posting it."
    case "later":
      return `will be tried again. ${worked.problem}`
    case "settled": {
      const { settlement } = worked
      if (settlement.state === "posted") return settlement.isLate ? "posted, late." : "posted."
      return settlement.state === "skipped"
        ? "nothing is new, so nothing was posted."
        : `${settlement.state}. ${settlement.problem}`
    }
  }
}
