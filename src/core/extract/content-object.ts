import { isSeparator, isVerbal, SUBORDINATE } from "./content-end.ts"
import type { Cue } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import { isTime, phraseAfter, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/**
 * Ends what is judged or named with the thing itself: "called it “x” | during a rally", "slammed her as a fraud | in an
 * interview"; and a whole quotation with its closing mark: "yelled “You lie!” | at the president".
 */
export function withoutOccasion(items: readonly Item[], cue: Cue, range: Range, lexicon: Lexicon): Range {
  if (range.from < cue.to) return range
  if (items[range.from]?.marked) {
    const to = endOfMarks(items, range)
    if (to < range.to && isClosed(items[to - 1])) return { from: range.from, to }
  }
  const names = cue.kind === "judgement" || cue.kind === "naming"
  const last = lastMark(items, range)
  for (let i = Math.max(last, range.from) + 1; i < range.to; i++) {
    const behindMarks = i === last + 1
    if (isVerbal(items[i]) && !behindMarks) return range
    if (!names && !items[range.from]?.marked) return range
    if (!(opensOccasion(items, i, lexicon) || (names && behindMarks && opensNarrative(items, i)))) continue
    let to = i
    while (to > range.from && (isSeparator(items[to - 1]) || items[to - 1]?.pos === "ADV")) to--
    return to > range.from ? { from: range.from, to } : range
  }
  return range
}

/** The last words in marks of a range; -1 where there are none. */
export function lastMark(items: readonly Item[], { from, to }: Range): number {
  for (let i = to - 1; i >= from; i--) if (items[i]?.marked) return i
  return -1
}

/** The end of the quotations that a range opens with, and of what joins them: "“A,” and “B.”". */
function endOfMarks(items: readonly Item[], { from, to }: Range): number {
  let end = from
  for (let i = from; i < to && (items[i]?.marked || isSeparator(items[i])); i++) if (items[i]?.marked) end = i + 1
  return end
}

/** "“…,”": words that end with a sign of their own are whole. */
const isClosed = (item: Item | undefined): boolean => /[.,?!…][^\p{L}\p{N}]*$/u.test(item?.text.slice(-4) ?? "")

/** "during a rally", "in an interview", "until he came", ", since it was late". */
function opensOccasion(items: readonly Item[], at: number, lexicon: Lexicon): boolean {
  const word = items[at]?.lower ?? ""
  if (/^(?:during|until|amid|when|while)$/.test(word)) return true
  if (word === ",") return SUBORDINATE.has(items[at + 1]?.lower ?? "")
  if (!/^(?:in|on|at|via)$/.test(word)) return false
  const phrase = phraseAfter(items, at + 1)
  if (!phrase) return false
  const head = items.findLastIndex((item, i) => i >= phrase.from && i < phrase.to && !isTime(item))
  return lexicon.occasions.has(items[head]?.lower.replace(/s$/, "") ?? "")
}

/** Right behind the marks: ", which is …", "(…)", "took a turn", "and hugged him". */
function opensNarrative(items: readonly Item[], at: number): boolean {
  const [item, next] = [items[at], items[at + 1]]
  if (item?.lower === "(" || /^(?:which|who)$/.test(item?.lower ?? "")) return true
  if (item?.lower === ",") return /^(?:which|who|whose|where)$/.test(next?.lower ?? "")
  if (item?.pos === "CCONJ") return isVerbal(next) && /(?:ed|ing|s)$/.test(next?.lower ?? "")
  return isVerbal(item)
}
