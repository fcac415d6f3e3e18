import { commands } from "../../commands/index.ts"
import type { Finding } from "../adapters/adapter.ts"
import { readConfig } from "../config.ts"
import { discordSettings, slackSettings } from "../platforms.ts"

/** `doctor`: what is set, missing or refused, and what to do. Exit code: 0 all well or unknown, 1 something to mend. */
export async function doctor(): Promise<number> {
  const read = readConfig()
  if (!read.ok) {
    for (const fault of read.faults) say(lineOf({ what: fault, state: "refused" }))
    return 1
  }
  const [discord, slack] = [discordSettings(read.config), slackSettings(read.config)]
  const findings: Finding[] = [{ what: "Settings", state: "well" }]
  const links: string[] = []
  if (discord) {
    const { examine, invitations } = await import("../adapters/discord/doctor.ts")
    findings.push(...(await examine(discord, commands)))
    links.push(...invitations(discord.applicationId))
  } else
    findings.push({
      what: "Discord",
      state: "missing",
      todo: "To serve it, set DISCORD_TOKEN and DISCORD_APPLICATION_ID.",
    })
  if (slack) findings.push(...(await (await import("../adapters/slack/doctor.ts")).examine(slack)))
  else findings.push({ what: "Slack", state: "missing", todo: "To serve it, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN." })

  for (const finding of findings) say(lineOf(finding))
  if (links.length > 0) say(`\n${links.join("\n")}`)
  const isSet = ({ what }: Finding) => what !== "Discord" && what !== "Slack"
  return findings.some((finding) => isSet(finding) && NEEDS_A_HAND.has(finding.state)) ? 1 : 0
}

/** `discord clear`: takes the registered commands away. */
export async function clearDiscord(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== "clear") return refuse("Say what to do: discord clear", 2)
  const read = readConfig()
  if (!read.ok) return refuse(read.faults.join("\n"), 2)
  const settings = discordSettings(read.config)
  if (!settings) return refuse("Discord is not set up: set DISCORD_TOKEN and DISCORD_APPLICATION_ID.", 2)
  const { clearCommands, examine } = await import("../adapters/discord/doctor.ts")
  try {
    say(`${await clearCommands(settings)} commands were registered; now there are none.`)
    return 0
  } catch {
    const [problem] = (await examine(settings, commands)).filter(({ state }) => state !== "well")
    return refuse(problem?.todo ?? "Discord refused it.", 1)
  }
}

const NEEDS_A_HAND: ReadonlySet<Finding["state"]> = new Set(["missing", "refused"])
const SIGNS = { well: "well   ", missing: "missing", refused: "refused", unknown: "unknown" } as const

const lineOf = ({ what, state, todo }: Finding): string => `${SIGNS[state]}  ${what}${todo ? `\n         ${todo}` : ""}`

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function refuse(problem: string, code: number): number {
  process.stderr.write(`${problem}\n`)
  return code
}
