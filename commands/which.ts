import type { Desk } from "../src/core/desk.ts"
import { personLike } from "../src/core/query/people.ts"
import { type Action, type Call, plain, type Reply } from "../src/core/reply/reply.ts"
import type { Person } from "../src/core/shelves/people.ts"
import { voiceLine } from "../src/core/show/speaker.ts"
import { cut } from "../src/core/text/cut.ts"
import { again } from "./again.ts"
import { articlesByTitle } from "./completers.ts"
import { emptyArchive, nothing } from "./nothing-found.ts"

/** What a typed name means, or the reply that asks which one or says that there is none. */
export type Meant<T> = { readonly ok: true; readonly meant: T } | { readonly ok: false; readonly reply: Reply }

const MOST_BUTTONS = 5

/** The person or body meant, by canonical name; undefined when nothing was typed. `with` makes the call for a name. */
export async function personMeant(
  typed: string | undefined,
  callWith: (name: string) => Call,
  { archive }: Desk,
): Promise<Meant<string | undefined>> {
  if (typed === undefined) return { ok: true, meant: undefined }
  const { people, near } = await personLike(archive.people, typed)
  const [person, ...others] = people
  if (person && others.length === 0) return { ok: true, meant: person.name }
  const buttons = (fits: readonly Person[]) =>
    fits.slice(0, MOST_BUTTONS).map((fit): Action => ({ label: voiceLine(fit), call: callWith(fit.name) }))
  const said = `“${cut(typed, 40)}”`
  if (person) return { ok: false, reply: which(`${said} may be any of these. Whom do you mean?`, buttons(people)) }
  const [first, ...more] = near
  if (first) {
    const guess = more.length === 0 ? first.name : "one of these"
    return { ok: false, reply: which(`No one called ${said}. Did you mean ${guess}?`, buttons(near)) }
  }
  const mostQuoted = await archive.people.list(MOST_BUTTONS)
  if (mostQuoted.length === 0) return { ok: false, reply: emptyArchive() }
  const most = mostQuoted.map(({ name }) => ({ label: name, call: callWith(name) }))
  return { ok: false, reply: nothing(`Nobody like ${said} is named in the articles. Most quoted:`, most) }
}

/** The slug of the article meant: the slug itself, or words of the title; undefined when nothing was typed. */
export async function articleMeant(
  typed: string | undefined,
  callWith: (slug: string) => Call,
  { archive }: Desk,
): Promise<Meant<string | undefined>> {
  if (typed === undefined) return { ok: true, meant: undefined }
  if ((await archive.articles.count()) === 0) return { ok: false, reply: emptyArchive() }
  const named = await archive.articles.named(typed, 2)
  if (named[0] && named.length === 1) return { ok: true, meant: named[0].slug }
  const found = await articlesByTitle(archive.articles, typed, MOST_BUTTONS)
  const offered = found.length > 0 ? found : await archive.articles.list(MOST_BUTTONS)
  const actions = offered.map(({ slug, title }) => ({
    label: title,
    call: callWith(slug),
  }))
  const [one] = found
  if (one && found.length === 1) return { ok: true, meant: one.slug }
  const said = `“${cut(typed, 80)}”`
  if (found.length > 1) return { ok: false, reply: which(`${said} fits several articles. Which one?`, actions) }
  return { ok: false, reply: nothing(`No article is like ${said}. The newest:`, [...actions, ALL]) }
}

const ALL: Action = { label: "All articles", call: again("articles", {}) }

/** A question back, for the asker alone. */
const which = (question: string, actions: readonly Action[]): Reply => ({
  blocks: [{ kind: "prose", prose: plain(question) }],
  actions,
  ...{ audience: "asker", outcome: "nothing" },
})
