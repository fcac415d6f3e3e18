import { type Article, type Span, wordsAt } from "../model.ts"
import { type Block, plain } from "../reply/reply.ts"
import { sourceOf } from "../reply/source-of.ts"
import { proseOf } from "./around.ts"
import { titleShown } from "./shown.ts"

type Excerpt = Extract<Block, { kind: "excerpt" }>

/**
 * What the article itself says there: the sentences of the paragraph in which something matches, in `wide` the paragraph
 * with its neighbours. `hasMore`: that would be more.
 */
export function excerptBlock(
  article: Article,
  { paragraph, matches }: { readonly paragraph: number; readonly matches: readonly Span[] },
  opening: string,
  wide: boolean,
): { readonly block: Excerpt; readonly hasMore: boolean } {
  const around = article.paragraphs.slice(Math.max(0, paragraph - 2), paragraph + 1)
  const own = article.paragraphs.slice(paragraph - 1, paragraph)
  const matching = own.flatMap((span) => sentencesWith(article, span, matches))
  const spans = wide ? around : matching
  const at = matching[0] ?? own[0] ?? { start: 0, end: 0 }
  return {
    block: {
      kind: "excerpt",
      opening: plain(`${opening} `),
      prose: proseOf(article.text, spans, matches),
      source: sourceOf(article, at),
      shows: [{ ...titleShown(article), spans }],
    },
    hasMore: !wide && (around.length > 1 || matching.length < sentencesOf(article, own[0] ?? at).length),
  }
}

const sentencesWith = (article: Article, paragraph: Span, matches: readonly Span[]): readonly Span[] =>
  sentencesOf(article, paragraph).filter(({ start, end }) => matches.some((one) => one.start < end && start < one.end))

/**
 * Sentences as far as marks and capitals tell: "Mr. Price", "Nov. 3" and "U.S. Navy" are not parted. Too long is better than
 * cut short, since the words are shown as they stand.
 */
function sentencesOf({ text }: Article, paragraph: Span): readonly Span[] {
  const found: Span[] = []
  let start = paragraph.start
  for (const { 0: mark, index } of wordsAt(text, paragraph).matchAll(SENTENCE_END)) {
    const end = paragraph.start + index + mark.trimEnd().length
    if (SHORTENED.test(text.slice(Math.max(start, end - LONGEST_SHORTENED), end))) continue
    found.push({ start, end })
    start = paragraph.start + index + mark.length
  }
  return start < paragraph.end ? [...found, { start, end: paragraph.end }] : found
}

const SENTENCE_END = /[.!?…]["'”’»)]{0,3}\s+(?=["'“‘«(]{0,3}[\p{Lu}\p{Lo}\p{N}])/gu

/** One that is shortened, at its end: a capital with up to three letters, or letters with dots between. */
const SHORTENED = /(?:^|[\s("'“‘«])(?:\p{Lu}\p{Ll}{0,3}|(?:\p{L}\.)+\p{L})\.$/u
const LONGEST_SHORTENED = 12
