import type { Article } from "../model.ts"
import type { NameMention } from "./cast-mentions.ts"
import type { Item, Sentence } from "./sentence.ts"
import { stem } from "./summary-words.ts"

/** What the sentences that are shown have told already, so that another one may call it by less. */
export type Introductions = {
  /** Whether all that a sentence names by less stands in the title or in a sentence shown that comes before it. */
  isMet(sentence: number): boolean
  /** Takes a sentence among those that are shown. */
  show(sentence: number): void
}

/**
 * A bare surname needs the full name that an earlier sentence gives, and "The document …", at the head of a sentence, an
 * earlier sentence that speaks of a document. What no earlier sentence gives is known to the reader, and needs nothing.
 */
export function introductions(
  article: Article,
  sentences: readonly Sentence[],
  names: ReadonlyMap<number, readonly NameMention[]>,
): Introductions {
  const seen = new Set<string>()
  const gives: (readonly string[])[] = []
  const needs: (readonly string[])[] = []
  const openings = sentences.map(({ items }) => openingNoun(items))
  // Of the nouns only those matter that open a sentence somewhere.
  const wantedNouns = new Set(openings.flatMap((noun) => noun ?? []))
  sentences.forEach(({ items }, index) => {
    const people = names.get(index) ?? []
    const full = new Set(people.filter(({ kind, words }) => kind === "person" && words.length > 1).map(surnameOf))
    const bare = people.filter(({ words }) => words.length === 1).map(surnameOf)
    const noun = openings[index]
    const wanted = [...bare.filter((name) => !full.has(name)), ...(noun ? [nounKey(noun)] : [])]
    needs.push(wanted.filter((key) => seen.has(key)))
    gives.push([...full, ...nounsIn(items, wantedNouns)])
    for (const key of gives[index] ?? []) seen.add(key)
  })
  /** Key → the earliest sentence shown that gives it; the title comes before all. */
  const given = new Map<string, number>()
  for (const word of article.title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    given.set(`name ${word}`, -1)
    given.set(nounKey(stem(word)), -1)
  }
  return {
    isMet: (sentence) =>
      (needs[sentence] ?? []).every((key) => (given.get(key) ?? Number.POSITIVE_INFINITY) < sentence),
    show(sentence) {
      for (const key of gives[sentence] ?? []) given.set(key, Math.min(sentence, given.get(key) ?? sentence))
    },
  }
}

const surnameOf = ({ words }: NameMention): string => `name ${words.at(-1) ?? ""}`
const nounKey = (noun: string): string => `noun ${noun}`

function nounsIn(items: readonly Item[], wanted: ReadonlySet<string>): readonly string[] {
  if (wanted.size === 0) return []
  return items.flatMap(({ pos, marked, lower }) => {
    const noun = pos === "NOUN" && !marked ? stem(lower) : ""
    return wanted.has(noun) ? [nounKey(noun)] : []
  })
}

/** "The 131-page document was …" → the document; null where the words go on to say which ("The mayor of Copenhagen"). */
function openingNoun(items: readonly Item[]): string | null {
  if (items[0]?.lower !== "the") return null
  let at = 1
  while (/^(?:ADJ|NUM|NOUN)$/.test(items[at]?.pos ?? "") && items[at + 1]?.pos === "NOUN") at++
  const noun = items[at]
  const after = items[at + 1]
  if (noun?.pos !== "NOUN" || after?.pos === "PROPN" || after?.lower === "of") return null
  return stem(noun.lower)
}
