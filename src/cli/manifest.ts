import { parseArgs } from "node:util"
import { commands } from "../../commands/index.ts"
import { isCallable, manifestOf } from "../adapters/slack/manifest.ts"
import { readConfig } from "../config.ts"

/** Writes the manifest that Slack makes the app from. Exit code 2: used wrongly. */
export function manifest(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { url: { type: "string" } },
    allowPositionals: true,
  })
  const { url } = values
  if (positionals.length !== 1 || positionals[0] !== "slack")
    return refuse("Say whose manifest: manifest slack [--url https://…]")
  if (url !== undefined && !isCallable(url))
    return refuse(`“${url}” is no address that Slack calls. Write it as https://news.example.`)
  const read = readConfig()
  if (!read.ok) return refuse(read.faults.join("\n"))
  const made = manifestOf(commands, { prefix: read.config.SLACK_COMMAND_PREFIX, url })
  process.stdout.write(`${JSON.stringify(made, null, 2)}\n`)
  return 0
}

function refuse(problem: string): number {
  process.stderr.write(`${problem}\n`)
  return 2
}
