import type { Reading } from "../core/newsroom.ts"
import { counted } from "../core/text/words.ts"

/**
 * How far the content files are read. `read`: taken in, as they are now; `refused`: left out, or behind their last change;
 * `held`: held back by their own front matter. A fault of the whole folder (".") is none of a file's.
 */
export function contentStatus({ read: seen, total, faults, held = [] }: Reading) {
  const holding = new Set(held.map(({ file }) => file))
  const refused = faults.filter(({ file }) => file !== "." && !holding.has(file)).length
  const read = Math.max(0, seen - refused - held.length)
  const status = seen < total ? "reading" : "ready"
  return { status, read, refused, total, ...(held.length > 0 && { held: held.length }) } as const
}

/** "12 articles, 1 left out (see http://127.0.0.1:3000/readyz)"; what is still to be read is told, too. */
export function contentInWords(articles: number, reading: Reading, url: string): string {
  const { refused, status, held = 0 } = contentStatus(reading)
  const missing = reading.total - reading.read
  const left = [
    ...(refused > 0 ? [`${refused} left out`] : []),
    ...(held > 0 ? [`${held} held back`] : []),
    ...(status === "reading" ? [`${missing} of ${reading.total} files not read yet`] : []),
  ]
  const all = counted(articles, "article")
  return left.length > 0 ? `${all}, ${left.join(", ")} (see ${url}/readyz)` : all
}
