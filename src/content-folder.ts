import { statSync } from "node:fs"
import { readdir } from "node:fs/promises"
import { extname, join } from "node:path"
import { setImmediate } from "node:timers/promises"
import { EXTENSIONS } from "./core/article/kinds.ts"

/** A file as one look at the folder finds it. */
export type Seen = {
  /** In bytes. */
  readonly size: number
  /** Differs whenever the file was written again. */
  readonly print: string
}

/** Kinds of documents that somebody may expect to be read. They are told as faults; pictures and the like are not. */
const DOCUMENTS = "doc docx odt pdf rtf htm html json xml markdown mdx text eml".split(" ")
const EXPECTED = new Set([...EXTENSIONS, ...DOCUMENTS].map((extension) => `.${extension}`))

/** So many files are looked at between two breaths of the main thread: well below a millisecond on a local disk. */
const AT_ONCE = 100

/**
 * The folder's own documents by name, in the order of their names; hidden files and editors' temporary ones are left
 * out. Throws in words for people when there is no such folder or it cannot be read.
 *
 * `stat` is asked synchronously, a few at a time: a look at 10,000 files takes 45 ms of processor time, and 160 ms
 * when it is asked asynchronously.
 */
export async function lookInto(dir: string): Promise<ReadonlyMap<string, Seen>> {
  const names = (await namesIn(dir)).filter((name) => !/^[.~#]/.test(name) && EXPECTED.has(extname(name).toLowerCase()))
  const seen = new Map<string, Seen>()
  for (const [i, name] of names.sort().entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate()
    const stat = statSync(join(dir, name), { throwIfNoEntry: false })
    if (stat?.isFile()) seen.set(name, { size: stat.size, print: `${stat.size}-${stat.mtimeMs}` })
  }
  return seen
}

async function namesIn(dir: string): Promise<readonly string[] & string[]> {
  try {
    return await readdir(dir)
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException
    const [why, todo] = FOLDER_FAULTS[code] ?? [`cannot be read (${code})`, "Check the disk"]
    throw new Error(`The content folder ${dir} ${why}. ${todo}, or set CONTENT_DIR to the folder with the articles.`)
  }
}

const FOLDER_FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ["does not exist", "Make it"],
  ENOTDIR: ["is no folder", "Put a folder in its place"],
  EACCES: ["may not be read by the bot's user (EACCES)", "Let that user read it"],
  EPERM: ["may not be read by the bot's user (EPERM)", "Let that user read it"],
}
