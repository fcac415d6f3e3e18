import "./node-version.ts"
import manifest from "../package.json" with { type: "json" }
import { EXIT, type ExitCode } from "./cli/exit.ts"
import { CALL, verbs } from "./cli/verbs.ts"
import { nearest } from "./core/text/alike.ts"
import { brief } from "./core/text/cut.ts"
import { inert } from "./core/text/inert.ts"
import { withoutSecrets } from "./core/text/secret.ts"

/** What this process runs; exported for what runs it within another one. */
export const run = (args: readonly string[]): Promise<ExitCode> => runVerb(args).catch(exitAfter)

async function runVerb([name = "help", ...args]: readonly string[]): Promise<ExitCode> {
  if (name === "--version" || name === "-v") return say(`Pullquote ${manifest.version}\n`)
  const wanted = name === "help" || name === "--help" || name === "-h" ? args[0] : name
  if (wanted === undefined) return say(overview())
  const verb = Object.hasOwn(verbs, wanted) ? verbs[wanted] : undefined
  if (!verb) return unknown(wanted)
  const isHelp = wanted !== name || args.some((arg) => arg === "--help" || arg === "-h")
  return isHelp ? say(`${verb.usage}\n`) : verb.run(args)
}

function overview(): string {
  const names = Object.keys(verbs)
  const width = Math.max(...names.map((name) => name.length))
  const lines = names.map((name) => `  ${name.padEnd(width)}  ${verbs[name]?.summary}`)
  return `Pullquote finds the exact words, who said them and in which article.

${CALL} COMMAND

${lines.join("\n")}

${CALL} help COMMAND explains one, --version prints the version. Start with: ${CALL} ask /help
`
}

async function unknown(wanted: string): Promise<ExitCode> {
  const { commands } = await import("../commands/index.ts")
  const isChat = commands.some(({ name }) => name === wanted.replace(/^\//, ""))
  const [near] = isChat ? [`ask '/${wanted.replace(/^\//, "")} …'`] : nearest(wanted, Object.keys(verbs))
  const hint = near ? `Did you mean: ${CALL} ${near}` : `See: ${CALL} help`
  process.stderr.write(`There is no command “${inert(brief(wanted))}”. ${hint}\n`)
  return EXIT.misuse
}

/** Flags that do not exist are used wrongly; what else is thrown says what to do, or is a fault of ours with its place. */
function exitAfter(error: unknown): ExitCode {
  const isMisuse = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")
  const words = error instanceof Error ? (isMisuse ? error.message : (error.stack ?? error.message)) : String(error)
  const clean = withoutSecrets(words).split("\n").map(inert).join("\n")
  process.stderr.write(isMisuse ? `${clean}\nSee: ${CALL} help\n` : `${clean}\n`)
  return isMisuse ? EXIT.misuse : EXIT.failed
}

function say(text: string): ExitCode {
  process.stdout.write(text)
  return EXIT.done
}

if (import.meta.main) {
  // Whoever reads us may stop early ("| head"): no fault of ours, and nothing to tell. The bot goes on without them, and without a log.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (process.argv[2] === "serve") return
    if (error.code === "EPIPE") process.exit()
    process.stderr.write(`Not all of it could be written: ${error.message}. Write it where there is room.\n`)
    process.exit(EXIT.failed)
  })
  process.exitCode = await run(process.argv.slice(2))
}
