import { readFileSync } from "node:fs"
import { articleFromText } from "../../src/core/article/from-text.ts"
import { readArticle } from "../../src/core/article/index.ts"
import { extractorFor } from "../../src/core/extract/index.ts"
import { type Marked, pairMarks } from "../../src/core/extract/marks.ts"
import { splitSentences } from "../../src/core/extract/sentences.ts"
import type { Article, Covered, Span, Utterance } from "../../src/core/model.ts"
import { nameOf as memberName, paragraphAt, wordsAt } from "../../src/core/model.ts"
import { claimsInText } from "../../src/core/verify/text-claims.ts"
import { readLexicon } from "../../src/intake/lexicon.ts"

const lexicon = await readLexicon("content/lexicon")
const extract = extractorFor(lexicon)

/** An article version with what was found in it, and the words at any span of it. */
export type Reading = Covered & { readonly words: (span: Span) => string }

export const readingOf = (article: Article): Reading => ({
  article,
  coverage: extract(article),
  words: (span) => wordsAt(article.text, span),
})

/** Any text as an article's body, each line a paragraph. Undated and untitled unless the caller says otherwise. */
export const extractText = (text: string, head: Partial<Pick<Article, "title" | "published">> = {}): Reading =>
  readingOf({ ...articleFromText("test", text).article, ...head })

/** The quotations of a message, each with whom it gives them to. */
export const claimsInMessage = async (message: string) => claimsInText(message, extract)

/** Step 1 alone: what stands in quotation marks. */
export function marksIn(text: string): readonly (Marked & { readonly words: string; readonly withSigns: string })[] {
  const { article } = articleFromText("test", text)
  return pairMarks(article).map((marked) => ({
    ...marked,
    words: wordsAt(article.text, marked.span),
    withSigns: wordsAt(article.text, marked.outer),
  }))
}

/** Steps 1 and 2 alone: the sentences. */
export function sentencesIn(text: string): readonly string[] {
  const { article } = articleFromText("test", text)
  return splitSentences(article, pairMarks(article), { lexicon, without: new Set() }).map(({ span }) =>
    wordsAt(article.text, span),
  )
}

/** One of the articles that come with the bot. */
export function ownArticle(name: string): Reading {
  const read = readArticle(name, readFileSync(`content/articles/${name}`))
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  return readingOf(read.article)
}

/**
 * Who said what, one line an utterance: `Ned Price: “We know,” […] “We have proof.”`, `Tehran denies: sending the drones`,
 * `Vedant Patel, for Washington: …`, `he?: …` where the article does not settle who "he" is, `nobody: …` where none is named.
 */
export const attributions = (reading: Reading): readonly string[] =>
  reading.coverage.utterances.map((utterance) => attribution(reading, utterance))

export const attribution = (reading: Reading, utterance: Utterance): string =>
  `${voiceOf(reading, utterance)}: ${saidIn(reading, utterance)}`

function voiceOf(reading: Reading, utterance: Utterance): string {
  const { speaker, unresolved, nested, polarity } = utterance
  const name = speaker ? nameOf(reading, speaker.member) : unresolved ? `${reading.words(unresolved)}?` : "nobody"
  return `${name}${nested ? `, for ${nameOf(reading, nested.member)}` : ""}${polarity === "denied" ? " denies" : ""}`
}

const saidIn = ({ words }: Reading, { passages }: Utterance): string =>
  passages.map(({ kind, span }) => (kind === "direct" ? `“${words(span)}”` : words(span))).join(" […] ")

/** The name of a member of the cast, as the article gives it. */
export function nameOf({ article, coverage }: Reading, member: number): string {
  const found = coverage.cast[member]
  if (!found) throw new Error(`There is no member ${member} in the cast.`)
  return memberName(article, found)
}

/** Who is in the cast, one line a member: `Ned Price: US State Department spokesman; spokesman`. Roles best first. */
export const castList = ({ coverage, words }: Reading): readonly string[] =>
  coverage.cast.map(({ name, roles }) => [words(name), roles.map(words).join("; ")].filter((part) => part).join(": "))

/** The whole coverage as text, for reading over and for a golden file. */
export function proofOf(reading: Reading): string {
  const { article, coverage, words } = reading
  const at = ({ start }: Span) => `¶${paragraphAt(article, start)}`
  const list = (title: string, items: readonly string[]) => [`${title}: ${items.length}`, "", ...items, ""]
  const lines = (first: string, notes: readonly (readonly [string, string | undefined])[]) =>
    [first, ...notes.flatMap(([label, text]) => (text ? [`    ${label}: ${text}`] : []))].join("\n")

  const cast = coverage.cast.map(({ name, kind, roles, mentions }) =>
    lines(`${words(name)} (${kind})`, [
      ["roles", roles.map(words).join("; ")],
      ["mentions", mentions.map((span) => `${words(span)} ${at(span)}`).join(", ")],
    ]),
  )
  const utterances = coverage.utterances.map((utterance) => {
    const { passages, cue, speaker, hedge, confidence, reason } = utterance
    return lines(`${passages[0] ? at(passages[0].span) : ""} ${voiceOf(reading, utterance)}`, [
      ...passages.map(({ kind, span }) => [kind, words(span)] as const),
      ["speaker", speaker ? words(speaker.span) : undefined],
      ["cue", cue ? words(cue) : undefined],
      ["hedge", hedge ? words(hedge) : undefined],
      ["why", `${Math.round(confidence * 100)} % – ${reason}`],
    ])
  })
  const facts = coverage.facts.map(({ span, figures, dates, names, sources, hedge, polarity }) =>
    lines(`${at(span)} ${words(span)}`, [
      ["figures", figures.map((figure) => figureLine(reading, figure)).join("; ")],
      ["dates", dates.map(({ span, date }) => `${words(span)} = ${date}`).join("; ")],
      ["names", names.map(words).join("; ")],
      ["sources", sources.map((u) => speakerOf(reading, u)).join("; ")],
      ["hedge", hedge ? words(hedge) : undefined],
      ["polarity", polarity === "denied" ? polarity : undefined],
    ]),
  )
  const summary = coverage.summary.map(({ span, rank }) => `${at(span)} rank ${rank}: ${words(span)}`)
  return [
    `${article.title}`,
    "",
    ...list("Cast", cast),
    ...list("Utterances", utterances),
    ...list("Facts", facts),
    ...list("Summary", summary),
  ].join("\n")
}

/** `dozens`, `40 per cent = 40 % of civilians`: a figure with what it comes to and what it counts. */
export function figureLine(
  { words }: Pick<Reading, "words">,
  { span, value, unit, counted }: Reading["coverage"]["facts"][number]["figures"][number],
): string {
  const amount = value === null ? "" : ` = ${[value, unit].filter((part) => part !== null).join(" ")}`
  return `${words(span)}${amount}${counted ? ` of ${words(counted)}` : ""}`
}

/** Whom a fact's source names; empty when it is nobody. */
export function speakerOf(reading: Reading, utterance: number): string {
  const speaker = reading.coverage.utterances[utterance]?.speaker
  return speaker ? nameOf(reading, speaker.member) : ""
}
