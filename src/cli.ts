import "./node-version.ts"
import { parseArgs } from "node:util"
import manifest from "../package.json" with { type: "json" }
import { EXIT, type ExitCode } from "./cli/exit.ts"
import { nearest } from "./core/text/alike.ts"
import { brief } from "./core/text/cut.ts"
import { inert } from "./core/text/inert.ts"
import { withoutSecrets } from "./core/text/secret.ts"

/** One verb of the command line: its lines of help, and what it does; its modules are loaded only when it runs. */
type Verb = {
  readonly summary: string
  readonly usage: string
  run(args: readonly string[]): Promise<ExitCode>
}

const { version } = manifest

const CALL = "npm run -s pullquote --"

const verbs: Readonly<Record<string, Verb>> = {
  ask: {
    summary: "answers a line as one would type it in chat",
    usage: `${CALL} ask '/quote iranian drones' [--json]

Takes in what changed in CONTENT_DIR first, then answers. In an answer, what stands below the text is what to ask next.
  --json   the reply as JSON, for other programs
Exit code: 0 answered, 1 nothing found, 2 not understood, 3 went wrong.`,
    run: async (args) => (await import("./cli/ask.ts")).ask(args),
  },
  extract: {
    summary: "shows what is found in an article, or in many",
    usage: `${CALL} extract [--json] FILE…                 quotes, facts and summary of .txt and .md articles
${CALL} extract --jsonl [--strings] < docs.jsonl

  --json      one JSON document a file, each on a line of its own:
              {"file", "article", "quotes", "facts", "summary"}; every position is one of the file's text
  --jsonl     reads one {"id", "text"} a line and writes one {"id", "quotes"} a line; every position is one of that text
  --strings   only what stands in quotation marks
Exit code: 0 all done, 2 a file or line could not be read (it is named, the others are done).`,
    run: async (args) => (await import("./cli/extract.ts")).extract(args),
  },
  verify: {
    summary: "says whether quotations are true to the articles, word by word",
    usage: `${CALL} verify FILE… [--json]            every quotation of .txt and .md drafts
${CALL} verify --jsonl < quotations.jsonl

Takes in what changed in CONTENT_DIR first. [left out: …] stands in the source alone, [added: …] in the draft alone, and
[source: …; here: …] has one for the other.
  --json    one object a quotation and line, with its place in the file
  --jsonl   reads one {"id", "text", "speaker"} a line, the text without its outer marks and the speaker if one is claimed;
            writes one object a line in the same order
Exit code: 0 every quotation is word for word, set otherwise or fairly shortened, stands in quotation marks in the source and
is nobody else's; 1 any other, 2 used wrongly, or a file or line could not be read (it is named, the others are done),
3 went wrong.`,
    run: async (args) => (await import("./cli/verify.ts")).verifyQuotations(args),
  },
  mcp: {
    summary: "lets other programs ask over the Model Context Protocol (standard input and output)",
    usage: `${CALL} mcp

Tools: verify, quote, fact and article, with the same answers as in chat, as text and as structured content. Reads the archive in
DATA_DIR, which a running bot keeps, and writes nothing. Standard output carries the protocol alone; problems go to standard
error. Ends when standard input does.
Exit code: 0 ended, 3 there is no archive that can be read.`,
    run: async (args) => (await import("./cli/mcp.ts")).serveMcp(args),
  },
  serve: {
    summary: "starts the bot and its page: what npm start does",
    usage: `${CALL} serve [--port PORT]\n\n  --port   the page's port, instead of PORT\n\nSettings come from the environment and from .env; .env.example names them all. Stop it with Ctrl-C.`,
    run: async (args) => {
      const { port } = parseArgs({ args: [...args], options: { port: { type: "string" } } }).values
      if (port !== undefined) (await import("./config.ts")).choosePort(port)
      await import("./main.ts")
      return EXIT.done
    },
  },
  env: {
    summary: "writes the settings that there are, as .env.example has them",
    usage: `${CALL} env > .env.example`,
    run: async (args) => {
      parseArgs({ args: [...args], options: {} })
      process.stdout.write((await import("./config.ts")).exampleOfEnv())
      return EXIT.done
    },
  },
  doctor: {
    summary: "says what is OK, not set up or an error, and what to do; prints the invite links",
    usage: `${CALL} doctor

Asks the platforms that are set up, reads the files of CONTENT_DIR, and changes nothing. Without a network it says what it cannot know.
Exit code: 0 nothing to mend, 1 something to mend.`,
    run: async (args) => (await import("./cli/doctor.ts")).doctor(args),
  },
  briefing: {
    summary: "posts the briefings that are due now, or rehearses them",
    usage: `${CALL} briefing run [--explain]                        posts what is due
${CALL} briefing run --simulate [--at INSTANT]      says what would be posted, and posts nothing
${CALL} briefing run --clock INSTANT                posts what is due at that time, on this machine alone

Takes in what changed in CONTENT_DIR first. Safe beside a running bot: each briefing comes out once.
  --simulate   a rehearsal on a private copy of the database: DATA_DIR stays as it is, and no token is needed
  --at         the rehearsal's time: 2026-03-29T06:00:00Z, or with an offset; now when it is left out
  --clock      for tests: refused unless DISCORD_API_URL and SLACK_API_URL lead to this machine
  --explain    why each story stands where it does
Exit code: 0 all is out, rehearsed, or nothing was due, 1 something could not be posted (it is named), 2 used wrongly,
3 went wrong.`,
    run: async (args) => (await import("./cli/briefing.ts")).runBriefings(args),
  },
  backup: {
    summary: "copies the whole archive to a file, beside a running bot",
    usage: `${CALL} backup FILE

The file must not be there yet. It has its name only when it is whole and was looked through; progress goes to standard error.
Exit code: 0 made, 1 refused, 2 used wrongly, 3 could not be made (nothing is left behind).`,
    run: async (args) => (await import("./cli/backup.ts")).backup(args),
  },
  corrections: {
    summary: "writes the speakers that the desk corrected, as JSON lines",
    usage: `${CALL} corrections export > corrections.jsonl

One object a passage and line, oldest first. Reads the archive in DATA_DIR, also beside a running bot, and writes nothing.
  correction   its number; the passages of one quote have the same
  slug, version, start, end, text
               the words: text is the slice of that version's text, in UTF-16 code units
  oldSpeaker   whom the extraction named, or null
  newSpeaker   whom the desk named, or null
  kind         speaker: somebody said it; not-named: the article does not name who; not-a-quote: the words are no quote
  at           when it was corrected
Exit code: 0 written (also when there are none), 2 used wrongly, 3 there is no archive that can be read.`,
    run: async (args) => (await import("./cli/corrections.ts")).exportCorrections(args),
  },
  restore: {
    summary: "brings back a backup, or the briefings' orders after the database was lost",
    usage: `${CALL} restore backup FILE
${CALL} restore orders

Of a backup: puts it in the place of the archive, which is set aside in DATA_DIR. Refused while the bot runs.

Of orders: reads DATA_DIR/pullquote.orders.json, and what was set aside beside it: orders, zones and the last fourteen days of each
channel, and the speakers that the desk corrected. Takes in CONTENT_DIR first: what is there counts as told. Nothing that was posted is posted again.
Exit code: 0 brought back (of orders, what is there stays), 1 refused, or there is no file with orders, 2 used wrongly, 3 went wrong.`,
    run: async (args) => (await import("./cli/restore.ts")).restore(args),
  },
  load: {
    summary: "takes a whole archive of articles in, from a folder or a file of JSON lines",
    usage: `${CALL} load FOLDER          every .md, .txt and .jsonl in it and in the folders below
${CALL} load FILE.jsonl

A line is one article, and needs a title and a text:
  {"slug", "title", "text", "byline", "outlet", "url", "published", "updated", "language", "kind"}
Without a slug a line that changes is another article. What was loaded belongs to no content folder, is no news to briefings,
and goes with purge SLUG. Where a file of CONTENT_DIR gives the same slug, that file stays.
Run it again after Ctrl-C or a crash: what is there already is passed over. Safe beside a running bot.
Progress and what is left out, by file and line, go to standard error.
Exit code: 0 all is there, 1 stopped before the end, 2 used wrongly, or something was left out (the rest is there),
3 went wrong.`,
    run: async (args) => (await import("./cli/load.ts")).load(args),
  },
  purge: {
    summary: "takes an article out for good, with all its versions, as somebody asked for",
    usage: `${CALL} purge SLUG

Remove its file first: while a file gives the article, this is refused. Takes it out of the database and of its daily copies,
with what briefings and buttons kept of it, so that no file in DATA_DIR has its words. Says which messages still show them.
Exit code: 0 purged, 1 there is nothing of it, 2 used wrongly or a file still gives it, 3 went wrong.`,
    run: async (args) => (await import("./cli/purge.ts")).purge(args),
  },
  intake: {
    summary: "accepts at once that the content folder lost much, which is waited out for ten minutes otherwise",
    usage: `${CALL} intake accept

A folder that is empty all at once, or lost more than half of its articles, may be a disk that is not mounted: its articles
stay for ten minutes. This says that it is meant; a running bot follows within a second or two.
Exit code: 0 accepted, 1 nothing is waited for, 2 used wrongly, 3 went wrong.`,
    run: async (args) => (await import("./cli/intake.ts")).intake(args),
  },
  discord: {
    summary: "takes the registered commands away from Discord",
    usage: `${CALL} discord clear

The next start registers them again. Exit code: 0 done, 1 Discord refused, 2 used wrongly.`,
    run: async (args) => (await import("./cli/doctor.ts")).clearDiscord(args),
  },
  manifest: {
    summary: "writes the manifest that Slack makes the app from",
    usage: `${CALL} manifest slack [--url https://…]

Paste it at api.slack.com/apps, Create New App, From a manifest. SLACK_COMMAND_PREFIX stands before each command.
  --url    Slack calls the bot there, at /slack/events; without it the bot connects to Slack (Socket Mode)`,
    run: async (args) => (await import("./cli/manifest.ts")).manifest(args),
  },
}

async function run([name = "help", ...args]: readonly string[]): Promise<ExitCode> {
  if (name === "--version" || name === "-v") return say(`Pullquote ${version}\n`)
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
  return `Pullquote finds the exact words, who said them and where they stand.

${CALL} COMMAND

${lines.join("\n")}

${CALL} help COMMAND tells more of one, --version which version this is. Start with: ${CALL} ask /help
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

// Whoever reads us may stop early ("| head"): that is no fault of ours and nothing to tell.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
  // The bot itself goes on without anybody who reads along.
  if (process.argv[2] !== "serve") process.exit()
})
process.exitCode = await run(process.argv.slice(2)).catch(exitAfter)
