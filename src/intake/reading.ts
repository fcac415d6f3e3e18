import { LARGEST_FILE, tooLarge } from "../core/article/decode.ts"
import { type ArticleProblem, problemInWords } from "../core/article/problem.ts"
import type { PackedArticle } from "../core/packed-article.ts"
import type { Extraction } from "./extraction.ts"
import type { Seen } from "./folder.ts"
import { readOwnFile } from "./open-file.ts"

/** What a file gives, or why it gives nothing. `isPassing`: the next look may find it readable, though it did not change. */
export type ReadOutcome =
  | { readonly ok: true; readonly article: PackedArticle }
  | { readonly ok: false; readonly problem: string; readonly isPassing: boolean }

/** A file of the folder `dir` → article and coverage. Never rejects: what fails here is the file's problem. */
export async function readAndExtract(
  dir: string,
  file: string,
  seen: Seen | undefined,
  extract: Extraction["extract"],
): Promise<ReadOutcome> {
  if (seen?.fault) return problem({ file, ...seen.fault })
  if (seen && seen.size > LARGEST_FILE) return problem({ file, ...tooLarge(seen.size).fault })
  const read = await readOwnFile(dir, file)
  if (!read.ok) return problem({ file, ...read.fault }, read.isPassing)
  try {
    const found = await extract(file, read.bytes)
    return found.ok ? found : problem(found.problem)
  } catch (error) {
    return problem({
      file,
      line: null,
      what: `the extraction failed: ${(error as Error).message}`,
      todo: "Report it with the file; until then, leave it out.",
    })
  }
}

function problem(of: ArticleProblem, isPassing = false): ReadOutcome {
  return { ok: false, problem: problemInWords(of), isPassing }
}
