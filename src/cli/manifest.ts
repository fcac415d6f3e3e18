import { parseArgs } from "node:util"
import { commands } from "../../commands/index.ts"
import { isCallable, manifestOf } from "../adapters/slack/manifest.ts"
import { tell } from "../adapters/terminal/output.ts"
import { idsIn } from "../platforms.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { withConfig } from "./house.ts"

/** Writes the manifest that Slack makes the app from. Exit code 2: used wrongly. */
export async function manifest(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { url: { type: "string" } },
    allowPositionals: true,
  })
  const { url } = values
  if (positionals.length !== 1 || positionals[0] !== "slack") return refuse("Usage: manifest slack [--url https://…]")
  if (url !== undefined && !isCallable(url))
    return refuse(`“${url}” is not an address that Slack can call. Write it as https://news.example.`)
  return withConfig((config) => {
    const prefix = config.SLACK_COMMAND_PREFIX
    const managers = idsIn(config.SLACK_MANAGERS)
    process.stdout.write(`${JSON.stringify(manifestOf(commands, { prefix, url, managers }), null, 2)}\n`)
    return EXIT.done
  })
}

function refuse(problem: string): ExitCode {
  tell(problem)
  return EXIT.misuse
}
