import type { MarkRun } from "./emphasis.ts"
import { pairedMarks, runAt } from "./emphasis.ts"
import { entityAt } from "./entity.ts"
import type { Traced } from "./origin.ts"
import { draftFrom } from "./origin.ts"

/** Something of the markup, and the text that a reader sees in its place. */
type Edit = { readonly start: number; readonly end: number; readonly text: string }

/**
 * Markdown inside paragraphs → the reader's text: link texts stay, their targets, images, tags, footnote marks and
 * emphasis go. What is not clearly markup stays as it was typed: "5 * 3", "[sic]", "a < b".
 * `labels`: link labels that the document defines, in lower case. Each line of `text` is one paragraph.
 */
export function readInline(text: string, labels: ReadonlySet<string>): Traced {
  const draft = draftFrom(text)
  let kept = 0
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start)
    const end = found < 0 ? text.length : found
    for (const edit of editsOf(text.slice(start, end), labels)) {
      if (start + edit.start < kept) continue // inside what is left out already
      draft.copy(kept, start + edit.start)
      draft.put(edit.text, start + edit.start, start + edit.end)
      kept = start + edit.end
    }
    start = end + 1
  }
  draft.copy(kept, text.length)
  return draft.done()
}

const SPECIAL = /[\\`*_~![\]<&]/g
const ESCAPED = /[!-/:-@[-`{-~]/

/** In order of their starts. One pass; every look ahead either ends near or is given up for the whole paragraph. */
function editsOf(text: string, labels: ReadonlySet<string>): readonly Edit[] {
  const edits: Edit[] = []
  const runs: MarkRun[] = []
  const brackets: { readonly at: number; readonly isImage: boolean }[] = []
  const ahead = lookAhead(text)
  const drop = (start: number, end: number) => edits.push({ start, end, text: "" })

  /** What the character at `at` begins; returns where to go on. */
  const read = (at: number): number => {
    switch (text[at]) {
      case "\\":
        if (!ESCAPED.test(text[at + 1] ?? "")) return at + 1
        drop(at, at + 1)
        return at + 2
      case "`": {
        const code = ahead.codeAt(at)
        if (!code) return runAt(text, at).span.end
        drop(at, code.start)
        drop(code.end, code.next)
        return code.next
      }
      case "<": {
        const tag = ahead.tagAt(at)
        if (!tag) return at + 1
        if (tag.isLink) drop(at, at + 1)
        drop(tag.isLink ? tag.end - 1 : at, tag.end)
        return tag.end
      }
      case "&": {
        const entity = entityAt(text, at)
        if (!entity) return at + 1
        edits.push({ start: at, ...entity })
        return entity.end
      }
      case "[":
        brackets.push({ at, isImage: false })
        return at + 1
      case "]":
        return closeBracket(at)
      case "!":
        if (text[at + 1] !== "[") return at + 1
        brackets.push({ at: at + 1, isImage: true })
        return at + 2
      default: {
        const run = runAt(text, at)
        if (run.mark !== "~" || run.span.end - at > 1) runs.push(run)
        return run.span.end
      }
    }
  }

  const closeBracket = (at: number): number => {
    const opened = brackets.pop()
    if (!opened) return at + 1
    const end = targetEnd(text, opened.at, at, labels)
    if (end === null) return at + 1
    if (opened.isImage) drop(opened.at - 1, end)
    else if (text[opened.at + 1] === "^") drop(opened.at, end)
    else {
      drop(opened.at, opened.at + 1)
      drop(at, end)
    }
    return end
  }

  for (SPECIAL.lastIndex = 0; ; ) {
    const found = SPECIAL.exec(text)
    if (!found) break
    SPECIAL.lastIndex = read(found.index)
  }
  for (const { start, end } of pairedMarks(runs)) drop(start, end)
  return edits.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** A link's target and title in parentheses. Its parts are bounded, so that text full of "](" stays linear. */
const TARGET =
  /\( ?(?:<[^<>]{0,2000}>|(?:[^\s()<\\]|\\\S|\([^\s()]{0,500}\)){0,2000}) ?(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\))? ?\)/y
const LABEL = /\[[^[\]]{0,100}\]/y

/** Where the link, image or footnote mark ends whose bracket closes at `at`; null when the brackets are text. */
function targetEnd(text: string, opened: number, at: number, labels: ReadonlySet<string>): number | null {
  if (text[opened + 1] === "^") return at + 1
  TARGET.lastIndex = at + 1
  if (text[at + 1] === "(" && TARGET.test(text)) return TARGET.lastIndex
  if (labels.size === 0) return null
  LABEL.lastIndex = at + 1
  const label = text[at + 1] === "[" ? LABEL.exec(text)?.[0].slice(1, -1) : undefined
  const own = at - opened <= 101 ? text.slice(opened + 1, at) : ""
  if (!labels.has((label || own).toLowerCase())) return null
  return label === undefined ? at + 1 : LABEL.lastIndex
}

const AUTOLINK = /<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]{1,200}@[^\s<>]+)>/iy
const TAG = /<\/?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?>/iy
/** Elements whose content no reader sees. */
const UNSEEN = /<(script|style|template)\b/iy

/** A backtick behind a blank and before a letter: "`We sail,' she said. `We wait.'" sets nothing as code. */
const opensQuotation = (text: string, at: number): boolean =>
  text[at - 1] === " " && /\p{L}/u.test(text[at + 1] ?? "") && /'/.test(text.slice(Math.max(0, at - LOOK_BACK), at))

/** Code units in which the quotation before must have closed. */
const LOOK_BACK = 200

/** Looks ahead for the ends of things, and remembers when there are none, so that no search is made twice in vain. */
function lookAhead(text: string) {
  const lastTicks = new Map<number, number>()
  for (const { 0: ticks, index } of text.matchAll(/`+/g)) lastTicks.set(ticks.length, index)
  const missing = new Set<string>()
  const endAfter = (what: string, from: number): number | null => {
    if (missing.has(what)) return null
    const pattern = new RegExp(what, "gi")
    pattern.lastIndex = from
    if (pattern.test(text)) return pattern.lastIndex
    missing.add(what)
    return null
  }
  // Typed guillemets, <<so>>, are no tags.
  const isGuillemet = (at: number) => text[at - 1] === "<" || text[at + 1] === "<"
  const tagAt = (at: number): { readonly end: number; readonly isLink: boolean } | null => {
    if (isGuillemet(at)) return null
    if (text.startsWith("<!--", at)) return { end: endAfter("-->", at) ?? at + "<!--".length, isLink: false }
    AUTOLINK.lastIndex = at
    if (AUTOLINK.test(text)) return { end: AUTOLINK.lastIndex, isLink: true }
    UNSEEN.lastIndex = at
    const unseen = UNSEEN.exec(text)?.[1]?.toLowerCase()
    if (unseen) return { end: endAfter(`</${unseen}[^<>]*>`, at) ?? text.length, isLink: false }
    TAG.lastIndex = at
    return TAG.test(text) ? { end: TAG.lastIndex, isLink: false } : null
  }
  const codeAt = (at: number): { readonly start: number; readonly end: number; readonly next: number } | null => {
    const start = runAt(text, at).span.end
    const length = start - at
    if ((lastTicks.get(length) ?? -1) <= at) return null
    for (let end = text.indexOf("`", start); end >= 0; ) {
      const next = runAt(text, end).span.end
      if (next - end === length && !(length === 1 && opensQuotation(text, end))) return { start, end, next }
      end = text.indexOf("`", next)
    }
    return null
  }
  return { tagAt, codeAt }
}
