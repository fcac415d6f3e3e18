import type { Cue } from "./cue.ts"
import { phraseAfter } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/** Items that may stand between a noun phrase and its verb, or between a verb and "that": "in a statement on Tuesday". */
export const FAR = 10
export const SUBORDINATE = new Set(
  "although though while whereas after as when because since if before unless".split(" "),
)
/** After a comma these open a clause of the article's own again: "said he would go, though nobody believed it". */
const OWN_AGAIN = new Set(["though", "although", "while", "whereas", "but", "which", "who", "whose", "whom", "where"])

export const isVerbal = (item: Item | undefined): boolean => item?.pos === "VERB" || item?.pos === "AUX"
export const isEnd = (item: Item | undefined): boolean => item === undefined || /^[.?!;…]+$/.test(item.lower)
export const isSeparator = (item: Item | undefined): boolean =>
  item !== undefined && !item.marked && (/^[,.;:–—…-]+$/.test(item.lower) || item.pos === "CCONJ")

/** Where the reported clause ends: at the next cue's clause, where the article speaks again, or with the sentence. */
export function contentEnd(items: readonly Item[], cue: Cue, cues: readonly Cue[], from: number): number {
  let end = Math.min(items.length, ownAgain(items, cue, from), asideEnd(items, cue, from))
  if (cue.kind !== "according" && isInOpening(items, cue)) {
    const edge = leftEdge(items, cue)
    // "…, and while he said it, …": the clause leads up to what follows, whatever came before.
    const since = SUBORDINATE.has(items[edge - 1]?.lower ?? "") && items[edge - 2]?.pos === "CCONJ" ? from : 0
    const comma = items.findIndex((item, i) => i >= since && (item.lower === "," || closesWithComma(item)))
    if (comma >= from) end = Math.min(end, items[comma]?.marked ? comma + 1 : comma)
  }
  if (cue.kind === "noun" && /^(?:of|for)$/.test(items[cue.to - 1]?.lower ?? "")) {
    // "his view of the world | is “wrong”": what is said of the view is no part of it.
    const verb = items.findIndex((item, i) => i >= from && isVerbal(item) && !/ing$/.test(item.lower))
    if (verb >= from) end = Math.min(end, verb)
  }
  end = Math.min(end, relativeEnd(items, cue, from))
  for (const other of cues) {
    const start = leftEdge(items, other)
    if (other === cue || other.kind === "sign" || other.from <= cue.from || start <= from || start >= end) continue
    if (opensOwnClause(items, cue, other, start, from)) end = Math.min(end, start)
    // "explained the plan | by saying: “x”"
    const byWay =
      other.gerund &&
      items[start - 1]?.lower === "by" &&
      !items.slice(from, start).some((item) => item.marked || isVerbal(item))
    if (byWay) end = Math.min(end, start - 1)
    // "…, | with Hale saying it was over"
    const aside = other.subject.phrase.from - 1
    const isAside = other.gerund && items[aside]?.lower === "with" && items[aside - 1]?.lower === ","
    if (isAside && aside > from && other.subject.phrase.to <= other.from) end = Math.min(end, aside)
  }
  while (end > from && (isSeparator(items[end - 1]) || closesOuter(items, from, end - 1))) end--
  return end
}

/** "(the mayor called it “x”)": the bracket was opened before what is reported. */
const closesOuter = (items: readonly Item[], from: number, at: number): boolean =>
  items[at]?.lower === ")" && !items.slice(from, at).some((item) => item.lower === "(")

/** "those who thought they were safe | were wrong": the verb of those of whom the clause tells. */
function relativeEnd(items: readonly Item[], { subject: { pronoun } }: Cue, from: number): number {
  if (pronoun === undefined || items[pronoun - 1]?.lower === ",") return items.length
  const first = items.findIndex((item, i) => i >= from && isVerbal(item))
  for (let i = first + 1; first > 0 && i < items.length; i++) {
    const [item, before] = [items[i], items[i - 1]]
    if (!item || /^(?:,|and|or|but|that|which|who|because|if|when|as)$/.test(item.lower)) return items.length
    if (item.pos === "AUX" && /^(?:was|were|is|are|has|have|had|will|would)$/.test(item.lower) && isNominal(before))
      return i
  }
  return items.length
}

