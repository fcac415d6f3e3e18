import { verify } from "../../../src/core/verify/index.ts"
import type { Change, ClaimedQuote, Verdict } from "../../../src/core/verify/verdict.ts"
import { extractText, type Reading } from "../../support/extract.ts"

/** The article that the claims of these tests are compared with. */
export const HARBOUR: Reading = extractText(
  [
    "The harbour of Velden has been shut since March, and the ministry has cut its grants by 40 per cent.",
    "“The harbour was closed for twelve days, and nobody told the ferries,” said Ruth Ellis, the harbour master. “We lost £5 million in a week, the winter was hard, and Russia kept the strait shut.”",
    "“We will not reopen the northern pier unless the ministry pays for the cranes and the lights,” Ellis told reporters on Friday.",
    "The transport minister, Tomas Varga, disagrees. “Every crane in Velden is safe, and the lights may be repaired before the summer begins,” he said.",
    "Ellis said that the town had never asked for help from the capital.",
    "Anna Lindqvist, who runs the ferries, put it plainly: “They closed the gates and left us waiting in the cold for six hours.",
    "“Then they opened them again without a word to anybody on the boats.”",
  ].join("\n"),
)

export const verdictOf = (text: string, speaker?: string, ...sources: readonly Reading[]): Verdict => {
  const claim: ClaimedQuote = { text, ...(speaker !== undefined && { speaker }) }
  return verify(
    claim,
    (sources.length > 0 ? sources : [HARBOUR]).map((covered) => ({ covered, paragraphs: null })),
  )
}

/** "negation: not → ": each change in a line. */
export const changesIn = ({ changes }: Verdict): readonly string[] =>
  changes.map(({ kind, expected, found }: Change) => `${kind}: ${expected} → ${found}`)
