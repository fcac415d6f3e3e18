import type { Newsroom } from "../../core/newsroom.ts"
import { prosesOf } from "../../core/reply/lines.ts"
import {
  type AlsoIn,
  type Attributed,
  attributedIn,
  type Block,
  type Call,
  callTo,
  type Prose,
  type Reply,
  type Source,
  textOf,
} from "../../core/reply/reply.ts"
import { words } from "../../core/text/fold.ts"
import { inert } from "../../core/text/inert.ts"
import { verdictLine } from "../../core/verify/verdict-line.ts"

/** What a tool answers: as text, and as structured content where there is an answer. */
export type ToolAnswer = {
  readonly text: string
  readonly content?: Readonly<Record<string, unknown>>
  readonly isError?: true
}

type Asked = Readonly<Record<string, string | undefined>>

/** Answers of one search that are given. */
const MOST_FOUND = 10

/** Each quotation of a text, judged. */
export async function verdictsAnswer(newsroom: Newsroom, args: Asked): Promise<ToolAnswer> {
  const reply = await wholeAnswer(newsroom, callTo("verify", args), Number.POSITIVE_INFINITY)
  if (isProblem(reply)) return problem(reply)
  const quotations = reply.blocks.flatMap((block) => (block.kind === "verdict" ? [quotationOf(block)] : []))
  return { text: wordsOf(reply.blocks), content: { quotations, notes: notesIn(reply.blocks) } }
}

/** Quotes or facts, best first. */
export async function findingsAnswer(newsroom: Newsroom, kind: "quote" | "fact", args: Asked): Promise<ToolAnswer> {
  const reply = await wholeAnswer(newsroom, callTo(kind, args), MOST_FOUND)
  if (isProblem(reply)) return problem(reply)
  const found = attributedIn(reply.blocks).map(findingOf)
  return { text: wordsOf(reply.blocks), content: { found, notes: notesIn(reply.blocks) } }
}

/** An article whole; of words that fit several titles, which these are. */
export async function articleAnswer(newsroom: Newsroom, typed: string): Promise<ToolAnswer> {
  const known = await newsroom.article(typed)
  const choices = known ? [] : await newsroom.complete(callTo("summary", { article: typed }), "article")
  const [one, ...others] = choices.filter(({ label, value }) => hasWords(`${label} ${value}`, typed))
  const covered = known ?? (one && others.length === 0 ? await newsroom.article(one.value) : null)
  if (!covered) {
    const slugs = choices.map(({ label, value }) => `${value}: ${label}`)
    const text =
      slugs.length > 0
        ? `Which article? Ask by one of these slugs:\n${slugs.join("\n")}`
        : `No article is like “${typed}”.`
    return { text: inert(text), isError: true }
  }
  const { article } = covered
  const { slug, title, standfirst = null, outlet = null, byline = null, published = null, url = null } = article
  const paragraphs = article.paragraphs.map(({ start, end }) => article.text.slice(start, end))
  const corrections = (article.corrections ?? []).map(({ text }) => text)
  const imprint = [outlet, byline, published].filter((part) => part !== null).join(" · ")
  const text = [title, imprint, ...corrections, ...paragraphs].filter((part) => part !== "").join("\n\n")
  const content = { slug, title, standfirst, outlet, byline, published, url, corrections, paragraphs }
  return { text, content }
}

/** Whether a title and slug have each word that was typed: what is only alike is offered, not given. */
function hasWords(title: string, typed: string): boolean {
  const known = new Set(words(title))
  return words(typed).every((word) => known.has(word))
}

/** The answer with the pages that follow it, until there are `most` answers. */
async function wholeAnswer(newsroom: Newsroom, call: Call, most: number): Promise<Reply> {
  const first = await newsroom.answer(call)
  const blocks = [...first.blocks]
  let last = first
  for (let page = 2; ; page++) {
    const next = last.actions.find(({ call }) => call.args.page === String(page))
    if (!next || answersIn(blocks) >= most) return { ...first, blocks }
    last = await newsroom.answer(next.call)
    if (isProblem(last)) return { ...first, blocks }
    blocks.push(...last.blocks)
  }
}

const answersIn = (blocks: readonly Block[]): number => attributedIn(blocks).length

const isProblem = ({ outcome }: Reply): boolean => outcome !== "answered" && outcome !== "nothing"
const problem = ({ blocks }: Reply): ToolAnswer => ({ text: wordsOf(blocks), isError: true })

/** The same words as everywhere, a line each. */
const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => linesOf(prosesOf(block)).join("\n"))
    .filter((lines) => lines !== "")
    .join("\n\n")

const linesOf = (proses: readonly Prose[]): readonly string[] =>
  proses.map((prose) => inert(textOf(prose)).trim()).filter((line) => line !== "")

/** What is said beside the answers: how many there are, what was not looked at. */
const notesIn = (blocks: readonly Block[]): readonly string[] =>
  linesOf(blocks.flatMap((block) => (block.kind === "note" || block.kind === "prose" ? [block.prose] : [])))

function quotationOf({ claim, verdict, sentence, found }: Extract<Block, { kind: "verdict" }>) {
  return {
    text: claim.text,
    claimedSpeaker: claim.speaker ?? null,
    sentence: textOf(sentence),
    ...verdictLine(verdict),
    found: found.map(findingOf),
  }
}

function findingOf(block: Attributed) {
  const isQuote = block.kind === "quote"
  const remark = isQuote ? block.remark : block.kind === "fact" ? block.attribution : undefined
  const passages = isQuote
    ? block.passages
    : [{ prose: block.kind === "fact" ? block.sentence : block.prose, quoted: false }]
  return {
    kind: block.kind === "excerpt" ? "text" : block.kind,
    passages: passages.map(({ prose, quoted }) => ({ words: textOf(prose), quoted })),
    speaker: (isQuote && block.speaker?.name) || null,
    role: (isQuote && block.speaker?.role) || null,
    denied: isQuote && block.denied === true,
    correctedByDesk: block.kind !== "excerpt" && block.isDeskCorrected === true,
    remark: remark ? textOf(remark) : null,
    source: sourceFields(block.source),
    ...(block.kind !== "excerpt" && block.alsoIn && { alsoIn: alsoFields(block.alsoIn) }),
  }
}

const alsoFields = ({ articles, more }: AlsoIn) => ({
  articles: articles.map(({ source }) => sourceFields(source)),
  more,
})

const sourceFields = ({ slug, title, outlet, byline, published, url, paragraph, corrected }: Source) => ({
  slug,
  title,
  outlet: outlet ?? null,
  byline: byline ?? null,
  published: published ?? null,
  url: url ?? null,
  paragraph,
  corrected: corrected ?? null,
})
