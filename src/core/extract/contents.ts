import { type Cue, HEARD } from "./cues.ts"
import { isTime, phraseAfter, type Range } from "./phrases.ts"
import type { Item } from "./sentences.ts"

/** Verbs whose "to …" is what is said: "vowed to fight". */
const WILLED = new Set(
  "ask urge promise vow pledge threaten propose agree swear tell advise warn call offer".split(" "),
)
const QUESTION = /^(?:how|what|why|whether|if|when|who|where|which)$/
const SUBORDINATE = new Set("although though while whereas after as when because since if before unless".split(" "))

/** What a cue reports, as ranges of items; empty when nothing can be read with confidence. */
export function contentOf(items: readonly Item[], cue: Cue, cues: readonly Cue[]): readonly Range[] {
  const after = contentAfter(items, cue, cues)
  if (cue.kind === "judgement" || cue.kind === "denial") return after ? [after] : []
  const before = contentBefore(items, cue, cues)
  const around = contentAround(items, cue, cues)
  if (around.length > 0 && !before?.to) return around
  // `"A," he said, "B."` reports on both sides of its cue; a clause without marks stands on one side only.
  if (before && after && !items[before.to - 1]?.marked) return [isDirectly(items, cue, after) ? after : before]
  return [before, after].filter((range) => range !== null)
}

/** "Loyalty, he noted, has long been …": the clause runs on past the cue, on both sides of it. */
function contentAround(items: readonly Item[], cue: Cue, cues: readonly Cue[]): readonly Range[] {
  const start = cue.subject.inverted ? cue.from : leftEdge(cue)
  const end = cue.subject.inverted ? Math.max(cue.subject.phrase.to, cue.subject.apposition?.to ?? 0) : cue.to
  if (
    cue.gerund ||
    items[start - 1]?.lower !== "," ||
    items[end]?.lower !== "," ||
    items[end + 1]?.marked ||
    items[start - 2]?.marked
  )
    return []
  const from = items[0]?.pos === "CCONJ" ? 1 : 0
  const to = contentEnd(items, cue, cues, end + 1)
  const after = { from: end + 1, to }
  if (to <= end + 2 || !items.slice(after.from, to).some(isVerbal)) return []
  return start - 1 > from ? [{ from, to: start - 1 }, after] : [after]
}

/** What follows the verb at once or after "that" or a colon is what is said, not a title or an aside in marks. */
const isDirectly = (items: readonly Item[], cue: Cue, after: Range): boolean =>
  after.from <= cue.to + 1 || items[after.from]?.lower === "that" || items[after.from - 1]?.lower === ":"

function contentAfter(items: readonly Item[], cue: Cue, cues: readonly Cue[]): Range | null {
  const from = cue.kind === "according" ? afterSource(items, cue) : contentStart(items, cue)
  if (from < 0) return null
  const to = contentEnd(items, cue, cues, from)
  return to > from ? { from, to } : null
}

/** "According to X, …": after the comma that closes X. */
function afterSource(items: readonly Item[], cue: Cue): number {
  if (cue.from > 1) return -1
  const { phrase, apposition } = cue.subject
  const end = Math.max(phrase.to, apposition?.to ?? 0)
  for (let i = end; i < Math.min(items.length, end + FARTHEST); i++) {
    if (items[i]?.marked) return -1
    if (items[i]?.lower === ",") return i + 1
  }
  return -1
}

/** Where what is said begins after the verb; -1 when it does not follow. */
function contentStart(items: readonly Item[], cue: Cue): number {
  const { subject } = cue
  const at = subject.inverted ? Math.max(subject.phrase.to, subject.apposition?.to ?? 0) : cue.to
  if (cue.kind === "judgement") return at < items.length && !isEnd(items[at]) ? at : -1
  const opening = clauseOpening(items, at)
  if (opening >= 0) return opening
  if (subject.inverted) return -1
  const hearer = HEARD.has(cue.lemma) ? phraseAfter(items, at) : null
  const from = hearer && !isVerbal(items[hearer.to]) ? hearer.to : at
  if (cue.kind === "denial") return isEnd(items[from]) || items[from]?.lower === "to" ? -1 : from
  if (QUESTION.test(items[from]?.lower ?? "")) return from
  if (items[from]?.lower === "to" && WILLED.has(cue.lemma)) return from
  if (items[cue.to - 1]?.pos === "ADP" && phraseAfter(items, at)) return at
  return bareClause(items, from)
}

