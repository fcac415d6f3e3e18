import type { Found } from "./rank.ts"
import { earliestFirst } from "./variant-dates.ts"
import { type FoundUtterance, foldNamesakes, type IsOnesOwn } from "./variant-fold.ts"
import { namesakesKey } from "./variant-names.ts"

/**
 * Utterances of a ranked list, each as its best passage; and where one statement stands in several articles, its fullest wording
 * alone, of equal ones the earliest, with the others as its variants. It stands where the best of them stands. At least the first
 * `wanted` of them; all that there are, if they are no more.
 */
export async function foldVariants(
  found: readonly Found[],
  isOnesOwn: IsOnesOwn,
  wanted = Number.POSITIVE_INFINITY,
): Promise<readonly Found[]> {
  const utterances = utterancesIn(found)
  const groups = Map.groupBy(utterances, ({ passages: [{ snippet }] }) => namesakesKey(snippet))
  const answers: { readonly place: number; readonly found: Found }[] = []
  for (const group of groups.values()) {
    // What others say stands behind their first place: only what is asked for is compared.
    const first = group[0]?.place ?? 0
    if (answers.length >= wanted && answers.filter(({ place }) => place < first).length >= wanted) break
    for (const { passages, folded, place } of await foldNamesakes(group, isOnesOwn))
      answers.push({
        place: Math.min(place, ...folded.map((one) => one.place)),
        found: withVariants(answerOf(passages), folded),
      })
  }
  return answers.sort((a, b) => a.place - b.place).map(({ found }) => found)
}

/** The same list without folding: of an utterance its best passage alone. */
export const onePerUtterance = (found: readonly Found[]): readonly Found[] =>
  utterancesIn(found).map(({ passages }) => answerOf(passages))

function utterancesIn(found: readonly Found[]): readonly FoundUtterance[] {
  const utterances = new Map<string, [Found, ...Found[]]>()
  for (const one of found) {
    const { id, kind, slug, version, index } = one.snippet
    const key = kind === "fact" || index < 0 ? id : `${slug} ${version} ${index}`
    const known = utterances.get(key)
    if (known) known.push(one)
    else utterances.set(key, [one])
  }
  return Array.from(utterances.values(), (passages, place) => ({ passages, place }))
}

function answerOf(passages: FoundUtterance["passages"]): Found {
  const [{ snippet, matches, score, coverage }] = passages
  const isReported = passages.every((one) => one.snippet.form === "indirect")
  return { snippet, matches, score, coverage, isReported }
}

function withVariants(answer: Found, folded: readonly FoundUtterance[]): Found {
  if (folded.length === 0) return answer
  const all = folded.map(({ passages: [best] }) => best)
  return {
    ...answer,
    score: Math.max(answer.score, ...all.map(({ score }) => score)),
    coverage: Math.max(answer.coverage, ...all.map(({ coverage }) => coverage)),
    variants: all.map(({ snippet }) => snippet).toSorted(earliestFirst),
  }
}
