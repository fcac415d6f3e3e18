import type { Paragraph } from "../model.ts"

/** "she wrote:", "saying on Tuesday:", "he said in a post on X:": the last words of a paragraph that leads up to words. */
const LEADS_UP =
  /(?<!\p{L})(?:says?|said|saying|writes?|wrote|writing|tweets?|tweeted|tweeting|posted|posting|adds?|added|adding|states?|stated|stating|repl(?:ies|ied|ying)|respond(?:s|ed|ing))(?: (?:on|in|to|at|from|later|further|\p{Lu}\p{Ll}+day)(?!\p{L})[^.:;,?!]{0,80})?:$/u

/** Any quotation mark: the words are marked, whatever announces them. */
const MARK = /["“”„«»‘「]/

/** Code units of a paragraph's end that are looked at. */
const END = 160

/**
 * Sets a paragraph as a block quote where the one before leads up to words ("And Hale wrote:") and it has no marks itself, as
 * posts and letters stand in texts that lost their form. One paragraph only: nothing tells where more of them would end.
 */
export const withAnnounced = (text: string, paragraphs: readonly Paragraph[]): readonly Paragraph[] =>
  paragraphs.map((paragraph, i) => {
    const before = paragraphs[i - 1]
    if (!before || before.isOfHead || before.turn || paragraph.turn || paragraph.opensSection || paragraph.isBlockQuote)
      return paragraph
    if (
      text[before.end - 1] !== ":" ||
      !LEADS_UP.test(text.slice(Math.max(before.start, before.end - END), before.end))
    )
      return paragraph
    return MARK.test(text.slice(paragraph.start, paragraph.end)) ? paragraph : { ...paragraph, isBlockQuote: true }
  })
