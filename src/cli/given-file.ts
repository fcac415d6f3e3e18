import { readFile, stat } from "node:fs/promises"

/** A file that was named on the command line, or why it cannot be read, in a sentence for people. */
export type GivenFile =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly text: string }
  | { readonly ok: false; readonly problem: string }

/** `text` is the file's as `readArticle` decodes it: a byte order mark is its first character. */
export async function readGivenFile(file: string): Promise<GivenFile> {
  const failed = (problem: string): GivenFile => ({ ok: false, problem: `${file}: ${problem}` })
  // A pipe that nobody writes to would keep the reader waiting.
  const kind = await stat(file).catch((error: NodeJS.ErrnoException) => error)
  if (kind instanceof Error) return failed(`cannot be read (${kind.code}).`)
  if (!kind.isFile()) return failed("is not a file. Name files, or send JSON lines to --jsonl on standard input.")
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error) return failed(`cannot be read (${bytes.code}).`)
  return { ok: true, bytes, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) }
}
