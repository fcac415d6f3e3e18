import { createHash } from "node:crypto"
import type { Article, Coverage, Passage, PrintedTime, Span } from "./model.ts"
import { nameOf, paragraphAt, wordsAt } from "./model.ts"

export type SnippetKind = "quote" | "fact"

/** A quote or a fact as the archive stores and searches it: enough to rank it without loading its article. */
export type Snippet = {
  /** "#" and 12 of a-z2-7. The same span of the same version has the same id, whichever extractor found it. */
  readonly id: string
  readonly kind: SnippetKind
  /** How a quote is given; null for a fact. Reported words rank behind quoted ones. */
  readonly form: Passage["kind"] | null
  readonly slug: string
  readonly version: string
  /**
   * A quote: which passage of which utterance. A fact: its index and 0.
   * Both -1 when a later extractor no longer finds it: then no utterance may be shown for it but its own words.
   */
  readonly index: number
  readonly passage: number
  readonly span: Span
  /** The slice at `span`. */
  readonly words: string
  /** What of it stands in quotation marks, as `Passage.marked`; none for a fact. */
  readonly marked: readonly Span[]
  /** The speaker says that it is not so: whoever shows the words shows the denial. False for a fact, which tells it itself. */
  readonly denied: boolean
  /** Stands in a press release. */
  readonly isRelease?: true
  /** The sentence or sentences around it; equal to `span` for a fact. */
  readonly context: Span
  readonly contextWords: string
  /** Canonical names and roles of the speaker (a quote) or of the sources (a fact); empty when none is named. */
  readonly speakers: readonly string[]
  readonly roles: readonly string[]
  readonly title: string
  readonly published: PrintedTime | null
  readonly paragraph: number
}

/** All snippets of one article version, in article order within each kind. */
export function snippetsOf(article: Article, coverage: Coverage): readonly Snippet[] {
  const make = (found: SnippetPlace, voices: Voices) => ({
    ...found,
    ...voices,
    id: snippetId(article, found.kind, found.span),
    slug: article.slug,
    version: article.version,
    words: wordsAt(article.text, found.span),
    contextWords: wordsAt(article.text, found.context),
    title: article.title,
    published: article.published ?? null,
    ...(article.kind === "press release" && { isRelease: true as const }),
    paragraph: paragraphAt(article, found.span.start),
  })
  const voicesOf = (utterances: readonly number[]): Voices => {
    const members = utterances.flatMap((u) => {
      const speaker = coverage.utterances[u]?.speaker
      const member = speaker ? coverage.cast[speaker.member] : undefined
      // Words that two say together are found under either name.
      return member ? [member, ...(member.together ?? []).flatMap((one) => coverage.cast.slice(one, one + 1))] : []
    })
    return {
      speakers: members.map((m) => nameOf(article, m)),
      roles: members.flatMap((m) => m.roles.map((r) => wordsAt(article.text, r))),
    }
  }
  const quotes = coverage.utterances.flatMap(({ passages, polarity }, index) =>
    passages.map(({ kind: form, span, marked, sentence: context }, passage) => {
      const said = { form, marked, denied: polarity === "denied" }
      return make({ kind: "quote", ...said, index, passage, span, context }, voicesOf([index]))
    }),
  )
  const facts = coverage.facts.map(({ span, sources }, index) => {
    const stated = { form: null, marked: [], denied: false }
    return make({ kind: "fact", ...stated, index, passage: 0, span, context: span }, voicesOf(sources))
  })
  return [...quotes, ...facts]
}

type SnippetPlace = Pick<Snippet, "kind" | "form" | "marked" | "denied" | "index" | "passage" | "span" | "context">
type Voices = Pick<Snippet, "speakers" | "roles">

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"

function snippetId(article: Article, kind: Snippet["kind"], span: Span): string {
  const hash = createHash("sha256")
    .update(`${article.slug} ${article.version} ${kind} ${span.start} ${span.end}`)
    .digest()
  return `#${Array.from(hash.subarray(0, 12), (byte) => ALPHABET[byte % 32]).join("")}`
}

/** Whether free text is a snippet's id, as the autocompletion and the buttons send it. */
export const isSnippetId = (text: string): boolean => /^#[a-z2-7]{12}$/.test(text)
