import type { Snippet } from "../snippet.ts"
import { isFigure } from "../text/figures.ts"
import { tokens } from "../text/fold.ts"
import { amountOf } from "../verify/figures.ts"
import { CONDITIONS, HEDGES, isNegation } from "../verify/function-words.ts"
import { ELLIPSIS, opensSentence } from "../verify/read-words.ts"

/** A word of a statement as its variants are compared by it. */
export type StatementWord = {
  /** Folded, and a number in digits. */
  readonly word: string
  /** As it stands. */
  readonly cased: string
  /** What stands between it and the next word. */
  readonly gap: string
  /** Which sentence of the passage it stands in, from 0. */
  readonly sentence: number
  /** Words were left out before it: by an ellipsis, or between two stretches in quotation marks. */
  readonly isAfterGap: boolean
}

/** The words of a passage: what is said itself, and of words that are partly in quotation marks the rest. */
export type Statement = {
  readonly snippet: Snippet
  readonly said: readonly StatementWord[]
  readonly around: readonly StatementWord[]
}

/** A statement of more words is compared with none. */
const MOST_WORDS = 400

/** Null where it is too long to be compared. Linear in its words. */
export function statementOf(snippet: Snippet): Statement | null {
  const { form, span, marked, words: text } = snippet
  const spoken = withoutEditorsWords(text)
  const all = tokens(spoken)
  if (all.length > MOST_WORDS) return null
  const pieces = form === "mixed" ? marked.map(({ start, end }) => [start - span.start, end - span.start] as const) : []
  const pieceAt = (at: number) => pieces.findIndex(([start, end]) => start <= at && at < end)
  const said: StatementWord[] = []
  const around: StatementWord[] = []
  let [sentence, piece, isAfterGap] = [0, -1, false]
  for (const [i, { word: folded, start, end }] of all.entries()) {
    const next = all[i + 1]
    const gap = spoken.slice(end, next?.start)
    const here = pieces.length > 0 ? pieceAt(start) : 0
    const word = { word: amountOf(folded) ?? folded, cased: text.slice(start, end), gap, sentence, isAfterGap }
    if (here === -1) around.push(word)
    else said.push({ ...word, isAfterGap: said.length > 0 && (isAfterGap || here !== piece) })
    if (here !== -1) piece = here
    isAfterGap = ELLIPSIS.test(gap)
    const isNew = opensSentence(gap) && !SHORTENED.test(word.cased)
    if (next && isNew && !/^\p{Ll}/u.test(spoken.slice(next.start))) sentence++
  }
  return { snippet, said, around }
}

/** "Mr", "Sen": a dot behind these ends no sentence. */
const SHORTENED = /^\p{Lu}\p{Ll}{0,3}$|\./u

/**
 * The text, as long as it was, without what an editor put in square brackets: "[W]e" is We, and "[the mayor]" is left out unless
 * the meaning may hang on it.
 */
const withoutEditorsWords = (text: string): string =>
  text.includes("[")
    ? text
        .replace(/\[(\p{L}{1,4})\](?=\p{L})/gu, "  $1")
        .replace(/(?<=\p{L})\[(\p{L}{1,4})\]/gu, "$1  ")
        .replace(/\[[^[\]]{1,200}\]/g, (put) => (ELLIPSIS.test(put) || matters(put) ? put : " ".repeat(put.length)))
    : text

const matters = (text: string): boolean => tokens(text).some(({ word }) => isFigure(word) || isTelling(word))

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words that say what must or should be, that it is somebody's opinion, or that it is the only one. */
const MODES = list(`
  should ought must shall only or either nor than
  say says said saying claim claims claimed claiming think thinks thought believe believes believed pretend pretends insist insists
  allege alleges argue argues argued suggest suggests suggested ask asks asked tell tells told hope hopes hoped wish wishes
  imagine suppose dream refuse refuses refused fail fails failed try tries tried stop stopped
  lie lies myth rumour rumor false untrue wrong nonsense absurd ridiculous impossible`)

/** A word on which the meaning of what stands beside it hangs. */
export const isTelling = (word: string): boolean =>
  isNegation(word) || CONDITIONS.has(word) || HEDGES.has(word) || MODES.has(word)
