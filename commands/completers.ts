import type { Completer } from "../src/core/command.ts"
import { cut } from "../src/core/cut.ts"
import { suggest } from "../src/core/query/index.ts"
import { findPeople, peopleOf, pick } from "../src/core/query/labels.ts"
import type { Snippet } from "../src/core/snippet.ts"

/** What Discord shows at once; the other surfaces show no more. */
const MOST_CHOICES = 25
const LONGEST_LABEL = 100

/** Quotes or facts that fit what is typed: their words are shown, and the choice stands for that very one. */
export const snippetsLike =
  (kind: Snippet["kind"]): Completer =>
  async (typed, { speaker, article, since, until }, { archive }) => {
    const people = speaker ? await findPeople(archive, speaker) : []
    const filters = {
      ...(people.length > 0 && { speakers: people.map(({ name }) => name) }),
      ...{ article, since, until },
    }
    const found = await suggest(archive, kind, typed, filters)
    return found.map(({ snippet }) => ({ label: labelOf(snippet), value: snippet.id }))
  }

/** "Price: “We express our grave concern …”": whose words, as far as there is room for them. */
function labelOf({ form, words, speakers }: Snippet): string {
  const [speaker] = speakers
  const said = form === null || form === "indirect" ? words : `“${words}”`
  return cut(form !== null && speaker ? `${cut(speaker, 30)}: ${said}` : said, LONGEST_LABEL)
}

export const peopleLike: Completer = async (typed, _, { archive }) =>
  pick(peopleOf(await archive.cast()), ({ name, roles }) => [name, ...roles].join(" "), typed, MOST_CHOICES).map(
    ({ name, roles: [role] }) => ({ label: cut(role ? `${name}, ${role}` : name, LONGEST_LABEL), value: name }),
  )

export const articlesLike: Completer = async (typed, _, { archive }) =>
  pick(await archive.articles(), ({ title, slug }) => `${title} ${slug}`, typed, MOST_CHOICES).map(
    ({ title, slug }) => ({
      label: cut(title, LONGEST_LABEL),
      value: slug,
    }),
  )
