import type { Article } from "../model.ts"
import { wordsAt } from "../model.ts"
import { verbGroups } from "./phrases.ts"
import type { Item, Sentence } from "./sentence.ts"
import { startsWithCapital, startsWithLetter } from "./token-letters.ts"

/** Opens a sentence: a capital, a digit, or "eBay", behind a mark, a sign of money or an apostrophe if need be. */
const OPENS = /^["“„«'‘’([—–-]*\p{Sc}?(?:[\p{Lu}\p{N}]|\p{Ll}\p{Lu})/u

/** What of the sentences facts and summary are chosen from. */
export type Readable = {
  /** Paragraphs that belong to the page. */
  readonly furniture: ReadonlySet<number>
  /** The sentences of the others that are one and all of one. */
  readonly whole: ReadonlySet<Sentence>
}

export function readable(article: Article, sentences: readonly Sentence[], furniture: ReadonlySet<number>): Readable {
  const isStory = (sentence: Sentence) => !furniture.has(sentence.paragraph) && isWhole(article, sentence)
  return { furniture, whole: new Set(sentences.filter(isStory)) }
}

/**
 * Whether a sentence is one and all of one: it has a beginning, an end and a finite verb of its own. No heading, no caption
 * without a verb, no time of a post, no address, no half of a bracket, and no two pieces that joined: "constituency In the …".
 */
function isWhole(article: Article, { span, items, paragraph }: Sentence): boolean {
  const text = wordsAt(article.text, span)
  if (!OPENS.test(text) || /^\d{1,2}[:.]\d\d\b/.test(text)) return false
  const opens = Math.max(article.paragraphs[paragraph]?.start ?? 0, span.start - 3)
  if (/[^.?!…:"'”’»)\]\s—–-]\s*$/.test(article.text.slice(opens, span.start))) return false
  if (!/[.!?…]["'”’»)\]]*$/.test(text) || ADDRESS.test(text) || !isClosed(text) || isShouted(text)) return false
  if (items.some((item, i) => isSeam(items[i - 1], item, items[i + 1]))) return false
  return verbGroups(items).some((group) => !group.gerund && !group.infinitive)
}

const ADDRESS = /https?:|www\.|<\w|\b(?:pic\.twitter|t\.co|bit\.ly|youtu\.be)\b/

/** No quotation goes on in the next paragraph. Which way a mark bends is often mistyped, so that only their number counts. */
const isClosed = (text: string): boolean =>
  count(text, /["“”]/g) % 2 === 0 && count(text, /[([]/g) === count(text, /[)\]]/g)

const count = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0

/** "BEST THING THAT HAPPENED": a heading. */
const isShouted = (text: string): boolean => !/\p{Ll}/u.test(text)

/** A full stop in the middle, but for "(D-Ill.)", "Mass.," and "R-S.C.": often mistyped, and the sentence goes on behind it. */
export const holdsStop = ({ items }: Sentence): boolean =>
  items.some((item, i) => {
    const after = items[i + 1]
    if (!after || item.marked || startsWithLetter(item.lower) || !/^[.?!…]+$/.test(item.lower)) return false
    return !/^(?:[),\]]|\p{L}\.)$/u.test(after.lower)
  })

/** A capital in the middle that only a sentence's beginning explains. */
function isSeam(before: Item | undefined, item: Item, after: Item | undefined): boolean {
  if (!after || item.marked) return false
  if (!startsWithCapital(item.text) || !OPENING.has(item.text) || !before || before.marked || after.marked) return false
  return /\p{L}$/u.test(before.text) && /^\p{Ll}/u.test(after.text)
}
const OPENING: ReadonlySet<string> = new Set("In The A An On At For With But And He She It They".split(" "))
