import { availableParallelism } from "node:os"
import { parseArgs } from "node:util"
import { tell, write } from "../adapters/terminal/output.ts"
import { LEXICON } from "../compose.ts"
import { extractorVersion } from "../core/extract/lexicon-lists.ts"
import { counted } from "../core/text/words.ts"
import { startExtraction } from "../intake/extraction.ts"
import { readWordLists } from "../intake/lexicon.ts"
import { loadablesIn, loadSourceAt } from "../intake/load-source.ts"
import { type LoadTally, loadAll } from "../intake/loading.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { withHouse } from "./house.ts"

/** Articles between two lines that tell how far it is. */
const TOLD_EACH = 500

/** `load DIR|FILE`: takes a whole archive of articles in, which belong to no content folder. */
export async function load(args: readonly string[]): Promise<ExitCode> {
  const [path, ...more] = parseArgs({ args: [...args], allowPositionals: true, options: {} }).positionals
  if (path === undefined || more.length > 0) {
    tell("Usage: load FOLDER, or load FILE.jsonl")
    return EXIT.misuse
  }
  const source = await loadSourceAt(path)
  if (typeof source === "string") {
    tell(source)
    return EXIT.misuse
  }
  const stopping = new AbortController()
  // A second one ends the process at once; what is on disk stays.
  process.once("SIGINT", () => {
    tell("Stopping …")
    stopping.abort()
  })
  return withHouse(async ({ archive }, { TIME_ZONE }) => {
    const extractions = Array.from({ length: availableParallelism() }, () => startExtraction(LEXICON))
    try {
      const tally = await loadAll(loadablesIn(source), {
        shelf: archive.loading,
        extractions,
        extractor: extractorVersion(await readWordLists(LEXICON)),
        timeZone: TIME_ZONE,
        now: () => new Date(),
        leftOut: tell,
        progress: progressTeller(),
        stopping: stopping.signal,
      })
      await write(summaryOf(tally))
      if (stopping.signal.aborted) tell("Stopped before the end. Run it again to continue.")
      return stopping.signal.aborted ? EXIT.unmet : tally.faulty > 0 ? EXIT.misuse : EXIT.done
    } finally {
      await Promise.all(extractions.map(({ stop }) => stop()))
    }
  })
}

/** Tells now and then how far it is; what it counts is on disk. */
function progressTeller(): (tally: LoadTally) => void {
  let told = 0
  return (tally) => {
    const done = Object.values(tally).reduce((sum, count) => sum + count, 0)
    if (done < told + TOLD_EACH) return
    told = done - (done % TOLD_EACH)
    tell(`${counted(done, "article")}: ${partsOf(tally)}`)
  }
}

const summaryOf = (tally: LoadTally): string => `Loaded: ${partsOf(tally)}.\n`

function partsOf({ added, changed, unchanged, given, withheld, held, faulty }: LoadTally): string {
  const rest = [
    [changed, "changed"],
    [unchanged, "there already"],
    [given, "kept from the content folder"],
    [withheld, "withheld by the publisher"],
    [held, "held back"],
    [faulty, "left out"],
  ] as const
  return [`${added} added`, ...rest.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []))].join(", ")
}
