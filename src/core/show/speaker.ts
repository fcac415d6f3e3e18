import { type Article, type CastMember, type Covered, nameOf, type Span, type Utterance, wordsAt } from "../model.ts"
import type { Voice } from "../reply/reply.ts"

/** Who speaks, with the role as the article gives it; null when it names nobody. */
export function voiceOf({ article, coverage }: Covered, member: number | undefined): Voice | null {
  const found = member === undefined ? undefined : coverage.cast[member]
  if (!found) return null
  const roles = rolesShown(article, found).map((role) => roleWords(article, role))
  return { name: nameOf(article, found), ...(roles.length > 0 && { role: roles.join(", ") }) }
}

/** Whom the article gives the words to, by name; null: nobody. */
export function speakerName({ article, coverage }: Covered, { speaker }: Utterance): string | null {
  const member = speaker ? coverage.cast[speaker.member] : undefined
  return member ? nameOf(article, member) : null
}

/** "Ned Price, US State Department spokesman". */
export const voiceLine = ({ name, role }: { readonly name: string; readonly role?: string | null }): string =>
  role ? `${name}, ${role}` : name

/** Where the roles stand that are shown with a name. */
export const rolesShown = (article: Article, { roles }: CastMember): readonly Span[] =>
  joined(article, roles.slice(0, MOST_ROLES))

/** Two roles that the article joins by "and" are one slice of it: "Former Pentagon official and retired CIA officer". */
function joined({ text }: Article, roles: readonly Span[]): readonly Span[] {
  const [first, second] = roles
  const isOne = first && second && text.slice(first.end, second.start) === " and "
  return isOne ? [{ start: first.start, end: second.end }] : roles
}

/** More than two read as a curriculum. */
const MOST_ROLES = 2

/**
 * The role as the article has it. Only the capital that opens a sentence is lowered, and only of a word that is no name:
 * "former Pentagon official", but "US State Department spokesman" and "Ukrainian minister".
 */
function roleWords({ text, paragraphs }: Article, role: Span): string {
  const words = wordsAt(text, role)
  const [first, next] = words
    .split(" ", 2)
    .map((word) => (/^\p{Lu}\p{Ll}*$/u.test(word) ? word.toLowerCase() : undefined))
  const before = text.slice(0, role.start).trimEnd()
  const opens = paragraphs.some(({ start }) => start === role.start) || /[.!?…]["”’)]*$/.test(before)
  // "Chief Inspector": written with capitals throughout, not only where a sentence begins.
  const isTitle = next !== undefined && COMMON.has(next) && !LEADING.has(first ?? "")
  return first !== undefined && opens && COMMON.has(first) && !isTitle ? first + words.slice(first.length) : words
}

const LEADING: ReadonlySet<string> = new Set("a acting an current former interim outgoing retired the then".split(" "))

/** Words that open a role and are no names. A word that is missing here keeps its capital. */
const COMMON: ReadonlySet<string> = new Set(
  `a acting an adviser advisor ambassador analyst assistant attorney author captain chair chairman chairwoman chief coach colonel
  commander commissioner congressman congresswoman consultant councillor critic current defence defense deputy detective diplomat
  director doctor economist editor engineer envoy executive expert farmer foreign former founder general governor head
  historian interior interim inspector journalist judge junior justice king lawmaker lawyer lead leader lecturer lieutenant
  manager mayor member minister negotiator officer official opposition organiser organizer outgoing owner parliamentary
  police president prime prince princess professor prosecutor queen representative research researcher resident retired
  rights scientist secretary senator senior sergeant solicitor spokesman spokesperson spokeswoman state supreme teacher
  the then treasurer undersecretary veteran vice whistleblower witness`.split(/\s+/),
)
