import { readArticle } from "../core/article/index.ts"
import { problemInWords } from "../core/article/problem.ts"
import { lookInto } from "./folder.ts"
import { readOwnFile } from "./open-file.ts"
import { heldIn, type ReadingPlace } from "./reading.ts"

/** Files that are read for an examination: more would keep somebody waiting. */
const MOST = 1_000

/** How a folder's files stand, without taking anything in. Rejects, in words for people, where it cannot be read. */
export async function examineFolder(
  place: ReadingPlace,
): Promise<{ readonly files: number; readonly read: number; readonly problems: readonly string[] }> {
  const seen = [...(await lookInto(place.dir))]
  const problems: string[] = []
  let read = 0
  for (const [file, one] of seen.slice(0, MOST)) {
    if (await heldIn(place, file, one)) continue
    const problem = one.fault ? problemInWords({ file, ...one.fault }) : await problemOf(place.dir, file)
    if (problem === null) read++
    else problems.push(problem)
  }
  return { files: seen.length, read, problems }
}

async function problemOf(dir: string, file: string): Promise<string | null> {
  const opened = await readOwnFile(dir, file)
  if (!opened.ok) return problemInWords({ file, ...opened.fault })
  const article = readArticle(file, opened.bytes)
  return article.ok ? null : problemInWords(article.problem)
}
