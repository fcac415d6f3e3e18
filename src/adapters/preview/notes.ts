import { foreignLanguage } from "../../core/article/language.ts"
import type { Covered, Span } from "../../core/model.ts"
import { isParaphrase, nameOf, wordsAt } from "../../core/model.ts"
import type { NoteSubject } from "./marks.ts"

export type Note = { readonly title: string; readonly words: string }

/** Whose words they are and what is to be said of them; to whom a fact is attributed. Slices of the article. */
export function noteOf(covered: Covered, subject: NoteSubject): Note {
  return subject.kind === "fact" ? factNote(covered, subject.fact) : utteranceNote(covered, subject.utterance)
}

function utteranceNote(covered: Covered, index: number): Note {
  const utterance = covered.coverage.utterances[index]
  const speaker = member(covered, utterance?.speaker?.member)
  const nested = member(covered, utterance?.nested?.member)
  const remarks = [
    speaker?.roles,
    utterance?.deskCorrection && "corrected by the desk",
    utterance && isParaphrase(utterance) && "paraphrase",
    nested && `relays what ${nested.name} says`,
    ...(utterance?.retracted ?? []).map((span) => `corrected since: “${sliceOf(covered, span)}”`),
    utterance?.hedge && `hedged: “${sliceOf(covered, utterance.hedge)}”`,
  ]
  const unnamed = foreignLanguage(covered.article)
    ? "Speakers not identified in this language"
    : "Speaker not identified"
  const name = speaker?.name ?? unnamed
  return {
    title: utterance?.polarity === "denied" ? `${name} denies` : name,
    words: remarks.filter((part) => part).join(" · "),
  }
}

function factNote(covered: Covered, index: number): Note {
  const fact = covered.coverage.facts[index]
  const names = (fact?.sources ?? []).map((source) => {
    const utterance = covered.coverage.utterances[source]
    const name = member(covered, utterance?.speaker?.member)?.name ?? "an unidentified speaker"
    const told = utterance?.deskCorrection ? `${name} (corrected by the desk)` : name
    return utterance?.polarity === "denied" ? `${told} denies this` : `attributed to ${told}`
  })
  const attribution =
    names.length > 0 ? [...new Set(names)].join(" · ") : fact?.isTold ? "source: see the sentence" : "no source named"
  const hedge = fact?.hedge && `hedged: “${sliceOf(covered, fact.hedge)}”`
  const retracted = fact?.retracted?.map((span) => `corrected since: “${sliceOf(covered, span)}”`) ?? []
  return { title: "Fact", words: [...retracted, attribution, hedge].filter((part) => part).join(" · ") }
}

const sliceOf = ({ article }: Covered, span: Span): string => wordsAt(article.text, span)

function member(covered: Covered, index: number | undefined) {
  const found = index === undefined ? undefined : covered.coverage.cast[index]
  if (!found) return null
  return {
    name: nameOf(covered.article, found),
    roles: found.roles
      .slice(0, 2)
      .map((role) => sliceOf(covered, role))
      .join(", "),
  }
}
