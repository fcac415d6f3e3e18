import { LINE_END } from "./normalise.ts"
import type { Result } from "./problem.ts"
import { faulty } from "./problem.ts"

/** In UTF-16 code units; a real one has a few hundred. */
const LONGEST = 16 * 1024
/** Front matter that stands further down is no longer looked for. */
const NEAR_TOP = 12

/** The lines between the fences: where they begin, as a line number from 0, and the number of the line behind the lower fence. */
export type Fenced = { readonly lines: readonly string[]; readonly from: number; readonly end: number }

/** What an editor leaves above it or around it: blanks, zero-width characters, a comment. */
const EMPTY = /^[\s\u200B\uFEFF\u2060\u00AD]*$/
const trimmed = (line: string | undefined): string =>
  (line ?? "").replaceAll(/^[\s\u200B\uFEFF\u2060\u00AD]+|\s+$/g, "")
const FENCE = /^-{3,}\s*(?:ya?ml)?$/i
const CLOSING = /^(?:-{3,}|\.\.\.)$/

/**
 * Finds the front matter: lines between two rules "---" at the top, also below empty lines or a comment, also with more
 * hyphens or "---yaml". Null where there is none. What looks like front matter and stands elsewhere or is written in
 * another language is a problem, so that it never becomes the title. `isKey`: whether a line opens with a key of ours.
 * `isSure`: a rule on the first line is always a fence, as in Markdown; else a key of ours must stand below it.
 */
export function findFence(
  source: string,
  isKey: (line: string) => boolean,
  isSure: boolean,
): Result<{ readonly fenced: Fenced | null }> {
  const lines = source.slice(0, LONGEST).split(LINE_END)
  const top = behindComments(lines)
  const opening = trimmed(lines[top])
  const isExact = isSure && lines[0]?.replace(/^\uFEFF/, "").trimEnd() === "---"
  if (isExact || (FENCE.test(opening) && hasKeyBelow(lines, top, isKey))) {
    const first = isExact ? 0 : top
    const at = lines.findIndex((line, i) => i > first && CLOSING.test(trimmed(line)))
    if (at >= 0) return { ok: true, fenced: { lines: lines.slice(first + 1, at), from: first + 1, end: at + 1 } }
    const todo = 'Close it with another line "---".'
    return source.length > LONGEST
      ? faulty(first + 1, `the front matter is longer than ${LONGEST / 1024} kB, or has no end`, todo)
      : faulty(first + 1, 'the front matter that "---" opens has no end', todo)
  }
  return misplaced(lines, top, isKey) ?? { ok: true, fenced: null }
}

/** Whether the next line that is not empty is one of ours. */
function hasKeyBelow(lines: readonly string[], at: number, isKey: (line: string) => boolean): boolean {
  const below = lines.slice(at + 1, at + 1 + NEAR_TOP).filter((line) => !EMPTY.test(line) && !line.startsWith("#"))
  return below.slice(0, 3).some((line) => isKey(trimmed(line)))
}

/** The first line that is neither empty nor a comment "<!-- … -->". */
function behindComments(lines: readonly string[]): number {
  let isComment = false
  for (let i = 0; i < lines.length; i++) {
    const line = trimmed(lines[i])
    isComment ||= line.startsWith("<!--")
    if (isComment) {
      if (line.includes("-->")) isComment = false
    } else if (line !== "") return i
  }
  return lines.length
}

/** Front matter that cannot be read where it stands or as it is written, as a problem with its line. */
function misplaced(lines: readonly string[], top: number, isKey: (line: string) => boolean) {
  const WRITE = 'Put it between two "---" lines at the top of the file, with one "key: value" per line.'
  const opening = trimmed(lines[top])
  if (/^\+{3,}\s*(?:toml)?$/i.test(opening) || /^-{3,}\s*toml$/i.test(opening))
    return faulty(top + 1, "the front matter is TOML, which is not supported", WRITE)
  if (
    /^;;;$/.test(opening) ||
    /^-{3,}\s*json$/i.test(opening) ||
    isJson(
      lines
        .slice(top, top + 3)
        .map(trimmed)
        .join(" "),
    )
  )
    return faulty(top + 1, "the front matter is JSON, which is not supported", WRITE)
  const near = lines.slice(top, top + NEAR_TOP).map(trimmed)
  const fence = near.findIndex((line, i) => /^-{3,}\s*\w*$/.test(line) && isKey(near[i + 1] ?? ""))
  if (fence >= 0)
    return faulty(top + fence + 1, "the front matter is not at the top of the file", "Move it to the first line.")
  if (isKey(near[0] ?? "") && isKey(near.find((line, i) => i > 0 && line !== "") ?? ""))
    return faulty(top + 1, 'the front matter has no line "---" above it', WRITE)
  return null
}

const isJson = (words: string): boolean => /^\{\s*["'][\w-]+["']\s*:/.test(words)
