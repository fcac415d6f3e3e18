import { type Hold, holdOf, isHeld, isMarkdown } from "../core/article/hold.ts"
import { type ArticleProblem, problemInWords } from "../core/article/problem.ts"
import type { Covered } from "../core/model.ts"
import type { PackedArticle } from "../core/packed-article.ts"
import type { Extraction } from "./extraction.ts"
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

/**
 * A file of the folder → article and coverage. `before`: the article that the file gave last, whose coverage stays where the
 * text is the same. Never rejects: what fails here is the file's problem.
 */
export async function readAndExtract(
  place: ReadingPlace,
  file: string,
  seen: Seen | undefined,
  extract: Extraction["extract"],
  before: () => Promise<Covered | null> = async () => null,
): Promise<ReadOutcome> {
  if (seen?.fault) return problem({ file, ...seen.fault })
  const read = await readOwnFile(place.dir, file)
  const hold = holdOn(place, file, read)
  if (hold) return { kind: "held", hold }
  if (!read.ok) return problem({ file, ...read.fault }, read.isPassing)
  try {
    const found = await extract(file, read.bytes, await before())
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

function holdOn({ timeZone, now }: ReadingPlace, file: string, read: FileRead): Hold | null {
  const bytes = read.ok ? read.bytes : read.top
  const hold = bytes ? holdOf(bytes, isMarkdown(file), timeZone) : null
  return hold && isHeld(hold, now()) ? hold : null
}

function problem(of: ArticleProblem, isPassing = false): ReadOutcome {
  return { kind: "failed", problem: problemInWords(of), isPassing }
}
