import { readArticle } from "../../src/core/article/index.ts"
import { wordsAt } from "../../src/core/model.ts"
import type { GoldDocument } from "./gold.ts"
import type { Extract } from "./reading.ts"

/** How much of a person's summary another one tells: telling words, and pairs of neighbouring ones (as ROUGE-1 and ROUGE-2 do). */
export type Gist = Record<"words" | "pairs", { readonly recall: number; readonly f1: number }>

/** The mean over the articles of a set that have a summary by a person; null when none has. */
export type Gists = { readonly articles: number; readonly own: Gist; readonly lead: Gist } | null

/** Sentences of `/summary` at medium length. */
const MEDIUM = 4

/** Our summary and the article's first words, as many as ours has, against a person's summary of it. */
export function gistsOf(documents: readonly GoldDocument[], extract: Extract): Gists {
  const each = documents.flatMap((document) => {
    if (document.summary === undefined) return []
    const { own, lead } = summariesOf(document, extract)
    return [{ own: gist(document.summary, own), lead: gist(document.summary, lead) }]
  })
  if (each.length === 0) return null
  return { articles: each.length, own: mean(each.map(({ own }) => own)), lead: mean(each.map(({ lead }) => lead)) }
}

/** The article is read as a file of the newsroom, so that its title and date are no part of the lead. */
function summariesOf({ id, text }: GoldDocument, extract: Extract): { readonly own: string; readonly lead: string } {
  const read = readArticle("article.txt", new TextEncoder().encode(text))
  if (!read.ok) throw new Error(`${id}: ${JSON.stringify(read.problem)}`)
  const { article } = read
  const sentences = extract(article).summary.filter(({ rank }) => rank < MEDIUM)
  const own = sentences.map(({ span }) => wordsAt(article.text, span)).join(" ")
  return { own, lead: article.text.split(/\s+/).slice(0, own.split(/\s+/).length).join(" ") }
}

/** What `summary` tells of `reference`. Small words do not count. */
export function gist(reference: string, summary: string): Gist {
  const [theirs, ours] = [tellingWords(reference), tellingWords(summary)]
  return { words: shared(theirs, ours), pairs: shared(neighbours(theirs), neighbours(ours)) }
}

function shared(theirs: readonly string[], ours: readonly string[]): Gist["words"] {
  const left = new Map<string, number>()
  for (const word of theirs) left.set(word, (left.get(word) ?? 0) + 1)
  let both = 0
  for (const word of ours) {
    const count = left.get(word) ?? 0
    if (count > 0) both++
    left.set(word, count - 1)
  }
  return {
    recall: both / Math.max(1, theirs.length),
    f1: (2 * both) / Math.max(1, theirs.length + ours.length),
  }
}

const tellingWords = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.has(word))

const neighbours = (words: readonly string[]): readonly string[] =>
  words.slice(1).map((word, i) => `${words[i] ?? ""} ${word}`)

function mean(gists: readonly Gist[]): Gist {
  const of = (figure: (gist: Gist) => number) => gists.reduce((sum, gist) => sum + figure(gist), 0) / gists.length
  return {
    words: { recall: of(({ words }) => words.recall), f1: of(({ words }) => words.f1) },
    pairs: { recall: of(({ pairs }) => pairs.recall), f1: of(({ pairs }) => pairs.f1) },
  }
}

/** English words that carry grammar, not news. */
const SMALL = new Set(
  (
    "a an the and or but nor so yet if than then as at by for from in into of off on onto out over to under up with " +
    "about after against before between during through until while he she it they we i you him her them us me his its " +
    "their our my your this that these those who whom whose which what when where why how there here is are was were be " +
    "been being am do does did done has have had having will would can could may might shall should must not no s t"
  ).split(" "),
)
