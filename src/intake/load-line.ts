import { faulty, type Result } from "../core/article/problem.ts"
import { LONGEST_SLUG, slugFrom } from "../core/article/slug.ts"

/** What a line may tell of its article beside its text, each a key of front matter; `embargo` and `status` hold it back. */
const KEYS = [
  "slug",
  "title",
  "byline",
  "outlet",
  "url",
  "published",
  "updated",
  "language",
  "kind",
  "embargo",
  "status",
] as const

/** A file as the content folder might have it: how it is named, and its bytes. */
export type LineFile = { readonly name: string; readonly bytes: Uint8Array }

/**
 * A line {"title", "text", …} → the file that it stands for, with its keys as front matter, so that a line is read as a file is.
 * Without a slug the title names it, and `print` tells it from others of that title: the same line is the same article.
 */
export function fileOfLine(line: string, print: string): Result<LineFile> {
  const value = parsed(line)
  if (value === undefined) return faulty(null, "it is not JSON", `Write one object a line: ${EXAMPLE}.`)
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return faulty(null, "it is no object", `Write one object a line: ${EXAMPLE}.`)
  const { text, ...about } = value as Readonly<Record<string, unknown>>
  const given = KEYS.flatMap((key) =>
    about[key] === undefined || about[key] === null ? [] : [[key, about[key]] as const],
  )
  const wrong = given.find(([, told]) => typeof told !== "string")
  if (wrong) return faulty(null, `"${wrong[0]}" is no text`, "Write it in quotation marks.")
  const title = typeof about.title === "string" ? about.title.trim() : ""
  if (title === "") return faulty(null, 'it has no "title"', `Write one object a line: ${EXAMPLE}.`)
  if (typeof text !== "string" || text.trim() === "")
    return faulty(null, 'it has no "text"', `Write one object a line: ${EXAMPLE}.`)
  const front = given.map(([key, told]) => `${key}: ${inOneLine(JSON.stringify(told))}\n`).join("")
  const bytes = new TextEncoder().encode(`---\n${front}---\n\n${text}\n`)
  return { ok: true, name: `${nameOf(title, print)}.txt`, bytes }
}

/** JSON leaves these as they are, and to whoever reads front matter they end a line or are no text. YAML reads the escape alike. */
const inOneLine = (json: string): string =>
  json.replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`)

const EXAMPLE = '{"title": "…", "text": "…"}'

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Code units of a print that a name has behind its title. */
const TELLING = 8

const nameOf = (title: string, print: string): string =>
  `${slugFrom(title).slice(0, LONGEST_SLUG - TELLING - 1)}-${print.slice(0, TELLING)}`.replace(/^-/, "")
