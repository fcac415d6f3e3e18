import type { Article } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { NameMention } from "./cast-mentions.ts"

/** What may stand between the name and what it says of it: "…, a teacher from Hull,", "(@okafor)". */
const ASIDE = /^(?:,[^.]{3,160}?,| \([^)]{1,80}\)|, [^,.]{3,80})? /
/** "writes for", "covers", "can be reached at": only of authors. */
const WRITES =
  /^(?:writes?|covers?|reports? (?:on|from|for)|edits|blogs|tweets|can be (?:reached|contacted|followed)|has (?:written|covered|reported))\b/
/** "is a reporter", "is author of": what somebody is, in the few words behind. "Is taking over" is news. */
const IS = /^(?:is|was)(?: \S+){1,7}/
/** What authors are. A witness or a minister of whom the last paragraph tells is the story's. */
const TRADES: ReadonlySet<string> = new Set(
  `academic analyst anchor author blogger broadcaster chair co-author co-founder co-host columnist commentator consultant
  contributor coordinator correspondent critic director economist editor essayist executive fellow filmmaker founder
  freelancer historian host journalist lecturer novelist photographer photojournalist playwright podcaster poet presenter
  producer professor reporter researcher scholar screenwriter strategist writer`.split(/\s+/),
)
/** Below the story, which ends with them. Paragraphs. */
const LAST = 3

/**
 * The paragraphs at the article's end that tell who wrote it: they open with the name of the byline, or with somebody's full
 * name that stands nowhere else, and say what they are.
 */
export function biographiesOf(article: Article, names: readonly NameMention[]): readonly number[] {
  const { text, paragraphs, byline } = article
  const first = Math.max(1, paragraphs.length - LAST)
  return paragraphs.slice(first).flatMap((paragraph, i) => {
    const name = names.find(({ span }) => span.start === paragraph.start)
    if (name?.kind !== "person" || name.words.length < 2) return []
    const behind = text.slice(name.span.end, Math.min(paragraph.end, name.span.end + 250))
    if (!tellsOfAuthor(behind.replace(ASIDE, ""))) return []
    const words = wordsAt(text, name.span)
    const family = words.split(" ").at(-1) ?? words
    const isAuthor = byline !== undefined && (byline.includes(words) || words.includes(byline))
    const isOnlyHere = text.indexOf(family) >= paragraph.start && !article.title.includes(family)
    return isAuthor || isOnlyHere ? [first + i] : []
  })
}

function tellsOfAuthor(predicate: string): boolean {
  if (WRITES.test(predicate)) return true
  const [, ...said] = IS.exec(predicate)?.[0].toLowerCase().split(/\s+/) ?? []
  return !said[0]?.endsWith("ing") && said.some((word) => TRADES.has(word.replace(/[,.;:]$/, "")))
}
