import type { Article, Paragraph, Span } from "../model.ts"
import { CLOSERS, isSingle, opensParagraph, type Shape, SIGN, shapeOf } from "./mark-signs.ts"
import { wordsOfTurn } from "./turn-words.ts"

/** Words in quotation marks: `span` without the marks, `outer` with them. */
export type Marked = {
  readonly span: Span
  readonly outer: Span
  readonly paragraph: number
  /** The quotation goes on in the next paragraph: this one is not closed and the next begins with an opening mark. */
  readonly continues: boolean
}

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
    if (paragraph.turn) {
      // Whoever asks or answers, nothing of it is the article's own voice.
      const span = wordsOfTurn(article, paragraph)
      if (span.start < span.end) found.push({ span, outer: span, paragraph: index, continues: false })
      return
    }
    if (paragraph.isBlockQuote && !opensParagraph(text.slice(0, 2))) {
      const whole = blockQuote(text, paragraph, index, next)
      if (whole) found.push(whole)
      return
    }
    const goesOn =
      next !== undefined && !next.opensSection && opensParagraph(article.text.slice(next.start, next.start + 2))
    for (const marked of pairParagraph(text, paragraph.start, index, goesOn)) found.push(marked)
  })
  return found
}

/** A block quote without marks of its own is quoted as a whole, up to the dash that signs it. */
function blockQuote(text: string, { start, end }: Paragraph, paragraph: number, next?: Paragraph): Marked | null {
  if (SIGNATURE.test(text)) return null
  const signed = text.search(SIGNED)
  const span = { start, end: signed < 0 ? end : start + signed }
  const goesOn = signed < 0 && next?.isBlockQuote === true && next.opensSection !== true
  return /[\p{L}\p{N}]/u.test(text) ? { span, outer: span, paragraph, continues: goesOn } : null
}

/** A whole paragraph, and the end of one, that signs a block quote. */
const SIGNATURE = /^(?:[-–—―~]|--) ?[\p{Lu}@]/u
const SIGNED = /(?<=[.!?…]) (?:[–—―~]|-{1,2}) ?[\p{Lu}@][^.!?]{0,80}$/u

/** A block quote that has no marks of its own. */
export const isBlockQuote = ({ span, outer }: Marked): boolean => span.start === outer.start

/** A sign of the paragraph with what it does there. */
type Sign = { readonly sign: string; readonly at: number; readonly shape: Shape }

function pairParagraph(text: string, offset: number, paragraph: number, goesOn: boolean): readonly Marked[] {
  const pairs: Marked[] = []
  let open: Sign[] = []
  const pair = (from: Sign, end: number, outerEnd: number): Marked => ({
    span: withoutBlanks(text, from.at + from.sign.length, end, offset),
    outer: { start: offset + from.at, end: offset + outerEnd },
    paragraph,
    continues: false,
  })
  const signs = [...text.matchAll(SIGN)].map(({ 0: sign, index: at }) => ({ sign, at, shape: shapeOf(text, at, sign) }))
  const isPossessive = possessives(signs)
  signs.forEach((one, i) => {
    const { sign, at, shape } = one
    const mayClose = shape === "closes" || shape === "either" || shape === "perhaps closes"
    const partner = mayClose ? open.findLastIndex((o) => closes(o, sign, at)) : -1
    const from = open[partner]
    if (from) {
      const isInside = open.slice(0, partner).some((o) => !isSingle(o.sign))
      if (shape === "perhaps closes" && isPossessive(i, isInside)) return
      pairs.push(pair(from, at, at + sign.length))
      open = open.slice(0, partner)
    } else if ((shape === "opens" || shape === "either") && CLOSERS.has(sign) && open.length < DEEPEST) {
      open.push(one)
    }
  })
  const left = open.findLast((o) => !isSingle(o.sign))
  if (left && goesOn) pairs.push({ ...pair(left, text.length, text.length), continues: true })
  const holdsWords = ({ span }: Marked) => /[\p{L}\p{N}]/u.test(text.slice(span.start - offset, span.end - offset))
  return outermost(pairs.filter(holdsWords))
}

/** French sets blanks between its marks and the words. */
function withoutBlanks(text: string, start: number, end: number, offset: number): Span {
  const from = text[start] === " " ? start + 1 : start
  const to = text[end - 1] === " " && end - 1 > from ? end - 1 : end
  return { start: offset + from, end: offset + to }
}

/** A quotation in a quotation in a quotation … stops being one: deeper marks are taken for stray ones. */
const DEEPEST = 4

/**
 * "‘The farmers’ union agrees.’": an apostrophe behind an s closes nothing where a surer closing mark follows before
 * another single quotation opens, or, inside double marks, before the next of these. Each sign is looked at once.
 */
function possessives(signs: readonly Sign[]): (index: number, isInside: boolean) => boolean {
  const closesLater: boolean[] = []
  const closesLaterInside: boolean[] = []
  let [later, laterInside] = [false, false]
  for (let i = signs.length - 1; i >= 0; i--) {
    closesLater[i] = later
    closesLaterInside[i] = laterInside
    const { sign = "", shape } = signs[i] ?? {}
    const isApostrophe = sign === "’" || sign === "'"
    if (isApostrophe && shape === "closes") [later, laterInside] = [true, true]
    else if (isSingle(sign) && shape === "opens") [later, laterInside] = [false, false]
    else if (!isSingle(sign) && !isApostrophe) laterInside = false
  }
  return (index, isInside) => (isInside ? closesLaterInside[index] : closesLater[index]) ?? false
}

const closes = (open: Sign, sign: string, at: number): boolean =>
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
