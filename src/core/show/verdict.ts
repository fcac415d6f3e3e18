import type { Covered } from "../model.ts"
import { dateInWords, sourceLine, speakerLine } from "../reply/lines.ts"
import { type Block, heading, note, paragraph, plain, sourceOf } from "../reply/reply.ts"
import { cut } from "../text/cut.ts"
import { verdictInWords } from "../verify/in-words.ts"
import type { ClaimedQuote, Verdict } from "../verify/verdict.ts"
import { speechIn } from "../verify/voice.ts"
import { diffInSigns, wordDiff } from "../verify/word-diff.ts"
import { voiceOf } from "./speaker.ts"

/** Characters of a claim that are shown above its verdict. */
const LONGEST_CLAIM = 300

/**
 * A claim with its verdict, the words that differ, who says it in the source and where that stands. `source`: the article that
 * the verdict names; `label`: where the claim stands.
 */
export function verdictBlocks(
  claim: ClaimedQuote,
  verdict: Verdict,
  source: Covered | null,
  label = "",
): readonly Block[] {
  const quoted = `“${cut(claim.text, LONGEST_CLAIM)}”`
  const lines = [heading(label === "" ? quoted : `${label}: ${quoted}`), paragraph(verdictInWords(claim, verdict))]
  if (verdict.changes.length > 0) lines.push(paragraph(diffInSigns(wordDiff(claim, verdict.changes))))
  if (!verdict.source || !source) return lines
  const { article } = source
  const member = speechIn(source, verdict.source)?.speaker
  if (verdict.voice !== "narrated")
    lines.push(paragraph(speakerLine({ speaker: voiceOf(source, member), source: sourceOf(article, verdict.source) })))
  for (const { text, date } of article.corrections ?? [])
    lines.push(paragraph(`Corrected${date === undefined ? "" : ` ${dateInWords(date)}`}: ${text}`))
  lines.push(note(sourceLine(sourceOf(article, verdict.source))))
  if (verdict.others.length > 0) lines.push(note(plain(`Also in: ${verdict.others.join(", ")}`)))
  return lines
}
