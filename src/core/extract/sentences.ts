import { datelineOf } from "../article/dateline.ts"
import type { Article, Span } from "../model.ts"
import type { Lexicon } from "./lexicon.ts"
import { withoutTitles } from "./mark-titles.ts"
import type { Marked } from "./marks.ts"
import type { Item, Sentence } from "./sentence.ts"
import { familyNamesIn, mendNames } from "./sentence-names.ts"
import { mendTags } from "./sentence-tags.ts"
import type { Tools } from "./steps.ts"
import { lowerCase, startsWithCapital, startsWithLetter } from "./token-letters.ts"
import { type Token, tokenize } from "./tokens.ts"

/**
 * Step 2: the sentences, each as its own words with every quotation as one item. The tagger proposes the ends; what
 * begins in lower case or with bare punctuation joins what precedes it ("production. enriched …", `." .`).
 */
export function splitSentences(
  article: Article,
  marks: readonly Marked[],
  { lexicon, without }: Tools,
): readonly Sentence[] {
  const sentences: Sentence[] = []
  let next = 0
  let section = 0
  // A dateline is no part of the first sentence.
  const opening = datelineOf(article)?.end ?? 0
  const families = familyNamesIn(article.text, lexicon)
  const mend = (whole: readonly Item[]) =>
    mendNames(mendTags(mendNames(whole, families, lexicon), lexicon), families, lexicon)
  article.paragraphs.forEach((span, paragraph) => {
    if (span.opensSection) section++
    const own: Marked[] = []
    for (; marks[next]?.paragraph === paragraph; next++) own.push(marks[next] as Marked)
    const start = opening > span.start && opening < span.end ? opening : span.start
    const { tokens, ends } = tokenize(article.text, { start, end: span.end })
    const whole = collapse(article.text, tokens, own, lexicon)
    const items = without.has("mending") ? whole : mend(whole)
    let first = 0
    items.forEach((_, i) => {
      const following = items[i + 1]
      const isFull = i - first >= LONGEST_SENTENCE
      if (
        following &&
        !isFull &&
        !(mayEnd(article.text, items, first, i, ends, lexicon) && begins(article.text, following, items[i]))
      )
        return
      sentences.push(sentence(withoutTitles(items.slice(first, i + 1), lexicon), paragraph, section))
      first = i + 1
    })
  })
  return sentences
}

/** Words of no real sentence; it bounds the work on hostile text. The longest of 372 news articles has 160. */
const LONGEST_SENTENCE = 300

function sentence(items: readonly Item[], paragraph: number, section: number): Sentence {
  const last = items.at(-1)
  const beforeLast = items.at(-2)
  // `… civilians." .` ends with its quotation; the stray full stop is nobody's.
  const end =
    last?.lower === "." && beforeLast && /["”»’]$/.test(beforeLast.text) && /\p{P}$/u.test(beforeLast.text.slice(0, -1))
      ? beforeLast.end
      : (last?.end ?? 0)
  return { span: { start: items[0]?.start ?? 0, end }, paragraph, section, items }
}

/** Tokens with each quotation collapsed into one item. */
function collapse(text: string, tokens: readonly Token[], marks: readonly Marked[], lexicon: Lexicon): readonly Item[] {
  const items: Item[] = []
  const joined = joinCompounds(text, tokens, lexicon)
  let m = 0
  let inside = -1
  for (const token of joined) {
    while (m < marks.length && (marks[m]?.outer.end ?? 0) <= token.start) m++
    const marked = marks[m]
    if (!marked || token.end <= marked.outer.start) {
      items.push(token)
    } else if (m !== inside) {
      inside = m
      const { start, end } = marked.outer
      items.push({ start, end, text: text.slice(start, end), lower: "", pos: "QUOTE", marked })
    }
  }
  return items
}

/** "Ocasio-Cortez", "start-up", "17-year-old", "Maj.": one word where the tagger sees several. */
function joinCompounds(text: string, tokens: readonly Token[], lexicon: Lexicon): readonly Token[] {
  const words: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    const next = tokens[i + 1]
    const last = words.at(-1)
    if (last && token && next && isShortTitle(last, token, next, lexicon)) {
      words[words.length - 1] = {
        start: last.start,
        end: token.end,
        text: `${last.text}.`,
        lower: `${last.lower}.`,
        pos: "PROPN",
        marked: null,
      }
      continue
    }
    const isJoined = last && next && token && last.end === token.start && next.start === token.end
    const hyphen = isJoined && (token.text === "-" || (token.text === "." && DOMAIN.test(next.text)))
    if (token && !(hyphen && /[\p{L}\p{N}]$/u.test(last.text) && /^\p{L}/u.test(next.text))) {
      words.push(token)
      continue
    }
    if (!last || !next) continue
    const word = text.slice(last.start, next.end)
    const pos =
      last.pos === "PROPN" || next.pos === "PROPN"
        ? "PROPN"
        : next.pos === "NOUN" && last.pos !== "NUM"
          ? "NOUN"
          : "ADJ"
    words[words.length - 1] = {
      start: last.start,
      end: next.end,
      text: word,
      lower: lowerCase(word),
      pos,
      marked: null,
    }
    i++
  }
  return words
}

