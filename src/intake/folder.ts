import { isUtf8 } from "node:buffer"
import { type Dirent, realpathSync, type Stats, statSync } from "node:fs"
import { readdir, realpath } from "node:fs/promises"
import { extname, join } from "node:path"
import { setImmediate } from "node:timers/promises"
import { EXTENSIONS } from "../core/article/kinds.ts"
import type { ArticleFault } from "../core/article/problem.ts"
import { FOLDER, isWithin, NO_FILE, OUTSIDE, unopened } from "./open-file.ts"

/** A file as one look at the folder finds it. */
export type Seen = {
  /** In bytes. */
  readonly size: number
  /** Differs whenever the file was written, replaced or given other permissions. */
  readonly print: string
  /** Why it is not to be opened; null for a file that is. */
  readonly fault: ArticleFault | null
}

/** The print with which a fingerprint begins. */
export const printIn = (fingerprint: string): string => fingerprint.split("-", PRINT_PARTS).join("-")
const PRINT_PARTS = 4

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
    const name = nameOf(entry)
    const found = name === null ? UNREADABLE_NAME : lookAt(entry, name, dir, home)
    if (found) seen.set(name ?? escaped(entry.name), found)
  }
  return seen
}

/** As bytes: a name that is no UTF-8 could not be told apart, nor opened, as a string. */
type Entry = Dirent<Buffer>

async function entriesOf(dir: string): Promise<readonly [readonly Entry[], string]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true, encoding: "buffer" })
    const open = entries.filter(({ name }) => !HIDDEN.has(name[0] ?? 0) && (isUtf8(name) || isExpected(escaped(name))))
    return [open.sort((a, b) => Buffer.compare(a.name, b.name)), await realpath(dir)]
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException
    const [why, todo] = FOLDER_FAULTS[code] ?? [`cannot be read (${code})`, "Check the disk"]
    throw new Error(`The content folder ${dir} ${why}. ${todo}, or set CONTENT_DIR to the folder with the articles.`)
  }
}

/** How names begin that editors and systems give to what is no article: ".", "~" and "#". */
const HIDDEN = new Set([...".~#"].map((sign) => sign.charCodeAt(0)))
const isExpected = (name: string): boolean => EXPECTED.has(extname(name).toLowerCase())

/** Null where the bytes are no UTF-8. */
const nameOf = ({ name }: Entry): string | null => (isUtf8(name) ? name.toString() : null)

/** "caf\\xe9.txt": a name of any bytes, for people. */
const escaped = (name: Buffer): string =>
  [...name].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`)).join("")

/** Null for what nobody expects to be read, and for a file that is gone meanwhile. `home` is the folder's real path. */
function lookAt(entry: Entry, name: string, dir: string, home: string): Seen | null {
  if (entry.isDirectory()) return refused(FOLDER)
  const isLink = entry.isSymbolicLink()
  if (!isExpected(name) && !isLink) return null
  try {
    const path = join(dir, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (isExpected(name) || stat?.isDirectory()) return isLink ? lookBehind(path, stat, home) : seenAs(stat)
    return null
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return isExpected(name) ? refused(code === "ELOOP" ? NOWHERE : unopened(String(code))) : null
  }
}

/** A link may lead to another file of the folder, as in a mounted ConfigMap; never to what lies elsewhere on the machine. */
function lookBehind(path: string, stat: Stats | undefined, home: string): Seen | null {
  if (!stat) return refused(NOWHERE)
  const real = realpathSync(path)
  return isWithin(home, real) || real === home ? seenAs(stat) : refused(OUTSIDE)
}

function seenAs(stat: Stats | undefined): Seen | null {
  if (!stat) return null
  if (stat.isFile())
    return { size: stat.size, print: `${stat.size}-${stat.mtimeMs}-${stat.ctimeMs}-${stat.ino}`, fault: null }
  return refused(stat.isDirectory() ? FOLDER : NO_FILE)
}

function refused(fault: ArticleFault): Seen {
  return { size: 0, print: fault.what, fault }
}

const UNREADABLE_NAME = refused({
  line: null,
  what: "its name is not UTF-8, so it cannot be told apart from others",
  todo: "Rename it.",
})
const NOWHERE: ArticleFault = {
  line: null,
  what: "it is a broken link",
  todo: "Fix the link, or remove it.",
}

const FOLDER_FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ["does not exist", "Create it"],
  ENOTDIR: ["is not a folder", "Replace it with a folder"],
  EACCES: ["cannot be read by the bot's user (EACCES)", "Give that user read permission"],
  EPERM: ["cannot be read by the bot's user (EPERM)", "Give that user read permission"],
}
