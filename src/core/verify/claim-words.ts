import { bracketsAfter, ELLIPSIS, type ReadWord, readWords } from "./read-words.ts"
import type { ClaimedQuote } from "./verdict.ts"

/** Where a claim begins or ends with an ellipsis: what stands beyond is removed. */
export const isCutOpen = ({ text }: ClaimedQuote): { readonly before: boolean; readonly behind: boolean } => ({
  before: /^[^\p{L}\p{N}]*(?:…|\.\s?\.\s?\.)/u.test(text),
  behind: /(?:…|\.\s?\.\s?\.)[^\p{L}\p{N}]*$/u.test(text),
})

/** A word of a claim. */
export type ClaimWord = ReadWord & {
  /** An ellipsis stands before it, and a word of the claim before that. */
  readonly isAfterEllipsis: boolean
  /** Stands in square brackets, wholly or with some letters: the writer's word, not the speaker's. */
  readonly isWriters: boolean
  /** The whole claim is set in capitals, so that they say nothing about its words. */
  readonly isInCapitals: boolean
}

/** The claim's words, in order. */
export function claimWords({ text }: ClaimedQuote): readonly ClaimWord[] {
  const { bare, kept, bracketed } = withoutLetterBrackets(text)
  const words: ClaimWord[] = []
  const read = readWords(bare)
  const isInCapitals = read.length > 1 && read.every(({ cased }) => cased === cased.toUpperCase())
  let depth = 0
  let isCut = false
  for (const word of read) {
    depth = bracketsAfter(depth, word.gap)
    if (ELLIPSIS.test(word.gap)) isCut = true
    const start = kept[word.start] ?? text.length
    const end = (kept[word.end - 1] ?? text.length - 1) + 1
    words.push({
      ...word,
      start,
      end,
      isInCapitals,
      isAfterEllipsis: isCut && words.length > 0,
      isWriters: depth > 0 || bracketed.some((at) => at >= start && at < end),
    })
    isCut = false
  }
  return words
}

/** "[W]e" and "say[s]" are single words: their brackets are taken out, with where the other units stood. */
function withoutLetterBrackets(text: string) {
  const kept: number[] = []
  const bracketed: number[] = []
  let bare = ""
  const drop = new Set<number>()
  for (const { 0: whole, index } of text.matchAll(LETTERS)) {
    drop.add(index)
    drop.add(index + whole.length - 1)
    // A capital alone is no other word.
    if (
      whole.length > 3 ||
      !/^\p{L}$/u.test(whole.slice(1, -1)) ||
      (index > 0 && /\p{L}/u.test(text.charAt(index - 1)))
    )
      bracketed.push(index)
  }
  for (let i = 0; i < text.length; i++) {
    if (drop.has(i)) continue
    bare += text.charAt(i)
    kept.push(i)
  }
  return { bare, kept, bracketed }
}

const LETTERS = /\[\p{L}{1,4}\](?=\p{L})|(?<=\p{L})\[\p{L}{1,4}\]/gu
