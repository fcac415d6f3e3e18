import type { Completer } from "../src/core/command/command.ts"
import { suggest } from "../src/core/query/index.ts"
import { findPeople, pickFrom } from "../src/core/query/people.ts"
import type { ArticleHead, Articles } from "../src/core/shelves/articles.ts"
import type { Snippet } from "../src/core/snippet.ts"
import { cut } from "../src/core/text/cut.ts"

/** What Discord shows at once; the other surfaces show no more. */
const MOST_CHOICES = 25
const LONGEST_LABEL = 100

/** Quotes or facts that fit what is typed: their words are shown, and the choice stands for that very one. */
export const snippetsLike =
  (kind: Snippet["kind"]): Completer =>
  async (typed, { speaker, article, since, until }, { archive }) => {
    const people = speaker ? await findPeople(archive.people, speaker) : []
    const filters = {
      ...(people.length > 0 && { speakers: people.map(({ name }) => name) }),
      ...{ article, since, until },
    }
    const found = await suggest(archive, kind, typed, filters)
    return found.map(({ snippet }) => ({ label: labelOf(snippet), value: snippet.id }))
  }

/**
 * "Price: “We express our grave concern …”": whose words, in the marks that the answer gives them, as far as there is room.
 * What takes from them ("denied", "reported") stands before them, where nothing cuts it off.
 */
function labelOf(snippet: Snippet): string {
  const { form, speakers, denied, words } = snippet
  if (form === null) return cut(words, LONGEST_LABEL)
  const quoted = inMarks(snippet)
  const remarks = [denied && "denied", quoted === "" && "reported"].filter((remark) => remark).join(", ")
  const speaker = cut(speakers[0] ?? (remarks && "speaker not named"), 30)
  const lead = `${speaker}${remarks && ` (${remarks})`}`
  return cut(`${lead && `${lead}: `}${quoted || words}`, LONGEST_LABEL)
}

/** “A” […] “B”: what stands in quotation marks; empty where nothing does. */
function inMarks({ form, span, marked, words }: Snippet): string {
  const pieces = form === "direct" ? [span] : form === "mixed" ? marked : []
  return pieces.map(({ start, end }) => `“${words.slice(start - span.start, end - span.start)}”`).join(" […] ")
}

export const peopleLike: Completer = async (typed, _, { archive }) =>
  (await pickFrom(archive.people, ({ name, roles }) => [name, ...roles].join(" "), typed, MOST_CHOICES)).map(
    ({ name, roles: [role] }) => ({ label: cut(role ? `${name}, ${role}` : name, LONGEST_LABEL), value: name }),
  )

export const articlesLike: Completer = async (typed, _, { archive }) =>
  (await articlesByTitle(archive.articles, typed, MOST_CHOICES)).map(({ title, slug }) => ({
    label: cut(title, LONGEST_LABEL),
    value: slug,
  }))

/** The articles with a title or slug like what is typed, best first; the newest when nothing is. */
export const articlesByTitle = (articles: Articles, typed: string, limit: number): Promise<readonly ArticleHead[]> =>
  pickFrom(articles, ({ title, slug }) => `${title} ${slug}`, typed, limit)
