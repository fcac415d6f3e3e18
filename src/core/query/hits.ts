import type { Span } from "../model.ts"
import type { Snippet } from "../snippet.ts"
import { type FoldedWord, tokens } from "../text/fold.ts"
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

/** Folded words of the archive → what of the query they may be. */
export type Lookup = ReadonlyMap<string, readonly (WordReading & { readonly asked: number })[]>

export function lookupOf({ asked }: Plan): Lookup {
  const lookup = new Map<string, (WordReading & { asked: number })[]>()
  for (const [index, { readings }] of asked.entries())
    for (const reading of readings) {
      const all = lookup.get(reading.word) ?? []
      lookup.set(reading.word, all)
      all.push({ ...reading, asked: index })
    }
  return lookup
}

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
  return [
    ...hitsOf("body", snippet.contextWords, lookup, inBody),
    ...hitsOf("speaker", snippet.speakers.join("\n"), lookup, () => WORTH.speaker),
    ...hitsOf("role", snippet.roles.join("\n"), lookup, () => WORTH.role),
    ...hitsOf("title", snippet.title, lookup, () => WORTH.title),
  ]
}

/** A figure is found by its value or by one of the words that it is written with, and stands as a whole either way. */
function readingsOf(
  { word, parts }: FoldedWord,
  lookup: Lookup,
): readonly (WordReading & { asked: number })[] | undefined {
  if (parts === undefined) return lookup.get(word)
  const all = [word, ...parts.map((part) => part.word)].flatMap((one) => lookup.get(one) ?? [])
  return all.length > 0 ? all : undefined
}

function hitsOf(
  field: SnippetField,
  text: string,
  lookup: Lookup,
  worthOf: (token: FoldedWord) => number,
): readonly Hit[] {
  const hits: Hit[] = []
  const all = tokens(text)
  for (let place = 0; place < all.length; place++) {
    const token = all[place]
    const readings = token && readingsOf(token, lookup)
    if (!token || !readings) continue // nearly always: this runs for every word of every candidate
    const following = all[place + 1]
    for (const { asked, next, closeness, isJoined = false } of readings) {
      if (next !== undefined && following?.word !== next) continue
      const isTwo = next !== undefined && following !== undefined
      const { start, end } = isTwo ? { start: token.start, end: following.end } : token
      const worth = closeness * worthOf(token)
      hits.push({ asked, field, place, size: isTwo ? 2 : 1, closeness, isJoined, worth, start, end })
    }
  }
  return hits
}
