import type { Archive } from "../archive.ts"
import { snippetCount } from "../query/scan.ts"
import type { Paragraphs, TextPlace, WeighedRun } from "../shelves/paragraphs.ts"
import type { Vocabulary } from "../shelves/snippets.ts"
import { words as foldedWords } from "../text/fold.ts"
import { type ClaimWord, claimWords } from "./claim-words.ts"
import { isContent } from "./function-words.ts"
import { type Candidate, verify } from "./index.ts"
import { isShort } from "./strength.ts"
import type { Claim, Verdict } from "./verdict.ts"

/** What is looked at of the archive. `article`: only this one is asked. */
type Shelves = Pick<Archive, "articles" | "snippets"> & { readonly paragraphs: Paragraphs }

/** Of each stretch of so many words the rarest are looked for, since a claim may be of several places; of longer claims longer ones. */
const STRETCH = 12
const RAREST = 5
const MOST_STRETCHES = 6
/** Paragraphs that are found, and articles of these that are read. */
const MOST_PARAGRAPHS = 60
const MOST_ARTICLES = 10

/** A claim → what the archive has of it. */
export async function verifyIn(shelves: Shelves, claim: Claim, article?: string): Promise<Verdict> {
  const words = claimWords(claim)
  const filters = article === undefined ? {} : { article }
  if (!isShort(words)) {
    const runs = runsOf(words, await shelves.snippets.vocabulary())
    const found = await shelves.paragraphs.holding(runs, filters, MOST_PARAGRAPHS)
    return verify(claim, await candidatesAt(shelves, found))
  }
  const { paragraphs, newest } = await shelves.paragraphs.verbatim(
    words.flatMap(({ form }) => foldedWords(form)),
    filters,
    MOST_PARAGRAPHS,
  )
  const verdict = verify(claim, await candidatesAt(shelves, newest))
  return verdict.places === null || verdict.places === 0
    ? verdict
    : { ...verdict, places: Math.max(verdict.places, paragraphs) }
}

/** The rarest words of each stretch of the claim, each weighed by its rarity. */
function runsOf(words: readonly ClaimWord[], vocabulary: Vocabulary): readonly WeighedRun[] {
  const total = snippetCount(vocabulary)
  const runs = new Map<string, number>()
  const length = Math.max(STRETCH, Math.ceil(words.length / MOST_STRETCHES))
  for (let from = 0; from < words.length; from += length) {
    const stretch = words.slice(from, from + length).filter(({ form, isWriters }) => isContent(form) && !isWriters)
    const weighed = stretch.flatMap(({ form }) =>
      foldedWords(form).map((word) => ({ word, weight: Math.log1p(total / (1 + (vocabulary.get(word) ?? 0))) })),
    )
    const rarest = weighed.toSorted((a, b) => b.weight - a.weight).slice(0, RAREST)
    for (const { word, weight } of rarest) runs.set(word, weight)
  }
  return Array.from(runs, ([word, weight]) => ({ words: [word], weight }))
}

/** The articles of these places, the first ones, each whole with its coverage; the earliest first, undated ones last. */
async function candidatesAt({ articles }: Shelves, places: readonly TextPlace[]): Promise<readonly Candidate[]> {
  const bySlug = Map.groupBy(places, ({ article }) => article.slug)
  const chosen = Array.from(bySlug).slice(0, MOST_ARTICLES)
  const candidates: Candidate[] = []
  for (const [slug, places] of chosen) {
    const covered = await articles.get(slug)
    if (covered) candidates.push({ covered, paragraphs: places.map(({ paragraph }) => paragraph - 1) })
  }
  return candidates.toSorted((a, b) =>
    printed(a) < printed(b)
      ? -1
      : printed(a) > printed(b)
        ? 1
        : a.covered.article.slug < b.covered.article.slug
          ? -1
          : 1,
  )
}

const printed = ({ covered }: Candidate): string => covered.article.published ?? "9999"
