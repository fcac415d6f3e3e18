import { type Covered, nameOf, type Span, type Utterance } from "../model.ts"
import type { Voice } from "../reply/reply.ts"
import { voiceOf } from "../show/speaker.ts"
import { folded } from "../text/fold.ts"

/** The quote that has these words as one of its passages. */
export const quoteAt = ({ coverage }: Covered, { start, end }: Span): Utterance | undefined =>
  coverage.utterances.find(({ passages }) => passages.some(({ span }) => span.start === start && span.end === end))

/** Whom a quote of the article may be given to, in the order of the article's cast. A name that stands for two is left out. */
export function speakerChoices(covered: Covered): readonly Voice[] {
  const { article, coverage } = covered
  const named = Map.groupBy(coverage.cast.keys(), (member) => {
    const one = coverage.cast[member]
    return one ? folded(nameOf(article, one)) : ""
  })
  return [...named.values()].flatMap((members) => {
    const voice = members.length === 1 ? voiceOf(covered, members[0]) : null
    return voice ? [voice] : []
  })
}
