import { foreignLanguage } from "../../core/article/language.ts"
import type { Covered, Fact, Span, Utterance } from "../../core/model.ts"
import { isParaphrase, nameOf, paragraphAt, wordsAt } from "../../core/model.ts"
import { unread } from "../../core/reply/lines.ts"
import {
  type Block,
  heading,
  type ListItem,
  list,
  paragraph,
  plain,
  type Reply,
  toAsker,
} from "../../core/reply/reply.ts"
import { correctionBlocks } from "../../core/show/correction.ts"
import { kindInWords } from "../../core/show/kind.ts"

/** What was found in an article, for reading over: every utterance and fact with its place, and the summary. */
export function coverageReply(covered: Covered): Reply {
  const { article, coverage } = covered
  const kind = kindInWords(article)
  const label = ({ start }: Span) => `¶ ${paragraphAt(article, start)}`
  const utterances = coverage.utterances.map((utterance): ListItem => {
    const [first] = utterance.passages
    return { ...(first && { label: label(first.span) }), prose: plain(utteranceLine(covered, utterance)) }
  })
  const facts = coverage.facts.map(
    (fact): ListItem => ({ label: label(fact.span), prose: plain(factLine(covered, fact)) }),
  )
  const summary = coverage.summary.map(
    ({ span }): ListItem => ({ label: label(span), prose: plain(wordsAt(article.text, span)) }),
  )
  const foreign = foreignLanguage(article)
  return toAsker([
    heading(article.title || article.slug),
    ...(foreign ? [paragraph(`This article is ${unread(foreign)}.`)] : []),
    ...(kind === undefined ? [] : [paragraph(kind)]),
    ...correctionBlocks(article),
    ...listBlocks(`Quotes: ${quotesInWords(coverage.utterances)}`, utterances),
    ...listBlocks(`Facts: ${facts.length}`, facts),
    ...listBlocks(`Summary: ${summary.length}`, summary),
  ])
}

const listBlocks = (title: string, items: readonly ListItem[]): readonly Block[] => [
  heading(title),
  ...(items.length > 0 ? [list(items)] : []),
]

/** "9, 2 paraphrased". */
function quotesInWords(utterances: readonly Utterance[]): string {
  const paraphrases = utterances.filter(isParaphrase).length
  return `${utterances.length}${paraphrases > 0 ? `, ${paraphrases} paraphrased` : ""}`
}

/** "Ned Price: “We know,” […] “We have proof.” (direct)", "Tehran denies: sending the drones (paraphrase)". */
function utteranceLine({ article, coverage }: Covered, utterance: Utterance): string {
  const words = (span: Span) => wordsAt(article.text, span)
  const named = (member: number | undefined) => {
    const found = member === undefined ? undefined : coverage.cast[member]
    return found && nameOf(article, found)
  }
  const { passages, speaker, unresolved, nested, hedge, polarity, cue, confidence, reason, retracted = [] } = utterance
  const name = named(speaker?.member) ?? `speaker not identified${unresolved ? ` (“${words(unresolved)}”)` : ""}`
  const said = passages.map(({ kind, span }) => (kind === "direct" ? `“${words(span)}”` : words(span))).join(" […] ")
  const notes = [
    [...new Set(passages.map(({ kind }) => (kind === "indirect" ? "paraphrase" : kind)))].join(" and "),
    nested && `relays ${named(nested.member)}`,
    hedge && `hedged “${words(hedge)}”`,
    ...retracted.map((span) => `corrected since “${words(span)}”`),
    cue && `cue “${words(cue)}”`,
    `${Math.round(confidence * 100)} %, ${reason}`,
  ]
  return `${name}${polarity === "denied" ? " denies" : ""}: ${said} (${notes.filter((note) => note).join("; ")})`
}

function factLine(
  { article, coverage }: Covered,
  { span, figures, dates, sources, hedge, retracted = [] }: Fact,
): string {
  const words = (span: Span) => wordsAt(article.text, span)
  // A sentence may hold a claim and its denial, each with its own source.
  const namesOf = (wanted: Utterance["polarity"]) => {
    const names = sources.flatMap((index) => {
      const { speaker, polarity } = coverage.utterances[index] ?? {}
      const member = speaker && polarity === wanted ? coverage.cast[speaker.member] : undefined
      return member ? [nameOf(article, member)] : []
    })
    return [...new Set(names)].join(", ")
  }
  const notes = [
    namesOf("affirmed") && `source ${namesOf("affirmed")}`,
    namesOf("denied") && `${namesOf("denied")} denies this`,
    hedge && `hedged “${words(hedge)}”`,
    ...retracted.map((span) => `corrected since “${words(span)}”`),
    ...figures.map(({ span, value }) => `figure “${words(span)}”${value === null ? "" : ` = ${value}`}`),
    ...dates.map(({ span, date }) => `date “${words(span)}” = ${date}`),
  ].filter((note) => note)
  return words(span) + (notes.length > 0 ? ` (${notes.join("; ")})` : "")
}
