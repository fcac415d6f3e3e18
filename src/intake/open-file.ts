import { constants, type Stats } from "node:fs"
import { type FileHandle, open, realpath, stat } from "node:fs/promises"
import { join, sep } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { LARGEST_FILE, tooLarge } from "../core/article/decode.ts"
import type { ArticleFault } from "../core/article/problem.ts"

/**
 * A file's bytes, or why there are none. `isPassing`: the trouble is the system's, and may pass with the file unchanged.
 * `top`: how a file begins that is too large to be read.
 */
export type FileRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: ArticleFault; readonly isPassing: boolean; readonly top?: Uint8Array }

/** A file on a disk or share that does not answer within this time is told as a fault, and tried again at the next look. */
const READ_MS = 10_000

/** Neither a link that was put in the file's place is followed, nor does a pipe keep the opener waiting. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/**
 * Reads a file of the folder `dir`. It is opened once and judged by its handle, so that nothing put in its place after the
 * look at the folder is read: a link may lead to another file of the folder, but not out of it. Never rejects.
 */
export async function readOwnFile(dir: string, file: string, withinMs = READ_MS): Promise<FileRead> {
  const ending = new AbortController()
  const late = pause(withinMs, failed(tooSlow(withinMs), true), { signal: ending.signal })
  try {
    return await Promise.race([late, readNow(dir, join(dir, file))])
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return failed(code === "ELOOP" ? REPLACED : unopened(code ?? String(error)), true)
  } finally {
    ending.abort()
  }
}

async function readNow(dir: string, path: string): Promise<FileRead> {
  const home = await realpath(dir)
  const real = await realpath(path)
  if (!isWithin(home, real)) return failed(OUTSIDE)
  const handle = await open(real, FLAGS)
  try {
    const opened = await handle.stat()
    if (!opened.isFile()) return failed(opened.isDirectory() ? FOLDER : NO_FILE)
    // Between the look and the opening something else may have come to stand there.
    if (!(await isStill(path, home, opened))) return failed(REPLACED, true)
    return await bytesOf(handle, opened.size)
  } finally {
    await handle.close()
  }
}

/** A file of any size to be read piece by piece, whose reader closes it; a pipe keeps nobody waiting. Never rejects. */
export async function openFile(
  path: string,
): Promise<{ readonly handle: FileHandle } | { readonly fault: ArticleFault }> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => error,
  )
  if (handle instanceof Error) return { fault: unopened(handle.code ?? String(handle)) }
  const opened = await handle.stat()
  if (opened.isFile()) return { handle }
  await handle.close()
  return { fault: opened.isDirectory() ? FOLDER : NO_FILE }
}

/** Whether the path, links resolved, still leads within the folder to what was opened. */
async function isStill(path: string, home: string, opened: Stats): Promise<boolean> {
  const real = await realpath(path)
  const there = await stat(real)
  return isWithin(home, real) && there.ino === opened.ino && there.dev === opened.dev
}

export const isWithin = (home: string, path: string): boolean => path.startsWith(home.endsWith(sep) ? home : home + sep)

/** A file that grows meanwhile is read to its new end, but never past the largest size. */
async function bytesOf(handle: FileHandle, size: number): Promise<FileRead> {
  if (size > LARGEST_FILE) return { ...failed(tooLarge(size).fault), top: await topOf(handle) }
  const pieces: Buffer[] = []
  let length = 0
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(PIECE), 0, PIECE, null)
    if (bytesRead === 0) return { ok: true, bytes: Buffer.concat(pieces) }
    length += bytesRead
    if (length > LARGEST_FILE) return { ...failed(tooLarge(length).fault), top: pieces[0] ?? buffer }
    pieces.push(buffer.subarray(0, bytesRead))
  }
}

async function topOf(handle: FileHandle): Promise<Uint8Array> {
  const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(PIECE), 0, PIECE, 0)
  return buffer.subarray(0, bytesRead)
}

/** Bytes asked for at a time. */
const PIECE = 256 * 1024

const failed = (fault: ArticleFault, isPassing = false) => ({ ok: false, fault, isPassing }) as const

/** What a file that the system refuses to open is told as; `code` is the system's own ("EACCES"). */
export function unopened(code: string): ArticleFault {
  const [why, todo] = SYSTEM_FAULTS[code] ?? ["", "Pullquote keeps trying; if this does not go away, check the disk."]
  return { line: null, what: `the file cannot be opened (${code}${why})`, todo }
}

const SYSTEM_FAULTS: Readonly<Record<string, readonly [why: string, todo: string]>> = {
  EACCES: ["", "Give the bot's user read permission."],
  EPERM: ["", "Give the bot's user read permission."],
  EMFILE: [", too many open files", "Pullquote keeps trying; if this does not go away, raise the limit."],
  ENFILE: [", too many open files", "Pullquote keeps trying; if this does not go away, raise the limit."],
}

export const FOLDER: ArticleFault = {
  line: null,
  what: "it is a folder, and subfolders are not read",
  todo: "Move its articles into the content folder itself, or the folder elsewhere.",
}
export const OUTSIDE: ArticleFault = {
  line: null,
  what: "it is a link to a place outside the content folder",
  todo: "Replace it with the file itself.",
}
export const NO_FILE: ArticleFault = {
  line: null,
  what: "it is not an ordinary file",
  todo: "Replace it with a file, or remove it.",
}
const REPLACED: ArticleFault = {
  line: null,
  what: "it was replaced while it was being opened",
  todo: "Pullquote will try again in a moment.",
}
const tooSlow = (ms: number): ArticleFault => ({
  line: null,
  what: `it could not be read within ${ms / 1000} seconds`,
  todo: "Check the disk or network share; Pullquote keeps trying.",
})
