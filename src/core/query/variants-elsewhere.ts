import type { Archive } from "../archive.ts"
import type { Filters } from "../shelves/snippets.ts"
import type { Vocabulary } from "../shelves/vocabulary.ts"
import type { Snippet } from "../snippet.ts"
import { words } from "../text/fold.ts"
import { turnEvery } from "./turn.ts"
import { earliestFirst } from "./variant-dates.ts"
import { mayBeOneName, mayBeOneSpeaker, namesakesKey, soleSpeaker, surnameOf } from "./variant-names.ts"
import { isSaidByOne, type VariantKind, variantOf, voiceKey } from "./variant-of.ts"
import { statementIn, wordRows } from "./variant-words.ts"

/** Where all words must be the same, so many of them are asked for, the rarest; else the rarest of each of so many parts, any of them. */
const ALL_OF = 5
const PARTS = 4
const MOST_ASKED = 200

/** People of one surname who are looked at: where there are more, nobody is taken for another. */
const MOST_NAMESAKES = 100
/** Characters of quotes that are compared in one turn: about a millisecond's work. */
const READ_AT_ONCE = 10_000
/** Fuller wordings of theirs of which it is asked who else says them. */
const MOST_WORDINGS = 5

type Shelves = Pick<Archive, "snippets" | "people">

/** The current variants of a quote or a fact in other articles, fuller ones too, the earliest first. */
export async function variantsOf(archive: Shelves, snippet: Snippet): Promise<readonly Snippet[]> {
  const mayBeNamedOtherwise = namesakesKey(snippet) !== voiceKey(snippet) && isLong(snippet)
  const names = mayBeNamedOtherwise ? await namesakesOf(archive.people, snippet) : []
  const pause = turnEvery(READ_AT_ONCE)
  const same: Snippet[] = []
  const namesakes: Snippet[] = []
  for (const one of await nearTo(archive, snippet, names ?? [])) {
    if (one.slug === snippet.slug) continue
    const isOne = namesakesKey(one) === namesakesKey(snippet) && whyFolded(snippet, one) !== null
    if (isOne && voiceKey(one) === voiceKey(snippet)) same.push(one)
    else if (isOne && isLong(one) && mayBeOneSpeaker(snippet, one)) namesakes.push(one)
    await pause(snippet.words.length + one.words.length)
  }
  const wordings = Map.groupBy(namesakes, (one) => (whyFolded(snippet, one) === "whole" ? statementIn(one)?.line : ""))
  for (const [line, [first, ...more]] of [...wordings].slice(0, MOST_WORDINGS))
    if (first && (await isOnesOwn(archive, line === "" ? snippet : first))) same.push(first, ...more)
  return same.toSorted(earliestFirst)
}

/**
 * The same words of the same speakers in all articles that fit: of very many in those that were saved first and last. A search reads
 * those that were saved last.
 */
export async function sameWordsElsewhere(
  { snippets }: Shelves,
  snippet: Snippet,
  filters: Filters,
): Promise<readonly Snippet[]> {
  const { kind, speakers } = snippet
  const groups = rarestOf(words(snippet.words), ALL_OF, await snippets.vocabulary()).map((word) => [word])
  const asked = { ...filters, kind, ...(speakers.length > 0 && { speakers }) }
  const first = await snippets.candidates(groups, asked, MOST_ASKED, [], "first")
  const last = first.length < MOST_ASKED ? [] : await snippets.candidates(groups, asked, MOST_ASKED)
  const pause = turnEvery(READ_AT_ONCE)
  const same: Snippet[] = []
  for (const one of [...first, ...last]) {
    if (whyFolded(snippet, one) === "same words") same.push(one)
    await pause(snippet.words.length + one.words.length)
  }
  return same
}

/** Whether all of the speaker's surname who have said a row of a quote's words may be one person. Never where very many have. */
export async function isOnesOwn(archive: Shelves, snippet: Snippet): Promise<boolean> {
  const namesakes = await namesakesOf(archive.people, snippet)
  const near = namesakes && (await nearTo(archive, snippet, namesakes))
  if (!near || near.length === MOST_ASKED) return false
  const numbers = new Map<string, number>()
  const rowsIn = (one: Snippet) => new Set(wordRows(statementIn(one), numbers))
  const rows = rowsIn(snippet)
  const pause = turnEvery(READ_AT_ONCE)
  const names = new Set([soleSpeaker(snippet)])
  for (const one of near) {
    const isNamesakes = namesakesKey(one) === namesakesKey(snippet)
    if (isNamesakes && !rows.isDisjointFrom(rowsIn(one))) names.add(soleSpeaker(one))
    await pause(one.words.length)
  }
  if (!mayBeOneName([...names])) return false
  // That "Price" alone is a person's name nothing may tell.
  const [fullest = ""] = [...names].toSorted((a, b) => b.length - a.length)
  return (await archive.people.named(fullest))?.kind === "person"
}

/** What its speaker and those of the other names say in words of it: at most `MOST_ASKED`. */
async function nearTo({ snippets }: Shelves, snippet: Snippet, names: readonly string[]): Promise<readonly Snippet[]> {
  const { kind, form, speakers } = snippet
  const vocabulary = await snippets.vocabulary()
  const known = words(snippet.words).filter((word) => vocabulary.has(word))
  const size = Math.ceil(known.length / PARTS)
  const parts = Array.from({ length: PARTS }, (_, i) => known.slice(i * size, (i + 1) * size))
  const mayBeShortened = kind === "quote" && form !== "indirect" && speakers.length > 0
  const groups = mayBeShortened
    ? [parts.flatMap((part) => rarestOf(part, 1, vocabulary))]
    : rarestOf(known, ALL_OF, vocabulary).map((word) => [word])
  if (known.length === 0) return []
  const asked = { kind, ...(speakers.length > 0 && { speakers: [...speakers, ...names] }) }
  return snippets.candidates(groups, asked, MOST_ASKED)
}

const rarestOf = (words: readonly string[], count: number, vocabulary: Vocabulary): readonly string[] =>
  [...new Set(words)].sort((a, b) => (vocabulary.get(a) ?? 0) - (vocabulary.get(b) ?? 0)).slice(0, count)

/** Whoever has the speaker's surname; null where they are very many. */
async function namesakesOf(people: Shelves["people"], snippet: Snippet): Promise<readonly string[] | null> {
  const surname = surnameOf(soleSpeaker(snippet))
  const labelled = await people.labelled([[surname]], MOST_NAMESAKES)
  if (labelled.length === MOST_NAMESAKES) return null
  return labelled.map(({ name }) => name).filter((name) => surnameOf(name) === surname)
}

const isLong = (snippet: Snippet): boolean => {
  const statement = statementIn(snippet)
  return statement !== null && isSaidByOne(statement)
}

/** How a snippet of one voice stands to the one that is shown; null where they are not one statement. */
export function whyFolded(shown: Snippet, other: Snippet): VariantKind | "whole" | null {
  const [whole, part] = [statementIn(shown), statementIn(other)]
  if (!whole || !part) return null
  return variantOf(whole, part) ?? (variantOf(part, whole) === null ? null : "whole")
}
