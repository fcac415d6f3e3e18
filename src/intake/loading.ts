import { holdInWords, isHeld } from "../core/article/hold.ts"
import { holdOf, isMarkdown } from "../core/article/hold-reading.ts"
import { READER } from "../core/article/kinds.ts"
import { type ArticleFault, problemInWords } from "../core/article/problem.ts"
import { bytesOf } from "../core/packed-article.ts"
import type { Loaded, LoadedArticle, Loading } from "../core/shelves/loading.ts"
import type { Extraction } from "./extraction.ts"
import type { Loadable } from "./load-source.ts"

/** What became of the articles so far. All that is counted is on disk. */
export type LoadTally = Readonly<Record<Loaded | "held" | "faulty", number>>

type LoadParts = {
  readonly shelf: Loading
  /** Each in a thread of its own. */
  readonly extractions: readonly Pick<Extraction, "extract">[]
  /** The extractor's version: with another one everything is read again. */
  readonly extractor: string
  readonly timeZone: string
  readonly now: () => Date
  /** An article that is left out, in words for people. */
  readonly leftOut: (problem: string) => void
  /** Told behind each article; it counts when it is on disk. */
  readonly progress: (tally: LoadTally) => void
  readonly stopping: AbortSignal
}

/** Bytes of packed articles that are saved in one transaction: some fifty milliseconds, so that whoever else writes hardly waits. */
const AT_ONCE = 2_000_000
/** Articles that are being read or wait for it, for each thread that reads. */
const AHEAD = 4

/**
 * Reads articles and saves them, many in one transaction. What was loaded before is passed over, so that a run that was
 * broken off goes on where it was. Rejects when nothing can be saved; what was told as saved stays.
 */
export async function loadAll(loadables: AsyncIterable<Loadable>, parts: LoadParts): Promise<LoadTally> {
  const { shelf, extractions, stopping, progress } = parts
  const tally = { added: 0, changed: 0, unchanged: 0, given: 0, withheld: 0, held: 0, faulty: 0 }
  /** Of this run, so that of two articles with one slug the first stays. */
  const seen = new Set<string>()
  const batch: Ready[] = []
  let bytes = 0

  async function settle(outcome: ReadCandidate): Promise<void> {
    if (outcome.kind === "known") tally.unchanged++
    else if (outcome.kind === "ready") {
      const problem = await twiceIn(outcome)
      if (problem !== null) leaveOut("faulty", problem)
      else {
        batch.push(outcome)
        bytes += bytesOf(outcome.article)
        if (bytes >= AT_ONCE) await saveBatch()
      }
    } else leaveOut(outcome.kind, outcome.problem)
    progress(tally)
  }

  function leaveOut(kind: "held" | "faulty", problem: string): void {
    tally[kind]++
    parts.leftOut(problem)
  }

  /** What is wrong with an article whose slug another one of this run has. */
  async function twiceIn({ place, article: { slug }, fingerprint }: Ready): Promise<string | null> {
    const other = batch.find((one) => one.article.slug === slug)?.fingerprint ?? (await shelf.given(slug))?.fingerprint
    if (other === undefined || other === fingerprint || !seen.has(other)) return null
    return `${place}: its slug "${slug}" is that of an article before it. Give one of them another slug.`
  }

  async function saveBatch(): Promise<void> {
    const articles = batch.splice(0)
    bytes = 0
    const outcomes = await shelf.save(articles, parts.now())
    for (const outcome of outcomes) tally[outcome]++
  }

  const reading: Promise<ReadCandidate>[] = []
  let next = 0
  for await (const loadable of loadables) {
    if (stopping.aborted) break
    const fingerprint = `${loadable.print}-${READER}-${parts.extractor}`
    const isTwice = seen.has(fingerprint)
    seen.add(fingerprint)
    const isKnown = isTwice || (await shelf.has(fingerprint))
    const extraction = extractions[next++ % extractions.length]
    reading.push(isKnown || !extraction ? Promise.resolve(KNOWN) : read(loadable, fingerprint, extraction, parts))
    if (reading.length < AHEAD * extractions.length) continue
    const first = reading.shift()
    if (first) await settle(await first)
  }
  // What is under way when it is stopped is read again by the next run.
  if (!stopping.aborted) for (const one of reading) await settle(await one)
  if (batch.length > 0) await saveBatch()
  await Promise.allSettled(reading)
  if (tally.added + tally.changed > 0) await shelf.joinIndexes(stopping)
  return tally
}

type Ready = LoadedArticle & { readonly kind: "ready"; readonly place: string }
type ReadCandidate = Ready | { readonly kind: "known" } | { readonly kind: "held" | "faulty"; readonly problem: string }

const KNOWN = { kind: "known" } as const

/** Never rejects: what fails is the article's fault. */
async function read(
  { place, file }: Loadable,
  fingerprint: string,
  { extract }: Pick<Extraction, "extract">,
  { timeZone, now }: Pick<LoadParts, "timeZone" | "now">,
): Promise<ReadCandidate> {
  const faulty = (fault: ArticleFault): ReadCandidate => ({
    kind: "faulty",
    problem: problemInWords({ file: place, line: fault.line, what: fault.what, todo: fault.todo }),
  })
  if ("fault" in file) return faulty(file.fault)
  const hold = holdOf(file.bytes, isMarkdown(file.name), timeZone)
  if (hold && isHeld(hold, now()))
    return { kind: "held", problem: `${place} is ${holdInWords(hold)}: nothing of it is read.` }
  try {
    const found = await extract(file.name, file.bytes)
    if (found.ok) return { kind: "ready", place, article: found.article, fingerprint }
    // A line of a file that stands for a line is nowhere to be seen.
    return faulty(file.isLine ? { line: null, what: found.problem.what, todo: found.problem.todo } : found.problem)
  } catch (error) {
    return faulty({
      line: null,
      what: `the extraction failed: ${(error as Error).message}`,
      todo: "Report it with the article; until then, leave it out.",
    })
  }
}
