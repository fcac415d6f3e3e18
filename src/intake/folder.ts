import { type Dirent, realpathSync, type Stats, statSync } from "node:fs"
import { readdir, realpath } from "node:fs/promises"
import { extname, join, sep } from "node:path"
import { setImmediate } from "node:timers/promises"
import { EXTENSIONS } from "../core/article/kinds.ts"
import type { Fault } from "../core/article/problem.ts"

/** A file as one look at the folder finds it. */
export type Seen = {
  /** In bytes. */
  readonly size: number
  /** Differs whenever the file was written again. */
  readonly print: string
  /** Why it is not to be opened; null for a file that is. */
  readonly fault: Fault | null
}

/** Kinds of documents that somebody may expect to be read. They are told as faults; pictures and the like are not. */
const DOCUMENTS = "doc docx odt pdf rtf htm html json xml markdown mdx text eml".split(" ")
const EXPECTED = new Set([...EXTENSIONS, ...DOCUMENTS].map((extension) => `.${extension}`))

/** So many files are looked at between two breaths of the main thread: well below a millisecond on a local disk. */
const AT_ONCE = 100

/**
 * The folder's own documents by name, in the order of their names; hidden files and editors' temporary ones are left
 * out. What somebody may take for a document and is none comes with its fault: a folder, a link that leads nowhere or
 * out of the folder, a pipe. Throws in words for people when there is no such folder or it cannot be read.
 *
 * `stat` is asked synchronously, a few at a time: a look at 10,000 files takes 45 ms of processor time, and 160 ms
 * when it is asked asynchronously.
 */
export async function lookInto(dir: string): Promise<ReadonlyMap<string, Seen>> {
  const [entries, home] = await entriesOf(dir)
  const seen = new Map<string, Seen>()
  for (const [i, entry] of entries.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate()
    const found = lookAt(entry, dir, home)
    if (found) seen.set(entry.name, found)
  }
  return seen
}

async function entriesOf(dir: string): Promise<readonly [readonly Dirent[], string]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true })
    const open = entries.filter(({ name }) => !/^[.~#]/.test(name))
    return [open.sort((a, b) => (a.name < b.name ? -1 : 1)), await realpath(dir)]
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException
    const [why, todo] = FOLDER_FAULTS[code] ?? [`cannot be read (${code})`, "Check the disk"]
    throw new Error(`The content folder ${dir} ${why}. ${todo}, or set CONTENT_DIR to the folder with the articles.`)
  }
}

/** Null for what nobody expects to be read, and for a file that is gone meanwhile. `home` is the folder's real path. */
function lookAt(entry: Dirent, dir: string, home: string): Seen | null {
  const isExpected = EXPECTED.has(extname(entry.name).toLowerCase())
  if (entry.isDirectory()) return refused(FOLDER)
  const isLink = entry.isSymbolicLink()
  if (!isExpected && !isLink) return null
  try {
    const path = join(dir, entry.name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (isExpected || stat?.isDirectory()) return isLink ? lookBehind(path, stat, home) : seenAs(stat)
    return null
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return isExpected ? refused(code === "ELOOP" ? NOWHERE : unopened(String(code))) : null
  }
}

/** A link may lead to another file of the folder, as in a mounted ConfigMap; never to what lies elsewhere on the machine. */
function lookBehind(path: string, stat: Stats | undefined, home: string): Seen | null {
  if (!stat) return refused(NOWHERE)
  return realpathSync(path).startsWith(home.endsWith(sep) ? home : home + sep) ? seenAs(stat) : refused(OUTSIDE)
}

function seenAs(stat: Stats | undefined): Seen | null {
  if (!stat) return null
  if (stat.isFile()) return { size: stat.size, print: `${stat.size}-${stat.mtimeMs}`, fault: null }
  return refused(stat.isDirectory() ? FOLDER : NO_FILE)
}

const refused = (fault: Fault): Seen => ({ size: 0, print: fault.what, fault })

const FOLDER: Fault = {
  line: null,
  what: "it is a folder, and only files that lie in the content folder itself are read",
  todo: "Move its articles up, or the folder elsewhere.",
}
const NOWHERE: Fault = { line: null, what: "it is a link that leads nowhere", todo: "Mend the link, or remove it." }
const OUTSIDE: Fault = {
  line: null,
  what: "it is a link that leads out of the content folder",
  todo: "Put the file itself in its place.",
}
const NO_FILE: Fault = { line: null, what: "it is no ordinary file", todo: "Put a file in its place, or remove it." }

/** What a file that the system refuses to open is told as; `code` is the system's own ("EACCES"). */
export const unopened = (code: string): Fault => ({
  line: null,
  what: `the file cannot be opened (${code})`,
  todo: "Let the bot's user read it.",
})

const FOLDER_FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ["does not exist", "Make it"],
  ENOTDIR: ["is no folder", "Put a folder in its place"],
  EACCES: ["may not be read by the bot's user (EACCES)", "Let that user read it"],
  EPERM: ["may not be read by the bot's user (EPERM)", "Let that user read it"],
}
