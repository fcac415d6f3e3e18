import { type Hold, isHeld } from "../core/article/hold.ts"
import { type ArticleProblem, problemInWords } from "../core/article/problem.ts"
import type { Covered } from "../core/model.ts"
import type { PackedArticle } from "../core/packed-article.ts"
import type { Extracted, Extraction } from "./extraction.ts"
import type { Seen } from "./folder.ts"
import { type FileRead, readOwnFile } from "./open-file.ts"

/**
 * What a file gives, or why it gives nothing. `held`: its own front matter holds it back, and nothing more was read of it.
 * `isPassing`: the next look may find it readable, though it did not change.
 */
export type ReadOutcome =
  | { readonly kind: "read"; readonly article: PackedArticle }
  | { readonly kind: "held"; readonly hold: Hold }
  | { readonly kind: "failed"; readonly problem: string; readonly isPassing: boolean }

/** Where and when a file is read: what is held back is a question of the time, and a time without an offset one of the zone. */
export type ReadingPlace = { readonly dir: string; readonly timeZone: string; readonly now: () => Date }

/** What holds a file back now; null: nothing, or it cannot be opened. Never rejects. */
export async function heldIn(place: ReadingPlace, file: string, seen: Seen | undefined): Promise<Hold | null> {
  return seen?.fault ? null : holdOn(place, file, await readOwnFile(place.dir, file))
}

/** A file whose article is being extracted. `outcome` never rejects: what fails is the file's problem. */
export type BeingRead = { readonly file: string; readonly outcome: Promise<ReadOutcome> }

/** What the files give, in their order: the next one is extracted while one is dealt with. */
export async function* readAhead(
  files: readonly string[],
  begin: (file: string) => Promise<BeingRead>,
): AsyncGenerator<readonly [string, ReadOutcome], void, void> {
  let first: BeingRead | null = null
  for (const file of files) {
    const next = await begin(file)
    if (first) yield [first.file, await first.outcome]
    first = next
  }
  if (first) yield [first.file, await first.outcome]
}

/**
 * Opens a file of the folder, and begins to extract article and coverage. `before`: the article that the file gave last, whose
 * coverage stays where the text is the same. Never rejects.
 */
export async function beginReading(
  place: ReadingPlace,
  file: string,
  seen: Seen | undefined,
  extract: Extraction["extract"],
  before: () => Promise<Covered | null> = async () => null,
): Promise<BeingRead> {
  const known = (outcome: ReadOutcome): BeingRead => ({ file, outcome: Promise.resolve(outcome) })
  if (seen?.fault) return known(problem({ file, ...seen.fault }))
  const read = await readOwnFile(place.dir, file)
  const hold = await holdOn(place, file, read)
  if (hold) return known({ kind: "held", hold })
  if (!read.ok) return known(problem({ file, ...read.fault }, read.isPassing))
  const [given] = await Promise.allSettled([before()])
  const extracted = given.status === "fulfilled" ? extract(file, read.bytes, given.value) : Promise.reject(given.reason)
  return { file, outcome: outcomeOf(file, extracted) }
}

async function outcomeOf(file: string, extracted: Promise<Extracted>): Promise<ReadOutcome> {
  try {
    const found = await extracted
    return found.ok ? { kind: "read", article: found.article } : problem(found.problem)
  } catch (error) {
    return problem({
      file,
      line: null,
      what: `the extraction failed: ${(error as Error).message}`,
      todo: "Report it with the file; until then, remove the file from the folder.",
    })
  }
}

async function holdOn({ timeZone, now }: ReadingPlace, file: string, read: FileRead): Promise<Hold | null> {
  const bytes = read.ok ? read.bytes : read.top
  if (!bytes) return null
  // Loaded with the first file: the YAML parser alone has seventy modules.
  const { holdOf, isMarkdown } = await import("../core/article/hold-reading.ts")
  const hold = holdOf(bytes, isMarkdown(file), timeZone)
  return hold && isHeld(hold, now()) ? hold : null
}

function problem(of: ArticleProblem, isPassing = false): ReadOutcome {
  return { kind: "failed", problem: problemInWords(of), isPassing }
}
