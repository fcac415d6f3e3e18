/**
 * What somebody typed or pasted in a chat, as the words that they see: without markup, emoji and mentions, of a link its
 * text. Linear in the text.
 */
export function chatWords(text: string): string {
  return withoutCopied(text)
    .replace(ANGLED, (_, inside: string) => seenOf(inside))
    .replace(MASKED_LINK, "$1")
    .replace(NAMED_EMOJI, "$1")
    .replace(PICTURES, "")
    .replace(MARKUP, "")
    .replace(/\s+/g, " ")
    .trim()
}

/** The address in what somebody typed or pasted, that of a link before its text; null where there is none. */
export function chatAddress(text: string): string | null {
  const angled = /^[^<]{0,9}<([^<>|\s]{1,2000})(?:\|[^<>]{0,300})?>/.exec(text)?.[1]
  const masked = /^[^[]{0,9}\[[^[\]]{1,300}\]\(<?([^()<>\s]{1,2000})>?\)/.exec(text)?.[1]
  return addressIn(angled ?? masked ?? text.replace(MARKUP, "").trim())
}

/** The text without "cc @kim, @lee" at its end: who is to read it, too. */
export const withoutCopied = (text: string): string => text.replace(COPIED, "")
const COPIED = /\scc:?\s?(?:(?:and\s)?(?:<@[^<>\s]{1,100}>|@[\w.-]{1,100}),?\s?){1,20}$/i

/** Slack's links and mentions, Discord's mentions and emoji of its own. */
const ANGLED = /<([^<>]{1,3000})>/g
/** The text of a link; of a mention, a channel and an emoji nothing. */
function seenOf(inside: string): string {
  if (/^(?:[@#!]|a?:\w+:\d|t:\d)/.test(inside)) return ""
  const bar = inside.indexOf("|")
  return bar < 0 ? inside : inside.slice(bar + 1)
}

/** [text](https://…), as Discord and Markdown write it. */
const MASKED_LINK = /\[([^[\]]{1,300})\]\([^()\s]{1,2000}\)/g
const NAMED_EMOJI = /(^|\s):[a-z0-9_+-]{1,64}:(?=[\s.,!?]|$)/giu
const PICTURES = /\p{Emoji_Presentation}|\p{Emoji_Modifier}|\p{Extended_Pictographic}\ufe0f|\ufe0f/gu
/** Marks of bold, italics, code, strike and spoiler, and of a quoted line. An underscore within a word stays. */
const MARKUP = /[*~`]+|\|\||(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|^[ \t]{0,9}>+/gmu

/**
 * An address without what differs from one copy of a link to the next: "https://www.a.example/b/?utm_source=x#c" is
 * "a.example/b". A query that may name the article is kept behind "?". Null for what is no address.
 */
export function addressIn(text: string): string | null {
  const rest = text
    .slice(0, LONGEST_ADDRESS)
    .trim()
    .replace(/^(?:https?:)?\/\//i, "")
  if (!/^[^\s/?#@]+\.[^\s/?#@]{2,}(?:[/?#]\S*)?$/u.test(rest)) return null
  const url = URL.parse(`https://${rest}`)
  if (!url) return null
  const host = url.hostname.replace(/^(?:www|m|amp)\./, "")
  const named = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  const query = named.map(([name, value]) => `${name}=${value}`).join("&")
  return `${host}${url.pathname.replace(/\/+$/, "")}${query === "" ? "" : `?${query}`}`
}

/** In UTF-16 code units; a longer one leads nowhere. */
const LONGEST_ADDRESS = 2000

/** Says where a link was found. */
const TRACKING = /^(?:utm_|at_|mc_|ns_|fb|gclid|dclid|igsh|cmp|ocid|ref|smid|src|source|share|amp)/i

/** Whether two addresses name one article: a query counts only where both have one, or where there is no path. */
export function areSameAddress(one: string, other: string): boolean {
  const [path, query = ""] = one.split("?")
  const [otherPath, otherQuery = ""] = other.split("?")
  if (path !== otherPath) return false
  return query === otherQuery || (path?.includes("/") === true && (query === "" || otherQuery === ""))
}
