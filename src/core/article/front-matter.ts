import type { Node, ParsedNode, YAMLMap } from "yaml"
import { isMap, isScalar, isSeq, parseDocument } from "yaml"
import type { Correction } from "../model.ts"
import { type Fenced, findFence } from "./front-fence.ts"
import type { FrontKey } from "./front-values.ts"
import { articleKindOf, checkedValue, FRONT_KEYS, type KINDS, readCorrection } from "./front-values.ts"
import type { Head } from "./head.ts"
import { oneLine } from "./normalise.ts"
import type { Result } from "./problem.ts"
import { faulty, shown } from "./problem.ts"

type Text = Exclude<FrontKey, "kind" | "correction" | "embargo" | "status">

/** What stands between the first "---" and the next: each value in one line; what is empty is absent. */
export type FrontMatter = { readonly [K in Text]?: string } & {
  readonly kind?: (typeof KINDS)[number]
  readonly corrections?: readonly Correction[]
}

/** What of it an article's head holds: all but the slug; news is the kind that goes without saying. */
export function headFrom({ slug: _, kind, ...told }: FrontMatter): Partial<Head> {
  return { ...told, ...(kind !== undefined && kind !== "news" && { kind }) }
}

/** "title: …" with one of our keys. */
const OUR_KEY = new RegExp(`^["']?(?:${FRONT_KEYS.join("|")})["']? ?:(?: |$)`)

/**
 * `lines`: how many lines of the file it takes, both rules included; 0 when the file has none. `isSure`: whether a rule on
 * the first line always opens front matter, as in Markdown.
 */
export function readFrontMatter(
  source: string,
  isSure: boolean,
): Result<{ readonly matter: FrontMatter; readonly lines: number }> {
  const found = findFence(source, (line) => OUR_KEY.test(line), isSure)
  if (!found.ok) return found
  if (!found.fenced) return { ok: true, matter: {}, lines: 0 }
  const parsed = parseFenced(found.fenced)
  if (!parsed.ok) return parsed
  const { contents, lineOf } = parsed
  const { end } = found.fenced

  const texts: { -readonly [K in FrontKey]?: string } = {}
  let corrections: readonly Correction[] = []
  for (const { key, value } of contents?.items ?? []) {
    const line = lineOf(key.range[0])
    if (isScalar(key) && key.value === "correction") {
      const read = readCorrections(value, line, lineOf)
      if (!read.ok) return read
      corrections = read.corrections
      continue
    }
    const entry = readEntry(key, value, line)
    if (!entry.ok) return entry
    if (entry.words !== "") texts[entry.key] = entry.words
  }
  // Whether they hold the article back is asked of the file before it is read (hold.ts).
  const { kind, correction: _, embargo: __, status: ___, ...told } = texts
  const known = kind === undefined ? undefined : articleKindOf(kind)
  return {
    ok: true,
    matter: { ...told, ...(known && { kind: known }), ...(corrections.length > 0 && { corrections }) },
    lines: end,
  }
}

/** The keys and values between the rules, and the line of the file that a position in them stands on. */
export function parseFenced({ lines, from }: Fenced): Result<{
  readonly contents: YAMLMap.Parsed | null
  readonly lineOf: (offset: number) => number
}> {
  const yaml = lines.map(withWholeText).join("\n")
  if (isNested(yaml)) return notYaml(from + 1, "it is nested too deeply")
  // failsafe: every value stays the text that it was written as, also 2026-03-01, 007 and "no"
  const { contents, errors } = parseDocument(yaml, { schema: "failsafe", logLevel: "silent" })
  const lineOf = (offset: number) => yaml.slice(0, offset).split("\n").length + from
  const [error] = errors
  if (error) return notYaml(lineOf(error.pos[0]), reasonOf(error.message))
  if (contents !== null && !isMap(contents)) return notYaml(from + 1, "it has no keys")
  return { ok: true, contents, lineOf }
}

/** Lines whose value is running text, and items of a list. */
const OF_TEXT =
  /^((?:title|standfirst|byline|outlet|issuer)[ \t]*:[ \t]+|correction[ \t]*:[ \t]+|[ \t]*-[ \t]+)([^\s"'|>[{&*!%@`].*)$/
/** A "#" with a blank behind it opens a comment; "#11" does not, whatever YAML says. */
const COMMENT = /[ \t]+#(?:[ \t].*)?$/

/** The line with its text in quotation marks where YAML would cut it at "#11" or break it at "2026-11-25: ". */
function withWholeText(line: string): string {
  const [, opening = "", text = ""] = OF_TEXT.exec(line) ?? []
  const isOfCorrection = opening.startsWith("correction") || opening.trim() === "-"
  if (text === "" || !(/(?:^|[ \t])#\S/.test(text) || (isOfCorrection && /:[ \t]/.test(text)))) return line
  return `${opening}'${text.replace(COMMENT, "").trimEnd().replaceAll("'", "''")}'`
}

/** The reason without its place and without a sample of the text: "Nested mappings are not allowed in compact mappings". */
const reasonOf = (message: string): string => message.split(/ at line |\n|: (?=$)/)[0]?.replace(/[.:]$/, "") ?? ""

/** Brackets that YAML would follow to the bottom of its stack. Front matter has none inside another. */
const isNested = (yaml: string): boolean => /(?:[[{]\s*){20}/.test(yaml)

const notYaml = (line: number, why: string) =>
  faulty(
    line,
    `the front matter is not YAML (${why})`,
    'Write one "key: value" per line, with quotation marks around a value that contains ": " or starts with a symbol.',
  )

function readEntry(key: Node, value: ParsedNode | null, line: number): Result<{ key: FrontKey; words: string }> {
  const name = isScalar(key) ? String(key.value) : ""
  const known = FRONT_KEYS.find((k) => k === name)
  if (!known) return faulty(line, `${shown(name)} is not a front matter key`, `The keys are ${FRONT_KEYS.join(", ")}.`)
  if (value !== null && !isScalar(value))
    return faulty(line, `"${known}" is not a single text`, "Write it as one line of text.")
  const words = oneLine(String(value?.value ?? ""))
  const checked = checkedValue(known, words)
  if ("words" in checked) return { ok: true, key: known, words: checked.words }
  return faulty(line, `${shown(`${known}: ${words}`)} ${checked.what}`, checked.todo)
}

/** One correction, a list of them, or one a line below its date. */
function readCorrections(
  value: ParsedNode | null,
  line: number,
  lineOf: (offset: number) => number,
): Result<{ readonly corrections: readonly Correction[] }> {
  const items: readonly (ParsedNode | null)[] = isSeq(value) ? value.items : [value]
  const corrections: Correction[] = []
  for (const item of items) {
    const dated = isMap(item) ? item.items.map((pair) => [pair.key, pair.value]) : [[null, item]]
    for (const [day, text] of dated) {
      const at = text ? lineOf(text.range[0]) : line
      if ((day && !isScalar(day)) || (text && !isScalar(text)))
        return faulty(
          at,
          '"correction" is not a single text or a list of texts',
          "Write each as 2026-11-25: What was wrong.",
        )
      const words = oneLine(`${day ? `${day.value}: ` : ""}${text?.value ?? ""}`)
      if (words === "") continue
      const read = readCorrection(words)
      if ("what" in read) return faulty(at, `${shown(`correction: ${words}`)} ${read.what}`, read.todo)
      corrections.push(read.correction)
    }
  }
  return { ok: true, corrections }
}
