import { cp, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { extractorVersion } from "../../src/core/extract/lexicon-lists.ts"
import { readLexicon, readWordLists } from "../../src/intake/lexicon.ts"
import { folder } from "../support/spawn.ts"

const LEXICON = join(import.meta.dirname, "../../content/lexicon")

async function copied() {
  const { path, remove } = await folder()
  onTestFinished(remove)
  await cp(LEXICON, path, { recursive: true })
  return path
}

const extractorIn = async (dir: string) => extractorVersion(await readWordLists(dir))

test("a word list that is missing is named before anything is read", async () => {
  const dir = await copied()
  await rm(join(dir, "titles.txt"))
  await expect(readWordLists(dir)).rejects.toThrow(/"titles" is missing\. Put titles\.txt back/)
})

test("the extractor is named without its word lists being read into tables, and a changed list is another one", async () => {
  const dir = await copied()
  expect(await extractorIn(dir)).toBe((await readLexicon(dir)).extractor)
  await writeFile(join(dir, "titles.txt"), "mr +address\n")
  expect(await extractorIn(dir)).not.toBe(await extractorIn(LEXICON))
})
