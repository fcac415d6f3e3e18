import type { Vocabulary } from "../shelves/vocabulary.ts"
import { isFigure } from "../text/figures.ts"
import { words } from "../text/fold.ts"
import { PASSAGE, type WordRun, withoutExcluded } from "./excluded.ts"
import { isFunctionWord, tellingOf } from "./function-words.ts"
import { turn } from "./turn.ts"
import { nearby, SHORTEST_BLURRED, splitsOf, typoBudget } from "./typos.ts"

/** One way to read a query word: as a word of the archive. */
export type WordReading = {
  readonly word: string
  /** The word right after it, when two were typed as one. */
  readonly next?: string
  /** The query word and a neighbour of it are this one word, typed as two. */
  readonly isJoined?: true
  readonly closeness: number
}

/** A word as it was asked for, and what it may mean in this archive. */
export type Asked = {
  readonly word: string
  readonly readings: readonly WordReading[]
  /** Its rarity, in nats: what a snippet gains by holding it. All readings share it, so that no rare slip outranks them. */
  readonly weight: number
  /** Whether it says what is looked for. What does not counts for order and nearness, but a snippet need not hold it. */
  readonly isTelling: boolean
  /** A figure that a snippet must hold: another figure is another answer. */
  readonly isRequired: boolean
  /** A short word that exists: what it begins is another word, where the word itself finds something. */
  readonly isSure: boolean
}

export type Plan = {
  readonly asked: readonly Asked[]
  /** Nothing in it tells what is looked for: it is only found word for word. */
  readonly isPhrase: boolean
  /** What a snippet must not hold: "-cranes". */
  readonly excluded: readonly WordRun[]
  /** Runs of query words that are looked for word for word, as half-open ranges of `asked`. */
  readonly phrases: readonly { readonly start: number; readonly end: number }[]
}

/** Characters and words of a query that are looked at: a pasted page is longer, and its beginning finds its source. */
const MOST_CHARACTERS = 4000
const MOST_WORDS = 48

/** A blank too many or too few is a slip, but it leaves all letters in place. */
const SPLIT = 0.9
const JOINED = 0.9

/** Words from which on words of grammar alone are a phrase that may be meant; fewer stand in every text. Of more than the longest, its beginning finds it. */
const SHORTEST_PHRASE = 3
const LONGEST_PHRASE = PASSAGE

/** How much a word that tells nothing weighs, compared with a word as rare. */
const OPTIONAL = 0.3

/**
 * What the words of a query may mean; no words, no plan to speak of. `isTyping`: more words are still to come, so that
 * words of grammar alone are the beginning of something.
 */
export function planOf(query: string, vocabulary: Vocabulary, isTyping = false): Plan {
  const steps = planning(query, vocabulary, isTyping)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, in as many turns as the query has words: each is compared with all words of the archive. */
export async function planInTurns(query: string, vocabulary: Vocabulary, isTyping = false): Promise<Plan> {
  const steps = planning(query, vocabulary, isTyping)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await turn()
  }
}

/** Yields before each word. */
function* planning(query: string, vocabulary: Vocabulary, isTyping: boolean): Generator<void, Plan, void> {
  const { typed: all, phrases, excluded } = wordsAsked(query)
  const isGrammar = isOnlyGrammar(all)
  const isPhrase = isGrammar && !isTyping
  const typed = isPhrase ? all.slice(0, LONGEST_PHRASE) : all
  const isLast = (i: number) => i === typed.length - 1
  const joined: (readonly WordReading[])[] = []
  for (const [i, word] of typed.slice(1).entries()) {
    yield
    joined.push(joinedReadings(typed[i] ?? "", word, vocabulary, isLast(i + 1)))
  }
  const telling = isGrammar && isTyping ? typed.map(() => true) : tellingOf(typed)
  const isPassage = telling.filter((tells) => tells).length > PASSAGE
  const total = vocabulary.largest()
  const asked: Asked[] = []
  for (const [i, word] of typed.entries()) {
    yield
    const own = nearby(word, vocabulary, { isLast: isLast(i) })
    const readings = [...own, ...splitReadings(word, vocabulary), ...(joined[i - 1] ?? []), ...(joined[i] ?? [])]
    const isTelling = telling[i] ?? true
    const rarity = Math.log1p(total / (0.5 + commonness(word, readings, vocabulary)))
    const weight = isTelling || isPhrase ? rarity : OPTIONAL * rarity
    const isSure = isTelling && word.length < SHORTEST_BLURRED && vocabulary.has(word)
    asked.push({ word, readings, weight, isTelling, isRequired: isFigure(word) && !isPassage, isSure })
  }
  if (isPhrase)
    return {
      asked,
      isPhrase,
      excluded,
      phrases: typed.length < SHORTEST_PHRASE ? [] : [{ start: 0, end: typed.length }],
    }
  return { asked, isPhrase, excluded, phrases }
}