const isNominal = (item: Item | undefined): boolean => /^(?:NOUN|PROPN|ADJ|NUM)$/.test(item?.pos ?? "")

/** “…,” with its comma inside. */
const closesWithComma = (item: Item): boolean => item.marked !== null && /,[^\p{L}\p{N}]*$/u.test(item.text.slice(-3))

/** "Denouncing the deal, …", "In June, after Hale asked for help, …": a clause that leads up to another ends at its comma. */
function isInOpening(items: readonly Item[], cue: Cue): boolean {
  const before = items[Math.min(cue.from, leftEdge(items, cue)) - 1]
  // "Contrary to his claim that it was “x,” …": no verb stands before.
  if (cue.kind === "noun" && !items.slice(0, cue.from).some(isVerbal)) return true
  return cue.from === 0 || SUBORDINATE.has(items[0]?.lower ?? "") || SUBORDINATE.has(before?.lower ?? "")
}

/** Another cue's clause is its own, and no part of this one's, after a comma, "and", "but", or for "…, adding". */
function opensOwnClause(items: readonly Item[], cue: Cue, other: Cue, start: number, from: number): boolean {
  const before = items[start - 1]
  if (cue.kind === "according" && other.kind !== "according") return false
  if (other.gerund) return before?.lower === "," || before?.lower === "but" || before?.marked != null
  if (items[other.from]?.lower === "to") return false
  // "that he and Rubio promised": two subjects of one verb.
  if (before?.pos === "CCONJ") return items[start - 2]?.pos !== "PRON"
  if (before?.lower === "," && leadsIn(items, from, start - 1)) return false
  return before?.lower === "," || before?.marked != null || other.kind === "according"
}

/** "that when it rains, | they say no": the comma closes what leads in to the clause that is reported. */
export function leadsIn(items: readonly Item[], from: number, comma: number): boolean {
  const first = items[items[from]?.lower === "that" ? from + 1 : from]
  const opens =
    SUBORDINATE.has(first?.lower ?? "") || /^(?:ADP|SCONJ)$/.test(first?.pos ?? "") || first?.lower === "once"
  return opens && !items.slice(from, comma).some((item) => item.lower === ",")
}

/** A semicolon, ", though …", a closing ", which …", or ", and" with a verb of the same subject. */
function ownAgain(items: readonly Item[], cue: Cue, from: number): number {
  for (let i = from + 1; i < items.length; i++) {
    const item = items[i]
    if (item?.lower === ";" || isAside(items, i)) return i
    // Words in marks that come later may still be the same speaker's.
    if (!item || !(item.lower === "," || closesWithComma(item)) || items.slice(i + 1).some((later) => later.marked))
      continue
    const next = items[i + 1]
    const end = item.marked ? i + 1 : i
    if (goesOn(items, from, i)) continue
    if (OWN_AGAIN.has(next?.lower ?? "") && runsToEnd(items, i + 1)) return end
    if (opensRemark(items, i + 1)) return end
    if (/^(?:an?|one|something)$/.test(next?.lower ?? "") && phraseAfter(items, i + 1) && runsToEnd(items, i + 1))
      return end
    const verb = items[items[i + 2]?.pos === "ADV" ? i + 3 : i + 2]
    if (next?.pos === "CCONJ" && isVerbal(verb) && isPastOrPresent(verb) && !cue.gerund) return end
  }
  return items.length
}

/** ", as has Hale", ", even as he left", ", however the vote fell": the article goes on by itself. */
function opensRemark(items: readonly Item[], at: number): boolean {
  const [word, next] = [items[at]?.lower ?? "", items[at + 1]]
  if (word === "as") return next?.pos === "AUX"
  if (word === "even") return /^(?:as|though)$/.test(next?.lower ?? "")
  return word === "however" && next !== undefined && next.pos !== "PUNCT" && items.slice(at).some(isVerbal)
}

