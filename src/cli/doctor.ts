import { existsSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { commands } from "../../commands/index.ts"
import type { Finding } from "../adapters/adapter.ts"
import { tell } from "../adapters/terminal/output.ts"
import { DATABASE } from "../archive/files.ts"
import { openSqlite } from "../archive/sqlite.ts"
import { type Config, readConfig } from "../config.ts"
import { holdInWords } from "../core/article/hold.ts"
import { problemInWords } from "../core/article/problem.ts"
import { inert } from "../core/text/inert.ts"
import { counted } from "../core/text/words.ts"
import { examineFolder } from "../intake/examine.ts"
import { heldFiles } from "../intake/held-files.ts"
import { discordSettings, slackSettings } from "../platforms.ts"
import { archiveFindings } from "./doctor-archive.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { withConfig } from "./house.ts"
import { unreachableMessages } from "./unreachable.ts"

/** `doctor`: what is OK, not set up or an error, and what to do. Exit code: 0 all well or unknown, 1 something to mend. */
export async function doctor(args: readonly string[] = []): Promise<ExitCode> {
  const { archive = false } = parseArgs({ args: [...args], options: { archive: { type: "boolean" } } }).values
  const read = readConfig()
  if (!read.ok) {
    for (const fault of read.faults) say(lineOf({ what: fault, state: "refused" }))
    return EXIT.unmet
  }
  const [discord, slack] = [discordSettings(read.config), slackSettings(read.config)]
  const findings: Finding[] = [{ what: "Settings", state: "well" }]
  const links: string[] = []
  if (discord) {
    const { examine } = await import("../adapters/discord/doctor.ts")
    const { invitations } = await import("../adapters/discord/invitations.ts")
    findings.push(...(await examine(discord, commands)))
    links.push(...invitations(discord.applicationId).map(({ label, url }) => `${`${label}:`.padEnd(30)} ${url}`))
  } else
    findings.push({
      what: "Discord",
      state: "missing",
      todo: "To connect it, set DISCORD_TOKEN and DISCORD_APPLICATION_ID.",
    })
  if (slack) findings.push(...(await (await import("../adapters/slack/doctor.ts")).examine(slack)))
  else
    findings.push({ what: "Slack", state: "missing", todo: "To connect it, set SLACK_BOT_TOKEN and SLACK_APP_TOKEN." })

  findings.push(...(await articles(read.config)), ...(await heldBack(read.config)))
  findings.push(...(await unreachableIn(read.config.DATA_DIR)))
  findings.push(...(await archiveFindings(read.config.DATA_DIR, archive, tell)))

  for (const finding of findings) say(lineOf(finding))
  if (links.length > 0) say(`\n${links.join("\n")}`)
  const isSet = ({ what }: Finding) => what !== "Discord" && what !== "Slack"
  return findings.some((finding) => isSet(finding) && NEEDS_A_HAND.has(finding.state)) ? EXIT.unmet : EXIT.done
}

/** Problems of files that are told one by one. */
const MOST_FILES = 20

/** How many articles the folder gives, and each file that gives none. */
async function articles({ CONTENT_DIR: dir, TIME_ZONE: timeZone }: Config): Promise<readonly Finding[]> {
  const found = await examineFolder({ dir, timeZone, now: () => new Date() }).catch((error: Error) => error)
  if (found instanceof Error) return [{ what: "Articles", state: "refused", todo: inert(found.message) }]
  const { files, read, problems } = found
  const what = `Articles: ${read} of ${counted(files, "file")} in ${inert(dir)} can be read`
  const todo = files === 0 ? "Add articles to it as .txt or .md files." : undefined
  const all: Finding = files === 0 && todo ? { what, state: "missing", todo } : { what, state: "well" }
  const told = problems.slice(0, MOST_FILES).map((problem): Finding => ({ what: inert(problem), state: "refused" }))
  const rest = problems.length - told.length
  return [
    all,
    ...told,
    ...(rest > 0 ? [{ what: `${counted(rest, "more file")} cannot be read`, state: "refused" as const }] : []),
  ]
}

/** Of the archive as it lies there; none where there is none, or where it cannot be opened, which is told elsewhere. */
async function unreachableIn(folder: string): Promise<readonly Finding[]> {
  const file = join(folder, DATABASE)
  const archive = existsSync(file) ? await openSqlite(file).catch(() => null) : null
  if (archive === null) return []
  try {
    return await unreachableMessages(archive)
  } finally {
    await archive.close()
  }
}

/** Each file that its front matter holds back, with its time; what is wrong with that is to be mended. */
async function heldBack({ CONTENT_DIR, TIME_ZONE }: Config): Promise<readonly Finding[]> {
  const held = await heldFiles({ dir: CONTENT_DIR, timeZone: TIME_ZONE, now: () => new Date() })
  return held.map(({ file, hold }): Finding => {
    const what = `${inert(file)} is ${holdInWords(hold)}`
    return hold.fault === null
      ? { what, state: "well" }
      : { what, state: "refused", todo: inert(problemInWords({ file, ...hold.fault })) }
  })
}

/** `discord clear`: takes the registered commands away. */
export async function clearDiscord(args: readonly string[]): Promise<ExitCode> {
  if (args.length !== 1 || args[0] !== "clear") {
    tell("Usage: discord clear")
    return EXIT.misuse
  }
  return withConfig(async (config) => {
    const settings = discordSettings(config)
    if (!settings) {
      tell("Discord is not set up: set DISCORD_TOKEN and DISCORD_APPLICATION_ID.")
      return EXIT.misuse
    }
    const { clearCommands, examine } = await import("../adapters/discord/doctor.ts")
    try {
      say(`${counted(await clearCommands(settings), "command")} removed.`)
      return EXIT.done
    } catch {
      const [problem] = (await examine(settings, commands)).filter(({ state }) => state !== "well")
      tell(problem?.todo ?? "Discord refused it.")
      return EXIT.unmet
    }
  })
}

const NEEDS_A_HAND: ReadonlySet<Finding["state"]> = new Set(["missing", "refused"])
const SIGNS = { well: "OK", missing: "Not set up", refused: "Error", unknown: "Unknown" } as const
/** The widest sign, and two blanks. */
const SIGN_WIDTH = 12

const lineOf = ({ what, state, todo }: Finding): string =>
  `${SIGNS[state].padEnd(SIGN_WIDTH)}${what}${todo ? `\n${" ".repeat(SIGN_WIDTH)}${todo}` : ""}`

const say = (line: string): void => void process.stdout.write(`${line}\n`)
