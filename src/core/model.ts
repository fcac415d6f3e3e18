/** The nouns of the newsroom. DESIGN.md, section 1, says what each word means. */

/** Half-open range in UTF-16 code units of `Article.text`; `text.slice(start, end)` is the thing itself. */
export type Span = { readonly start: number; readonly end: number }

/**
 * A time as it was printed, never shifted and never given a zone: "2022-10", "2022-10-20", "2022-10-20T00:32" or,
 * where the article prints one, with its offset: "2022-10-20T00:32+03:00".
 */
export type PrintedTime = string

export type Article = {
  /** Names the article for ever; unique in the archive. Lower-case letters, digits and hyphens. */
  readonly slug: string
  /** SHA-256, in hex, of everything below but how paragraphs are set and a language that was found: the same words have the same version. */
  readonly version: string
  readonly title: string
  readonly standfirst?: string
  readonly byline?: string
  readonly dateline?: string
  readonly outlet?: string
  readonly url?: string
  /** "fr", "pt-BR": as its front matter gives it, else as it was found in the text. Absent: English. */
  readonly language?: string
  readonly published?: PrintedTime
  readonly updated?: PrintedTime
  /** Absent: news, or nothing says what else. */
  readonly kind?: ArticleKind
  /** Who gave out a press release. */
  readonly issuer?: string
  /** What the article says of its own mistakes, in its order. No word of them is in `text`. Absent: none. */
  readonly corrections?: readonly Correction[]
  /** The body: normalised paragraphs joined by a blank line; no title, standfirst, byline or furniture. */
  readonly text: string
  /** In order, without overlap; the first is paragraph 1. */
  readonly paragraphs: readonly Paragraph[]
}

/** What an article is when it is not news; told wherever it is shown. */
export type ArticleKind = "interview" | "live blog" | "press release" | "opinion" | "letter"

/** A correction, clarification, amendment or editor's note, whole, as it was printed. */
export type Correction = {
  readonly text: string
  readonly date?: PrintedTime
  /** An editor's note that takes nothing back. */
  readonly isNote?: true
}

/** A paragraph, with how the file sets it where that says whose words it holds. */
export type Paragraph = Span & {
  /** Set as a block quote: words of somebody else. */
  readonly isBlockQuote?: true
  /** Stands below a heading or a rule: something new begins. */
  readonly opensSection?: true
  /** The words of the heading right above it, which are no part of the text. */
  readonly heading?: string
  /** Stands in the head and was not understood: no fact, and not in the summary. */
  readonly isOfHead?: true
  /** Opens a post of a live blog: its time, word for word ("10.42am GMT"). */
  readonly post?: string
  /** In an interview: whose turn it is. A question's words are nobody's. */
  readonly turn?: "question" | "answer"
  /** So many code units at its beginning tell whose turn it is, and are no words of it: "Keller:". */
  readonly label?: number
}

/** Some words of the article that mean a person or body: a name, "he", "the minister". */
export type Mention = {
  readonly span: Span
  /** Index into `Coverage.cast`. */
  readonly member: number
}

/** One person or body of an article. All words are slices of the article. */
export type CastMember = {
  /** The fullest name the article gives: "Mick Mulroy". */
  readonly name: Span
  /** Where the name stands when the text does not give it. */
  readonly namedIn?: "title" | "standfirst"
  /** `unnamed`: only described ("some sources", "a producer"); its name is that description. */
  readonly kind: "person" | "body" | "unnamed"
  /** What the article calls them, best first: "Former Pentagon official", "retired CIA officer". */
  readonly roles: readonly Span[]
  readonly mentions: readonly Span[]
  /** Who speaks together under this one name ("Ann Parley and Ruth Ellis"): indexes into the cast. Absent for one. */
  readonly together?: readonly number[]
}

/** Words attributed to a speaker. `span` excludes the outer quotation marks. */
export type Passage = {
  readonly span: Span
  /** `direct`: all in quotation marks; `mixed`: a reported clause with `marked` inside; `indirect`: reported, no marks. */
  readonly kind: "direct" | "mixed" | "indirect"
  /** What stands in quotation marks: the span itself when direct, pieces of it when mixed, none when indirect. */
  readonly marked: readonly Span[]
  /** The whole sentence or sentences that it stands in: its context. */
  readonly sentence: Span
}

