import { contentBefore, pastOpening } from "./content-before.ts"
import { bareClause, FARTHEST, opensClause, opensTime } from "./content-clause.ts"
import { contentEnd, isVerbal, leftEdge } from "./content-end.ts"
import { beforeNextAct } from "./content-next.ts"
import { withoutOccasion } from "./content-object.ts"
import { withoutOthersWords } from "./content-others.ts"
import { contentStart, hearerAfter } from "./content-start.ts"
import { type Cue, takes } from "./cue.ts"
import { impersonalContent } from "./cue-impersonal.ts"
import type { Lexicon } from "./lexicon.ts"
import { phraseAfter, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/** What each cue of a sentence reports, as ranges of items; none when nothing can be read with confidence. */
export function contentsOf(
  items: readonly Item[],
  cues: readonly Cue[],
  lexicon: Lexicon,
): ReadonlyMap<Cue, readonly Range[]> {
  const all = cues.map((cue) => {
    const ranges = contentOf(items, cue, cues, lexicon).map((range) => withoutOccasion(items, cue, range, lexicon))
    return { cue, ranges, marks: ranges.flatMap((range) => marksIn(items, range)) }
  })
  return new Map(
    all.map((reported) => {
      const { cue, ranges } = reported
      const own = ranges.flatMap((range) => withoutOthersWords(items, reported, range, all))
      const told = own.map((range) => withoutOccasion(items, cue, range, lexicon))
      return [cue, told.map((range) => beforeNextAct(items, cue, range, lexicon))]
    }),
  )
}

function marksIn(items: readonly Item[], { from, to }: Range): readonly number[] {
  const marks: number[] = []
  for (let i = from; i < to; i++) if (items[i]?.marked) marks.push(i)
  return marks
}

function contentOf(items: readonly Item[], cue: Cue, cues: readonly Cue[], lexicon: Lexicon): readonly Range[] {
  if (cue.kind === "sign")
    return [cue.subject.inverted ? { from: cue.from - 1, to: cue.from } : { from: cue.to, to: cue.to + 1 }]
  if (cue.kind === "gapped") return gappedContent(items, cue, cues)
  if (cue.kind === "impersonal") return impersonalContent(items, cue, cues)
  const gap = gapClause(items, cue, cues)
  if (gap.length > 0) return gap
  const after = contentAfter(items, cue, cues, lexicon)
  if (cue.kind === "naming" || cue.kind === "noun") return after && isNaming(items, cue, after) ? [after] : []
  if (cue.kind === "judgement") return after ? [after] : []
  const before = contentBefore(items, cue, cues)
  if (cue.kind === "denial") return after ? [after] : before && items[before.to - 1]?.marked ? [before] : []
  const around = contentAround(items, cue, cues)
  if (around.length > 0 && (!before?.to || runsOn(items, before, around))) return around
  // `"A," he said, "B."` reports on both sides of its cue; a clause without marks stands on one side only.
  if (before && after && (tellsMore(items, cue, after.from) || isOfHearer(items, before, after))) return [before]
  if (before && after && !items[before.to - 1]?.marked) return [isDirectly(items, cue, after) ? after : before]
  return [before, after].filter((range) => range !== null)
}

/** What follows a name that stands for its clause: words in marks, or a clause behind "that". */
const gappedContent = (items: readonly Item[], cue: Cue, cues: readonly Cue[]): readonly Range[] => [
  { from: cue.to, to: items[cue.to]?.marked ? cue.to + 1 : contentEnd(items, cue, cues, cue.to) },
]

/** Verbs and nouns of many uses say something where words stand in marks, behind "that", or behind "as". */
function isNaming(items: readonly Item[], cue: Cue, after: Range): boolean {
  const isMarked = items.slice(after.from, after.to).some((item) => item.marked)
  if (cue.kind === "noun") return isMarked || items[after.from]?.lower === "that"
  return (isMarked && !takes(cue, "as")) || namesAs(items, after)
}

/** "sees the bridge as a danger": what somebody takes a thing for. */
function namesAs(items: readonly Item[], { from, to }: Range): boolean {
  const object = phraseAfter(items, from)
  const isObject = /^(?:me|him|us|them|her)$/.test(items[from]?.lower ?? "")
  const as = object?.to ?? (isObject ? from + 1 : to)
  // "presents a chance as he runs": a clause, and no name for it.
  return items[as]?.lower === "as" && items[as + 1]?.pos !== "PRON"
}

/** "which Hale said could help", "a deal that Hale said would fail": the clause goes on right behind the verb. */
function gapClause(items: readonly Item[], cue: Cue, cues: readonly Cue[]): readonly Range[] {
  if ((cue.kind !== "speech" && cue.kind !== "belief") || cue.gerund || cue.subject.inverted) return []
  const pronoun = cue.subject.phrase.from - 1
  if (cue.subject.phrase.to > cue.from || !/^(?:which|that|who|what)$/.test(items[pronoun]?.lower ?? "")) return []
  const verb = items[cue.to]?.pos === "ADV" ? cue.to + 1 : cue.to
  if (!isVerbal(items[verb]) || items[verb]?.lower === "to" || /ing$/.test(items[verb]?.lower ?? "")) return []
  const comma = items[pronoun - 1]?.lower === "," ? items.findIndex((item, i) => i > verb && item.lower === ",") : -1
  const end = contentEnd(items, cue, cues, cue.to)
  const after = { from: cue.to, to: comma < 0 ? end : Math.min(comma, end) }
  return after.to > cue.to ? [{ from: pronoun, to: pronoun + 1 }, after] : []
}

/** "Those who can vote, he said, must do so": the clause before the cue is taken up again behind it. */
const runsOn = (items: readonly Item[], before: Range, around: readonly Range[]): boolean =>
  !items[before.to - 1]?.marked && !/ing$/.test(items[around.at(-1)?.from ?? 0]?.lower ?? "")

/** "Loyalty, he noted, has long been …": the clause runs on past the cue, on both sides of it. */
function contentAround(items: readonly Item[], cue: Cue, cues: readonly Cue[]): readonly Range[] {
  const start = cue.subject.inverted ? cue.from : leftEdge(items, cue)
  const told = takes(cue, "hearer") ? (hearerAfter(items, cue.to)?.to ?? cue.to) : cue.to
  const end = cue.subject.inverted ? Math.max(cue.subject.phrase.to, cue.subject.apposition?.to ?? 0) : told
  if (
    cue.gerund ||
    items[start - 1]?.lower !== "," ||
    items[end]?.lower !== "," ||
    items[end + 1]?.marked ||
    items[start - 2]?.marked
  )
    return []
  // "…, which, his aides say, would fall": the clause is the relative one alone.
  const isRelative = /^(?:which|who|that)$/.test(items[start - 2]?.lower ?? "")
  const from = isRelative ? start - 2 : items[0]?.pos === "CCONJ" ? 1 : pastOpening(items, 0, start - 1)
  const to = contentEnd(items, cue, cues, end + 1)
  const after = { from: end + 1, to }
  // "said Hale, who works for the mayor": more about Hale.
  if (/^(?:who|whom|whose|which|where)$/.test(items[after.from]?.lower ?? "")) return []
  // "said Hale, a strategist on the campaign who knows it", "according to Hale, although few agree".
  if (cue.subject.inverted && /^(?:an?|one|although|though|while)$/.test(items[after.from]?.lower ?? "")) return []
  if (to <= end + 2 || !items.slice(after.from, to).some(isVerbal)) return []
  return start - 1 > from ? [{ from, to: start - 1 }, after] : [after]
}

/** `"…," Hale told me when I came`, `"…," he told a crowd that filled the hall`: behind a tag this tells of the saying. */
function tellsMore(items: readonly Item[], cue: Cue, at: number): boolean {
  const opening = items[at]?.lower ?? ""
  return /^(?:if|when|who|where|which)$/.test(opening) || (opening === "that" && at > cue.to && isVerbal(items[at + 1]))
}

/** `"…," Hale told a meeting being held in Leith`, `"…," he told a crowd that she put at 300`: behind a quotation no clause is reported. */
const isOfHearer = (items: readonly Item[], before: Range, after: Range): boolean =>
  items[before.to - 1]?.marked != null && !items.slice(after.from, after.to).some((item) => item.marked)

/** What follows the verb at once or after "that" or a colon is what is said, not a title or an aside in marks. */
const isDirectly = (items: readonly Item[], cue: Cue, after: Range): boolean =>
  after.from <= cue.to + 1 || items[after.from]?.lower === "that" || items[after.from - 1]?.lower === ":"

function contentAfter(items: readonly Item[], cue: Cue, cues: readonly Cue[], lexicon: Lexicon): Range | null {
  const before = items[cue.subject.phrase.from - 1]?.lower ?? ""
  // "whom Hale called “a liar”, left": only the words in marks are what he called somebody.
  const names = cue.kind === "judgement" || cue.kind === "naming"
  if (names && /^(?:whom?|what|which)$/.test(before) && !cue.subject.inverted) {
    const marked = items.findIndex((item, i) => i >= cue.to && item.marked)
    return marked >= cue.to && marked <= cue.to + 2 ? { from: marked, to: endOfMarks(items, marked) } : null
  }
  const from = cue.kind === "according" ? afterSource(items, cue) : contentStart(items, cue, cues, lexicon)
  if (from < 0) return null
  const to = contentEnd(items, cue, cues, from)
  return to > from && holdsWords(items, { from, to }) ? { from, to } : null
}

/** `a “liar” and a “cheat”`: words in marks that "and" or a comma joins to others in marks. */
function endOfMarks(items: readonly Item[], first: number): number {
  let end = first + 1
  for (let i = end; i < items.length && /^(?:PUNCT|CCONJ|DET|QUOTE)$/.test(items[i]?.pos ?? ""); i++) {
    if (/^[.;:]$/.test(items[i]?.lower ?? "")) break
    if (items[i]?.marked) end = i + 1
  }
  return end
}

/** "said, however", "recalled last week": adverbs and times alone are nothing said. */
const holdsWords = (items: readonly Item[], { from, to }: Range): boolean =>
  !pointsElsewhere(items.slice(from, to)) &&
  items
    .slice(from, to)
    .some((item, i) => !/^(?:ADV|PUNCT)$/.test(item.pos) && item.lower !== "first" && !opensTime(items, from + i))

const commaAfter = (items: readonly Item[], from: number): number =>
  items.findIndex((item, i) => i > from && i < from + FARTHEST && item.lower === ",")

/** "asked that", "said so", "said the same": what was said stands elsewhere. */
const pointsElsewhere = (words: readonly Item[]): boolean =>
  words.every(({ marked }) => !marked) &&
  /^(?:that|this|it|so|the same|as much|otherwise)$/.test(words.map(({ lower }) => lower).join(" "))

/** "According to X, …": after the comma that closes X. */
function afterSource(items: readonly Item[], cue: Cue): number {
  if (cue.from > 1 && !opensClause(items[cue.from - 1])) return -1
  const { phrase, apposition } = cue.subject
  const end = Math.max(phrase.to, apposition?.to ?? 0)
  for (let i = end; i < Math.min(items.length, end + FARTHEST); i++) {
    if (items[i]?.marked) break
    if (items[i]?.lower !== ",") continue
    // "According to the mayor, who left, | the pier fell"
    const close = /^(?:who|whose|which)$/.test(items[i + 1]?.lower ?? "") ? commaAfter(items, i + 1) : -1
    if (close > 0) return close + 1
    // "According to Price 40 fell in Leith, Fife": the clause is over before the comma.
    const isOver = items.slice(end, i).some(isVerbal) && !items.slice(i).some((item) => isVerbal(item) || item.marked)
    return isOver ? (items[end - 1]?.pos === "PROPN" ? end : -1) : i + 1
  }
  // "According to Price the bill failed", "but according to the mayor it failed": no comma, but a clause of its own begins.
  return items[end - 1]?.pos === "PROPN" || items[end]?.pos === "PRON" ? bareClause(items, end) : -1
}
