import type { Snippet } from "../snippet.ts"
import { type Found, standing } from "./rank.ts"
import { turnEvery } from "./turn.ts"
import { earliestFirst } from "./variant-dates.ts"
import { mayBeOneName, mayBeOneSpeaker, soleSpeaker } from "./variant-names.ts"
import { isSaidByOne, variantOf, voiceKey } from "./variant-of.ts"
import { type Statement, statementIn, wordRows } from "./variant-words.ts"

/** So many fuller statements that share a row are compared with one. */
const MOST_COMPARED = 10

/** Words of statements that are read and compared in one turn: about a millisecond's work. */
const READ_AT_ONCE = 1000

/** The passages of one utterance that were found, best first; `place`: where it stands in the list. */
export type FoundUtterance = { readonly passages: readonly [Found, ...Found[]]; readonly place: number }

/** An utterance as it is compared, its statement null where it is too long; and those that were folded into it. */
export type Leader = FoundUtterance & {
  readonly statement: Statement | null
  readonly rows: readonly number[]
  readonly folded: FoundUtterance[]
}

/** Whether all persons of the speaker's surname who have said some of a quote may be one. */
export type IsOnesOwn = (snippet: Snippet) => Promise<boolean>

/** What is said under one surname: first what each voice says, then what is certainly one speaker's. */
export async function foldNamesakes(
  group: readonly FoundUtterance[],
  isOnesOwn: IsOnesOwn,
): Promise<readonly Leader[]> {
  const voices = [...Map.groupBy(group, ({ passages: [{ snippet }] }) => voiceKey(snippet)).values()]
  const names = voices.map(([one]) => speakerOf(one))
  const hasPart = (name: string) => names.some((one) => one !== name && mayBeOneName([one, name]))
  const numbers = new Map<string, number>()
  const leaders: Leader[] = []
  let isShared = false
  for (const [i, voice] of voices.entries()) {
    const mayBeShared = names.length <= MOST_NAMES && hasPart(names[i] ?? "")
    isShared ||= mayBeShared
    const read = voice.length > 1 || mayBeShared ? await readAll(voice, numbers) : voice.map(unread)
    leaders.push(...(await foldAll(read, async () => true)))
  }
  return isShared ? foldAll(leaders, isOneSpeaker(isOnesOwn)) : leaders
}

/** Of more names with one surname none is taken for a part of another. */
const MOST_NAMES = 20

const speakerOf = (utterance: FoundUtterance | undefined): string =>
  utterance ? soleSpeaker(utterance.passages[0].snippet) : ""

const unread = (utterance: FoundUtterance): Leader => ({ ...utterance, statement: null, rows: [], folded: [] })

/** `numbers`: of the words that were read before. */
async function readAll(
  utterances: readonly FoundUtterance[],
  numbers: Map<string, number>,
): Promise<readonly Leader[]> {
  const pause = turnEvery(READ_AT_ONCE)
  const read: Leader[] = []
  for (const one of utterances) {
    const statement = statementOf(one.passages)
    const rows = wordRows(statement, numbers)
    read.push({ ...one, statement, rows, folded: [] })
    await pause(rows.length)
  }
  return read
}

/** The fullest first, and each of the others into the best that holds all of it that was found, where `mayFold` says so. */
async function foldAll(
  all: readonly Leader[],
  mayFold: (leader: Leader, one: Leader) => Promise<boolean>,
): Promise<readonly Leader[]> {
  const pause = turnEvery(READ_AT_ONCE)
  const leaders: Leader[] = []
  const known = new Map<number, Leader[]>()
  for (const one of all.toSorted(fullestFirst)) {
    const leader = await leaderOf(one, known, mayFold)
    if (leader) leader.folded.push(one, ...one.folded)
    else leaders.push(one)
    if (!leader) addRows(one, known)
    await pause(one.rows.length)
  }
  return leaders
}

async function leaderOf(
  one: Leader,
  known: ReadonlyMap<number, readonly Leader[]>,
  mayFold: (leader: Leader, one: Leader) => Promise<boolean>,
): Promise<Leader | null> {
  if (!one.statement) return null
  for (const leader of sharing(one.rows, known)) {
    const isVariant = leader.statement && variantOf(leader.statement, one.statement) !== null
    if (isVariant && (await mayFold(leader, one))) return leader
  }
  return null
}

function addRows(leader: Leader, known: Map<number, Leader[]>): void {
  for (const row of leader.rows) {
    const others = known.get(row)
    if (!others) known.set(row, [leader])
    else if (others.length < MOST_COMPARED && others.at(-1) !== leader) others.push(leader)
  }
}

/** So many statements are asked the archive about: behind that "Price" and "Ned Price" stay two. */
const MOST_CHECKED = 10

/** Whether "Price" and "Ned Price" are one speaker, by what both say: so many words, and nobody else of that surname has said them. */
function isOneSpeaker(isOnesOwn: IsOnesOwn) {
  const checked = new Map<Leader, boolean>()
  return async (leader: Leader, { statement, passages: [{ snippet }] }: Leader): Promise<boolean> => {
    if (!statement || !isSaidByOne(statement) || !mayBeOneSpeaker(leader.passages[0].snippet, snippet)) return false
    const known = checked.get(leader)
    if (known !== undefined || checked.size >= MOST_CHECKED) return known ?? false
    const all = await Promise.all(leader.passages.map((one) => isOnesOwn(one.snippet)))
    checked.set(leader, !all.includes(false))
    return !all.includes(false)
  }
}

/** Of those with as many words news before a press release, and the earliest first. */
function fullestFirst(a: Leader, b: Leader): number {
  const [{ snippet: left }, { snippet: right }] = [a.passages[0], b.passages[0]]
  return lengthOf(b) - lengthOf(a) || standing(left) - standing(right) || earliestFirst(left, right)
}

/**
 * The first leaders that share a row, of those that hold all of a shorter one the one that most articles have first; one that only
 * shares a row's number is among them at times.
 */
function sharing(rows: readonly number[], known: ReadonlyMap<number, readonly Leader[]>): readonly Leader[] {
  const near = new Set<Leader>()
  for (const row of rows) {
    for (const leader of known.get(row) ?? []) near.add(leader)
    if (near.size >= MOST_COMPARED) break
  }
  return [...near].toSorted((a, b) => b.folded.length - a.folded.length || a.place - b.place)
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
