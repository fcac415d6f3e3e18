import type { Desk } from "../src/core/desk.ts"
import { personLike } from "../src/core/query/people.ts"
import {
  type Action,
  type Call,
  callTo,
  type OrReply,
  paragraph,
  type Reply,
  toAsker,
} from "../src/core/reply/reply.ts"
import type { Person } from "../src/core/shelves/people.ts"
import { voiceLine } from "../src/core/show/speaker.ts"
import { chatAddress, chatWords } from "../src/core/text/chat-words.ts"
import { brief, cut } from "../src/core/text/cut.ts"
import { articlesByTitle } from "./completers.ts"
import { indexingNote } from "./in-text.ts"
import { namedInText, nameNear } from "./named-in-text.ts"
import { emptyArchive, nobodyQuoted, nothing } from "./nothing-found.ts"

const MOST_BUTTONS = 5

/**
 * Which person or body a typed name means, by canonical name; undefined when nothing was typed. `callWith` makes the call
 * for a name.
 */
export async function whichPerson(
  asTyped: string | undefined,
  callWith: (name: string) => Call,
  desk: Desk,
): Promise<OrReply<string | undefined>> {
  const { archive } = desk
  if (asTyped === undefined) return { ok: true, value: undefined }
  const typed = chatWords(asTyped) || asTyped
  const { people, near } = await personLike(archive.people, typed)
  const [person, ...others] = people
  if (person && others.length === 0) return { ok: true, value: person.name }
  const buttons = (fits: readonly Person[]) =>
    fits.slice(0, MOST_BUTTONS).map((fit): Action => ({ label: voiceLine(fit), call: callWith(fit.name) }))
  const quoted = `“${brief(typed)}”`
  if (person) return askBack(`${quoted} matches several people. Who do you mean?`, buttons(people))
  const [first, ...more] = near
  const named = await namedInText(typed, buttons(near), desk)
  if (named) return instead(named)
  if (first) {
    const guess = more.length === 0 ? first.name : "one of these"
    return askBack(`No one called ${quoted}. Did you mean ${guess}?`, buttons(near))
  }
  const meant = await nameNear(typed, desk)
  if (meant !== null) {
    const question = `No one called ${quoted}. Did you mean ${meant}, who is named but not quoted?`
    return askBack(question, [{ label: meant, call: callTo("who", { name: meant }) }])
  }
  const mostQuoted = await archive.people.list(MOST_BUTTONS)
  if (mostQuoted.length === 0) return instead(await nobodyQuoted(archive))
  const most = mostQuoted.map(({ name }) => ({ label: name, call: callWith(name) }))
  return instead(nothing(`No one called ${quoted} is quoted. Most quoted:`, most, await indexingNote(desk)))
}

/** Which article is meant by its slug, its address or words of its title, by slug; undefined when nothing was typed. */
export async function whichArticle(
  asTyped: string | undefined,
  callWith: (slug: string) => Call,
  { archive }: Desk,
): Promise<OrReply<string | undefined>> {
  const { following } = archive
  if (asTyped === undefined) return { ok: true, value: undefined }
  if ((await archive.articles.count()) === 0) return instead(emptyArchive())
  const address = chatAddress(asTyped)
  const there = address === null ? [] : await archive.articles.addressed(address, MOST_BUTTONS)
  if (there[0] && there.length === 1) return { ok: true, value: there[0].slug }
  const [, ownPage] = /\/articles\/([^/?#\s|>)]+)/.exec(asTyped) ?? []
  const typed = ownPage ?? (chatWords(asTyped) || asTyped)
  const named = await archive.articles.named(typed, 2)
  if (named[0] && named.length === 1) return { ok: true, value: named[0].slug }
  const found = address === null ? await articlesByTitle(archive.articles, typed, MOST_BUTTONS) : there
  const [one] = found
  if (one && found.length === 1) return { ok: true, value: one.slug }
  const offered = found.length > 0 ? found : await archive.articles.list(MOST_BUTTONS)
  const actions = offered.map(({ slug, title }) => ({
    label: title,
    call: callWith(slug),
  }))
  // The button may be older than the article's end: it tells no slug of what is gone.
  if (await following.departed(typed))
    return instead(nothing("This article is no longer in the archive. The newest:", [...actions, ALL]))
  const quoted = `“${cut(typed, 80)}”`
  if (found.length > 1) return askBack(`${quoted} matches several articles. Which one?`, actions)
  const none = address === null ? `No article matches ${quoted}.` : `No article has the address ${quoted}.`
  return instead(nothing(`${none} Newest articles:`, [...actions, ALL]))
}

const ALL: Action = { label: "All articles", call: callTo("articles") }

const instead = (reply: Reply): OrReply<never> => ({ ok: false, reply })

/** A question back, for the asker alone. */
const askBack = (question: string, actions: readonly Action[]): OrReply<never> =>
  instead(toAsker([paragraph(question)], actions, "nothing"))