/** "Maj. | Gen. Hale", "Sens. | Lee and Hale": a title cut short, with a full stop that the tagger takes for a sentence's end. */
const isShortTitle = (title: Token, stop: Token, next: Token, lexicon: Lexicon): boolean =>
  stop.text === "." &&
  title.end === stop.start &&
  next.start > stop.end &&
  startsWithCapital(next.text) &&
  startsWithCapital(title.text) &&
  lexicon.shortTitles.has(title.lower)

/** Endings of addresses that firms bear as names: "Amazing.com". */
const DOMAIN = /^(?:com|org|net|io|co|uk|gov|edu|tv|ai|app|info|biz|eu|de|fr)$/

const WORDS_LIKE_SHORT_FORMS = /^(?:ark|fig|gal|ill|in|mar|mass|miss|no|ore|sat|sun|wash|wed)\.$/

const DAY_OR_ZONE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\p{Lu}{2,4}T?$|(?:Eastern|Pacific|Central|Mountain|Greenwich|British|Moscow|Kyiv|Tokyo|Beijing)$)/u

const FINAL = /^[.?!…]+$/
/** No other sign ends a sentence, unless the tagger says so. */
const MAY_END: ReadonlySet<string> = new Set(".?!…)]")

function mayEnd(
  text: string,
  items: readonly Item[],
  first: number,
  i: number,
  ends: ReadonlySet<number>,
  lexicon: Lexicon,
): boolean {
  const item = items[i]
  if (!item) return true
  if (item.marked) return endsSentence(text, item.marked.span) && !tagFollows(text, items, i, lexicon)
  if (!ends.has(item.end) && !MAY_END.has(item.text.at(-1) ?? "")) return false
  const following = items[i + 1]
  if (item.lower === "." && following && !following.marked && following.start === item.end && following.pos !== "PUNCT")
    return lacksBlank(items, i)
  // "$3.5m. Holt paid": the tagger takes "m." for a short form.
  if (items[i - 1]?.pos === "NUM" && /^(?:m|bn|tn|k|mn)\.$/.test(item.lower)) return true
  // "It opens at 9am. Tickets cost £5", "at 6 p.m. Mr Lee": behind a clock time a capital that is no day or zone begins.
  if (/^(?:\d{1,2}(?:[.:]\d\d)?)?[ap]\.?m\.$/.test(item.lower) && /\d/.test(item.lower + (items[i - 1]?.lower ?? "")))
    return following !== undefined && !DAY_OR_ZONE.test(following.text)
  // "She said no. “We wait,” he said", "He was ill. They left": words that the tagger takes for short forms; not "no. 10".
  if (WORDS_LIKE_SHORT_FORMS.test(item.text)) return following !== undefined && /^[^\p{N}]/u.test(following.text)
  if (item.lower === "!" && isInName(items, first, i)) return false
  // `said Mr. T. “It is old,” said Bo Reed.`: an initial before a quotation ends its sentence.
  if (following?.marked && item.pos === "PROPN" && /^(?:\p{Lu}|Jr|Sr|Inc|Ltd|Corp|Bros)\.$/u.test(item.text))
    return true
  if (item.lower.endsWith(".") && lexicon.shortTitles.has(item.lower.slice(0, -1))) return following === undefined
  if (ends.has(item.end) && item.pos !== "PUNCT") return true
  if (startsWithLetter(item.lower)) return false
  if (FINAL.test(item.lower)) return true
  return /^[)\]]$/.test(item.lower) && FINAL.test(items[i - 1]?.lower ?? "")
}

