import { foreignLanguage } from "../src/core/article/language.ts"
import { choice, defineCommand } from "../src/core/command/command.ts"
import type { Article, Covered, Span } from "../src/core/model.ts"
import { highlight } from "../src/core/reply/highlight.ts"
import {
  callTo,
  heading,
  type ListItem,
  list,
  paragraph,
  type Reply,
  strong,
  toChannel,
} from "../src/core/reply/reply.ts"
import { imprint, titleRun } from "../src/core/show/article-line.ts"
import { correctionBlocks } from "../src/core/show/correction.ts"
import { keyFigures } from "../src/core/show/key-figures.ts"
import { keyQuote } from "../src/core/show/key-quote.ts"
import { placeInWords } from "../src/core/show/kind.ts"
import { titleShown, wordsShown } from "../src/core/show/shown.ts"
import { emptyArchive } from "./nothing-found.ts"
import { articleOption } from "./options.ts"
import { whichArticle } from "./which.ts"

/** Sentences. */
const LENGTHS = { short: 2, medium: 4, long: 7 } as const
type Length = keyof typeof LENGTHS
const LENGTH_NAMES = ["short", "medium", "long"] as const

export const summary = defineCommand({
  name: "summary",
  summary: "Summarise an article in its own sentences",
  example: "/summary title of an article",
  exampleFrom: ({ article: { slug } }) => callTo("summary", { article: slug }),
  options: { article: articleOption, length: choice("Length (default: medium)", LENGTH_NAMES) },
  async run({ article, length }, desk) {
    const slug = await whichArticle(article, (slug) => callTo("summary", { article: slug, length }), desk)
    if (!slug.ok) return slug.reply
    const newest = slug.value ?? (await desk.archive.articles.list(1))[0]?.slug
    const covered = newest === undefined ? null : await desk.archive.articles.get(newest)
    return covered ? sumUp(covered, length ?? "medium") : emptyArchive()
  },
})

function sumUp(covered: Covered, length: Length): Reply {
  const { article, coverage } = covered
  const line = (span: Span, marked: readonly Span[] = []): ListItem => ({
    prose: [...highlight(article.text, span, marked), { text: ` (${placeInWords(article, span.start)})` }],
    shows: [wordsShown(covered, span)],
  })
  const sentences = coverage.summary.filter(({ rank }) => rank < LENGTHS[length]).map(({ span }) => span)
  const figured = keyFigures(covered, sentences).map(({ span, figures }) => line(span, figures))
  const key = keyQuote(covered)
  const blocks = [
    heading([titleRun(article)], titleShown(article)),
    ...correctionBlocks(article),
    ...(imprint(article) ? [paragraph(imprint(article))] : []),
    sentences.length > 0 ? list(sentences.map((span) => line(span))) : paragraph(unsummed(article)),
    // The article is named above.
    ...(key ? [paragraph([strong("Key quote")]), { ...key, source: { ...key.source, isAbove: true as const } }] : []),
    ...(figured.length > 0 ? [paragraph([strong("Key figures")]), list(figured)] : []),
  ]
  const lengths = otherLengths(length, coverage.summary.length).map((name) => ({
    label: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    call: callTo("summary", { article: article.slug, length: name }),
  }))
  return toChannel(blocks, [
    ...lengths,
    { label: "Quotes", call: callTo("quote", { article: article.slug }) },
    { label: "Facts", call: callTo("fact", { article: article.slug }) },
  ])
}

/** The lengths that would show more or fewer sentences, of those there are. */
const otherLengths = (shown: Length, sentences: number): readonly Length[] =>
  LENGTH_NAMES.filter((name) => Math.min(LENGTHS[name], sentences) !== Math.min(LENGTHS[shown], sentences))

function unsummed(article: Article): string {
  const foreign = foreignLanguage(article)
  return foreign
    ? `In ${foreign}: only English articles are summarised.`
    : "No sentence in this article can stand alone as a summary."
}
