import type { Article, Coverage, Passage, Utterance } from "../model.ts"
import { wordsAt } from "../model.ts"
import { type Marked, pairMarks } from "./marks.ts"

/**
 * What is found in an article that is not in English: its quotations, each with its paragraph and nobody's name. Who speaks,
 * what is reported and what can be checked is read by rules of English, so nothing of that is claimed.
 */
export function foreignCoverage(article: Article): Omit<Coverage, "extractor"> {
  const utterances: Utterance[] = []
  let open: Passage[] = []
  for (const marked of pairMarks(article)) {
    if (open.length === 0 && !marked.continues && !isSpeech(article, marked)) continue
    open.push(passageOf(article, marked))
    if (marked.continues) continue
    utterances.push(unattributed(open))
    open = []
  }
  if (open.length > 0) utterances.push(unattributed(open))
  return { cast: [], utterances, facts: [], summary: [] }
}

const passageOf = ({ paragraphs }: Article, { span, paragraph }: Marked): Passage => {
  const { start, end } = paragraphs[paragraph] ?? span
  return { span, kind: "direct", marked: [span], sentence: { start, end } }
}

const unattributed = (passages: readonly Passage[]): Utterance => ({
  passages,
  cue: null,
  speaker: null,
  unresolved: null,
  nested: null,
  hedge: null,
  polarity: "affirmed",
  confidence: 0,
  reason: "the article is not in English",
})

/** Fewer words in marks are a title or a word at arm's length, unless they close with the mark of a sentence or follow a colon. */
const FEWEST = 4

function isSpeech({ text }: Article, { span, outer }: Marked): boolean {
  const words = wordsAt(text, span)
  const count = words.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]{2}|[\p{L}\p{N}]+/gu)?.length ?? 0
  return (
    count >= FEWEST ||
    /[.!?…。！？]$/u.test(words) ||
    /[:：]\s?$/u.test(text.slice(Math.max(0, outer.start - 2), outer.start))
  )
}
