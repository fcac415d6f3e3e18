import type { Snippet } from "../snippet.ts"
import { isFigure } from "../text/figures.ts"
import { tokens } from "../text/fold.ts"
import { amountOf } from "../verify/figures.ts"
import { CONDITIONS, HEDGES, isNegation } from "../verify/function-words.ts"
import { ELLIPSIS, opensSentence } from "../verify/read-words.ts"
import { isOtherInCapitals } from "../verify/same-word.ts"

/** A word of a statement as its variants are compared by it. */
export type StatementWord = {
  /** Folded, and a number in digits. */
  readonly word: string
  /** As it stands. */
  readonly cased: string
  /** By which it is the same word: US is not "us", and what is asked is not said. */
  readonly key: string
  readonly isAsked: boolean
  /** Which sentence it stands in, or which clause with a subject of its own (", and no ship leaves"), from 0. */
  readonly clause: number
  /** Words were left out before it: by an ellipsis, or between two stretches in quotation marks. */
  readonly isAfterGap: boolean
}

/** What is said, and of words that are partly in quotation marks the rest. */
export type Statement = {
  /** The passage that it was found by. */
  readonly snippet: Snippet
  readonly said: readonly StatementWord[]
  /** The keys of what is said, with a blank before and behind each. */
  readonly line: string
  readonly around: readonly StatementWord[]
}

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** A statement of more words is compared with none. */
const MOST_WORDS = 300

/** The words of some passages of one utterance, in order. Null where they are too many to be compared. Linear in them. */
export function statementIn(snippet: Snippet, passages: readonly Snippet[] = [snippet]): Statement | null {
  const said: StatementWord[] = []
  const around: StatementWord[] = []
  let clause = 0
  for (const passage of passages) {
    clause = readPassage(passage, clause, said, around) + 1
    if (said.length + around.length > MOST_WORDS) return null
  }
  return { snippet, said, line: keysInLine(said), around }
}

export const keysInLine = (said: readonly StatementWord[]): string => ` ${said.map(({ key }) => key).join(" ")} `

/** Variants hold so many words in a row in common, or they are none: by these they are looked up. */
const ROW = 4

/** Each row of words as one number, the same in all statements that share `numbers`; by chance another row has it, too. */
export function wordRows(statement: Statement | null, numbers: Map<string, number>): readonly number[] {
  const rows: number[] = []
  let row = 0
  for (const [i, { word }] of (statement?.said ?? []).entries()) {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    row = (row * 256 + number) | 0 // ROW words are left in its 32 bits
    if (i + 1 >= ROW) rows.push(row)
  }
  return rows
}

/** Adds the passage's words to those that are said and those around them; gives the number of its last clause. */
function readPassage(
  { form, span, marked, words: text }: Snippet,
  firstClause: number,
  said: StatementWord[],
  around: StatementWord[],
): number {
  const spoken = withoutEditorsWords(text)
  const pieces = form === "mixed" ? marked.map(({ start, end }) => [start - span.start, end - span.start] as const) : []
  const pieceAt = (at: number) => pieces.findIndex(([start, end]) => start <= at && at < end)
  const all = tokens(spoken)
  let [clause, piece, isAfterEllipsis, prefix] = [firstClause, -1, false, ""]
  for (const [i, { word: folded, start, end }] of all.entries()) {
    const next = all[i + 1]
    const gap = spoken.slice(end, next?.start)
    if (next && gap === "-" && PREFIXES.has(folded)) {
      prefix = folded
      continue
    }
    const here = pieces.length > 0 ? pieceAt(start) : 0
    const word = prefix + (amountOf(folded) ?? folded)
    const cased = text.slice(prefix === "" ? start : start - prefix.length - 1, end)
    const isAsked = gap !== " " && gap.includes("?")
    const key = (isOtherInCapitals(folded, cased) ? folded.toUpperCase() : word) + (isAsked ? "?" : "")
    const isAfterGap = said.length > 0 && (isAfterEllipsis || here !== piece)
    ;(here === -1 ? around : said).push({ word, cased, key, isAsked, clause, isAfterGap })
    piece = here === -1 ? piece : here
    prefix = ""
    if (gap === " ")
      isAfterEllipsis = false // nearly always
    else {
      isAfterEllipsis = ELLIPSIS.test(gap)
      const isSentence = next && opensSentence(gap) && !SHORTENED.test(cased)
      if (isSentence && !/^\p{Ll}/u.test(spoken.slice(next.start, next.start + 2))) clause++
      else if (next?.word === "and" && SUBJECTS.has(all[i + 2]?.word ?? "")) clause++
    }
  }
  return clause
}

/** Words with which a subject begins, where "and" stands before it behind a comma or a dash. */
const SUBJECTS = list(`
  a an the this that these those my our your his her its their i we you he she it they there no nobody none nothing everyone
  every everybody all each both some`)

/** "Co-operate" is cooperate; but who re-signs does not resign. */
const PREFIXES: ReadonlySet<string> = new Set(
  "anti co e inter mid multi non over post pre semi sub super un under".split(" "),
)

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

/** Words that say what must or should be, that it is somebody's opinion, or that it is the only one. */
const MODES = list(`
  should ought must shall only
  say says said saying claim claims claimed claiming think thinks thought believe believes believed pretend pretends insist insists
  allege alleges argue argues argued suggest suggests suggested ask asks asked tell tells told hope hopes hoped wish wishes
  imagine suppose dream refuse refuses refused fail fails failed try tries tried stop stopped
  lie lies myth rumour rumor false untrue wrong nonsense absurd ridiculous impossible`)

/** A word on which the meaning of what stands beside it hangs. */
export const isTelling = (word: string): boolean =>
  isNegation(word) || CONDITIONS.has(word) || HEDGES.has(word) || MODES.has(word)
