import { join } from "node:path"
import { beforeAll, expect, test } from "vitest"
import { LEXICON } from "../../src/compose.ts"
import { extractorFor } from "../../src/core/extract/index.ts"
import { readLexicon } from "../../src/intake/lexicon.ts"
import { attributionsIn, precisionAt } from "./confidence.ts"
import { evaluate } from "./evaluate.ts"
import { type Gist, type Gists, gistsOf } from "./gist.ts"
import { readSets } from "./gold.ts"
import { readSet, type SetRead } from "./reading.ts"
import { type Scores, scoresOf } from "./scores.ts"
import { shownFigures } from "./shown.ts"

const GUM = join(import.meta.dirname, "../fixtures/gum")

let read: SetRead
let scores: Scores
let gists: Gists

beforeAll(async () => {
  const [set] = (await readSets(GUM)).sets
  if (!set) throw new Error(`There is no annotated news in ${GUM}.`)
  const extract = extractorFor(await readLexicon(LEXICON))
  read = readSet(set, extract)
  scores = scoresOf(read.judged)
  gists = gistsOf(set.documents, extract)
})

/**
 * Floors, in per cent, each a little under what the extractor reaches: a change that loses more than one or two of these
 * hundred quotes turns red, and says which figure it cost. GUM marks titles of works and what documents say as attributed
 * too, and its bounds are those of its discourse units: the figures are lower than on news annotated for quotations.
 */
test.each<[figure: string, floor: number, share: () => number | null | undefined]>([
  ["quotes with both ends right", 48, () => scores.exact.f1], // where clauses begin and end
  ["characters inside quotes", 76, () => scores.letters.f1], // what is reported at all
  ["quotes with the right speaker", 48, () => scores.endToEnd.f1], // the one figure that all steps serve
  ["right speakers of the quotes that were found", 94, () => scores.speakers.right / scores.speakers.of], // a cue points to the right words
  ["right names, “he” and “she” resolved", 73, () => scores.names.right / scores.names.of], // without coreference: 65
  ["direct quotes that name a speaker", 92, () => scores.attributed.right / scores.attributed.of], // without continuation: 74
  ["direct quotes", 53, () => scores.recall.direct.exact.right / scores.recall.direct.exact.of], // marks
  ["reported clauses", 50, () => scores.recall.indirect.exact.right / scores.recall.indirect.exact.of], // reported speech
  ["what is shown with a name and is right", 82, () => shownShare("named, right: all")], // nobody is given words that are not theirs
  ["the same in the surest band", 85, () => shownShare("named at 0.90 and more: right")], // sure means right
  ["what is shown with a name and is nobody else's", 96, () => 1 - (shownShare("named, words of another") ?? 1)], // none is better than a wrong one
  ["right ones of the surest three quarters", 98, () => precisionOfSurest(0.75)], // confidence tells right from wrong
  ["telling words of a person's summary that ours has too", 54, () => gists?.own.words.recall], // in any order: 44
])("%s: at least %i %%", (_, floor, share) => {
  expect(100 * (share() ?? 0)).toBeGreaterThanOrEqual(floor)
})

test.each<[figure: string, of: (gist: Gist) => number]>([
  ["telling words", ({ words }) => words.recall],
  ["telling words, and no others", ({ words }) => words.f1],
  ["pairs of telling words", ({ pairs }) => pairs.recall],
  ["pairs of telling words, and no others", ({ pairs }) => pairs.f1],
])("a summary tells no less than a lead of equal length: %s", (_, of) => {
  if (!gists) throw new Error("No article of the set has a summary by a person.")
  expect(of(gists.own)).toBeGreaterThanOrEqual(of(gists.lead))
})

function shownShare(label: string): number | null {
  const share = new Map(shownFigures(read.shown)).get(label)
  return share && share.of > 0 ? share.right / share.of : null
}

function precisionOfSurest(coverage: number): number | null {
  const { attributions, of } = attributionsIn(read.judged)
  return precisionAt(coverage, attributions, of)
}

/** What `npm run evaluate` answers. */
async function evaluated(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await evaluate(args, { write: async (text) => void out.push(text), tell: (line) => void err.push(line) })
  return { code, out: out.join(""), err }
}

test("the evaluation measures what is there and says what is not", async () => {
  const { code, out, err } = await evaluated(GUM, "--without", "coreference")
  expect(code).toBe(0)
  expect(err).toEqual(["polnear-direct", "polnear", "basil"].map((name) => `${name}: not in ${GUM}`))
  expect(out).toContain("Without coreference:")
  expect(out).toMatch(/^\| quotes annotated +\| +105 \|$/m)
  expect(out).toMatch(/^\| canonical speaker: both +\| +– \|$/m)
})

test("the ablation tells what each step is worth", async () => {
  const { out } = await evaluated(GUM, "--ablation")
  expect(out).toMatch(/^\| all steps +\| +\d+\.\d \|$/m)
  expect(out).toMatch(/^\| without coreference +\| +(?:0\.0|[−+]\d+\.\d) \|$/m)
})

test.each([
  [[], "Name one folder of annotated articles. Usage: npm run evaluate -- FOLDER"],
  [[GUM, "--without", "luck"], 'There is no step "luck". Usage:'],
  [[GUM, "--with", "luck"], "Unknown option '--with'"],
  [["nowhere"], "nowhere: cannot be read (ENOENT). Name the folder of the data."],
])("%j is refused in a line that says why", async (args, why) => {
  const { code, err } = await evaluated(...args)
  expect(code).toBe(2)
  expect(err.join()).toContain(why)
})
