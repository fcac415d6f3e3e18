import type { Article } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { NameMention } from "./cast-mentions.ts"
import { biographiesOf } from "./furniture-authors.ts"
import type { Sentence } from "./sentence.ts"
import { overlap, tellingWords } from "./summary-words.ts"

/** "Image: Mark Rathbun.", "Photo by …", "(AP Photo/…)": whoever made the picture is named under it. */
const CREDIT =
  /(?<!\bBest )\b(?:(?:Images?|Photos?|Photographs?|Pictures?|Video|Audio|Graphic|Illustration|Caption|Credit):|(?:Photo|Photograph|Photography|Picture|Image|Video|Illustration) (?:by|courtesy)\b|Photo\/)|[/(]Getty\b|\b[Ff]ile (?:photo|picture|image)\b|^[^.]*; from file\b[^.]*\.?$|^(?:Portrait|Photo|Photograph|Picture|Screenshot|Aerial view|Stock image) (?:shot )?(?:of|from|showing)\b/
/** Who stands where in a picture. */
const PICTURED =
  /^Pictured\b|\((?:(?:far |top |bottom |second from |third from )?(?:left|right|cent(?:er|re)|L|R)|pictured|above|below)\)|\b(?:[Ff]rom left to right|^Left to right)\b|, (?:seen|shown|pictured) (?:here|above|below|in this)\b/
/** How agencies write captions: in the present tense, and with the whole date at the end. */
const DATED =
  /^[^.]*\b(?:speaks?|poses?|arrives?|waves?|gestures?|listens?|looks?|stands?|sits?|walks?|holds?|attends?|addresse?s?|greets?|reacts?)\b.*,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}\.?$/
/** What asks the reader to go somewhere, or tells of the article and who made it. */
const NOTICE = new RegExp(
  [
    String.raw`^\[?(?:Read (?:more|also|next|on|the (?:full|whole|rest))|Read:|Continue reading|Click (?:here|on)|See (?:also|more)|Watch (?:the|this|more|below|live|our)|Listen to (?:the|this|our)|Sign up|Subscribe|Share this|Like us|Download (?:the|our)|Don['’]t miss|You (?:may|might) also like|Join (?:us|our|the conversation)|Get (?:our|the latest)|Support (?:our|us)|Got a (?:tip|story)|Have a (?:tip|story)|Do you have)\b`,
    String.raw`^\[?(?:Read|Watch|Listen|Photos?|See):`,
    String.raw`^(?:Follow|Email|E-mail|Contact|Reach) (?:us\b|@|the (?:author|reporter|writer)|\p{Lu}[^.]*(?:@|\bat \S+|\bon (?:Twitter|Facebook|X|Instagram|Bluesky)\b))`,
    String.raw`^(?:Related|Recommended|Most read|Read more|More|More (?:on|from) [^:]{1,60}|Updated?|Corrections?|Correction[^:]{1,40}|Clarification|Disclosure|Advertisement|Also (?:read|see)|In (?:pictures|depth)|Explainer|Analysis|Video|Gallery|Topics|Tags|Notes? to editors|Media contact|Press contact|For (?:more|further) information)\b[^:]{0,12}:`,
    String.raw`^(?:Editor['’]s note|Story continues|Copyright (?:©|\(c\)|\d)|©|All rights reserved|This (?:correspondent|reporter) can be)`,
    String.raw`^(?:This|The) (?:story|article|report|post|interview|column|piece|headline) (?:was|has been|is) (?:updated|corrected|amended|edited|originally|first|produced|reproduced|republished|part of|adapted|supported)\b`,
    String.raw`^(?:This|The) (?:story|article|post|column|piece) (?:originally|first|appeared|appears)\b`,
    String.raw`^(?:A|This) (?:version|shorter version|longer version) of this (?:article|story|column|piece)\b|^(?:Additional|With additional) (?:reporting|files)\b|^(?:Reporting|Writing|Editing|Compiled) by \p{Lu}|^With (?:reporting|files) (?:by|from)\b`,
    String.raw`\b(?:contributed to this (?:report|story|article)|contributed reporting|contributed from \p{Lu})\b`,
  ].join("|"),
  "u",
)
/**
 * The paragraphs that belong to the page and not to its story: pictures' captions, credits, notices to the reader, who wrote it,
 * and the headline where the text repeats it. In what is copied from a site some stand above the first sentence of the story.
 */
export function furnitureOf(
  article: Article,
  sentences: readonly Sentence[],
  names: readonly NameMention[],
): ReadonlySet<number> {
  const found = new Set(biographiesOf(article, names))
  article.paragraphs.forEach((span, paragraph) => {
    const head = wordsAt(article.text, { start: span.start, end: Math.min(span.end, span.start + LONGEST) })
    if (span.isOfHead || NOTICE.test(head) || (span.end - span.start <= LONGEST && looksLikeCaption(head)))
      found.add(paragraph)
  })
  if (repeatsTitle(article, sentences)) found.add(sentences[0]?.paragraph ?? 0)
  return found
}

export const looksLikeCaption = (text: string): boolean =>
  text.length <= LONGEST && [CREDIT, PICTURED, DATED].some((caption) => caption.test(text))

/** The paragraphs whose sentences are all somebody else's: block quotes, turns of an interview, speech that goes on. */
export const speechAlone = (article: Article): ReadonlySet<number> =>
  new Set(
    article.paragraphs.flatMap((span, paragraph) =>
      span.isBlockQuote || span.turn || isOpenSpeech(wordsAt(article.text, span)) ? [paragraph] : [],
    ),
  )

/** Speech that begins the paragraph and goes on beyond it: none of its sentences is the article's own. */
function isOpenSpeech(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1
  if (text.startsWith("“")) return count("“") > count("”")
  return text.startsWith('"') && count('"') % 2 === 1
}

/**
 * A first paragraph of one short sentence that is the title, or begins with it and is told again by the sentence that
 * follows: the headline, of which the title may be cut.
 */
function repeatsTitle(article: Article, [first, second]: readonly Sentence[]): boolean {
  if (!first || !second || first.paragraph === second.paragraph) return false
  const line = wordsOf(wordsAt(article.text, first.span))
  const title = wordsOf(article.title)
  if (title.length === 0 || title.some((word, i) => line[i] !== word)) return false
  if (line.length === title.length) return true
  return line.length <= LONGEST_HEADLINE && overlap(tellingWords(first), tellingWords(second)) > TOLD_AGAIN
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Words. */
const LONGEST_HEADLINE = 20
/** Share of the headline's telling words. */
const TOLD_AGAIN = 0.5
/** Code units; a longer paragraph is no caption, whatever stands in it. The longest of the GUM news fixtures has 234. */
const LONGEST = 600
