import type { Article, Coverage, Covered, Span, Utterance } from "../model.ts"
import { isParaphrase, nameOf, wordsAt } from "../model.ts"
import { voiceOf } from "../show/speaker.ts"
import { type Snippet, snippetsOf } from "../snippet.ts"
import { FOLDING, folded, indexed } from "../text/fold.ts"
import { piecesAt, type TextPiece, textPieces } from "./pieces.ts"

/** Changes whenever other rows would be made of the same article and coverage: an archive then makes them again. */
export const MAKING = `${FOLDING}-4`

/**
 * The rows that the archive keeps of an article and its coverage. They are made where the article is extracted, so that the
 * thread that writes only writes.
 */
export type Making = {
  readonly slug: string
  readonly version: string
  readonly extractor: string
  readonly title: string
  readonly published: string | null
  /** What the rest does not tell of the head. */
  readonly head: HeadRest
  /** Of an utterance its passages are one quote. */
  readonly quotes: number
  readonly facts: number
  readonly pieces: readonly TextPiece[]
  /** In the order of the text. */
  readonly snippets: readonly MadeSnippet[]
  readonly cast: readonly MadeMember[]
  /** The folded words of each paragraph, in their order. */
  readonly paragraphs: readonly string[]
  /** Words of the paragraphs that stand in no snippet, with a blank between two. */
  readonly otherWords: string
  readonly foldedTitle: string
  /** Folded words of title and slug. */
  readonly label: string
}

type HeadRest = Omit<Article, "slug" | "version" | "title" | "published" | "text" | "paragraphs">

/** A snippet as its row keeps it; `archive/snippet-rows.ts` tells what the columns mean. */
export type MadeSnippet = {
  readonly id: string
  readonly form: number
  readonly utterance: number
  readonly passage: number
  readonly paragraph: number
  readonly start: number
  readonly length: number
  readonly before: number
  readonly after: number
  readonly piece: number
  readonly morePieces: number
  readonly isDenied: number
  readonly isRelease: number
  readonly speakers: string | null
  readonly roles: string | null
  readonly marked: string | null
  /** Each folded word by which it is found, once. */
  readonly words: string
  /** The folded names of whoever says it. */
  readonly voices: readonly string[]
}

/** One of the cast who is somebody of their own. */
export type MadeMember = {
  readonly position: number
  readonly folded: string
  readonly name: string
  readonly kind: string
  readonly roles: string | null
  readonly role: string | null
  readonly quoted: number
  readonly reported: number
}

export function makingOf({ article, coverage }: Covered): Making {
  const { slug, version, title, published = null, text, paragraphs, ...head } = article
  const pieces = textPieces(article)
  const found = new Map(snippetsOf(article, coverage).map((snippet) => [snippet.id, snippet]))
  const snippets = [...found.values()].sort(inTextOrder).map((snippet) => madeSnippet(snippet, pieces))
  const folds = paragraphs.map((span) => folded(wordsAt(text, span)))
  const known = new Set(snippets.flatMap(({ words }) => words.split(" ")))
  return {
    slug,
    version,
    extractor: coverage.extractor,
    title,
    published,
    head,
    quotes: coverage.utterances.length,
    facts: coverage.facts.length,
    pieces,
    snippets,
    cast: castOf({ article, coverage }),
    paragraphs: folds,
    otherWords: [...new Set(folds.flatMap((fold) => fold.split(" ")))]
      .filter((word) => word !== "" && !known.has(word))
      .join(" "),
    foldedTitle: folded(title),
    label: folded(`${title} ${slug}`),
  }
}

/** Where both begin together, the quote before the fact. */
const inTextOrder = (a: Snippet, b: Snippet): number =>
  a.span.start - b.span.start || (a.kind === b.kind ? 0 : a.kind === "quote" ? -1 : 1)

const FORMS = [null, "direct", "mixed", "indirect"] as const

/** Of the text, in UTF-16 code units. */
export const lengthOf = ({ pieces }: Making): number => pieces.reduce((sum, { words }) => sum + words.length, 0)

/** How a quote is given, by its number in the row; null: a fact. */
export const quoteForm = (number: number): Snippet["form"] => FORMS[number] ?? null

export function madeSnippet(snippet: Snippet, pieces: readonly TextPiece[]): MadeSnippet {
  const { id, form, index, passage, paragraph, span, context, marked, speakers, roles } = snippet
  const [piece, last] = piecesAt(pieces, {
    start: Math.min(span.start, context.start),
    end: Math.max(span.end, context.end),
  })
  return {
    id,
    form: FORMS.indexOf(form),
    utterance: index,
    passage,
    paragraph,
    start: span.start,
    length: span.end - span.start,
    before: span.start - context.start,
    after: context.end - span.end,
    piece,
    morePieces: last - piece,
    isDenied: Number(snippet.denied),
    isRelease: Number(snippet.isRelease ?? false),
    speakers: listOrNull(speakers),
    roles: listOrNull(roles),
    marked: isUsual(marked, usuallyMarked(form, span)) ? null : JSON.stringify(marked),
    words: searchedWords(snippet).join(" "),
    voices: [...new Set(speakers.map(folded))],
  }
}

const listOrNull = (list: readonly string[]): string | null => (list.length > 0 ? JSON.stringify(list) : null)

/** All of a direct quote stands in quotation marks, and nothing of a paraphrase or a fact. */
export const usuallyMarked = (form: Snippet["form"], span: Span): readonly Span[] => (form === "direct" ? [span] : [])

const isUsual = (marked: readonly Span[], usual: readonly Span[]): boolean =>
  marked.length === usual.length &&
  marked.every(({ start, end }, i) => start === usual[i]?.start && end === usual[i]?.end)

/** Words, speaker, title and context as they are searched: each folded word once. */
export function searchedWords({
  context,
  contextWords,
  span,
  words,
  speakers,
  roles,
  title,
}: Snippet): readonly string[] {
  const [from, to] = [Math.max(0, span.start - context.start), Math.max(0, span.end - context.start)]
  const around = `${contextWords.slice(0, from)}\n${contextWords.slice(to)}`
  const found = [words, [...speakers, ...roles].join("\n"), title, around].map(indexed).join(" ")
  return [...new Set(found.split(" "))].filter((word) => word !== "")
}

function castOf({ article, coverage }: Covered): readonly MadeMember[] {
  const said = utterancesBy(coverage)
  return coverage.cast.flatMap((member, position) => {
    if (member.together) return []
    const utterances = said.get(position) ?? []
    const reported = utterances.filter(isParaphrase).length
    const name = nameOf(article, member)
    return {
      position,
      folded: folded(name),
      name,
      kind: member.kind,
      roles: listOrNull(member.roles.map((role) => wordsAt(article.text, role))),
      role: voiceOf({ article, coverage }, position)?.role ?? null,
      quoted: utterances.length - reported,
      reported,
    }
  })
}

/** What each member says. Who speaks together is nobody of their own: each of them said it. */
function utterancesBy({ cast, utterances }: Coverage): ReadonlyMap<number, readonly Utterance[]> {
  const said = new Map<number, Utterance[]>()
  for (const utterance of utterances) {
    const { speaker } = utterance
    const speakers = speaker ? (cast[speaker.member]?.together ?? [speaker.member]) : []
    for (const member of new Set(speakers)) {
      const known = said.get(member)
      if (known) known.push(utterance)
      else said.set(member, [utterance])
    }
  }
  return said
}
