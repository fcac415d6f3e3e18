import { parseArgs } from "node:util"
import { LEXICON } from "../../src/compose.ts"
import { extractorFor } from "../../src/core/extract/index.ts"
import { STEPS, type Step } from "../../src/core/extract/steps.ts"
import { readLexicon } from "../../src/intake/lexicon.ts"
import { gistsOf } from "./gist.ts"
import { type GoldSet, readSets } from "./gold.ts"
import { readSet, type SetRead } from "./reading.ts"
import { ablation, report } from "./report.ts"

const USAGE = `Usage: npm run evaluate -- FOLDER [--without STEP] [--ablation]. Steps: ${STEPS.join(", ")}.`

/** Where the answer goes, and what is to be said beside it. */
type Terminal = { write(text: string): Promise<void>; tell(line: string): void }

/** How well the extractor reads annotated articles, as Markdown; what comes back is the exit code. */
export async function evaluate(args: readonly string[], { write, tell }: Terminal): Promise<number> {
  const asked = argumentsFrom(args)
  if (typeof asked === "string") {
    tell(`${asked} ${USAGE}`)
    return 2
  }
  const read = await readSets(asked.folder).catch((error: Error) => error)
  if (read instanceof Error) {
    tell(read.message)
    return 2
  }
  for (const name of read.missing) tell(`${name}: not in ${asked.folder}`)
  if (read.sets.length === 0) return 2
  await write(`${asked.ablation ? await allSteps(read.sets) : await measure(read.sets, asked.without)}\n`)
  return 0
}

type Asked = { readonly folder: string; readonly without: readonly Step[]; readonly ablation: boolean }

/** What is asked, or what is wrong with how. */
function argumentsFrom(args: readonly string[]): Asked | string {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    return `${(error as Error).message}.`
  }
  const { values, positionals } = parsed
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1) return "Name one folder of annotated articles."
  const without = values.without.filter(isStep)
  const unknown = values.without.find((name) => !isStep(name))
  return unknown === undefined ? { folder, without, ablation: values.ablation } : `There is no step "${unknown}".`
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: true,
    options: {
      without: { type: "string", multiple: true, default: [] },
      ablation: { type: "boolean", default: false },
    },
  })

const isStep = (name: string): name is Step => STEPS.some((step) => step === name)

async function measure(sets: readonly GoldSet[], without: readonly Step[]): Promise<string> {
  const extract = extractorFor(await readLexicon(LEXICON), new Set(without))
  const reads = sets.map((set) => readSet(set, extract))
  const gists = new Map(sets.map((set) => [set.name, gistsOf(set.documents, extract)]))
  return [...(without.length > 0 ? [`Without ${without.join(", ")}:`] : []), report(reads, gists)].join("\n\n")
}

async function allSteps(sets: readonly GoldSet[]): Promise<string> {
  const lexicon = await readLexicon(LEXICON)
  const runs = [null, ...STEPS].map(
    (without): { readonly without: string | null; readonly reads: readonly SetRead[] } => {
      const extract = extractorFor(lexicon, new Set(without === null ? [] : [without]))
      return { without, reads: sets.map((set) => readSet(set, extract)) }
    },
  )
  return ablation(runs)
}
