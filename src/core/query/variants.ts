import type { Archive } from "../archive.ts"
import type { Snippet } from "../snippet.ts"
import { words } from "../text/fold.ts"
import { type Found, standing } from "./rank.ts"
import { type VariantKind, variantOf, voiceKey } from "./variant-of.ts"
import { type Statement, statementIn } from "./variant-words.ts"

/** Variants hold so many words in a row in common, or they are none: by these they are looked up. */
const ROW = 4

/** So many fuller statements that share a row are compared with one. */
const MOST_COMPARED = 10

/** The passages of one utterance that were found, best first; `place`: where it stands in the list. */
type FoundUtterance = { readonly passages: readonly [Found, ...Found[]]; readonly place: number }

/** An utterance as it is compared, null where it is too long; and those that were folded into it. */
type Leader = FoundUtterance & { readonly statement: Statement | null; readonly folded: FoundUtterance[] }

/**
 * Utterances of a ranked list, each as its best passage; and where one statement stands in several articles, its fullest wording
 * alone, of equal ones the earliest, with the others as its variants. It stands where the best of them stands. At least the first
 * `wanted` of them; all that there are, if they are no more.
 */
export function foldVariants(found: readonly Found[], wanted = Number.POSITIVE_INFINITY): readonly Found[] {
  const utterances = utterancesIn(found)
  const voices = Map.groupBy(utterances, ({ passages: [{ snippet }] }) => voiceKey(snippet))
  const answers: { readonly place: number; readonly found: Found }[] = []
  for (const voice of voices.values()) {
    // What other voices say stands behind their first place: only what is asked for is compared.
    const first = voice[0]?.place ?? 0
    if (answers.length >= wanted && answers.filter(({ place }) => place < first).length >= wanted) break
    for (const { passages, folded, place } of voice.length === 1 ? voice.map(alone) : foldVoice(voice))
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

const alone = (utterance: FoundUtterance): Leader => ({ ...utterance, statement: null, folded: [] })

/** What one voice says: the fullest first, and each of the others into the best that holds all of it that was found. */
function foldVoice(utterances: readonly FoundUtterance[]): readonly Leader[] {
  const read = utterances.map((one): Leader => ({ ...one, statement: statementOf(one.passages), folded: [] }))
  const leaders: Leader[] = []
  const known: KnownRows = { numbers: new Map(), leaders: new Map() }
  for (const one of read.toSorted(fullestFirst)) {
    const { statement } = one
    const rows = statement ? rowsOf(statement, known.numbers) : []
    const leader = sharing(rows, known).find(
      (leader) => leader.statement && statement && variantOf(leader.statement, statement),
    )
    if (leader) {
      leader.folded.push(one)
      continue
    }
    leaders.push(one)
    for (const row of rows) {
      const others = known.leaders.get(row)
      if (!others) known.leaders.set(row, [one])
      else if (others.length < MOST_COMPARED && others.at(-1) !== one) others.push(one)
    }
  }
  return leaders
}

/** Of those with as many words news before a press release, and the earliest first. */
function fullestFirst(a: Leader, b: Leader): number {
  const [{ snippet: left }, { snippet: right }] = [a.passages[0], b.passages[0]]
  return lengthOf(b) - lengthOf(a) || standing(left) - standing(right) || earliestFirst(left, right)
}

/** Words by number, and by rows of them, each as one number, whoever holds such a row. */
type KnownRows = { readonly numbers: Map<string, number>; readonly leaders: Map<number, Leader[]> }

/**
 * The first leaders that share a row, of those that hold all of a shorter one the one that most articles have first; one that only
 * shares a row's number is among them at times.
 */
function sharing(rows: readonly number[], { leaders }: KnownRows): readonly Leader[] {
  const near = new Set<Leader>()
  for (const row of rows) {
    for (const leader of leaders.get(row) ?? []) near.add(leader)
    if (near.size >= MOST_COMPARED) break
  }
  return [...near].toSorted((a, b) => b.folded.length - a.folded.length || a.place - b.place)
}

function rowsOf({ said }: Statement, numbers: Map<string, number>): readonly number[] {
  const rows: number[] = []
  let row = 0
  for (const [i, { word }] of said.entries()) {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    row = (row * 256 + number) | 0 // ROW words are left in its 32 bits
    if (i + 1 >= ROW) rows.push(row)
  }
  return rows
}

const lengthOf = ({ statement }: Leader): number => statement?.said.length ?? 0

/** What was found of an utterance in one manner, quoted or reported, in article order. */
function statementOf([{ snippet }, ...others]: FoundUtterance["passages"]): Statement | null {
  const isReported = (one: Snippet) => one.form === "indirect"
  const alike = others.map((one) => one.snippet).filter((one) => isReported(one) === isReported(snippet))
  return statementIn(
    snippet,
    [snippet, ...alike].toSorted((a, b) => a.span.start - b.span.start),
  )
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

/** Undated last. */
function earliestFirst(a: Snippet, b: Snippet): number {
  if (a.published === null || b.published === null || a.published === b.published)
    return Number(a.published === null) - Number(b.published === null) || bySlug(a, b)
  return a.published < b.published ? -1 : 1
}

const bySlug = (a: Snippet, b: Snippet): number =>
  a.slug === b.slug ? a.span.start - b.span.start : a.slug < b.slug ? -1 : 1

/** Where all words must be the same, so many of them are asked for, the rarest; else the rarest of each of so many parts, any of them. */
const ALL_OF = 5
const PARTS = 4
const MOST_ASKED = 200

/** The current variants of a quote or a fact in other articles, fuller ones too, the earliest first. */
export async function variantsOf(
  { snippets }: Pick<Archive, "snippets">,
  snippet: Snippet,
): Promise<readonly Snippet[]> {
  const { kind, form, speakers } = snippet
  const vocabulary = await snippets.vocabulary()
  const known = words(snippet.words).filter((word) => vocabulary.has(word))
  const rarestOf = (some: readonly string[], count: number) =>
    [...new Set(some)].sort((a, b) => (vocabulary.get(a) ?? 0) - (vocabulary.get(b) ?? 0)).slice(0, count)
  const size = Math.ceil(known.length / PARTS)
  const parts = Array.from({ length: PARTS }, (_, i) => known.slice(i * size, (i + 1) * size))
  const mayBeShortened = kind === "quote" && form !== "indirect" && speakers.length > 0
  const groups = mayBeShortened
    ? [parts.flatMap((part) => rarestOf(part, 1))]
    : rarestOf(known, ALL_OF).map((word) => [word])
  if (known.length === 0) return []
  const asked = { kind, ...(speakers.length > 0 && { speakers }) }
  const voice = voiceKey(snippet)
  return (await snippets.candidates(groups, asked, MOST_ASKED))
    .filter((one) => one.slug !== snippet.slug && voiceKey(one) === voice && whyFolded(snippet, one) !== null)
    .toSorted(earliestFirst)
}

/** How a snippet of one voice stands to the one that is shown; null where they are not one statement. */
export function whyFolded(shown: Snippet, other: Snippet): VariantKind | "whole" | null {
  const [whole, part] = [statementIn(shown), statementIn(other)]
  if (!whole || !part) return null
  return variantOf(whole, part) ?? (variantOf(part, whole) === null ? null : "whole")
}
