import { isMap, isScalar, isSeq, type Node } from "yaml"
import { type Fenced, findFence } from "./front-fence.ts"
import { parseFenced } from "./front-matter.ts"
import { FRONT_KEYS } from "./front-values.ts"
import type { Hold } from "./hold.ts"
import { holdTime } from "./hold-time.ts"
import type { ArticleFault } from "./problem.ts"

/** Whether a rule on the first line always opens front matter, as `findFence` asks. */
export const isMarkdown = (file: string): boolean => /\.md$/i.test(file)

/** Front matter is looked for in so many bytes, also where it has no end. */
const TOP = 64 * 1024
/** Where none can be read, its keys are looked for in so many lines. */
const LINES = 400

/**
 * What holds a file's article back: asked before anything else of the file is read, of whatever bytes it has, since a fault
 * that quotes a line would tell of it. What cannot be read but names an embargo or a status holds it back as well. `isSure`: as in
 * `findFence`. Null: nothing does.
 */
export function holdOf(bytes: Uint8Array, isSure: boolean, zone: string): Hold | null {
  const text = topOf(bytes)
  const found = findFence(text, isOurs, isSure)
  const lines = text.split(/\r\n?|\n/, LINES)
  if (!found.ok) return lines.some(mentionsHold) ? BROKEN : null
  if (found.fenced) return holdIn(found.fenced, zone)
  // A rule with keys that are none of ours would be read as text.
  const foreign = findFence(text, (line) => ANY_KEY.test(line), false)
  if (foreign.ok && foreign.fenced) return holdIn(foreign.fenced, zone)
  return opensWithHold(lines) ? BROKEN : null
}

const topOf = (bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(bytes.subarray(0, TOP))
    .replaceAll("\0", "")
    .replace(/^\uFFFD+/, "")

const plain = (line: string): string =>
  line
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .toLowerCase()
    .trim()

const OUR_KEYS = new RegExp(`^["']?(?:${FRONT_KEYS.join("|")}|embargo\\w*)["']?\\s*[:=]`)
const isOurs = (line: string): boolean => OUR_KEYS.test(plain(line))
const ANY_KEY = /^["']?[\p{L}_][\p{L}\p{N}_ -]{0,40}["']?\s*[:=]/u

/** A line, or a part of one in brackets, that begins with one of the keys. */
const MENTION = /^[\s\p{P}\p{S}]*(?:embargo|status(?=["']?\s*[:=]))|[{,]\s*["']?(?:embargo\w*|status)["']?\s*[:=]/u
const mentionsHold = (line: string): boolean => MENTION.test(plain(line))

/** Of a text without front matter: a line of its first block that can be nothing else. */
function opensWithHold(lines: readonly string[]): boolean {
  const from = lines.findIndex((line) => plain(line) !== "")
  const length = lines.slice(Math.max(from, 0)).findIndex((line) => plain(line) === "")
  const block = from < 0 ? [] : lines.slice(from, length < 0 ? undefined : from + length)
  return block.some((line) => UNMISTAKABLE.test(plain(line)))
}
const UNMISTAKABLE =
  /^["']?(?:embargo["']?\s*[:=]\s*(?:["']?\d{4}-\d.*)?|status["']?\s*[:=]\s*["']?(?:withheld|killed)["']?)$/

function holdIn(fenced: Fenced, zone: string): Hold | null {
  const parsed = parseFenced(fenced)
  if (!parsed.ok) return fenced.lines.some(mentionsHold) ? BROKEN : null
  let strictest: Hold | null = null
  for (const { key, value, isTop } of entriesOf(parsed.contents, true)) {
    const hold = holdBy(plain(key), isTop && isScalar(value) ? String(value.value ?? "") : null, zone)
    if (hold && (strictest === null || isStricter(hold, strictest))) strictest = hold
  }
  return strictest
}

function isStricter({ state, until }: Hold, than: Hold): boolean {
  if (until === null || than.until === null)
    return than.until !== null || (state !== "embargoed" && than.state === "embargoed")
  return until > than.until
}

type Entry = { readonly key: string; readonly value: unknown; readonly isTop: boolean }

/** All keys, also those inside others. */
function entriesOf(node: unknown, isTop: boolean): readonly Entry[] {
  if (isSeq(node)) return node.items.flatMap((item) => entriesOf(item, false))
  if (!isMap(node)) return []
  return node.items.flatMap(({ key, value }) => [
    { key: isScalar(key) ? String(key.value) : "", value, isTop },
    ...entriesOf(value as Node | null, false),
  ])
}

/** `words` null: they are not one text where they should be. */
function holdBy(key: string, words: string | null, zone: string): Hold | null {
  if (key.startsWith("embargo")) {
    const until = key === "embargo" && words !== null ? holdTime(words, zone) : null
    return { state: "embargoed", until, fault: until === null ? NO_TIME : null }
  }
  if (key !== "status") return null
  const state = plain(words ?? "").replace(/\.$/, "")
  return state === "withheld" || state === "killed"
    ? { state, until: null, fault: null }
    : { state: "withheld", until: null, fault: NO_STATUS }
}

const NO_TIME: ArticleFault = {
  line: null,
  what: "its embargo is not a date or time, so the article is held back",
  todo: 'Write it as "embargo: 2026-12-01T06:00+00:00" or "embargo: 2026-12-01", or remove it.',
}
const NO_STATUS: ArticleFault = {
  line: null,
  what: "its status is neither withheld nor killed, so the article is held back as withheld",
  todo: 'Write "status: withheld" or "status: killed", or remove the line.',
}
const BROKEN: Hold = {
  state: "embargoed",
  until: null,
  fault: {
    line: null,
    what: "its front matter cannot be read and names an embargo or a status, so the article is held back",
    todo: 'Write one "key: value" per line, between two "---" lines at the top of the file.',
  },
}
