import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { type Lexicon, lexiconFrom } from "../core/extract/lexicon.ts"
import { assertWhole, type WordLists } from "../core/extract/lexicon-lists.ts"

export const readLexicon = async (dir: string): Promise<Lexicon> => lexiconFrom(await readWordLists(dir))

/**
 * The word lists of a folder: each .txt is one list, named by its file, one entry a line. Empty lines and lines that
 * open with "#" are not entries. Throws with the folder's or the list's name when something is missing.
 */
export async function readWordLists(dir: string): Promise<WordLists> {
  const files = (await readdir(dir)).filter((file) => file.endsWith(".txt"))
  const lists = files.map(async (file): Promise<[string, readonly string[]]> => {
    const lines = (await readFile(join(dir, file), "utf8")).split("\n").map((line) => line.trim())
    return [file.slice(0, -".txt".length), lines.filter((line) => line !== "" && !line.startsWith("#"))]
  })
  const read = Object.fromEntries(await Promise.all(lists))
  assertWhole(read)
  return read
}