/** ", but not …", ", but that …", ", but hasn't decided" of a "she": still what is said; so is all before its first verb. */
function goesOn(items: readonly Item[], from: number, comma: number): boolean {
  if (items[from]?.lower === "that" && !items.slice(from, comma).some(isVerbal)) return true
  const [word, next] = [items[comma + 1]?.lower ?? "", items[comma + 2]]
  if (/^(?:although|though)$/.test(word)) return /^(?:not|only|perhaps|less|more)$/.test(next?.lower ?? "")
  if (word !== "but") return false
  if (/^(?:that|rather|not|never|instead|still)$/.test(next?.lower ?? "")) return true
  if (/^(?:no|nothing|neither|only)$/.test(next?.lower ?? "")) return !items.slice(comma).some(isVerbal)
  const first = items[items[from]?.lower === "that" ? from + 1 : from]
  return isVerbal(next) && (/ing$/.test(next?.lower ?? "") || /^(?:he|she|they|it)$/.test(first?.lower ?? ""))
}

/** "… next year — a proposal he has made before": behind a dash that none closes the article comments on what was said. */
function isAside(items: readonly Item[], at: number): boolean {
  if (!DASH.test(items[at]?.lower ?? "") || items.some((item, i) => i !== at && DASH.test(item.lower))) return false
  const [next, after] = [items[at + 1]?.lower ?? "", items[at + 2]?.lower ?? ""]
  if (items.slice(at).some((item) => item.marked)) return false
  return /^(?:an?|one|something|although|though|having|except)$/.test(next) || (next === "even" && after === "though")
}
const DASH = /^(?:[–—―-]|--)$/

const isPastOrPresent = (item: Item | undefined): boolean =>
  /(?:ed|s)$|^(?:had|did|was|were|said|went|took|made|told)$/.test(item?.lower ?? "")

/** No comma closes the clause again: it goes on to the sentence's end. */
function runsToEnd(items: readonly Item[], from: number): boolean {
  return !items
    .slice(from + 1)
    .some((item, i, rest) => item.lower === "," && isVerbal(rest[i + 1]) && !/ing$/.test(rest[i + 1]?.lower ?? ""))
}

/** "Mr. Khan, who does not know me, attacked": a clause between commas ends with the second. */
function asideEnd(items: readonly Item[], cue: Cue, from: number): number {
  if (items[asideOpening(items, cue)]?.lower !== ",") return items.length
  for (let i = from; i < items.length; i++) {
    if (items[i]?.lower !== ",") continue
    const next = items[items[i + 1]?.pos === "ADV" ? i + 2 : i + 1]
    if (isVerbal(next) || next?.lower === "that") return i
  }
  return items.length
}

/** Where the comma may stand that opens an aside: "Hale, | who …", "Hale, | after B called …", "Hale, | whose lawyer called …". */
function asideOpening(items: readonly Item[], cue: Cue): number {
  if (cue.gerund) return items[cue.from - 1]?.pos === "ADV" ? cue.from - 2 : cue.from - 1
  const { pronoun, phrase } = cue.subject
  // "Hale, a teacher who asked that …, said"
  if (pronoun !== undefined) return items[pronoun - 1]?.lower === "," ? pronoun - 1 : phrase.from - 1
  const edge = leftEdge(items, cue)
  const opening =
    items[edge]?.lower === "whose" ? edge - 1 : SUBORDINATE.has(items[edge - 1]?.lower ?? "") ? edge - 2 : -1
  return items.slice(1, Math.max(1, opening)).some(isVerbal) ? -1 : opening
}

/** Where a cue with its subject begins; a second verb of one subject ("and said", "to say") begins with itself. */
export function leftEdge(items: readonly Item[], cue: Cue): number {
  const { inverted, phrase, apposition } = cue.subject
  if (inverted || phrase.to > cue.from || cue.gerund || items[cue.from]?.lower === "to") return cue.from
  let before = cue.from
  while (items[before - 1]?.pos === "ADV") before--
  if (items[before - 1]?.pos === "CCONJ") return before
  return apposition && apposition.from < phrase.from ? apposition.from : phrase.from
}