/** Whether nothing in a query tells what is looked for: such words stand everywhere. */
export const saysTooLittle = (query: string): boolean => isOnlyGrammar(wordsAsked(query).typed)

const isOnlyGrammar = (typed: readonly string[]): boolean => typed.length > 0 && !tellingOf(typed).includes(true)

/** Whether nothing is looked for: there is no word in it, or `leavesOut` those alone that must not be there. Null otherwise. */
export function withoutWords(query: string): { readonly leavesOut: boolean } | null {
  const { typed, excluded } = wordsAsked(query)
  return typed.length > 0 ? null : { leavesOut: excluded.length > 0 }
}

/** What a query that says too little is looked for by, word for word; empty where that is too short, or something must not be there. */
export function phraseAsked(query: string): readonly string[] {
  const { typed, excluded } = wordsAsked(query)
  return excluded.length > 0 || typed.length < SHORTEST_PHRASE ? [] : typed.slice(0, LONGEST_PHRASE)
}

/** The folded words of a query, which of them stood together in quotation marks of any kind, and which must not be there. */
function wordsAsked(query: string): Pick<Plan, "phrases" | "excluded"> & { readonly typed: readonly string[] } {
  const { rest, excluded } = withoutExcluded(query.slice(0, MOST_CHARACTERS))
  const typed: string[] = []
  const phrases: { start: number; end: number }[] = []
  for (const [index, piece] of rest.split(/["“”„«»]/u).entries()) {
    const start = typed.length
    typed.push(...words(piece).slice(0, MOST_WORDS - start))
    const isMarked = index % 2 === 1
    if (isMarked && isAsked(typed.slice(start))) phrases.push({ start, end: typed.length })
  }
  return { typed, phrases, excluded }
}

/** In quotation marks: a word of grammar alone is no more than emphasis. */
const isAsked = (marked: readonly string[]): boolean =>
  marked.length > 1 || marked.some((word) => !isFunctionWord(word))

/** "iraniandrones" → iranian drones; only what is no word itself, and no figure. */
function splitReadings(word: string, vocabulary: Vocabulary): readonly WordReading[] {
  const splits = vocabulary.has(word) || isFigure(word) ? [] : splitsOf(word, vocabulary)
  return splits.map(([word, next]) => ({ word, next, closeness: SPLIT }))
}

/** "sanc tions" → sanctions. Two words that both exist are joined to one that does, too, but to none that is only near. */
function joinedReadings(left: string, right: string, vocabulary: Vocabulary, isLast: boolean): readonly WordReading[] {
  // A figure is not put together of others, but for thousands that are parted by a blank.
  if (isFigure(left) && !/^[1-9]\d{0,2} \d{3}$/.test(`${left} ${right}`)) return []
  const areKnown = vocabulary.has(left) && vocabulary.has(right)
  const reach = areKnown ? { budget: 0 } : { budget: Math.min(1, typoBudget(left + right)), isLast }
  return nearby(left + right, vocabulary, reach).map(({ word, closeness }) => ({
    word,
    closeness: closeness * JOINED,
    isJoined: true,
  }))
}

/** How many snippets hold the word; of one that is not known, the commonest of its closest readings. */
function commonness(word: string, readings: readonly WordReading[], vocabulary: Vocabulary): number {
  const exact = vocabulary.get(word)
  if (exact !== undefined) return exact
  const closest = Math.max(0, ...readings.map(({ closeness }) => closeness))
  const counts = readings.filter((reading) => reading.closeness === closest)
  return Math.max(0, ...counts.map((reading) => vocabulary.get(soughtBy(reading, vocabulary)) ?? 0))
}

/** The word by which a reading is looked up: of two, the rarer one. */
export function soughtBy({ word, next }: WordReading, vocabulary: Vocabulary): string {
  return next !== undefined && (vocabulary.get(next) ?? 0) < (vocabulary.get(word) ?? 0) ? next : word
}
