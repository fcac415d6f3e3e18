import { parseArgs } from "node:util"
import { EXIT, type ExitCode } from "./exit.ts"

/** One verb of the command line: its lines of help, and what it does; its modules are loaded only when it runs. */
type Verb = {
  readonly summary: string
  readonly usage: string
  run(args: readonly string[]): Promise<ExitCode>
}

export const CALL = "npm run -s pullquote --"

export const verbs: Readonly<Record<string, Verb>> = {
  ask: {
    summary: "answers a line typed as in chat",
    usage: `${CALL} ask '/quote iranian drones' [--json] [--explain]

Reads changes in CONTENT_DIR first, then answers. The lines below an answer are what you can ask next.
  --json      the answer as JSON, for other programs
  --explain   why each quote or fact was found: each word of the query, and where it stands
Exit code: 0 answered, 1 nothing found, 2 not understood, 3 something went wrong.`,
    run: async (args) => (await import("./ask.ts")).ask(args),
  },
  extract: {
    summary: "shows what Pullquote finds in one article or many",
    usage: `${CALL} extract [--json] FILE…                 quotes, facts and summary of .txt and .md articles
${CALL} extract --jsonl [--strings] < docs.jsonl

  --json      one JSON document per file, each on its own line:
              {"file", "article", "quotes", "facts", "summary"}; positions count in the file's text
  --jsonl     reads one {"id", "text"} per line and writes one {"id", "quotes"} per line; positions count in that text
  --strings   only words in quotation marks
Exit code: 0 all done, 2 a file or line could not be read (it is named; the others are done).`,
    run: async (args) => (await import("./extract.ts")).extract(args),
  },
  verify: {
    summary: "checks quotations against the articles, word by word",
    usage: `${CALL} verify FILE… [--json]            every quotation of .txt and .md drafts
${CALL} verify --jsonl < quotations.jsonl

Reads changes in CONTENT_DIR first. [left out: …] is only in the source, [added: …] only in the draft, and
[source: …; here: …] shows one in place of the other.
  --json    one object per quotation, each on its own line, with its place in the file
  --jsonl   reads one {"id", "text", "speaker"} per line, the text without its outer marks and the speaker if one is named;
            writes one object per line in the same order
Exit code: 0 every quotation is word for word, differs only in typography or is fairly shortened, is a quotation in the source and
has the right speaker; 1 at least one is not, 2 wrong usage, or a file or line could not be read (it is named; the others are done),
3 something went wrong.`,
    run: async (args) => (await import("./verify.ts")).verifyQuotations(args),
  },
  mcp: {
    summary: "answers other programs over the Model Context Protocol (standard input and output)",
    usage: `${CALL} mcp

Tools: verify, quote, fact and article, with the same answers as in chat, as text and as structured content. Reads the archive in
DATA_DIR, beside a running bot, and writes nothing. Standard output carries only the protocol; problems go to standard
error. Ends when standard input does.
Exit code: 0 ended, 3 there is no readable archive.`,
    run: async (args) => (await import("./mcp.ts")).serveMcp(args),
  },
  serve: {
    summary: "starts the bot and its page: what npm start does",
    usage: `${CALL} serve [--port PORT]\n\n  --port   the page's port, instead of PORT\n\nSettings come from the environment and from .env; .env.example names them all. Stop it with Ctrl-C.`,
    run: async (args) => {
      const { port } = parseArgs({ args: [...args], options: { port: { type: "string" } } }).values
      if (port !== undefined) (await import("../config.ts")).choosePort(port)
      await import("../main.ts")
      return EXIT.done
    },
  },
  env: {
    summary: "prints all settings, as in .env.example",
    usage: `${CALL} env > .env.example`,
    run: async (args) => {
      parseArgs({ args: [...args], options: {} })
      process.stdout.write((await import("../config.ts")).exampleOfEnv())
      return EXIT.done
    },
  },
  doctor: {
    summary: "checks the setup, says what to fix, and prints the invite links",
    usage: `${CALL} doctor [--archive]

Checks the platforms that are set up, the files in CONTENT_DIR and some of the archive, and changes nothing. Without a network it
says what it could not check.
  --archive   checks all of the archive: text, indexes, people, counts and the record of what was posted. Progress is printed to
              standard error; Ctrl-C stops it. Also while the bot runs
Exit code: 0 nothing to fix, 1 something to fix.`,
    run: async (args) => (await import("./doctor.ts")).doctor(args),
  },
  briefing: {
    summary: "posts the briefings that are due now, or rehearses them",
    usage: `${CALL} briefing run [--explain]                        posts what is due
${CALL} briefing run --simulate [--at INSTANT]      shows what would be posted, and posts nothing
${CALL} briefing run --clock INSTANT                posts what is due at that time, on this machine only

Reads changes in CONTENT_DIR first. Safe beside a running bot: each briefing is posted once.
  --simulate   a rehearsal on a private copy of the database: DATA_DIR is not changed, and no token is needed
  --at         the rehearsal's time: 2026-03-29T06:00:00Z, or with an offset (default: now)
  --clock      for tests: refused unless DISCORD_API_URL and SLACK_API_URL point to this machine
  --explain    why each story was chosen
Exit code: 0 all posted, rehearsed, or nothing was due, 1 something could not be posted (it is named), 2 wrong usage,
3 something went wrong.`,
    run: async (args) => (await import("./briefing.ts")).runBriefings(args),
  },
  backup: {
    summary: "copies the whole archive to a file, also while the bot runs",
    usage: `${CALL} backup FILE

Refuses to overwrite a file. The backup is checked before it gets its name. Progress is printed to standard error.
Exit code: 0 made, 1 refused, 2 wrong usage, 3 something went wrong (nothing is left behind).`,
    run: async (args) => (await import("./backup.ts")).backup(args),
  },
  corrections: {
    summary: "prints the speakers that the desk corrected, as JSON lines",
    usage: `${CALL} corrections export > corrections.jsonl

One object per passage, each on its own line, oldest first. Reads the archive in DATA_DIR, also beside a running bot, and changes nothing.
  correction   its number; all passages of one quote have the same
  slug, version, start, end, text
               the words: text is the slice of that version's text, in UTF-16 code units
  oldSpeaker   the speaker that Pullquote found, or null
  newSpeaker   the speaker that the desk set, or null
  kind         speaker: somebody said it; not-named: the article does not name the speaker; not-a-quote: these words are not a quote
  at           when it was corrected
Exit code: 0 written (also when there are none), 2 wrong usage, 3 there is no readable archive.`,
    run: async (args) => (await import("./corrections.ts")).exportCorrections(args),
  },
  restore: {
    summary: "restores a backup, or briefing schedules after the database was lost",
    usage: `${CALL} restore backup FILE
${CALL} restore orders

backup FILE replaces the archive with a backup, also while the bot runs, which answers from it without a restart. Articles and their
earlier versions are then as old as the backup; files in CONTENT_DIR are read again. Schedules, corrected speakers and the record of
what was posted stay as they are, so nothing is posted twice. The replaced archive is kept in DATA_DIR. A damaged backup is refused,
and stopping halfway leaves the archive as it was.
orders reads DATA_DIR/pullquote.orders.json, and what was set aside beside it: schedules, time zones and the last 14 days of each
channel, and the speakers that the desk corrected. Reads CONTENT_DIR first: what is there counts as already posted. Nothing is
posted a second time.
Exit code: 0 restored (orders: what is there is kept), 1 refused, or there is no such file, 2 wrong usage, 3 something went wrong.`,
    run: async (args) => (await import("./restore.ts")).restore(args),
  },
  load: {
    summary: "loads a whole archive of articles from a folder or a file of JSON lines",
    usage: `${CALL} load FOLDER          every .md, .txt and .jsonl in it and in its subfolders
${CALL} load FILE.jsonl

Each line is one article and needs a title and a text:
  {"slug", "title", "text", "byline", "outlet", "url", "published", "updated", "language", "kind"}
A line without a slug is a new article each time it changes. Loaded articles belong to no content folder, and briefings do not
post them as news; purge SLUG removes one. An article that CONTENT_DIR has with the same slug is kept.
Safe beside a running bot. After Ctrl-C or a crash, run it again: articles that are already there are skipped.
Progress, and what could not be loaded with its file and line, is printed to standard error.
Exit code: 0 all loaded, 1 stopped before the end, 2 wrong usage, or something was left out (the rest is loaded),
3 something went wrong.`,
    run: async (args) => (await import("./load.ts")).load(args),
  },
  reindex: {
    summary: "indexes all stored articles again",
    usage: `${CALL} reindex

Makes search indexes, people and counts anew from the stored articles, when doctor says so. Safe beside a running bot: it finds
what is indexed already, and says how many articles are still missing. After Ctrl-C or a crash the next start of the bot goes on with it.
Exit code: 0 done, 1 stopped before the end, or there is no archive, 2 wrong usage, 3 something went wrong.`,
    run: async (args) => (await import("./reindex.ts")).reindex(args),
  },
  purge: {
    summary: "erases an article for good, with all its versions",
    usage: `${CALL} purge SLUG

Remove its file first: while the file is there, this is refused. Erases the article from the database and its daily copies,
with what briefings and buttons stored of it, so that no file in DATA_DIR has its words. Lists messages that still show them.
Exit code: 0 purged, 1 nothing of it is stored, 2 wrong usage or its file is still there, 3 something went wrong.`,
    run: async (args) => (await import("./purge.ts")).purge(args),
  },
  intake: {
    summary: "accepts that many articles are gone, without waiting ten minutes",
    usage: `${CALL} intake accept

A content folder that is suddenly empty, or lost more than half of its articles, may be a disk that is not mounted: its articles
are kept for ten minutes. This says that it is intended; a running bot then removes them within a second or two.
Exit code: 0 accepted, 1 there is nothing to accept, 2 wrong usage, 3 something went wrong.`,
    run: async (args) => (await import("./intake.ts")).intake(args),
  },
  discord: {
    summary: "removes the registered commands from Discord",
    usage: `${CALL} discord clear

The next start registers them again. Exit code: 0 done, 1 Discord refused, 2 wrong usage.`,
    run: async (args) => (await import("./doctor.ts")).clearDiscord(args),
  },
  manifest: {
    summary: "prints the app manifest for Slack",
    usage: `${CALL} manifest slack [--url https://…]

Paste it at api.slack.com/apps, Create New App, From a manifest. SLACK_COMMAND_PREFIX goes before each command.
  --url    the address where Slack calls the bot, at /slack/events; without it the bot connects to Slack (Socket Mode)`,
    run: async (args) => (await import("./manifest.ts")).manifest(args),
  },
}