/**
 * "said he would go", "said on Friday the bill had passed": where a clause of its own begins without "that"; -1 when what
 * follows has no verb of its own, or only one in a relative clause ("mentioned the man who left").
 */
function bareClause(items: readonly Item[], from: number): number {
  let start = from
  while (isTime(items[start]) || items[start]?.pos === "ADV") start++
  if (items[start]?.pos === "ADP") {
    const adjunct = phraseAfter(items, start + 1)
    if (!adjunct || !/^(?:DET|PRON|PROPN|NOUN|NUM|ADJ)$/.test(items[adjunct.to]?.pos ?? "")) return -1
    start = adjunct.to
  }
  const first = items[start]
  if (!first || !(first.marked || /^(?:DET|PRON|PROPN|NOUN|NUM|ADJ)$/.test(first.pos) || /ing$/.test(first.lower)))
    return -1
  for (let i = start + 1; i < items.length; i++) {
    const item = items[i]
    if (/^[;:]$/.test(item?.lower ?? "") || (item?.lower === "that" && item.pos !== "DET")) return -1
    if (item?.pos === "CCONJ" && isVerbal(items[i + 1])) return -1
    if (!isVerbal(item) || /ing$/.test(item?.lower ?? "")) continue
    if (!/^(?:to|who|which|that)$/.test(items[i - 1]?.lower ?? "")) return start
  }
  return -1
}

/** Items that may stand between a noun phrase and its verb, or between a verb and "that": "in a statement on Tuesday". */
const FAR = 10
/** … and between a verb and a quotation: "said on Twitter on Monday, in reference to her first child,". */
const FARTHEST = 30

/** "that", a colon or a quotation, past a hearer, "in a statement" and the like. */
function clauseOpening(items: readonly Item[], from: number): number {
  for (let i = from; i < Math.min(items.length, from + FARTHEST); i++) {
    const item = items[i]
    if (!item || isVerbal(item) || isEnd(item)) return -1
    if (item.marked) return i
    if (i >= from + FAR || (item.lower === "," && i + 1 < items.length && !items[i + 1]?.marked)) {
      if (items.slice(i, from + FARTHEST).some((x) => x.marked) && item.lower !== "that") continue
      return items[i + 1]?.lower === "however" ? i : -1
    }
    if (item.lower === "that" && item.pos !== "DET") return i
    if (item.lower === ":") return i + 1 < items.length ? i + 1 : -1
    if (item.pos === "SCONJ" || (item.pos === "CCONJ" && items[i + 1]?.pos !== "ADV")) return -1
  }
  return -1
}

/** Where the reported clause ends: at the next cue's clause, at the comma of an opening "Although …", or with the sentence. */
function contentEnd(items: readonly Item[], cue: Cue, cues: readonly Cue[], from: number): number {
  let end = items.length
  if (cue.kind !== "according" && SUBORDINATE.has(items[0]?.lower ?? "")) {
    const comma = items.findIndex((item, i) => i >= from && item.lower === ",")
    if (comma > 0 && cue.from < comma) end = comma
  }
  for (const other of cues) {
    const start = leftEdge(other)
    if (other === cue || other.from <= cue.from || start <= from || start >= end) continue
    if (opensOwnClause(items, cue, other, start)) end = Math.min(end, start)
  }
  while (end > from && isSeparator(items[end - 1])) end--
  return end
}

