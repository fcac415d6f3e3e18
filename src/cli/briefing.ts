import { parseArgs } from "node:util"
import { tell, tellingLog, write } from "../adapters/terminal/output.ts"
import type { BriefingResult } from "../briefing/index.ts"
import type { Config } from "../config.ts"
import { newIncident } from "../incident.ts"
import { openPlatforms } from "../platforms.ts"
import { becameOf, headingOf, reasonsOf } from "./briefing-lines.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { takeInChanges, withConfig, withHouse } from "./house.ts"
import { instantFrom } from "./instant.ts"
import { rehearseRun } from "./rehearsal.ts"

/** `briefing run`: posts what is due, by the machine's clock or another one; `--simulate` only says what that would be. */
export async function runBriefings(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: true,
    options: {
      simulate: { type: "boolean", default: false },
      at: { type: "string" },
      clock: { type: "string" },
      explain: { type: "boolean", default: false },
    },
  })
  const { simulate, at, clock, explain } = values
  if (positionals.join(" ") !== "run") return misused("Usage: briefing run. See: briefing --help")
  if (at !== undefined && !simulate) return misused("--at needs --simulate, which posts nothing.")
  if (clock !== undefined && simulate) return misused("--clock really posts; use --simulate --at INSTANT instead.")
  const typed = at ?? clock
  const instant = typed === undefined ? new Date() : instantFrom(typed)
  if (instant === null)
    return misused(
      `--${at === undefined ? "clock" : "at"} ${typed} is not a date and time. Write it as 2026-03-29T06:00:00Z or 2026-03-29T08:00+02:00.`,
    )
  if (simulate) return withConfig((config) => rehearseRun(config, () => instant, explain))
  if (clock === undefined) return run(() => new Date(), explain)
  const ahead = instant.getTime() - Date.now()
  return withConfig((config) => {
    const open = platformsBeyondThisMachine(config)
    if (open.length === 0) return run(() => new Date(Date.now() + ahead), explain)
    return misused(`--clock is for tests: it posts only to this machine. Set ${open.join(" and ")} to 127.0.0.1.`)
  })
}

function run(now: () => Date, isExplained: boolean): Promise<ExitCode> {
  return withHouse(async (house, config) => {
    const platforms = await openPlatforms(config, house.newsroom, { log: tellingLog, now, newIncident })
    if (platforms.length === 0)
      return misused("No platform is set up: set DISCORD_TOKEN or SLACK_BOT_TOKEN. See: doctor")
    try {
      await takeInChanges(house)
      const all = await house.briefings.runDue(platforms)
      const lines: string[] = []
      for (const result of all) {
        const reasons = isExplained ? await reasonsOf(result, house.archive) : ""
        lines.push(`${headingOf(result)}: ${becameOf(result)}\n${reasons}`)
      }
      await write(lines.length === 0 ? "Nothing is due.\n" : lines.join(""))
      return all.every(isDone) ? EXIT.done : EXIT.unmet
    } finally {
      await house.briefings.stop()
      await Promise.all(platforms.map(({ stop }) => stop()))
    }
  }, now)
}

const isDone = ({ worked }: BriefingResult): boolean => {
  if (worked.kind === "settled") return worked.settlement.state === "posted" || worked.settlement.state === "skipped"
  return worked.kind === "lost"
}

/** The addresses of set-up platforms that lead anywhere else than to this machine. */
function platformsBeyondThisMachine(config: Config): readonly string[] {
  const { DISCORD_TOKEN, DISCORD_API_URL, SLACK_BOT_TOKEN, SLACK_API_URL } = config
  return [
    ...(DISCORD_TOKEN && !isThisMachine(DISCORD_API_URL) ? ["DISCORD_API_URL"] : []),
    ...(SLACK_BOT_TOKEN && !isThisMachine(SLACK_API_URL) ? ["SLACK_API_URL"] : []),
  ]
}

/** An address's host is in its shortest form already: [::1], 127.0.0.1. */
const isThisMachine = (address: string | undefined): boolean =>
  address !== undefined && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname)

function misused(words: string): ExitCode {
  tell(words)
  return EXIT.misuse
}
