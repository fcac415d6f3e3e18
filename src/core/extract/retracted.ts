import type { Article, Correction, Span, Utterance } from "../model.ts"
import { isFigure } from "../text/figures.ts"
import { tokens } from "../text/fold.ts"
import { numberInWordsAt } from "../text/number-words.ts"

/** A figure as a correction and an article write it, so that both can be compared. `key` tells two figures apart. */
type Quantity = {
  readonly span: Span
  readonly key: string
  readonly value: number
  readonly kind: "money" | "share" | "year" | "count"
}

/** A figure that a correction takes back, and the words by which a sentence is told to speak of the same. */
type Retraction = Pick<Quantity, "key"> & { readonly about: ReadonlySet<string> }

const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
/** Numbers that count nothing: places in a text, days, ages of versions. */
const NO_QUANTITY = new RegExp(
  String.raw`(?:\b(?:paragraphs?|page|chapter|line|version|section|no\.|number) |${MONTH}[a-z]*\.? )$`,
  "i",
)
const A_DAY = new RegExp(`^(?:st|nd|rd|th)? ${MONTH}`, "i")

const AS_YEAR =
  /\b(?:in|since|from|by|until|before|after|of|year|to|not|was|than|be|as|read|during) (?:1[5-9]|20)\d\d$/i
/** An age, a clock time, a date and a score are no quantities. */
const NO_AMOUNT = /[：／]|old$|．.*．/u

function quantitiesIn(text: string, from = 0): readonly Quantity[] {
  const found: Quantity[] = []
  let read = 0
  for (const { word, start, end: wordEnd } of tokens(text)) {
    if (start < read) continue
    const inWords = isFigure(word) ? null : numberInWordsAt(text, start)
    const end = inWords?.end ?? wordEnd
    const key = inWords ? String(inWords.value) : word
    if (!isFigure(key) || NO_AMOUNT.test(key)) continue
    read = end
    const isNone = NO_QUANTITY.test(text.slice(Math.max(0, start - 20), start)) || A_DAY.test(text.slice(end, end + 12))
    if (isNone) continue
    const value = Number((/\d[\d．]*/.exec(key)?.[0] ?? "").replace("．", "."))
    const isYear = AS_YEAR.test(text.slice(Math.max(0, start - 12), end))
    const kind = /\p{Sc}|(?:p|cents)$/u.test(key) ? "money" : key.endsWith("％") ? "share" : isYear ? "year" : "count"
    found.push({ span: { start: from + start, end: from + end }, key, value, kind })
  }
  return found
}

/** What tells in a correction which of its figures are wrong and which are right. */
const SIGNS = new RegExp(
  [
    String.raw`(?<as>\b(?:misstated|gave|given|put|listed|reported|stated|described|gives)\b[^.;:]{0,80}? (?:as|at) (?=\S{0,3}\d|\p{L}+ ))`,
    String.raw`(?<right>\b(?:correct(?:ed|s)?|amend(?:ed|s)|chang(?:ed|es)|updat(?:ed|es)|revis(?:ed|es)) (?:\p{L}+ ){0,6}?to\b|\bin fact\b|\bactually\b|\bthe (?:correct|right|actual|true|real) \p{L}+|\bto say\b|\bto read\b)`,
    String.raw`(?<wrong>\b(?:earlier|previous|original|prior|initial) (?:versions?|headline|editions?)\b|\b(?:originally|incorrectly|wrongly|mistakenly|erroneously|inaccurately|previously|misstated|overstated|understated)\b|\bwe (?:said|reported|wrote|stated|gave)\b|\bin error\b)`,
    String.raw`(?<turn>,? (?:and )?not (?=\S)|\binstead of\b|\brather than\b|\bas opposed to\b)`,
    String.raw`(?<should>\bshould (?:have )?(?:been|be|read|said|say|stated)\b)`,
    String.raw`(?<from>\bfrom (?=\S{0,3}\d))`,
    String.raw`(?<end>[.!?;:](?= )|\band (?=(?:it|the correct|the right|in fact) ))`,
  ].join("|"),
  "giu",
)

