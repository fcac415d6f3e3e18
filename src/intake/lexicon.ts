import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type Lexicon, lexiconFrom } from "../core/extract/lexicon.ts"
import { assertWhole, type WordLists } from "../core/extract/lexicon-lists.ts"

export const readLexicon = async (dir: string): Promise<Lexicon> => lexiconFrom(await readWordLists(dir))

/**
 * The word lists of a folder: each .txt is one list, named by its file, one entry a line. Empty lines and lines that
 * open with "#" are not entries. Throws with the folder's or the list's name when something is missing.
 */
export async function readWordLists(dir: string): Promise<WordLists> {
  // One after the other takes a third of the time: they are small, and nobody is answered before they are read.
  const lists = readdirSync(dir)
    .filter((file) => file.endsWith(".txt"))
    .map((file): [string, readonly string[]] => {
      const lines = readFileSync(join(dir, file), "utf8").split("\n")
      const entries = lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"))
      return [file.slice(0, -".txt".length), entries]
    })
  const read = Object.fromEntries(lists)
  assertWhole(read)
  return read
}
