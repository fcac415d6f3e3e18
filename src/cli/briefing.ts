import { parseArgs } from "node:util"
import { tell, tellingLog, write } from "../adapters/terminal/output.ts"
import type { BriefingResult } from "../briefing/index.ts"
import { openHouse } from "../compose.ts"
import { readConfig } from "../config.ts"
import { dayInWords } from "../core/briefing/schedule.ts"
import { newIncident } from "../incident.ts"
import { openPlatforms } from "../platforms.ts"

/** `briefing run`: posts what is due, says what became of each, and ends; the exit code. */
export async function briefing(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: true,
    options: {
      at: { type: "string" },
      simulate: { type: "boolean", default: false },
      explain: { type: "boolean", default: false },
    },
  })
  const clock = clockFor(values.at, values.simulate)
  if (positionals.join(" ") !== "run" || typeof clock === "string") {
    tell(typeof clock === "string" ? clock : "Write: briefing run. See: briefing --help")
    return 2
  }
  const read = readConfig()
  if (!read.ok) {
    for (const fault of read.faults) tell(fault)
    return 2
  }
  const house = await openHouse(read.config, { log: tellingLog, now: clock }).catch((error: Error) => error)
  if (house instanceof Error) {
    tell(house.message)
    return 1
  }
  const platforms = await openPlatforms(read.config, house.newsroom, { log: tellingLog, now: clock, newIncident })
  try {
    if (platforms.length === 0) {
      tell("No platform is set up: set DISCORD_TOKEN or SLACK_BOT_TOKEN. See: doctor")
      return 2
    }
    await house.intake.scan().catch((error: Error) => tell(error.message))
    const all = await house.briefings.runDue(platforms)
    await write(all.length === 0 ? "Nothing is due.\n" : all.map((result) => linesOf(result, values.explain)).join(""))
    return all.every(({ worked }) => worked.kind !== "later" && !isFailure(worked)) ? 0 : 1
  } finally {
    await house.briefings.stop()
    await Promise.all(platforms.map(({ stop }) => stop()))
    await house.close()
  }
}

/** The clock that goes on from an instant, or why it cannot be taken. */
function clockFor(at: string | undefined, isSimulated: boolean): (() => Date) | string {
  if (at === undefined) return isSimulated ? "--simulate needs an instant: --at 2026-03-29T06:00:00Z" : () => new Date()
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/.test(at)
    ? Date.parse(at)
    : Number.NaN
  if (Number.isNaN(instant))
    return `--at ${at} is no instant. Write it as 2026-03-29T06:00:00Z or 2026-03-29T08:00+02:00.`
  if (instant > Date.now() && !isSimulated) return `--at ${at} is in the future. To try that out, add --simulate.`
  const ahead = instant - Date.now()
  return () => new Date(Date.now() + ahead)
}

const isFailure = (worked: BriefingResult["worked"]): boolean =>
  worked.kind === "settled" && (worked.settlement.state === "failed" || worked.settlement.state === "missed")

function linesOf({ order, date, worked }: BriefingResult, isExplained: boolean): string {
  const reasons = worked.kind === "settled" && isExplained ? worked.explanation.map((line) => `  ${line}\n`) : []
  return `${order.place} (${order.platform}), ${dayInWords(date)}: ${becameOf(worked)}\n${reasons.join("")}`
}

function becameOf(worked: BriefingResult["worked"]): string {
  switch (worked.kind) {
    case "lost":
      return "another process is at it."
    case "later":
      return `to be tried again. ${worked.problem}`
    case "settled": {
      const { settlement } = worked
      if (settlement.state === "posted") return settlement.isLate ? "posted, late." : "posted."
      return settlement.state === "skipped"
        ? "nothing is new, so nothing was posted."
        : `${settlement.state}. ${settlement.problem}`
    }
  }
}
