import type { Covered, Fact, Span, Utterance } from "../model.ts"
import { wordsAt } from "../model.ts"
import { highlight } from "../reply/highlight.ts"
import { dateInWords } from "../reply/lines.ts"
import { type Block, plain } from "../reply/reply.ts"
import { sourceOf } from "../reply/source-of.ts"
import type { Snippet } from "../snippet.ts"
import { cut } from "../text/cut.ts"
import { answerShown, utterancesBehind, voicesOf } from "./shown.ts"
import { voiceLine, voiceOf } from "./speaker.ts"

type Statement = Extract<Block, { kind: "fact" }>

/**
 * The fact's sentence, to whom the article attributes it, and when it was so. Null when the article's coverage no longer
 * has the snippet.
 */
export function factBlock(covered: Covered, snippet: Snippet, matches: readonly Span[]): Statement | null {
  const { article, coverage } = covered
  const fact = coverage.facts.find(({ span }) => span.start === snippet.span.start && span.end === snippet.span.end)
  if (!fact) return null
  const spans = [fact.span]
  const sources = utterancesBehind(covered, fact)
  const said = { kind: "fact", spans, ...voicesOf(covered, sources) } as const
  return {
    kind: "fact",
    snippet: snippet.id,
    sentence: highlight(article.text, fact.span, matches),
    attribution: plain(attributionOf(covered, fact)),
    ...(sources.some(({ deskCorrection }) => deskCorrection) && { isDeskCorrected: true }),
    source: sourceOf(article, fact.span),
    shows: [answerShown(covered, spans, said)],
  }
}

/** "Attributed to: US Intelligence · Tehran denies: sending the drones · as of 20 October 2022". */
function attributionOf(covered: Covered, fact: Fact): string {
  const { isTold, hedge, dates, polarity, retracted = [] } = fact
  const { article } = covered
  const words = (span: Span) => wordsAt(article.text, span)
  const stated = article.kind === "press release" ? "press release" : "article"
  const utterances = utterancesBehind(covered, fact)
  const affirmed = utterances.filter((one) => one.polarity === "affirmed").map((one) => sourceName(covered, one))
  const denials = utterances
    .filter((one) => one.polarity === "denied")
    .map(
      (one) => `${sourceName(covered, one)} denies: ${cut(one.passages.map((p) => words(p.span)).join(" […] "), 160)}`,
    )
  const told = dates
    .filter(({ span, date }) => words(span) !== dateInWords(date))
    .map(({ span, date }) => `“${words(span)}”: ${dateInWords(date)}`)
  return [
    ...retracted.map((span) => `Corrected since: “${words(span)}”`),
    utterances.length === 0 && (isTold ? "Source: see the sentence" : `Stated by the ${stated}, no source named`),
    utterances.length === 0 && polarity === "denied" && "denied",
    affirmed.length > 0 && `Attributed to: ${[...new Set(affirmed)].join("; ")}`,
    ...denials,
    hedge && `hedged: “${words(hedge)}”`,
    ...told,
    article.published && `as of ${dateInWords(article.published)}`,
  ]
    .filter((part) => part)
    .join(" · ")
}

/** "the United Nations", "Vedant Patel, deputy spokesman … (relays what Washington says)". */
function sourceName(covered: Covered, { speaker, nested, deskCorrection }: Utterance): string {
  const voice = voiceOf(covered, speaker?.member)
  const relayed = voiceOf(covered, nested?.member)
  const name = voice ? voiceLine(voice) : "an unidentified speaker"
  const remarks = [relayed && `quoting ${relayed.name}`, deskCorrection && "corrected by the desk"]
  const told = remarks.filter((remark) => remark).join("; ")
  return told === "" ? name : `${name} (${told})`
}
