import type { Log } from "../../core/desk.ts"
import { inert } from "../../core/text/inert.ts"
import { withoutSecrets } from "../../core/text/secret.ts"

/** The widest that prose is read with ease, in columns. */
const WIDEST = 100
const PIPED = 80

/** What standard output can show: a person's terminal bold and faint, unless NO_COLOR or TERM say no; a pipe neither. */
export function outputScreen(): { readonly width: number; readonly ansi: boolean } {
  const { stdout } = process
  if (!stdout.isTTY) return { width: PIPED, ansi: false }
  return { width: Math.min(stdout.columns || PIPED, WIDEST), ansi: stdout.hasColors() }
}

/** One line for the person at the terminal, beside the answer. */
export const tell = (line: string): void => void process.stderr.write(`${inert(withoutSecrets(line))}\n`)

/** What goes wrong beside an answer is one line; what goes well needs none. */
export const tellingLog: Log = {
  info: () => {},
  warn: (_, message) => tell(message),
  error: (fields, message) => tell([message, detailOf(fields)].filter((part) => part).join(": ")),
}

/** Files that are told by name beside an answer; of more only how many. */
const MOST_FILES = 3

/** The same for a run that reads files on its way: faults of the first few by name, and with `rest` how many more there are. */
export function briefLog(): { readonly log: Log; readonly rest: () => void } {
  let files = 0
  return {
    log: {
      ...tellingLog,
      warn(fields, message) {
        if (!("file" in fields) || files++ < MOST_FILES) tell(message)
      },
    },
    rest() {
      if (files > MOST_FILES)
        tell(`${files - MOST_FILES} more files were left out. The bot's log, its page and /readyz name them all.`)
      files = 0
    },
  }
}

/** A failure with its place, or else what the line is about: "place: #news, problem: The channel is gone." */
function detailOf(fields: object): string {
  const { incident, err, ...others } = fields as Readonly<Record<string, unknown>>
  // Of a channel people know the name.
  if (typeof others.place === "string" && typeof others.problem === "string")
    return `${others.place}: ${others.problem}`
  const about = Object.entries(others)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
  const reason = err instanceof Error ? (err.stack ?? err.message) : err === undefined ? about.join(", ") : String(err)
  return [incident, reason].filter((part) => part).join(" ")
}

/** Writes all of it, however slowly it is read. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve))
}
