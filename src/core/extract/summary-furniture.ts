import type { Article } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { Sentence } from "./sentence.ts"
import { overlap, tellingWords } from "./summary-words.ts"

/** "Image: Mark Rathbun.", "Photo by …", "(AP Photo/…)": whoever made the picture is named under it. */
const CREDIT =
  /(?<!\bBest )\b(?:(?:Images?|Photos?|Photographs?|Pictures?|Video|Audio|Graphic|Illustration|Caption|Credit):|(?:Photo|Photograph|Photography|Picture|Image|Video|Illustration) (?:by|courtesy)\b|Photo\/)|[/(]Getty\b|\b[Ff]ile (?:photo|picture|image)\b/
/** Who stands where in a picture. */
const PICTURED =
  /^Pictured\b|\((?:(?:far |top |bottom |second from |third from )?(?:left|right|cent(?:er|re)|L|R)|pictured|above|below)\)|\b(?:[Ff]rom left to right|^Left to right)\b|, (?:seen|shown|pictured) (?:here|above|below|in this)\b/
/** How agencies write captions: in the present tense, and with the whole date at the end. */
const DATED =
  /^[^.]*\b(?:speaks?|poses?|arrives?|waves?|gestures?|listens?|looks?|stands?|sits?|walks?|holds?|attends?|addresse?s?|greets?|reacts?)\b.*,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}\.?$/
/** What asks the reader to go somewhere, or tells of the article and who made it. */
const NOTICE =
  /^(?:Read (?:more|also|the (?:full|whole|rest))|Continue reading|Click (?:here|on)|See also|Watch (?:the|this|more|below|live|our)|Listen to (?:the|this|our)|Sign up|Subscribe|Follow (?:us|@|[\w. ]+ on (?:Twitter|Facebook))|Share this|Like us|Download (?:the|our)|(?:Related|More|Updated?|Corrections?|Clarification|Disclosure|Advertisement):|Editor['’]s note|Story continues|Copyright (?:©|\(c\)|\d)|©|All rights reserved|(?:This|The) (?:story|article|report|post|interview|column) (?:was|has been) (?:updated|corrected|amended|edited|originally|first|produced)|This (?:story|article|post|column) (?:originally|first|appeared|is part)\b)|\b(?:contributed to this (?:report|story|article)|contributed reporting)\b/
/**
 * The paragraphs that belong to the page and not to its story: pictures' captions, credits, notices to the reader, block
 * quotes, turns of an interview, and the headline where the text repeats it. In what is copied from a site they stand above the first sentence of the story.
 */
export function furnitureOf(article: Article, sentences: readonly Sentence[]): ReadonlySet<number> {
  const found = new Set<number>()
  article.paragraphs.forEach((span, paragraph) => {
    const head = wordsAt(article.text, { start: span.start, end: Math.min(span.end, span.start + LONGEST) })
    const isLong = span.end - span.start > LONGEST
    if (NOTICE.test(head) || (!isLong && [CREDIT, PICTURED, DATED].some((caption) => caption.test(head))))
      found.add(paragraph)
    if (span.isOfHead || span.turn || span.isBlockQuote || isOpenSpeech(wordsAt(article.text, span)))
      found.add(paragraph)
  })
  if (repeatsTitle(article, sentences)) found.add(sentences[0]?.paragraph ?? 0)
  return found
}

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
