import type { Covered, Passage, Span, Utterance } from "../model.ts"
import { nameOf, wordsAt } from "../model.ts"
import { highlight } from "../reply/highlight.ts"
import type { Block, Words } from "../reply/reply.ts"
import { plain } from "../reply/reply.ts"
import { sourceOf } from "../reply/source-of.ts"
import type { Snippet } from "../snippet.ts"
import { around, proseOf } from "./around.ts"
import { answerShown, voicesOf } from "./shown.ts"
import { voiceOf } from "./speaker.ts"

type Quote = Extract<Block, { kind: "quote" }>

/**
 * The utterance that the snippet is of: all its passages in order, its speaker, its source, and what is said of it.
 * Words that are not all in quotation marks stand with their whole sentence, in `wide` every quote with its paragraphs.
 * Null when the article's coverage no longer has the snippet.
 */
export function quoteBlock(covered: Covered, snippet: Snippet, matches: readonly Span[], wide = false): Quote | null {
  const { article, coverage } = covered
  const utterance = coverage.utterances.find(({ passages }) =>
    passages.some(({ span }) => isSameSpan(span, snippet.span)),
  )
  if (!utterance) return null
  const { passages } = utterance
  const pieced = passages.filter(({ kind }) => kind !== "direct").map(({ sentence }) => sentence)
  const context = around(article, wide ? passages.map(({ span }) => span) : pieced, wide)
  const remark = remarkOf(covered, utterance)
  const spans = passages.map(({ span }) => span)
  const said = { kind: "quote", spans, ...voicesOf(covered, [utterance]) } as const
  return {
    kind: "quote",
    snippet: snippet.id,
    passages: passages.flatMap((passage) => quotedParts(article.text, passage, matches)),
    speaker: voiceOf(covered, utterance.speaker?.member),
    ...(utterance.polarity === "denied" && { denied: true }),
    ...(utterance.deskCorrection && { isDeskCorrected: true }),
    ...(remark !== "" && { remark: plain(remark) }),
    source: sourceOf(article, snippet.span),
    ...(context.length > 0 && { context: proseOf(article.text, context, matches) }),
    shows: [answerShown(covered, around(article, [...spans, ...context], false), said)],
  }
}

/** What stands in quotation marks; of words that are reported without any, the words as the article reports them. */
function quotedParts(text: string, { span, kind, marked }: Passage, matches: readonly Span[]): readonly Words[] {
  const quoted = kind === "mixed" ? marked : kind === "direct" ? [span] : []
  if (quoted.length === 0) return [{ prose: highlight(text, span, matches), quoted: false }]
  return quoted.map((span) => ({ prose: highlight(text, span, matches), quoted: true }))
}

/** "“he”: unclear who is meant · hedged: “could”"; empty when there is nothing to add. */
function remarkOf({ article, coverage }: Covered, utterance: Utterance): string {
  const words = (span: Span) => wordsAt(article.text, span)
  const { nested, hedge, speaker, unresolved, retracted = [], deskCorrection } = utterance
  const relayed = nested ? coverage.cast[nested.member] : undefined
  return [
    deskCorrection && "Speaker corrected by the desk",
    ...retracted.map((span) => `Corrected since: “${words(span)}”`),
    !speaker && unresolved && `“${words(unresolved)}”: unclear who this is`,
    relayed && `relays what ${nameOf(article, relayed)} says`,
    hedge && `hedged: “${words(hedge)}”`,
  ]
    .filter((part) => part)
    .join(" · ")
}

const isSameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end
