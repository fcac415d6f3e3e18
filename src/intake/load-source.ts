import { isUtf8 } from "node:buffer"
import { createHash } from "node:crypto"
import { readdir, stat } from "node:fs/promises"
import { basename, dirname, extname, join, relative } from "node:path"
import { LARGEST_FILE } from "../core/article/decode.ts"
import { EXTENSIONS } from "../core/article/kinds.ts"
import { type ArticleFault, faulty } from "../core/article/problem.ts"
import { byteLinesIn } from "../core/text/lines-in.ts"
import { fileOfLine } from "./load-line.ts"
import { openFile, readOwnFile } from "./open-file.ts"

/** What somebody loads: a folder with all that lies in it, or a file. */
export type LoadSource = {
  /** Files of articles, by their names from `dir`, in the order of these names. */
  readonly dir: string
  readonly files: readonly string[]
}

/** One article to be loaded, before it is read, or what is wrong with it. */
export type Loadable = {
  /** For people: "morgue.jsonl, line 12". */
  readonly place: string
  /** Of its bytes, 32 digits. */
  readonly print: string
  /** Its name and bytes as a file of the content folder; `line`: the line of a file that holds many. */
  readonly file:
    | { readonly name: string; readonly bytes: Uint8Array; readonly isLine: boolean }
    | { readonly fault: ArticleFault }
}

const READ = new Set([...EXTENSIONS, "jsonl"].map((extension) => `.${extension}`))
const isRead = (name: string): boolean => READ.has(extname(name).toLowerCase())

/** Says in words for people why it cannot be loaded. */
export async function loadSourceAt(path: string): Promise<LoadSource | string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error) return `${path} cannot be read (${found.code}).`
  if (found.isFile() && isRead(path)) return { dir: dirname(path), files: [basename(path)] }
  if (!found.isDirectory())
    return `${path} cannot be loaded. Name a folder, or a file that ends in ${[...READ].join(", ")}.`
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => error,
  )
  if (entries instanceof Error) return `${path} cannot be read (${entries.code}).`
  // A folder may be called like an article: what is in it is read.
  const names = entries.flatMap((entry) =>
    entry.isDirectory() ? [] : [relative(path, join(entry.parentPath, entry.name))],
  )
  const isHidden = (name: string) => name.split(/[/\\]/).some((part) => /^[.~#]/.test(part))
  return { dir: path, files: names.filter((name) => isRead(name) && !isHidden(name)).sort() }
}

/** All articles of the source, one after the other; no file of lines is read whole. */
export async function* loadablesIn({ dir, files }: LoadSource): AsyncGenerator<Loadable> {
  for (const name of files) {
    const path = join(dir, name)
    if (extname(name).toLowerCase() === ".jsonl") yield* linesOfFile(path)
    else {
      const read = await readOwnFile(dir, name)
      const bytes = read.ok ? read.bytes : new Uint8Array()
      const file = read.ok ? { name: basename(name), bytes, isLine: false } : { fault: read.fault }
      // A file's name gives its slug.
      yield { place: path, print: printOf([basename(name), "\n", bytes]), file }
    }
  }
}

async function* linesOfFile(path: string): AsyncGenerator<Loadable> {
  const opened = await openFile(path)
  if ("fault" in opened) {
    yield { place: path, print: printOf([path]), file: opened }
    return
  }
  const decoder = new TextDecoder()
  let number = 0
  for await (const bytes of byteLinesIn(opened.handle.createReadStream())) {
    number++
    const fault = number === 1 ? faultOfBeginning(bytes) : null
    if (fault) {
      yield { place: path, print: printOf([path]), file: { fault } }
      return
    }
    const line = decoder.decode(bytes)
    if (line.trim() === "") continue
    const print = printOf([line])
    const read = readLine(line, bytes, print)
    const file = read.ok ? { name: read.name, bytes: read.bytes, isLine: true } : { fault: read.fault }
    yield { place: `${path}, line ${number}`, print, file }
  }
}

/** What is wrong with all of a file that begins so: it would be told of each line. */
function faultOfBeginning(bytes: Uint8Array): ArticleFault | null {
  const begins = (...start: readonly number[]) => start.every((byte, i) => bytes[i] === byte)
  if (begins(0x1f, 0x8b) || begins(0x50, 0x4b, 3, 4) || begins(0x28, 0xb5, 0x2f, 0xfd)) return COMPRESSED
  return begins(0xff, 0xfe) || begins(0xfe, 0xff) ? UTF_16 : null
}

const COMPRESSED = { line: null, what: "it is compressed", todo: "Unpack it, and load what comes out." }
const UTF_16 = { line: null, what: "it is UTF-16 text", todo: "Save the file as UTF-8." }

function readLine(line: string, bytes: Uint8Array, print: string) {
  if (!isUtf8(bytes)) return NOT_UTF8
  if (bytes.length > LARGEST_FILE) return TOO_LONG
  return fileOfLine(line, print)
}

const TOO_LONG = faulty(
  null,
  `the line is longer than ${LARGEST_FILE / 1024 / 1024} MB`,
  "Split the article, or remove what is not text.",
)
const NOT_UTF8 = faulty(null, "it is not UTF-8 text", "Save the file as UTF-8.")

function printOf(pieces: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256")
  for (const piece of pieces) hash.update(piece)
  return hash.digest("hex").slice(0, 32)
}
