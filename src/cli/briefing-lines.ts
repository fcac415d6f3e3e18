import type { BriefingResult } from "../briefing/index.ts"
import type { Archive } from "../core/archive.ts"
import { dayInWords } from "../core/briefing/schedule.ts"
import { reasonLines } from "../core/edition/reasons.ts"

/** "#newsroom (discord), Wednesday, 1 April 2026". */
export const headingOf = ({ order, date }: BriefingResult): string =>
  `${order.place} (${order.platform}), ${dayInWords(date)}`

/** Why each story stands where it does, a line each. */
export async function reasonsOf({ worked }: BriefingResult, { articles }: Pick<Archive, "articles">): Promise<string> {
  const lines = worked.kind === "settled" ? await reasonLines(articles, worked.reasons) : []
  return lines.map((line) => `  ${line}\n`).join("")
}

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
