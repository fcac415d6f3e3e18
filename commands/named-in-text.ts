import type { Desk } from "../src/core/desk.ts"
import { type Span, wordsAt } from "../src/core/model.ts"
import { isFunctionWord } from "../src/core/query/function-words.ts"
import {
  type Action,
  callTo,
  type ListItem,
  list,
  note,
  paragraph,
  type Reply,
  toChannel,
} from "../src/core/reply/reply.ts"
import type { ArticleHead } from "../src/core/shelves/articles.ts"
import type { TextPlace } from "../src/core/shelves/paragraphs.ts"
import { imprint, titleRun } from "../src/core/show/article-line.ts"
import { excerptBlock } from "../src/core/show/excerpt.ts"
import { oneSlipFrom } from "../src/core/text/distance.ts"
import { words } from "../src/core/text/fold.ts"
import { runsIn } from "../src/core/text/run.ts"
import { listed } from "../src/core/text/words.ts"
import { indexingNote } from "./in-text.ts"

/** Paragraphs that are looked at for a name, and articles that are listed. */
const MOST_PLACES = 60
const MOST_ARTICLES = 10

/** Words of a name, at most. */
const MOST_WORDS = 6

/**
 * Where somebody is named whom no article quotes; null where no article has those words as a name. `others`: who else may
 * be meant.
 */
export async function namedInText(typed: string, others: readonly Action[], desk: Desk): Promise<Reply | null> {
  const named = await namedPlaces(words(typed), desk)
  if (!named) return null
  const { name, first, places, isAll } = named
  const covered = await desk.archive.articles.get(first.slug, first.version)
  if (!covered) return null
  const { block } = excerptBlock(covered.article, first, "In the text:", false)
  const bySlug = Map.groupBy(places, ({ slug }) => slug)
  const isCut = !isAll || bySlug.size > MOST_ARTICLES
  const slugs = [...bySlug.keys()].slice(0, MOST_ARTICLES)
  const heads = new Map((await desk.archive.articles.heads(slugs)).map((head) => [head.slug, head]))
  return toChannel(
    [
      paragraph(`${name} is not quoted. Named in:`),
      list(slugs.flatMap((slug) => namedItem(heads.get(slug), bySlug.get(slug) ?? []))),
      ...(isCut ? [note("Only the newest are listed; there are more.")] : []),
      block,
      ...(await indexingNote(desk)),
    ],
    [...others, { label: "Context", call: callTo("quote", { query: typed, context: true }) }],
  )
}

/** Where the words stand as a name; null where they are none, or too many. */
async function namedPlaces(asked: readonly string[], { archive }: Desk) {
  if (asked.length === 0 || asked.length > MOST_WORDS || asked.every(isFunctionWord)) return null
  const { paragraphs, newest } = await archive.paragraphs.verbatim(asked, {}, MOST_PLACES)
  const read = newest.map((place) => ({ place, spans: runsIn(place.words, asked) }))
  const places = read.flatMap(({ place, spans }) => {
    const names = spans.filter((span) => isName(place.words, span))
    return names.length > 0 ? [{ ...place, names }] : []
  })
  const [first] = places
  const span = first?.names[0]
  // A word that is never printed small, and does something, is a name also where it only begins sentences.
  const isNeverSmall = read.every(({ place, spans }) => spans.every((one) => isName(place.words, one)))
  const isSure = (text: string, one: Span) => isSureName(text, one) || (isNeverSmall && isSubject(text, one))
  if (!first || !span || !places.some(({ words, names }) => names.some((one) => isSure(words, one)))) return null
  const matches = first.names.map(({ start, end }) => ({ start: first.start + start, end: first.start + end }))
  return { name: wordsAt(first.words, span), first: { ...first, matches }, places, isAll: paragraphs === newest.length }
}

/** Spellings of one mistyped word that are tried. */
const MOST_SPELLINGS = 3

/** Letters of a shorter word may be anybody's. */
const SHORTEST_MISTYPED = 4

/** The name, as an article prints it, of which one word is mistyped by one letter. */
export async function nameNear(typed: string, desk: Desk): Promise<string | null> {
  const asked = words(typed)
  if (asked.length > MOST_WORDS) return null
  for (const [i, word] of asked.entries()) {
    if (word.length < SHORTEST_MISTYPED || isFunctionWord(word)) continue
    for (const other of (await standing(oneSlipFrom(word), desk)).slice(0, MOST_SPELLINGS)) {
      const named = await namedPlaces(asked.with(i, other), desk)
      if (named) return named.name
    }
  }
  return null
}

/** Those of the words that stand in the articles' text. */
async function standing(spellings: ReadonlySet<string>, { archive }: Desk): Promise<readonly string[]> {
  const runs = Array.from(spellings, (word) => ({ words: [word], weight: 1 }))
  const places = await archive.paragraphs.holding(runs, {}, MOST_PLACES)
  return [...new Set(places.flatMap((place) => words(place.words)))].filter((word) => spellings.has(word))
}

/** "Harbour reopens · The Daily Tide · 1 March 2026 · paragraphs 2 and 5". */
function namedItem(head: ArticleHead | undefined, places: readonly TextPlace[]): readonly ListItem[] {
  if (!head) return []
  const numbers = places.map(({ paragraph }) => paragraph).toSorted((a, b) => a - b)
  const where = `${numbers.length > 1 ? "paragraphs" : "paragraph"} ${listed(numbers.map(String), "and")}`
  const rest = [imprint(head), where].filter((part) => part !== "").map((part) => ` · ${part}`)
  return [{ prose: [titleRun(head), { text: rest.join("") }] }]
}

/** Its last word begins with a capital, or is written in letters that have none; particles ("de", "al") may be small. */
function isName(text: string, span: Span): boolean {
  const printed = wordsAt(text, span).split(/[\s-]+/)
  const [first = ""] = printed
  return !/^\p{Ll}/u.test(printed.at(-1) ?? "") && !(/^\p{Ll}/u.test(first) && isFunctionWord(first))
}

/** Two capitals running are a name wherever they stand; one alone may only begin a sentence. */
const isSureName = (text: string, span: Span): boolean =>
  /^\p{Lu}\S* \p{Lu}/u.test(wordsAt(text, span)) || isWithinSentence(text, span)

/** What stands behind says that somebody does or is something: "Okafor, who runs", "Okafor was". */
const isSubject = (text: string, { end }: Span): boolean =>
  /^(?:, (?:who|whose|whom|\d{1,3}[,.])|['’]s? | (?:is|was|has|had|did|does|will|would|could|said|says|told|declined|refused)\b)/.test(
    text.slice(end, end + LOOKED_AT),
  )

/** Where no sentence begins, or behind "Mr.", a capital makes a name. */
function isWithinSentence(text: string, { start }: Span): boolean {
  const before = text.slice(Math.max(0, start - LOOKED_AT), start).replace(/[\s"'“‘«(]+$/u, "")
  return before !== "" && (/(?<!\p{L})\p{Lu}\p{Ll}{1,3}\.$/u.test(before) || !/[.!?…:。！？]["'”’»)]*$/u.test(before))
}

/** UTF-16 code units before or behind a name. */
const LOOKED_AT = 20
