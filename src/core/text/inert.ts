/**
 * Text that an article or a user wrote, as it may be shown: one line, nothing in it that hides, reorders or stacks.
 * Markup is not its business: each surface escapes its own. The words stay; only what no reader sees is taken out.
 */
export function inert(text: string): string {
  return text.toWellFormed().replace(LINE_BREAKS, " ").replace(UNSEEN, "$1").replace(STACKED_MARKS, "$1")
}

const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g

/**
 * Kept, in group 1: the tags of a flag emoji (England's), one joiner between letters or emoji (ZWJ, ZWNJ), one variation
 * selector after a character. Taken out: every other control and invisible character, that is bidi overrides and
 * isolates, zero-width blanks, soft hyphens, fillers, tags (Unicode's Default_Ignorable_Code_Point), noncharacters.
 */
const UNSEEN = new RegExp(
  `(${[
    "\\u{1F3F4}[\\u{E0020}-\\u{E007E}]{1,8}\\u{E007F}",
    "(?<=[\\p{L}\\p{Extended_Pictographic}\\p{Emoji_Modifier}])[\\u200C\\u200D](?=[\\p{L}\\p{M}\\p{Extended_Pictographic}])",
    "(?<=\\p{M})[\\u200C\\u200D](?=[\\p{L}\\p{Extended_Pictographic}])",
    "(?<=[^\\p{DI}\\s])[\\uFE0E\\uFE0F]",
    "(?<=\\p{Script=Han})[\\u{E0100}-\\u{E01EF}]",
  ].join("|")})|[\\p{Cc}\\p{DI}\\p{Noncharacter_Code_Point}\\uFFF9-\\uFFFB\\u2800]`,
  "gu",
)

/** Four marks on one letter are the most that a living script stacks (pointed and cantillated Hebrew). */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu

/**
 * Whether no platform can read any of it as markup, so that it may stand where nothing can be escaped: inside the words
 * of a link. Letters, digits, blanks and the punctuation of prose; nothing like an address, no emoji, no ":name:".
 */
export const isPlainWords = (text: string): boolean =>
  /[\p{L}\p{Nd}]/u.test(text) && !NOT_PROSE.test(text) && !ADDRESS.test(text)

const NOT_PROSE = /[^\p{L}\p{Nd}\p{M} .,;:!?'"“”‘’«»„…–—()&%$€£+-]|[\uFE0F\u20E3]|:(?! |$)/u
const ADDRESS = /[\p{L}\p{Nd}]\.\p{L}{2}/u

/**
 * The address in the form that is safe to link, or null when it must not become a link: anything but http and https,
 * one with a user name in it ("https://bank.example@evil.example"), one longer than `longest` characters.
 */
export function webAddress(url: string, longest = 2000): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || (parsed.protocol !== "https:" && parsed.protocol !== "http:")) return null
  if (parsed.username !== "" || parsed.password !== "") return null
  const path = parsed.href.slice(parsed.origin.length)
  const href = parsed.origin + path.replace(/[()*[\]\\|<>`'"]/g, (found) => `%${found.charCodeAt(0).toString(16)}`)
  return href.length <= longest ? href : null
}
