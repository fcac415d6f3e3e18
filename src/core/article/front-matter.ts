import type { Node, ParsedNode } from "yaml"
import { isMap, isScalar, parseDocument } from "yaml"
import type { PrintedTime } from "../model.ts"
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
  if (end < 0)
    return source.length > LONGEST
      ? faulty(
          1,
          `the front matter is longer than ${LONGEST / 1024} kB, or has no end`,
          'Close it with another line "---".',
        )
      : faulty(1, 'the front matter that "---" opens has no end', 'Close it with another line "---".')

  const yaml = lines.slice(1, end).join("\n")
  if (isNested(yaml)) return notYaml(2, "it is nested too deeply")
  // failsafe: every value stays the text that it was written as, also 2026-03-01, 007 and "no"
  const { contents, errors } = parseDocument(yaml, { schema: "failsafe", logLevel: "silent" })
  const lineOf = (offset: number) => yaml.slice(0, offset).split("\n").length + 1
  const [error] = errors
  if (error) return notYaml(lineOf(error.pos[0]), reasonOf(error.message))
  if (contents !== null && !isMap(contents)) return notYaml(2, "it holds no keys")

  const matter: { -readonly [K in Key]?: string } = {}
  for (const { key, value } of contents?.items ?? []) {
    const entry = readEntry(key, value, lineOf(key.range[0]))
    if (!entry.ok) return entry
    if (entry.words !== "") matter[entry.key] = entry.words
  }
  return { ok: true, matter, lines: end + 1 }
}

/** The reason without its place and without a sample of the text: "Nested mappings are not allowed in compact mappings". */
const reasonOf = (message: string): string => message.split(/ at line |\n|: (?=$)/)[0]?.replace(/[.:]$/, "") ?? ""

/** Brackets that YAML would follow to the bottom of its stack. Front matter has none inside another. */
const isNested = (yaml: string): boolean => /(?:[[{]\s*){20}/.test(yaml)

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

/** Printed news is no older than 1500, and none is of a time to come that nobody alive will see: such a year is a slip. */
const isYearOfNews = (time: PrintedTime): boolean => time >= "1500" && time < "2200"

function date(words: string): Checked {
  const printed = readDate(words)
  if (printed?.possible && printed.time !== undefined && isYearOfNews(printed.time)) return { words: printed.time }
  return {
    what: printed ? "is not a possible date" : "is not a date",
    todo: "Write it as 2026-03-01 or 2026-03-01T07:30+01:00.",
  }
}
