import type { Archive } from "../archive.ts"
import type { Paragraphs, TextPlace, WeighedRun } from "../shelves/paragraphs.ts"
import type { Vocabulary } from "../shelves/vocabulary.ts"
import { words as foldedWords } from "../text/fold.ts"
import { type ClaimWord, claimWords } from "./claim-words.ts"
import { isContent } from "./function-words.ts"
import { type Candidate, verify } from "./index.ts"
import { isShort } from "./strength.ts"
import type { ClaimedQuote, Verdict } from "./verdict.ts"

/** What is looked at of the archive. `article`: only this one is asked. */
type Shelves = Pick<Archive, "articles" | "snippets"> & { readonly paragraphs: Paragraphs }

/** Of each stretch of so many words the rarest are looked for, since a claim may be of several places; of longer claims longer ones. */
const STRETCH = 12
const RAREST = 5
const RAREST_ROWS = 3
const MOST_STRETCHES = 6
/** Paragraphs that are found, and articles of these that are read. */
const MOST_PARAGRAPHS = 60
const MOST_ARTICLES = 10

/** A claim → what the archive has of it. */
export async function verifyIn(shelves: Shelves, claim: ClaimedQuote, article?: string): Promise<Verdict> {
  const words = claimWords(claim)
  const filters = article === undefined ? {} : { article }
  if (isShort(words)) {
    const { paragraphs, newest } = await shelves.paragraphs.verbatim(foldedOf(words), filters, MOST_PARAGRAPHS)
    const verdict = verify(claim, await candidatesAt(shelves, newest))
    if (verdict.words !== "absent") return { ...verdict, places: Math.max(verdict.places ?? 0, paragraphs) }
  }
  // A figure that is set otherwise breaks a row of words.
  const runs = runsOf(words, await shelves.snippets.vocabulary())
  const found = await shelves.paragraphs.holding(runs, filters, MOST_PARAGRAPHS)
  return verify(claim, await candidatesAt(shelves, found))
}

/** The words as the index has them: a figure with its unit is one. */
const foldedOf = (words: readonly ClaimWord[]): readonly string[] =>
  foldedWords(words.map(({ gap, cased }) => gap + cased).join(""))

/** The rarest words of each stretch of the claim and the rarest rows of three, each weighed by its rarity. */
function runsOf(words: readonly ClaimWord[], vocabulary: Vocabulary): readonly WeighedRun[] {
  const total = vocabulary.largest()
  const weigh = (row: readonly string[]) =>
    row.reduce((sum, word) => sum + Math.log1p(total / (1 + (vocabulary.get(word) ?? 0))), 0)
  const runs = new Map<string, number>()
  const take = (rows: readonly (readonly string[])[], most: number) => {
    const weighed = rows.map((row) => ({ row, weight: weigh(row) })).sort((a, b) => b.weight - a.weight)
    for (const { row, weight } of weighed.slice(0, most)) runs.set(row.join(" "), weight)
  }
  const length = Math.max(STRETCH, Math.ceil(words.length / MOST_STRETCHES))
  for (let from = 0; from < words.length; from += length) {
    const folded = foldedOf(words.slice(from, from + length).filter(({ isWriters }) => !isWriters))
    const telling = folded.filter(isContent)
    take(telling.length > 0 ? telling.map((word) => [word]) : folded.map((word) => [word]), RAREST)
    // Where all words are common, three in a row are not; behind a figure the index has the words that it is written with.
    const rows = folded.slice(2).map((_, i) => folded.slice(i, i + 3))
    take(
      rows.filter((row) => !row.some((word) => /\d/.test(word))),
      RAREST_ROWS,
    )
  }
  return Array.from(runs, ([row, weight]) => ({ words: row.split(" "), weight }))
}

/** The articles of these places, the first ones, each whole with its coverage; the earliest first, undated ones last. */
async function candidatesAt({ articles }: Shelves, places: readonly TextPlace[]): Promise<readonly Candidate[]> {
  const bySlug = Map.groupBy(places, ({ slug }) => slug)
  const chosen = Array.from(bySlug).slice(0, MOST_ARTICLES)
  const candidates: Candidate[] = []
  for (const [slug, places] of chosen) {
    const covered = await articles.get(slug)
    if (covered) candidates.push({ covered, paragraphs: places.map(({ paragraph }) => paragraph - 1) })
  }
  return candidates.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
}

/** Orders by the printed time, undated ones last, then by slug. */
const place = ({ covered: { article } }: Candidate): string => `${article.published ?? "9999"} ${article.slug}`
