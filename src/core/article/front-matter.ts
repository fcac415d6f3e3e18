import type { Node, ParsedNode } from "yaml"
import { isMap, isScalar, parseDocument } from "yaml"
import { LINE_END, oneLine } from "./normalise.ts"
import { readDate } from "./printed-date.ts"
import type { Result } from "./problem.ts"
import { faulty, shown } from "./problem.ts"
import { LONGEST_SLUG, slugFrom } from "./slug.ts"

const KEYS = ["title", "standfirst", "byline", "outlet", "url", "published", "updated", "slug", "language"] as const
type Key = (typeof KEYS)[number]

/** What stands between the first "---" and the next: each value in one line; what is empty is absent. */
export type FrontMatter = { readonly [K in Key]?: string }

/** In UTF-16 code units; a real one has a few hundred. */
const LONGEST = 16 * 1024

/** `lines`: how many lines of the file it takes, both rules included; 0 when the file has none. */
export function readFrontMatter(source: string): Result<{ readonly matter: FrontMatter; readonly lines: number }> {
  const lines = source
    .slice(0, LONGEST)
    .replace(/^\uFEFF/, "")
    .split(LINE_END)
  if (lines[0]?.trimEnd() !== "---") return { ok: true, matter: {}, lines: 0 }
  const end = lines.findIndex((line, i) => i > 0 && line.trimEnd() === "---")
  if (end < 0) return faulty(1, 'the front matter that "---" opens has no end', 'Close it with another line "---".')

  const yaml = lines.slice(1, end).join("\n")
  // failsafe: every value stays the text that it was written as, also 2026-03-01, 007 and "no"
  const { contents, errors } = parseDocument(yaml, { schema: "failsafe", logLevel: "silent" })
  const lineOf = (offset: number) => yaml.slice(0, offset).split("\n").length + 1
  const [error] = errors
  if (error) return notYaml(lineOf(error.pos[0]), error.message.split(/ at line |[:\n]/)[0] ?? "")
  if (contents !== null && !isMap(contents)) return notYaml(2, "it holds no keys")

  const matter: { -readonly [K in Key]?: string } = {}
  for (const { key, value } of contents?.items ?? []) {
    const entry = readEntry(key, value, lineOf(key.range[0]))
    if (!entry.ok) return entry
    if (entry.words !== "") matter[entry.key] = entry.words
  }
  return { ok: true, matter, lines: end + 1 }
}

const notYaml = (line: number, why: string) =>
  faulty(
    line,
    `the front matter is not YAML (${why})`,
    'Write one "key: value" a line, with quotation marks around a value that holds ": " or opens with a sign.',
  )

function readEntry(key: Node, value: ParsedNode | null, line: number): Result<{ key: Key; words: string }> {
  const name = isScalar(key) ? String(key.value) : ""
  const known = KEYS.find((k) => k === name)
  if (!known) return faulty(line, `${shown(name)} is no key of the front matter`, `The keys are ${KEYS.join(", ")}.`)
  if (value !== null && !isScalar(value))
    return faulty(line, `"${known}" is not one text`, "Write it as one line of text.")
  const words = oneLine(String(value?.value ?? ""))
  const checked = words === "" ? { words } : (CHECKS[known]?.(words) ?? { words })
  if ("words" in checked) return { ok: true, key: known, words: checked.words }
  return faulty(line, `${shown(`${known}: ${words}`)} ${checked.what}`, checked.todo)
}

type Checked = { readonly words: string } | { readonly what: string; readonly todo: string }

/** What a value must be; where nothing is said, any text. */
const CHECKS: { readonly [K in Key]?: (words: string) => Checked } = {
  url: (words) =>
    URL.canParse(words) && /^https?:$/.test(new URL(words).protocol)
      ? { words: new URL(words).href }
      : { what: "is no web address", todo: "Write it as https://example.org/article, or leave it out." },
  published: date,
  updated: date,
  slug: (words) => {
    const slug = slugFrom(words)
    if (slug !== "" && slug.length <= LONGEST_SLUG) return { words: slug }
    return { what: "is no slug", todo: `Write it in at most ${LONGEST_SLUG} letters a to z, digits and hyphens.` }
  },
  language: (words) =>
    /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(words)
      ? { words }
      : { what: "is no language", todo: 'Write it as "en" or "en-GB", or leave it out.' },
}

function date(words: string): Checked {
  const printed = readDate(words)
  if (printed?.possible && printed.time !== undefined) return { words: printed.time }
  return {
    what: printed ? "is not a possible date" : "is not a date",
    todo: "Write it as 2026-03-01 or 2026-03-01T07:30+01:00.",
  }
}