/** The passages that one speaker says under one cue or in continuing it, in article order. */
export type Utterance = {
  readonly passages: readonly Passage[]
  readonly cue: Span | null
  /** Null when the article does not say who spoke, or not clearly enough: unattributed is better than wrong. */
  readonly speaker: Mention | null
  /** Whom it most likely is, where that is not sure enough to be shown with a name. */
  readonly doubted?: Mention
  /** Words that point to a speaker whom the article does not settle: a "he" between two men. */
  readonly unresolved: Span | null
  /** Whom the speaker reports: Washington in "according to Patel, Washington maintains …". */
  readonly nested: Mention | null
  /** "alleged", "could", "reportedly": the words that weaken it. */
  readonly hedge: Span | null
  /** `denied`: the speaker says that it is not so. Whoever shows the claim shows the denial. */
  readonly polarity: "affirmed" | "denied"
  /** Figures in its words that a correction of the article takes back. */
  readonly retracted?: readonly Span[]
  /** 0 to 1, with the rule that gave it. */
  readonly confidence: number
  readonly reason: string
  /** The desk has said who spoke, or that nobody is named: by which correction, and whom the extraction named. */
  readonly deskCorrection?: { readonly number: number; readonly was: string | null }
}

/** Whether no word of it stands in quotation marks: the article's words for what was said, never shown as a quotation. */
export const isParaphrase = ({ passages }: Pick<Utterance, "passages">): boolean =>
  passages.every(({ kind }) => kind === "indirect")

/** A quantity: "dozens", "40 per cent", "$3m". */
export type Figure = {
  readonly span: Span
  /** Null where the words give no number ("dozens"). */
  readonly value: number | null
  readonly unit: string | null
  /** What is counted: "trainers". */
  readonly counted: Span | null
}

/** A date as the article means it, resolved against the article's own date and never against today. */
export type FactDate = { readonly span: Span; readonly date: PrintedTime }

/** A checkable statement: one sentence of the article. */
export type Fact = {
  readonly span: Span
  readonly figures: readonly Figure[]
  readonly dates: readonly FactDate[]
  readonly names: readonly Span[]
  /** Indexes into `Coverage.utterances` that the sentence rests on; none: nobody was found that it names as its source. */
  readonly sources: readonly number[]
  /** Without `sources`: a word of saying stands in it, so that it may well name one. */
  readonly isTold?: true
  readonly hedge: Span | null
  readonly polarity: "affirmed" | "denied"
  /** Figures of it that a correction of the article takes back. Absent: none. */
  readonly retracted?: readonly Span[]
  /** 0 is the fact that can be checked best and tells most of the article. */
  readonly rank: number
}

/** A sentence that may stand in a summary; `rank` 0 is the most telling one. */
export type RankedSentence = { readonly span: Span; readonly rank: number }

/** All that was extracted from one article version by one extractor version. */
export type Coverage = {
  readonly extractor: string
  readonly cast: readonly CastMember[]
  readonly utterances: readonly Utterance[]
  readonly facts: readonly Fact[]
  /** In article order. Any prefix by rank, put in article order, can be read on its own. */
  readonly summary: readonly RankedSentence[]
  /** What was extracted as a quote and is none, as the desk says. Absent: nothing. */
  readonly notQuotes?: readonly Span[]
}

/** An article version with what was found in it. */
export type Covered = { readonly article: Article; readonly coverage: Coverage }

export const wordsAt = (text: string, span: Span): string => text.slice(span.start, span.end)

/** What stands between two paragraphs of a text, and in none of them. */
export const BETWEEN_PARAGRAPHS = "\n\n"

/** What a member of the cast is called, word for word. */
export const nameOf = (article: Article, { name, namedIn }: CastMember): string =>
  wordsAt(namedIn === undefined ? article.text : (article[namedIn] ?? ""), name)

/** The number, from 1, of the paragraph that holds the position; 0 when none does. */
export function paragraphAt(article: Article, position: number): number {
  let low = 0
  let high = article.paragraphs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((article.paragraphs[middle]?.end ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return (article.paragraphs[low]?.start ?? Number.POSITIVE_INFINITY) <= position ? low + 1 : 0
}
