import { type Completer, LONGEST_CHOICE, MOST_CHOICES } from "../src/core/command/command.ts"
import { search } from "../src/core/query/index.ts"
import { mostLikeOf } from "../src/core/query/labels.ts"
import { findPeople } from "../src/core/query/people.ts"
import type { ArticleHead } from "../src/core/shelves/articles.ts"
import type { Labels } from "../src/core/shelves/labels.ts"
import type { Snippet, SnippetKind } from "../src/core/snippet.ts"
import { chatWords } from "../src/core/text/chat-words.ts"
import { cut } from "../src/core/text/cut.ts"
import { clearDays, daysOffered } from "./which-days.ts"

/** Quotes or facts that fit what is typed: their words are shown, and the choice stands for that very one. */
export const snippetsLike =
  (kind: SnippetKind): Completer =>
  async (typed, { speaker, article, ...period }, desk) => {
    const { archive } = desk
    const { since, until } = await clearDays({ since: period.since, until: period.until }, desk)
    const people = speaker ? await findPeople(archive.people, chatWords(speaker)) : []
    const speakers = people.length > 0 ? people.map(({ name }) => name) : undefined
    const ask = { kind, query: typed, speakers, article, since, until, limit: MOST_CHOICES, isTyping: true }
    const { found } = await search(archive, ask)
    return found.map(({ snippet }) => ({ label: labelOf(snippet), value: snippet.id }))
  }

/**
 * "Price: “We express our grave concern …”": whose words, in the marks that the answer gives them, as far as there is room.
 * That they are denied or a paraphrase stands before them, where nothing cuts it off: "Tehran denies: …".
 */
function labelOf(snippet: Snippet): string {
  const { form, speakers, denied, words } = snippet
  if (form === null) return cut(words, LONGEST_CHOICE)
  const quoted = inMarks(snippet)
  const speaker = cut(speakers[0] ?? "", 30)
  const paraphrase = speaker === "" ? "Paraphrase" : `${speaker} (paraphrase)`
  const denial = speaker === "" ? "Denied" : `${speaker} denies`
  const lead = denied ? denial : quoted === "" ? paraphrase : speaker
  return cut(`${lead && `${lead}: `}${quoted || words}`, LONGEST_CHOICE)
}

/** “A” […] “B”: what stands in quotation marks; empty where nothing does. */
function inMarks({ form, span, marked, words }: Snippet): string {
  const pieces = form === "direct" ? [span] : form === "mixed" ? marked : []
  return pieces.map(({ start, end }) => `“${words.slice(start - span.start, end - span.start)}”`).join(" […] ")
}

export const peopleLike: Completer = async (typed, _, { archive }) =>
  (await mostLikeOf(archive.people, ({ name, roles }) => [name, ...roles].join(" "), typed, MOST_CHOICES)).map(
    ({ name, roles: [role] }) => ({ label: cut(role ? `${name}, ${role}` : name, LONGEST_CHOICE), value: name }),
  )

export const articlesLike: Completer = async (typed, _, { archive }) =>
  (await articlesByTitle(archive.articles, typed, MOST_CHOICES)).map(({ title, slug }) => ({
    label: cut(title, LONGEST_CHOICE),
    value: slug,
  }))

/** Words for days, and the days themselves. */
export const daysLike =
  (bound: "since" | "until"): Completer =>
  (typed, _, desk) =>
    daysOffered(bound, typed, desk)

/** The articles with a title or slug like what is typed, best first; the newest when nothing is typed. */
export const articlesByTitle = (
  articles: Labels<ArticleHead>,
  typed: string,
  limit: number,
): Promise<readonly ArticleHead[]> => mostLikeOf(articles, ({ title, slug }) => `${title} ${slug}`, typed, limit)