/** Another cue's clause is its own, and no part of this one's, after a comma, "and", "but", or for "…, adding". */
function opensOwnClause(items: readonly Item[], cue: Cue, other: Cue, start: number): boolean {
  const before = items[start - 1]
  if (cue.kind === "according" && other.kind !== "according") return false
  if (other.gerund) return before?.lower === ","
  if (before?.pos === "CCONJ") return true
  return before?.lower === "," || before?.marked != null || other.kind === "according"
}

const leftEdge = (cue: Cue): number => {
  const { inverted, phrase, apposition } = cue.subject
  if (inverted || phrase.to > cue.from || cue.from - phrase.to > FAR) return cue.from
  return apposition && apposition.from < phrase.from
    ? apposition.from
    : cue.gerund
      ? cue.from
      : phrase.to > cue.from - FAR
        ? phrase.from
        : cue.from
}

/** `…, Price said`: what stands before the tag, back to the sentence's start or the cue before. */
function contentBefore(items: readonly Item[], cue: Cue, cues: readonly Cue[]): Range | null {
  const asSaying = items[cue.from - 1]?.lower === "as"
  if (cue.gerund && !asSaying) return null
  let to = asSaying
    ? cue.subject.phrase.from
    : cue.subject.inverted || cue.kind === "according"
      ? cue.from
      : leftEdge(cue)
  const isTag =
    items[to - 1]?.lower === "," || items[to - 1]?.marked != null || /^[–—]$/.test(items[to - 1]?.lower ?? "")
  if (to <= 0 || !(isTag || cue.kind === "according")) return null
  while (to > 0 && isSeparator(items[to - 1])) to--
  if (cues.some((c) => c !== cue && c.kind === "according" && c.to <= to)) return null
  const earlier = cues.filter((c) => c !== cue && c.to <= to)
  if (earlier.length > 0 && !items[to - 1]?.marked && !closesSentence(items, cue)) return null
  const from = items[to - 1]?.marked ? quotedFrom(items, to - 1, earlier.length > 0) : 0
  const range = { from: /^(?:and|but|so|yet)$/.test(items[from]?.lower ?? "") && from < to - 1 ? from + 1 : from, to }
  const holdsVerb = items.slice(range.from, range.to).some((item) => isVerbal(item) || item.marked)
  return holdsVerb && !isSubordinate(items, range) ? range : null
}

/** "…, Price said on Monday.": nothing but an adjunct follows, so that all before the tag is what is said. */
function closesSentence(items: readonly Item[], cue: Cue): boolean {
  const { subject } = cue
  const end = subject.inverted ? Math.max(subject.phrase.to, subject.apposition?.to ?? 0) : cue.to
  return !items.slice(end).some((item) => isVerbal(item) || item.marked)
}

/** "Although it rained" alone is no statement; "If they leak, hackers lose" is one. */
function isSubordinate(items: readonly Item[], range: Range): boolean {
  if (!SUBORDINATE.has(items[range.from]?.lower ?? "")) return false
  const comma = items.findIndex((item, i) => i > range.from && i < range.to && item.lower === ",")
  return comma < 0 || !items.slice(comma, range.to).some((item) => isVerbal(item) || item.marked)
}

/** A quotation before its tag brings the words before it along, unless they have a cue of their own. */
function quotedFrom(items: readonly Item[], marked: number, hasCue: boolean): number {
  if (hasCue || items.slice(0, marked).every((item) => !isVerbal(item))) {
    let from = marked
    while (from > 0 && items[from - 1]?.marked) from--
    return from
  }
  return 0
}

const isVerbal = (item: Item | undefined): boolean => item?.pos === "VERB" || item?.pos === "AUX"
const isEnd = (item: Item | undefined): boolean => item === undefined || /^[.?!;…]+$/.test(item.lower)
const isSeparator = (item: Item | undefined): boolean =>
  item !== undefined && !item.marked && (/^[,.;:–—…-]+$/.test(item.lower) || item.pos === "CCONJ")
