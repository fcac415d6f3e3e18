import type { Archive } from "../archive.ts"
import type { Snippet } from "../snippet.ts"
import { words } from "../text/fold.ts"
import type { Found } from "./rank.ts"
import { variantOf, voiceKey } from "./variant-of.ts"
import { type Statement, statementOf } from "./variant-words.ts"

/** Variants hold so many words in a row in common, or they are none: by these they are looked up. */
const ROW = 4

/** So many fuller statements that share a row are compared with one. */
const MOST_COMPARED = 20

/** The passages of one utterance that were found, best first; `place`: where it stands in the list. */
type FoundUtterance = { readonly passages: readonly [Found, ...Found[]]; readonly place: number }

/** An utterance with its passages as they are compared, and those that were folded into it. */
type Leader = FoundUtterance & { readonly statements: readonly Statement[]; readonly folded: FoundUtterance[] }

/**
 * Utterances of a ranked list, each as its best passage; and where one statement stands in several articles, its fullest wording
 * alone, with the others as its variants. It stands where the best of them stands.
 */
export function foldVariants(found: readonly Found[]): readonly Found[] {
  const utterances = utterancesIn(found)
  const voices = Map.groupBy(utterances, ({ passages: [{ snippet }] }) => voiceKey(snippet))
  return Array.from(voices.values())
    .flatMap((voice) => (voice.length === 1 ? voice.map(alone) : foldVoice(voice)))
    .map(({ passages, folded, place }) => ({
      place: Math.min(place, ...folded.map((one) => one.place)),
      found: withVariants(answerOf(passages), folded),
    }))
    .sort((a, b) => a.place - b.place)
    .map(({ found }) => found)
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

const alone = (utterance: FoundUtterance): Leader => ({ ...utterance, statements: [], folded: [] })

/** What one voice says: the fullest first, and each of the others into the best that holds all of it that was found. */
function foldVoice(utterances: readonly FoundUtterance[]): readonly Leader[] {
  const read = utterances.map((utterance) => ({ ...utterance, ...statementsIn(utterance), folded: [] }))
  const leaders: Leader[] = []
  const rows = new Map<string, Set<Leader>>()
  for (const one of read.toSorted((a, b) => b.length - a.length || a.place - b.place)) {
    const near = new Set(
      one.statements
        .slice(0, 1)
        .flatMap(rowsIn)
        .flatMap((row) => [...(rows.get(row) ?? [])]),
    )
    const fuller = [...near].toSorted((a, b) => a.place - b.place).slice(0, MOST_COMPARED)
    const leader = fuller.find((leader) => isHeldBy(leader, one))
    if (leader) {
      leader.folded.push(one)
      continue
    }
    leaders.push(one)
    for (const row of one.statements.flatMap(rowsIn)) rows.set(row, (rows.get(row) ?? new Set()).add(one))
  }
  return leaders
}

/** None where one of them is too long to be compared. */
function statementsIn({ passages }: FoundUtterance): {
  readonly statements: readonly Statement[]
  readonly length: number
} {
  const statements = passages.flatMap(({ snippet }) => statementOf(snippet) ?? [])
  if (statements.length < passages.length) return { statements: [], length: 0 }
  return { statements, length: statements.reduce((sum, { said }) => sum + said.length, 0) }
}

const isHeldBy = (leader: Leader, { statements }: Pick<Leader, "statements">): boolean =>
  statements.every((part) => leader.statements.some((whole) => variantOf(whole, part) !== null))

const rowsIn = ({ said }: Statement): readonly string[] =>
  said.slice(0, 1 - ROW).map((_, i) => said.slice(i, i + ROW).map(({ word }) => word).join(" ")) // biome-ignore format: one row

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

/** Undated last. */
function earliestFirst(a: Snippet, b: Snippet): number {
  if (a.published === null || b.published === null || a.published === b.published)
    return Number(a.published === null) - Number(b.published === null) || bySlug(a, b)
  return a.published < b.published ? -1 : 1
}

const bySlug = (a: Snippet, b: Snippet): number =>
  a.slug === b.slug ? a.span.start - b.span.start : a.slug < b.slug ? -1 : 1

/** Words by which the variants of one statement are asked for, the rarest: any of these, or where all words are the same all. */
const ANY_OF = 3
const ALL_OF = 5
const MOST_ASKED = 200

/** The current variants of a quote or a fact in other articles, fuller ones too, the earliest first. */
export async function variantsOf(
  { snippets }: Pick<Archive, "snippets">,
  snippet: Snippet,
): Promise<readonly Snippet[]> {
  const own = statementOf(snippet)
  if (!own) return []
  const vocabulary = await snippets.vocabulary()
  const rarest = [...new Set(words(snippet.words))]
    .flatMap((word) => ({ word, count: vocabulary.get(word) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
    .map(({ word }) => word)
  const { kind, form, speakers } = snippet
  const isShortened = kind === "quote" && form !== "indirect" && speakers.length > 0
  const groups = isShortened ? [rarest.slice(0, ANY_OF)] : rarest.slice(0, ALL_OF).map((word) => [word])
  if (rarest.length === 0) return []
  const asked = { kind, ...(speakers.length > 0 && { speakers }) }
  const voice = voiceKey(snippet)
  return (await snippets.candidates(groups, asked, MOST_ASKED))
    .filter((one) => one.slug !== snippet.slug && voiceKey(one) === voice)
    .filter((one) => {
      const other = statementOf(one)
      return other && (variantOf(own, other) ?? variantOf(other, own)) !== null
    })
    .toSorted(earliestFirst)
}
