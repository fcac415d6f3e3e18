import type { Article, Span } from "../model.ts"

/** Words in quotation marks: `span` without the marks, `outer` with them. */
export type Marked = {
  readonly span: Span
  readonly outer: Span
  readonly paragraph: number
  /** The quotation goes on in the next paragraph: this one is not closed and the next begins with an opening mark. */
  readonly continues: boolean
}

/** Which signs close what: also the wrong way round, and a straight mark for a curly one, as content systems mix them. */
const CLOSERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["“", ["”", "“", '"']],
  ["„", ["“", "”"]],
  ["«", ["»"]],
  ["‘", ["’"]],
  ['"', ['"', "”"]],
  ["'", ["'"]],
  ["``", ["''"]],
  ["''", ["''"]],
])
const SIGN = /``|(?<=\S)'(?=''(?!'))|''|[“”„«»"‘’']/g

/**
 * Step 1: what stands in quotation marks, outermost marks only, in order. The marks start afresh at each paragraph, so that
 * an odd one costs its own paragraph at most; a mark that never closes opens nothing, except at the end of a paragraph
 * whose next one begins with an opening mark (the convention for long quotations).
 */
export function pairMarks(article: Article): readonly Marked[] {
  const found: Marked[] = []
  article.paragraphs.forEach((paragraph, index) => {
    const text = article.text.slice(paragraph.start, paragraph.end)
    const next = article.paragraphs[index + 1]
    const goesOn = next !== undefined && /^(?:[“„«"]|``|'')/.test(article.text.slice(next.start, next.start + 2))
    for (const marked of pairParagraph(text, paragraph.start, index, goesOn)) found.push(marked)
  })
  return found
}

type Open = { readonly sign: string; readonly at: number }

function pairParagraph(text: string, offset: number, paragraph: number, goesOn: boolean): readonly Marked[] {
  const pairs: Marked[] = []
  let open: Open[] = []
  const pair = (from: Open, end: number, outerEnd: number): Marked => ({
    span: { start: offset + from.at + from.sign.length, end: offset + end },
    outer: { start: offset + from.at, end: offset + outerEnd },
    paragraph,
    continues: false,
  })
  for (const { 0: sign, index: at } of text.matchAll(SIGN)) {
    const shape = shapeOf(text, at, sign)
    const partner = shape === "opens" || shape === "neither" ? -1 : open.findLastIndex((o) => closes(o, sign, at))
    const from = open[partner]
    if (from) {
      pairs.push(pair(from, at, at + sign.length))
      open = open.slice(0, partner)
    } else if ((shape === "opens" || shape === "either") && CLOSERS.has(sign) && open.length < DEEPEST) {
      open.push({ sign, at })
    }
  }
  const left = open.findLast((o) => !isSingle(o.sign))
  if (left && goesOn) pairs.push({ ...pair(left, text.length, text.length), continues: true })
  const holdsWords = ({ span }: Marked) => /[\p{L}\p{N}]/u.test(text.slice(span.start - offset, span.end - offset))
  return outermost(pairs.filter(holdsWords))
}

/** A quotation in a quotation in a quotation … stops being one: deeper marks are taken for stray ones. */
const DEEPEST = 4

const isSingle = (sign: string): boolean => sign === "‘" || sign === "'"

const closes = (open: Open, sign: string, at: number): boolean =>
  (CLOSERS.get(open.sign)?.includes(sign) ?? false) && at > open.at + open.sign.length

/** An odd opening mark is in no pair, so the pairs inside it stand for themselves. */
function outermost(pairs: readonly Marked[]): readonly Marked[] {
  const ordered = pairs.toSorted((a, b) => a.outer.start - b.outer.start || b.outer.end - a.outer.end)
  let end = -1
  return ordered.filter((m) => {
    if (m.outer.start < end) return false
    end = m.outer.end
    return true
  })
}

/**
 * What a sign does by what stands beside it. Curly marks say it themselves, unless they stand the wrong way round;
 * an apostrophe has a letter before it and is neither.
 */
function shapeOf(text: string, at: number, sign: string): "opens" | "closes" | "either" | "neither" {
  const before = text[at - 1] ?? " "
  const after = text[at + sign.length] ?? " "
  const freeBefore = /[\s([—–\-/:“"‘«]/.test(before)
  const freeAfter = /[\s)\].,;:!?…—–\-/”"’»]/.test(after)
  if (sign === "'" || sign === "’") {
    if (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return "neither"
    if (sign === "’") return "closes"
    if (freeBefore && !/\s/.test(after)) return /\d/.test(after) ? "neither" : "opens"
    return freeAfter ? "closes" : "neither"
  }
  if (sign === "«" || sign === "„" || sign === "``") return "opens"
  if (sign === "»") return "closes"
  if (sign === "“") return freeBefore || !freeAfter ? "opens" : "closes"
  if (sign === "‘") return freeBefore ? "opens" : "neither"
  if (sign === "”") return freeBefore && !freeAfter ? "opens" : "closes"
  if (freeBefore && !freeAfter) return "opens"
  if (!freeBefore && freeAfter) return "closes"
  return "either"
}
