import type { Span } from "../model.ts"
import type { Snippet } from "../snippet.ts"
import { type FoldedWord, tokensAmong } from "../text/fold.ts"
import { filterOf, type WordFilter } from "../text/word-filter.ts"
import type { Plan, WordReading } from "./plan.ts"

/** A place of a snippet where one of the query's words stands. */
export type Hit = {
  /** Index into `plan.asked`. */
  readonly asked: number
  /** Places can only be near each other in one field. */
  readonly field: SnippetField
  /** Which word of the field, from 0; `size` words, 2 where the query had typed them as one. */
  readonly place: number
  readonly size: number
  readonly closeness: number
  readonly isJoined: boolean
  /** Closeness, and how telling it is that the word stands there. */
  readonly worth: number
  /** Where it stands in the field's text. */
  readonly start: number
  readonly end: number
}

export type SnippetField = "body" | "speaker" | "role" | "title"

/**
 * Where a word tells most: in what was said, then in who says it, in the clause around marked words, in the article's
 * title, in the sentence around.
 */
const WORTH = { words: 1, speaker: 0.8, role: 0.7, clause: 0.6, title: 0.5, context: 0.4 } as const

/** Folded words of the archive → what of the query they may be; and what lets all of these words pass. */
export type Lookup = { readonly senses: ReadonlyMap<string, readonly Sense[]>; readonly filter: WordFilter }

/** `isSecond`: it is the second of two words that were typed as one, and so is found as `reading.next`. */
type Sense = { readonly asked: number; readonly reading: WordReading; readonly isSecond: boolean }

export function lookupOf({ asked }: Plan): Lookup {
  const senses = new Map<string, Sense[]>()
  const add = (word: string, sense: Sense) => {
    const all = senses.get(word)
    if (all) all.push(sense)
    else senses.set(word, [sense])
  }
  for (const [index, { readings }] of asked.entries())
    for (const reading of readings) {
      add(reading.word, { asked: index, reading, isSecond: false })
      if (reading.next !== undefined) add(reading.next, { asked: index, reading, isSecond: true })
    }
  return { senses, filter: filterOf(senses.keys()) }
}

/** What two words count that were typed as one and do not stand together. */
const APART = 0.8

/** One of two words that were typed as one, where the other is not beside it. */
type Half = { readonly sense: Sense; readonly hit: Hit }

/** Every place in the snippet's fields where a word of the query stands, field by field, in order. */
export function hitsIn(snippet: Snippet, lookup: Lookup): readonly Hit[] {
  const { context, span, form, marked } = snippet
  const isIn = (part: Span, { start, end }: FoldedWord) =>
    start >= part.start - context.start && end <= part.end - context.start
  const shown = form === "mixed" ? marked : [span]
  const inBody = (token: FoldedWord) => {
    if (!isIn(span, token)) return WORTH.context
    return shown.some((part) => isIn(part, token)) ? WORTH.words : WORTH.clause
  }
  const halves: Half[] = []
  const hits = [
    ...hitsOf("body", snippet.contextWords, lookup, inBody, halves),
    ...hitsOf("speaker", snippet.speakers.join("\n"), lookup, () => WORTH.speaker, halves),
    ...hitsOf("role", snippet.roles.join("\n"), lookup, () => WORTH.role, halves),
    ...hitsOf("title", snippet.title, lookup, () => WORTH.title, halves),
  ]
  return halves.length > 1 ? inOrder([...hits, ...wholes(halves)]) : hits
}

/** Of two words that were typed as one both, each where it tells most. */
function wholes(halves: readonly Half[]): readonly Hit[] {
  return [...Map.groupBy(halves, ({ sense }) => sense.reading).values()].flatMap((all) => {
    const [first, second] = [false, true].map((isSecond) =>
      bestOf(all.filter(({ sense }) => sense.isSecond === isSecond)),
    )
    if (!first || !second) return []
    const worth = Math.min(first.worth, second.worth)
    return [
      { ...first, worth },
      { ...second, worth },
    ]
  })
}

const bestOf = (halves: readonly Half[]): Hit | undefined =>
  halves
    .map(({ hit }) => hit)
    .reduce<Hit | undefined>((best, hit) => (best && best.worth >= hit.worth ? best : hit), undefined)

/** In the order of their hits. */
export const FIELDS: readonly SnippetField[] = ["body", "speaker", "role", "title"]
const inOrder = (hits: readonly Hit[]): readonly Hit[] =>
  hits.toSorted((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || a.place - b.place)

/** A figure is found by its value or by one of the words that it is written with, and stands as a whole either way. */
function sensesOf({ word, parts }: FoldedWord, { senses }: Lookup): readonly Sense[] | undefined {
  if (parts === undefined) return senses.get(word)
  const all = [word, ...parts.map((part) => part.word)].flatMap((one) => senses.get(one) ?? [])
  return all.length > 0 ? all : undefined
}

function hitsOf(
  field: SnippetField,
  text: string,
  lookup: Lookup,
  worthOf: (token: FoldedWord) => number,
  halves: Half[],
): readonly Hit[] {
  const hits: Hit[] = []
  const all = tokensAmong(text, lookup.filter)
  for (let place = 0; place < all.length; place++) {
    const token = all[place]
    const senses = token && sensesOf(token, lookup)
    if (!token || !senses) continue // nearly always: this runs for every word of every candidate
    const following = all[place + 1]
    for (const sense of senses) {
      const { next, closeness, isJoined = false } = sense.reading
      const isTwo = !sense.isSecond && next !== undefined && following?.word === next
      const isHalf = next !== undefined && !isTwo
      const close = isHalf ? APART * closeness : closeness
      const worth = close * worthOf(token)
      const end = isTwo ? following.end : token.end
      const { asked } = sense
      const hit = {
        asked,
        field,
        place,
        size: isTwo ? 2 : 1,
        closeness: close,
        isJoined,
        worth,
        start: token.start,
        end,
      }
      if (isHalf) halves.push({ sense, hit })
      else hits.push(hit)
    }
  }
  return hits
}
