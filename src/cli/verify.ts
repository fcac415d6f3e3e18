import { setTimeout as pause } from "node:timers/promises"
import { parseArgs } from "node:util"
import { outputScreen, tell, write } from "../adapters/terminal/output.ts"
import { renderText } from "../adapters/terminal/render.ts"
import { type House, LEXICON } from "../compose.ts"
import { readArticle } from "../core/article/index.ts"
import { problemInWords } from "../core/article/problem.ts"
import { extractorFor } from "../core/extract/index.ts"
import type { Span } from "../core/model.ts"
import { heading, toAsker } from "../core/reply/reply.ts"
import { verdictBlock } from "../core/show/verdict.ts"
import { linesIn } from "../core/text/lines-in.ts"
import { claimsIn, type DraftClaim } from "../core/verify/draft-claims.ts"
import { verifyIn } from "../core/verify/find.ts"
import { isTrue, tallyInWords } from "../core/verify/in-words.ts"
import { sourcesOf } from "../core/verify/sources.ts"
import type { Verdict } from "../core/verify/verdict.ts"
import { verdictLine } from "../core/verify/verdict-line.ts"
import { readLexicon } from "../intake/lexicon.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { readGivenFile } from "./given-file.ts"
import { takeInChanges, withHouse } from "./house.ts"
import { readClaim } from "./verify-jsonl.ts"

/** `verify FILE…` and `verify --jsonl`: whether quotations are true to the archive. */
export async function verifyQuotations(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: true,
    options: { json: { type: "boolean", default: false }, jsonl: { type: "boolean", default: false } },
  })
  const problem = misuseOf(values.json, values.jsonl, positionals)
  if (problem !== null) {
    tell(problem)
    return EXIT.misuse
  }
  return withHouse(async (house) => {
    await takeInChanges(house)
    await lookedThrough(house)
    return values.jsonl ? verifyLines(house) : verifyFiles(house, positionals, values.json)
  })
}

function misuseOf(json: boolean, jsonl: boolean, files: readonly string[]): string | null {
  if (jsonl && json) return "Use either --json, with files, or --jsonl, with quotations on standard input."
  if (jsonl) return files.length > 0 ? "--jsonl reads standard input and takes no files." : null
  return files.length === 0 ? "Name the drafts to read, or use --jsonl." : null
}

/** After an update the texts of the articles are looked through first: until then some would be missing. */
async function lookedThrough({ archive }: House): Promise<void> {
  while ((await archive.paragraphs.waiting()) > 0) await pause(50)
}

/** A draft's quotation with its verdict; `place` is one of the file's text. */
type Judged = { readonly claim: DraftClaim; readonly place: Span; readonly line: number; readonly verdict: Verdict }

async function verifyFiles(house: House, files: readonly string[], asJson: boolean): Promise<ExitCode> {
  const extract = extractorFor(await readLexicon(LEXICON))
  let exit: ExitCode = EXIT.done
  for (const file of files) {
    const draft = await readDraft(file)
    if (!draft.ok) {
      tell(draft.problem)
      exit = EXIT.misuse
      continue
    }
    const { article, origin, text } = draft
    const judged: Judged[] = []
    for (const claim of claimsIn({ article, coverage: extract(article) })) {
      const place = origin.toSource(claim.span)
      const line = text.slice(0, place.start).split("\n").length
      judged.push({ claim, place, line, verdict: await verifyIn(house.archive, claim) })
    }
    await write(asJson ? jsonOf(file, judged) : await reportOf(house, file, judged))
    if (exit === EXIT.done && !judged.every(({ verdict }) => isTrue(verdict))) exit = EXIT.unmet
  }
  return exit
}

async function readDraft(file: string) {
  const given = await readGivenFile(file)
  if (!given.ok) return given
  const read = readArticle(file, given.bytes)
  return read.ok ? { ...read, text: given.text } : ({ ok: false, problem: problemInWords(read.problem) } as const)
}

const jsonOf = (file: string, judged: readonly Judged[]): string =>
  judged
    .map(
      ({ claim, place, verdict }) =>
        `${JSON.stringify({ file, ...place, text: claim.text, ...verdictLine(verdict) })}\n`,
    )
    .join("")

/** What a person reads: each quotation with its verdict, then how many of each there are. */
async function reportOf({ archive }: House, file: string, judged: readonly Judged[]): Promise<string> {
  if (judged.length === 0) return `${file}: no quotations.\n`
  const blocks: string[] = []
  for (const { claim, line, verdict } of judged) {
    const { block } = verdictBlock(claim, verdict, await sourcesOf(archive, verdict))
    const reply = toAsker([heading(`${file}, line ${line}`), block])
    blocks.push(renderText(reply, { ...outputScreen(), commands: [] }).replace(/\n\n/g, "\n"))
  }
  const tally = tallyInWords(judged.map(({ verdict }) => verdict))
  return `${blocks.join("\n")}\n${file}: ${tally}\n`
}

/** Standard input to standard output, a quotation a line. A line that cannot be read is named, and the rest goes on. */
async function verifyLines({ archive }: House): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done
  let number = 0
  for await (const line of linesIn(process.stdin)) {
    number++
    if (line.trim() === "") continue
    const read = readClaim(line)
    if (!read.ok) {
      tell(`line ${number}: ${read.problem}`)
      exit = EXIT.misuse
      continue
    }
    const verdict = await verifyIn(archive, read.claim)
    await write(`${JSON.stringify({ id: read.id, ...verdictLine(verdict) })}\n`)
    if (exit === EXIT.done && !isTrue(verdict)) exit = EXIT.unmet
  }
  return exit
}
