import type { Desk } from "../src/core/desk.ts"
import { type Block, note } from "../src/core/reply/reply.ts"
import { cut } from "../src/core/text/cut.ts"
import { counted } from "../src/core/text/words.ts"
import { LONGEST_CLAIM } from "../src/core/verify/draft-claims.ts"
import { quotationsIn } from "../src/core/verify/text-claims.ts"
import type { ClaimedQuote } from "../src/core/verify/verdict.ts"

/** Quotations of one text that are judged. */
const MOST_CLAIMS = 10
/** Characters of a quotation that is named only. */
const NAMED = 60

/** What is to be judged of a text, and what is not, in words for people. */
export type AskedClaims = { readonly claims: readonly ClaimedQuote[]; readonly left: readonly Block[] }

/**
 * A text without quotation marks is judged whole; otherwise each of its quotations, with whom the text gives it to. `speaker`: who is
 * said to have said what the text gives to nobody.
 */
export async function claimsOf(text: string, speaker: string | undefined, desk: Desk): Promise<AskedClaims> {
  const quotations = quotationsIn(text)
  const found = "whole" in quotations ? [{ text: quotations.whole }] : await claimsRead(text, quotations.marked, desk)
  const all = found.map((claim) => (speaker === undefined ? claim : { speaker, ...claim }))
  const fit = all.filter((claim) => !isTooLong(claim))
  const claims = fit.slice(0, MOST_CLAIMS)
  const left = [
    ...notJudged(`longer than ${LONGEST_CLAIM} words`, all.filter(isTooLong)),
    ...notJudged(`beyond the first ${MOST_CLAIMS}`, fit.slice(MOST_CLAIMS)),
  ]
  return { claims, left }
}

/** Where nothing of it reads as somebody's words, whatever stands in marks is meant. */
async function claimsRead(text: string, marked: readonly ClaimedQuote[], desk: Desk): Promise<readonly ClaimedQuote[]> {
  const read = await desk.claimsIn(text)
  return read.length > 0 ? read : marked
}

const isTooLong = ({ text }: ClaimedQuote): boolean => text.split(/\s+/).length > LONGEST_CLAIM

function notJudged(why: string, claims: readonly ClaimedQuote[]): readonly Block[] {
  if (claims.length === 0) return []
  const named = claims.slice(0, MOST_CLAIMS).map(({ text }) => `“${cut(text, NAMED)}”`)
  return [note(`Not checked: ${counted(claims.length, "quotation")} ${why}: ${named.join("; ")}`)]
}
