import { type Covered, type Utterance, wordsAt } from "../model.ts"
import type { Block } from "../reply/reply.ts"
import { snippetsOf } from "../snippet.ts"
import { words } from "../text/fold.ts"
import { quoteBlock } from "./quote.ts"

/**
 * Of the quotes that are whole direct speech of a named speaker who does not deny it, with no figure that was taken back, the one that shares most words with
 * the title; of several the first. Null when there is none that `fits`.
 */
export function keyQuote(
  covered: Covered,
  fits: (utterance: Utterance) => boolean = () => true,
): Extract<Block, { kind: "quote" }> | null {
  const { article, coverage } = covered
  const title = new Set(words(article.title).filter((word) => word.length >= TELLING))
  const shared = ({ passages }: Utterance): number => {
    const said = new Set(passages.flatMap(({ span }) => words(wordsAt(article.text, span))))
    return [...title].filter((word) => said.has(word)).length
  }
  const whole = coverage.utterances
    .filter((utterance) => isWholeSpeech(utterance) && fits(utterance))
    .toSorted((a, b) => shared(b) - shared(a))[0]
  const snippet =
    whole &&
    snippetsOf(article, coverage).find(
      ({ kind, span }) => kind === "quote" && span.start === whole.passages[0]?.span.start,
    )
  return snippet ? quoteBlock(covered, snippet, []) : null
}

const isWholeSpeech = ({ speaker, passages, polarity, retracted }: Utterance): boolean =>
  speaker !== null && polarity === "affirmed" && !retracted && passages.every(({ kind }) => kind === "direct")

/** Letters; shorter words are mostly grammar. */
const TELLING = 4
