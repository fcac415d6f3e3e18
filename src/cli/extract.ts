import { parseArgs } from "node:util"
import { coverageReply } from "../adapters/terminal/coverage.ts"
import { outputScreen, tell, write } from "../adapters/terminal/output.ts"
import { renderText } from "../adapters/terminal/render.ts"
import { LEXICON } from "../compose.ts"
import { readConfig } from "../config.ts"
import { articleFromText } from "../core/article/from-text.ts"
import { holdInWords, isHeld } from "../core/article/hold.ts"
import { holdOf, isMarkdown } from "../core/article/hold-reading.ts"
import { readArticle } from "../core/article/index.ts"
import { withLanguage } from "../core/article/language.ts"
import { problemInWords } from "../core/article/problem.ts"
import { extractorFor } from "../core/extract/index.ts"
import { linesIn } from "../core/text/lines-in.ts"
import { detectLanguage } from "../intake/language.ts"
import { readLexicon } from "../intake/lexicon.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { readGivenFile } from "./given-file.ts"
import { extractedFrom } from "./json.ts"
import { quotationsOf, readDocument } from "./jsonl.ts"

type Extract = ReturnType<typeof extractorFor>

/** `extract FILE…`, with or without `--json`, and `extract --jsonl`: what is found in articles, with no archive. */
export async function extract(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: true,
    options: {
      json: { type: "boolean", default: false },
      jsonl: { type: "boolean", default: false },
      strings: { type: "boolean", default: false },
    },
  })
  const problem = misuseOf(values, positionals)
  if (problem !== null) {
    tell(problem)
    return EXIT.misuse
  }
  const extract = extractorFor(await readLexicon(LEXICON))
  return values.jsonl ? extractLines(extract, values.strings) : extractFiles(extract, positionals, values.json)
}

type Flags = { readonly json: boolean; readonly jsonl: boolean; readonly strings: boolean }

function misuseOf({ json, jsonl, strings }: Flags, files: readonly string[]): string | null {
  if (jsonl && json) return "Use either --json, with files, or --jsonl, with documents on standard input."
  if (jsonl) return files.length > 0 ? "--jsonl reads standard input and takes no files." : null
  if (strings) return "--strings needs --jsonl."
  return files.length === 0 ? "Name the files to read, or use --jsonl." : null
}

async function extractFiles(extract: Extract, files: readonly string[], asJson: boolean): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done
  for (const file of files) {
    const problem = await extractFile(extract, file, asJson)
    if (problem === null) continue
    tell(problem)
    exit = EXIT.misuse
  }
  return exit
}

/** Null when it was written, else what is wrong with the file. */
async function extractFile(extract: Extract, file: string, asJson: boolean): Promise<string | null> {
  const given = await readGivenFile(file)
  if (!given.ok) return given.problem
  const settings = readConfig()
  const hold = holdOf(given.bytes, isMarkdown(file), settings.ok ? settings.config.TIME_ZONE : "UTC")
  if (hold && isHeld(hold, new Date())) return `${file} is ${holdInWords(hold)}, so it is not read.`
  const read = readArticle(file, given.bytes)
  if (!read.ok) return problemInWords(read.problem)
  const { origin } = read
  const article = withLanguage(read.article, detectLanguage)
  const covered = { article, coverage: extract(article) }
  const shown = asJson
    ? JSON.stringify(extractedFrom(file, given.text, covered, origin))
    : renderText(coverageReply(covered), { ...outputScreen(), commands: [] })
  await write(`${shown}\n`)
  return null
}

/** Standard input to standard output, a document a line. A line that cannot be read is named, and the rest goes on. */
async function extractLines(extract: Extract, strings: boolean): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done
  let number = 0
  for await (const line of linesIn(process.stdin)) {
    number++
    if (line.trim() === "") continue
    const read = readDocument(line)
    if (read.ok) {
      const { article: plain, origin } = articleFromText(String(read.document.id), read.document.text)
      const article = withLanguage(plain, detectLanguage)
      const quotations = quotationsOf(read.document, { article, coverage: extract(article) }, origin, strings)
      await write(`${JSON.stringify(quotations)}\n`)
    } else {
      tell(`line ${number}: ${read.problem}`)
      exit = EXIT.misuse
    }
  }
  return exit
}