/** The figures that a correction takes back: of a kind of which it also gives the right one, and never that one. */
function retractionsIn({ text }: Correction): readonly Retraction[] {
  const signs = [...text.matchAll(SIGNS)].map((sign) => ({ at: sign.index, sign: kindOf(sign.groups) }))
  const quantities = quantitiesIn(text)
  const judged: { quantity: Quantity; isRight: boolean; isSure: boolean }[] = []
  let [state, clause] = ["right", 0]
  let next = 0
  const read = (upTo: number) => {
    for (; (signs[next]?.at ?? Number.POSITIVE_INFINITY) < upTo; next++) {
      const sign = signs[next]?.sign
      if (sign === "end") [state, clause] = ["right", judged.length]
      else if (sign === "turn") state = isRightIn(state) ? "wrong" : "right"
      else if (sign === "from")
        state =
          /to\b/.test(text.slice(signs[next]?.at, (signs[next]?.at ?? 0) + 60)) || state === "right" ? "from" : state
      else if (sign === "should") {
        for (const one of judged.slice(clause)) one.isRight = false
        clause = judged.length
        state = sign
      } else if (sign === "as" && state === "should") continue
      else if (sign !== undefined) state = sign
    }
  }
  for (const quantity of quantities) {
    read(quantity.span.start)
    judged.push({ quantity, isRight: isRightIn(state), isSure: state === "as" })
    // "from 12 to 21", "as 12; it is 21"
    if (state === "from") state = "right"
  }
  read(text.length)
  const keysOf = (kind: Quantity["kind"], wanted: boolean) =>
    new Set(
      judged.flatMap(({ quantity, isRight }) => (isRight === wanted && quantity.kind === kind ? [quantity.key] : [])),
    )
  const about = tellingWords(text)
  return (["money", "share", "year", "count"] as const).flatMap((kind) => {
    const right = keysOf(kind, true)
    const wrong = keysOf(kind, false).difference(right)
    const isSure = judged.some(({ quantity, isSure }) => isSure && quantity.kind === kind && wrong.has(quantity.key))
    const isPaired = wrong.size <= right.size || (isSure && wrong.size === 1)
    return isPaired ? Array.from(wrong, (key) => ({ key, about })) : []
  })
}

const isRightIn = (state: string): boolean => state === "right" || state === "should"

const kindOf = (groups: Readonly<Record<string, string | undefined>> = {}): string | undefined =>
  Object.entries(groups).find(([, words]) => words !== undefined)?.[0]

const COMMON = new Set(
  (
    "this that these those with from have been were said says which their there earlier previous original version article story " +
    "report figure figures number correction corrected correct clarification amended incorrectly wrongly stated reported headline " +
    "instead rather should after before about more than some only also because error editing apologise regret"
  ).split(" "),
)

const tellingWords = (text: string): ReadonlySet<string> =>
  new Set(
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
      .map((word) => word.slice(0, 6))
      .filter((word) => !COMMON_STEMS.has(word)),
  )
const COMMON_STEMS = new Set([...COMMON].map((word) => word.slice(0, 6)))

/** So many telling words a sentence shares with the correction before a figure of it is taken back; of a small number more. */
const SHARED = { telling: 0, large: 1, small: 2 } as const
const LARGE = 1000
/** A number with so many digits that are no noughts is hardly told of two things. */
const TELLING_DIGITS = 3

function wordsNeeded({ value, kind }: Quantity): number {
  const isLarge = kind !== "year" && (value >= LARGE || kind === "money")
  const digits = String(value).replace(".", "").replace(/0+$/, "").length
  return !isLarge ? SHARED.small : value >= LARGE && digits >= TELLING_DIGITS ? SHARED.telling : SHARED.large
}

/** Corrections that take back one figure; it bounds the work on hostile text. */
const MOST_NAMED = 20

/** Finds what the article's corrections take back in a sentence of it: places in `article.text`. */
export function retractedReader(article: Article): (sentence: Span) => readonly Span[] {
  const all = Map.groupBy((article.corrections ?? []).flatMap(retractionsIn), ({ key }) => key)
  if (all.size === 0) return () => []
  return ({ start, end }) => {
    const words = article.text.slice(start, end)
    const own = tellingWords(words)
    return quantitiesIn(words, start)
      .filter((quantity) => {
        const needed = wordsNeeded(quantity)
        const named = all.get(quantity.key)?.slice(0, MOST_NAMED) ?? []
        return named.some(({ about }) => about.intersection(own).size >= needed)
      })
      .map(({ span }) => span)
  }
}

/** The utterances, each with the figures in its words that the article's corrections take back. */
export function withRetracted(article: Article, utterances: readonly Utterance[]): readonly Utterance[] {
  const retracted = retractedReader(article)
  return utterances.map((utterance) => {
    const figures = utterance.passages.flatMap(({ span, sentence }) =>
      retracted(sentence).filter(({ start, end }) => start >= span.start && end <= span.end),
    )
    return figures.length > 0 ? { ...utterance, retracted: figures } : utterance
  })
}
