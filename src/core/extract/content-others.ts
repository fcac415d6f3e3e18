import { isSeparator, isVerbal, leadsIn, leftEdge, SUBORDINATE } from "./content-end.ts"
import type { Cue } from "./cue.ts"
import { isTime, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/** What each cue of a sentence reports, before anybody else's words are cut out of it. */
export type Reported = {
  readonly cue: Cue
  readonly ranges: readonly Range[]
  /** The words in marks among them, as indexes of items. */
  readonly marks: readonly number[]
}

/**
 * Ends what a cue reports where another speaker's words in marks begin: "A said it was “x”, while B said it was “y”". It goes
 * on behind a clause that only tells more of somebody: "A said B, who called it “y”, was “x”".
 */
export function withoutOthersWords(
  items: readonly Item[],
  { cue }: Reported,
  range: Range,
  all: readonly Reported[],
): readonly Range[] {
  let to = range.to
  let first: Reported | null = null
  for (const other of all) {
    if (!mayOwn(items, cue, other.cue) || !ownsMarks(items, other, { from: range.from, to })) continue
    const start = clauseStart(items, other.cue, range)
    // "According to A, B called it “x”": both are told, B within what A says.
    if (start === null || start < range.from || start >= to || (cue.kind === "according" && start === range.from))
      continue
    to = start
    first = other
  }
  const rest = first ? takenUpAgain(items, first, range.to) : null
  const tagged = beforeTagged(items, cue, all, { from: range.from, to })
  if (tagged === range.to) return [range]
  to = tagged
  while (to > range.from && isLoose(items[to - 1])) to--
  const before = to > range.from ? [{ from: range.from, to }] : []
  // "said she | had been called “x” by B": what is left of it says nothing.
  if (
    !rest &&
    first?.cue.kind === "gapped" &&
    !items.slice(range.from, to).some((item) => item.marked || isVerbal(item))
  )
    return []
  return rest ? [...before, rest] : before
}

/** "B, who called it “y”, | was “x”": what follows a relative clause belongs to the clause around it. */
function takenUpAgain(items: readonly Item[], { cue, ranges }: Reported, to: number): Range | null {
  const end = ranges.at(-1)?.to ?? to
  const from = items[end]?.lower === "," ? end + 1 : end
  if (cue.subject.pronoun === undefined || from >= to || !isVerbal(items[from])) return null
  return { from, to }
}

/** What a clause may open with and cannot end with. */
const isLoose = (item: Item | undefined): boolean =>
  isSeparator(item) || (item?.marked === null && (/^(?:ADP|SCONJ)$/.test(item.pos) || SUBORDINATE.has(item.lower)))

/** Whether another cue has a speaker of its own. */
function mayOwn(items: readonly Item[], cue: Cue, other: Cue): boolean {
  if (other.from <= cue.from || OWNERLESS.has(other.kind) || TELLING_OF_THINGS.has(other.lemma)) return false
  if (/^(?:it|this|that|there)$/.test(items[other.subject.phrase.to - 1]?.lower ?? "")) return false
  const [own, others] = [cue.subject.phrase, other.subject.phrase]
  return own.from !== others.from || own.to !== others.to
}
const OWNERLESS: ReadonlySet<Cue["kind"]> = new Set(["sign", "according"])
/** "said it showed “courage”": what shows or means something has no words of its own. */
const TELLING_OF_THINGS = new Set(["show", "find", "learn", "know", "see", "mean", "reveal", "signal", "indicate"])

/** Words in marks behind a colon are another's only where the colon stands right behind the verb. */
const ownsMarks = (items: readonly Item[], { cue, marks }: Reported, { from, to }: Range): boolean =>
  marks.some((i) => i >= from && i < to && (items[i - 1]?.lower !== ":" || i - 1 === cue.to))

/** Where the clause begins that belongs to another cue; null when it is a part of what the first one reports. */
function clauseStart(items: readonly Item[], other: Cue, { from, to }: Range): number | null {
  if (Math.min(other.from, leftEdge(items, other)) >= to) return null
  if (other.kind === "gapped") return other.from
  // "rejected B's claim | that …"
  if (other.kind === "noun") return other.to
  const { pronoun, phrase } = other.subject
  const isFelt = other.kind === "belief"
  const isPronoun = /^(?:he|she|they|we|i|you)$/.test(items[phrase.from]?.lower ?? "")
  // "B, | who called …", "a report | that called …"
  if (pronoun !== undefined) return isFelt ? null : pronoun
  if (other.gerund) return isPronoun ? null : beforeGerund(items, other)
  const isCaused = items[other.from]?.lower === "to"
  const edge = leftEdge(items, isCaused ? { ...other, from: phrase.to } : other)
  // "a claim | that officials called “x”": the tagger may take "that" for the officials'.
  if (edge > from && isRelative(items, edge)) return edge
  for (let i = edge; i > from; i--) {
    const before = items[i - 1]
    if (!before) return null
    if (SUBORDINATE.has(before.lower)) return isFelt && isPronoun ? null : beforeMeasure(items, i - 1)
    if (isPronoun || isFelt) return null
    if (before.lower === "," && leadsIn(items, from, i - 1)) return from
    if (before.marked || before.pos === "CCONJ" || /^[,;:–—]$/.test(before.lower)) return i
    if (isRelative(items, i - 1)) return beforeRelative(items, i - 1)
    if (isCaused) continue
    if (isVerbal(before) || before.pos === "SCONJ") return i - 1 > from ? null : from
  }
  // "recalled | how B told her “x”", "said | B had called it “x”": all that is reported are B's words.
  return isPronoun || isFelt || isCaused ? null : from
}

/** "criticised B for | calling …", "| despite B saying …", "| in response to B saying …" */
function beforeGerund(items: readonly Item[], { from, subject }: Cue): number {
  const link = subject.phrase.from - 1
  if (subject.phrase.to !== from || !/^(?:ADP|SCONJ)$/.test(items[link]?.pos ?? "")) return from
  return items[link - 2]?.lower === "in" ? link - 2 : link
}

/** "a pier | that B called “rotten”", not "said that B called it “rotten”" or "what B called “rotten”". */
const isRelative = (items: readonly Item[], at: number): boolean =>
  /^(?:which|whom)$/.test(items[at]?.lower ?? "") ||
  (items[at]?.lower === "that" && /^(?:NOUN|PROPN)$/.test(items[at - 1]?.pos ?? ""))

/** "both | of | which": what stands with a relative pronoun goes with it. */
function beforeRelative(items: readonly Item[], pronoun: number): number {
  if (items[pronoun - 1]?.pos !== "ADP") return pronoun
  return /^(?:all|both|each|half|many|most|none|one|some)$/.test(items[pronoun - 2]?.lower ?? "")
    ? pronoun - 2
    : pronoun - 1
}

/** "just hours | before", "a day | after", "even | though": what measures a conjunction goes with it. */
function beforeMeasure(items: readonly Item[], conjunction: number): number {
  let i = conjunction
  while (items[i - 1]?.pos === "ADV" || isMeasure(items[i - 1])) i--
  while (i < conjunction && items[i - 1]?.pos === "DET") i--
  return i
}

const isMeasure = (item: Item | undefined): boolean =>
  isTime(item) || /^(?:second|minute|hour|day|week|month|year|decade)s?$/.test(item?.lower ?? "") || item?.pos === "NUM"

/** `he said, the lids were fitted, | “so it cannot build up,” Mr. B said`: words set off right before another's tag are that other's. */
function beforeTagged(items: readonly Item[], cue: Cue, all: readonly Reported[], range: Range): number {
  for (const other of all) {
    const isSource = other.cue.kind === "according" && other.cue.from > cue.from
    if (!(isSource || (mayOwn(items, cue, other.cue) && other.cue.kind === "speech"))) continue
    const edge = leftEdge(items, other.cue)
    if (edge < range.to || edge > range.to + 1 || !items[range.to - 1]?.marked) continue
    let to = range.to
    while (to > range.from && items[to - 1]?.marked) to--
    if (!/^(?:[,:–—―-]|--)$/.test(items[to - 1]?.lower ?? "")) continue
    // `Ann said: “x,” the Courier reported`, `Ann answered with, “x?” Bo wrote back, “y.”`: the words have their speaker.
    const isAtOnce = to - cue.to <= 1 || other.ranges.some((own) => own.from >= range.to)
    if (to === range.from && isAtOnce) continue
    if (other.ranges.some((own) => own.from <= to && own.to >= range.to)) return to
  }
  return range.to
}