/**
 * "300 miles a day.The crew slept.": the blank was forgotten. Not in "A.F.L.-C.I.O.", "9.30", "example.Com": there no
 * sentence ends.
 */
function lacksBlank(items: readonly Item[], at: number): boolean {
  const [before, stop, after, next] = [items[at - 1], items[at], items[at + 1], items[at + 2]]
  if (!before || !stop || !after || before.end !== stop.start || next?.start === after.end) return false
  if (/^(?:com|org|net|gov|edu|info|io|tv|js)$/.test(after.lower)) return false
  return /^(?:\p{Ll}{2,}|\d+|.*\p{Ll}{3,})$/u.test(before.text) && /^\p{Lu}[\p{Ll}’']*$/u.test(after.text)
}

/** "The band Yum! Foods employs …": an exclamation mark in a name has no verb before it, or a preposition before and no verb behind. */
function isInName(items: readonly Item[], first: number, at: number): boolean {
  const [before, after] = [items[at - 1], items[at + 1]]
  if (before?.pos !== "PROPN" || after?.pos !== "PROPN" || !/^\p{Lu}/u.test(after.text)) return false
  const holdsVerb = (own: readonly Item[]) => own.some((item) => item.pos === "VERB" || item.pos === "AUX")
  if (!holdsVerb(items.slice(first, at))) return true
  const rest = items.slice(at + 1, at + 1 + LONGEST_TAG)
  const end = rest.findIndex((item) => FINAL.test(item.lower))
  return items[at - 2]?.pos === "ADP" && !holdsVerb(end < 0 ? rest : rest.slice(0, end))
}

/** Whether the words in marks end as a sentence does: `."`, `?’”`. */
function endsSentence(text: string, span: Span): boolean {
  return /[.?!…]['’”")\]]*\s*$/.test(text.slice(Math.max(span.start, span.end - 4), span.end))
}

/** “Who is he?” Price asked. – after a question or an exclamation a name and a verb may still belong to it. */
function tagFollows(text: string, items: readonly Item[], i: number, lexicon: Lexicon): boolean {
  const marked = items[i]?.marked
  if (!marked || !/[?!…,]/.test(text.slice(Math.max(marked.span.start, marked.span.end - 2), marked.span.end)))
    return false
  for (let j = i + 1; j < Math.min(items.length, i + 1 + LONGEST_TAG); j++) {
    const item = items[j]
    if (!item || item.marked || FINAL.test(item.lower)) return false
    if (item.pos !== "VERB") continue
    const needs = lexicon.cues.get(item.lower)?.needs
    return j > i + 1 && needs !== undefined && (needs.size === 0 || needs.has(items[j + 1]?.lower ?? ""))
  }
  return false
}

/** Items between a quotation and the verb of its tag: "US State Department spokesman Ned Price". */
const LONGEST_TAG = 20

function begins(text: string, item: Item, before: Item | undefined): boolean {
  // `"…" — Ann Lee`: a dash behind a quotation brings who said it.
  if (before?.marked && /^[-–—]+$/.test(item.lower)) return false
  if (item.pos === "PUNCT") return /^[([–—•-]$/.test(item.lower)
  const first = item.marked ? text.slice(item.marked.span.start, item.marked.span.start + 1) : item.text.slice(0, 1)
  return !/^\p{Ll}/u.test(first)
}
