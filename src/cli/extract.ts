import { readFile, stat } from "node:fs/promises"
import { parseArgs } from "node:util"
import { coverageReply } from "../adapters/terminal/coverage.ts"
import { outputScreen, tell, write } from "../adapters/terminal/output.ts"
import { renderText } from "../adapters/terminal/render.ts"
import { LEXICON } from "../compose.ts"
import { articleFromText, readArticle } from "../core/article/index.ts"
import { withLanguage } from "../core/article/language.ts"
import { problemInWords } from "../core/article/problem.ts"
import { extractorFor } from "../core/extract/index.ts"
import { detectLanguage } from "../intake/language.ts"
import { readLexicon } from "../intake/lexicon.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { quotationsOf, readDocument } from "./jsonl.ts"
import { linesIn } from "./lines.ts"

type Extract = ReturnType<typeof extractorFor>

/** `extract FILE…` and `extract --jsonl`: what is found in articles, with no archive. */
export async function extract(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: true,
    options: { jsonl: { type: "boolean", default: false }, strings: { type: "boolean", default: false } },
  })
  const { jsonl, strings } = values
  if (jsonl ? positionals.length > 0 : positionals.length === 0 || strings) {
    tell(jsonl ? "--jsonl reads standard input and takes no files." : "Name the files to read, or give --jsonl.")
    return EXIT.misuse
  }
  const extract = extractorFor(await readLexicon(LEXICON))
  return jsonl ? extractLines(extract, strings) : extractFiles(extract, positionals)
}

async function extractFiles(extract: Extract, files: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done
  for (const file of files) {
    const problem = await extractFile(extract, file)
    if (problem === null) continue
    tell(problem)
    exit = EXIT.misuse
  }
  return exit
}

async function extractFile(extract: Extract, file: string): Promise<string | null> {
  // A pipe that nobody writes to would keep the reader waiting.
  const kind = await stat(file).catch((error: NodeJS.ErrnoException) => error)
  if (kind instanceof Error) return `${file}: cannot be read (${kind.code}).`
  if (!kind.isFile()) return `${file}: is no file. Name files, or give documents to --jsonl by standard input.`
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error) return `${file}: cannot be read (${bytes.code}).`
  const read = readArticle(file, bytes)
  if (!read.ok) return problemInWords(read.problem)
  const article = withLanguage(read.article, detectLanguage)
  await write(
    `${renderText(coverageReply({ article, coverage: extract(article) }), { ...outputScreen(), commands: [] })}\n`,
  )
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
