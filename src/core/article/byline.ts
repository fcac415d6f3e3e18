/** Who wrote it, as a line on its own gives it. */
import { hasOutletWord, isNoName, isSection } from "./section.ts"

/** Longer lines are no bylines; in characters. */
const LONGEST = 120

const LABEL =
  /^(?:(?:written|words|story|text|reported|reporting|posted|published|filed|submitted|article|analysis|opinion|interview|compiled|contributed|report) )?by:? +|^(?:author|byline|words|text):? +/i

const NAME = String.raw`(?:\p{Lu}[\p{L}'’.-]*|(?:de|da|del|della|der|den|di|dos|du|el|al|la|le|van|von|bin|ibn|ter|ten|y|e)\b)`
const NAMES = new RegExp(`^${NAME}(?:(?:,? (?:and|&|with) |, | )${NAME})*(?:,? (?:and|with) agencies)?$`, "u")

/** What follows a name behind a comma or "in": a role, a desk, a place. */
const ROLE =
  /\b(?:correspondents?|editor|reporter|writer|staff|bureau|columnist|contributor|analyst|chief|producer|journalist|desk|news|press|in \p{Lu})/iu

/** A line that is nothing but a role: "North America correspondent", "Chief political editor at The Tide". */
const ROLE_LINE =
  /^(?:[\p{L}'’&-]+ ){0,5}(?:correspondents?|editors?|reporters?|writers?|columnists?|contributors?|journalists?|producers?|photographers?|bureau chief|staff|desk)(?:,? (?:in|at|for|of|on)? ?\p{Lu}[\p{L}'’. -]*)?$/iu

const E_MAIL = String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`
const CONTACT = new RegExp(
  String.raw`^(?:(?:e-?mail|twitter|x|follow|contact)(?: (?:me|him|her|them))?(?: on (?:twitter|x))?:? ?)?(?:${E_MAIL}|@[\w.]{2,40}(?:@[\w.-]+)?)$`,
  "i",
)
const CONTACT_AT_END = new RegExp(String.raw`(?<=\p{L}\.?,?)[ ,]+(?:${E_MAIL}|@[\w.]{2,40})$`, "u")

/** A full stop that is none of "Jr." or "J. D." */
const ENDS_SENTENCE = /\p{L}{4}[.!?]["”’]?$/u
/** "By Monday" and "By March" tell when. */
const DAY_OR_MONTH =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas|noon|then|now)\b/i

/** What stands behind "By", "Posted by", "Author:"; null without such a word. */
export function behindLabel(line: string): string | null {
  const label = LABEL.exec(line)?.[0]
  return label === undefined ? null : line.slice(label.length)
}

/** Whether a line without "By" looks like one to three names. Its neighbours must confirm it: a headline may look so too. */
export function isBareByline(line: string): boolean {
  if (line.length > 60 || !NAMES.test(line)) return false
  const words = line.split(/[ ,]+/)
  if (words.some((word) => isNoName(word) || /['’]s$/.test(word))) return false
  return line.split(/,? (?:and|&) |, /).every((name) => /^\S+(?: \S+){1,4}$/.test(name))
}

/** Names, "the Associated Press", "our foreign staff", "a staff reporter". */
const isWriter = (words: string): boolean =>
  (NAMES.test(words) && !DAY_OR_MONTH.test(words)) ||
  (/^(?:the|our|an?) /i.test(words) && (ROLE_LINE.test(words) || isOutlet(words)))

export const isRole = (words: string): boolean =>
  words.length <= 60 && ROLE_LINE.test(words) && nameBeforeRole(words) === null

/** "Ann Lee" of "Ann Lee Political editor"; null where no name stands before the role. */
function nameBeforeRole(words: string): string | null {
  if (words.length > 80) return null
  const split = /^(\S+ \S+(?: \S+)?) (.+)$/.exec(words)
  const [, three = "", role = ""] = split ?? []
  const [first = "", second = "", third] = three.split(" ")
  const two = `${first} ${second}`
  if (third !== undefined && isBareByline(two) && ROLE_LINE.test(`${third} ${role}`)) return two
  return isBareByline(three) && ROLE_LINE.test(role) ? three : null
}

/** An e-mail address or a handle, with or without what it is. */
export const isContact = (words: string): boolean => CONTACT.test(words)

/** "The Daily Tide", "Tide News", "Reuters": a name in capitals, with a word of outlets or "The" before it. */
export const isOutlet = (words: string): boolean =>
  words.length <= 40 &&
  /^(?:[Tt]he )?\p{Lu}[\p{L}'’.&-]*(?: (?:of |and |& )?\p{Lu}[\p{L}'’.&-]*){0,4}$/u.test(words) &&
  !isSection(words) &&
  (/^the /i.test(words) || hasOutletWord(words))

const isPlace = (words: string): boolean =>
  /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,2}$/u.test(words) && !DAY_OR_MONTH.test(words)

/** What one part of a byline says: "Ann Lee, Africa correspondent, Harare", "Ann Lee for The Daily Tide". */
export type Credit = { readonly people: string; readonly byline: string; readonly outlet?: string }

/**
 * The writers at the front of `words`, with their roles; contacts, an outlet and a place behind them are told apart.
 * Null when anything else is in it.
 */
export function creditOf(words: string): Credit | null {
  if (words.length > LONGEST || ENDS_SENTENCE.test(words)) return null
  const [head = "", ...tail] = words.replace(CONTACT_AT_END, "").split(/, (?=(?:for|in|at|with) )|, /)
  const [, before = head, its, place = ""] = FOR_OUTLET.exec(head) ?? []
  const worksFor = its?.toLowerCase() === "for" || isOutlet(place) ? place : undefined
  const names = nameBeforeRole(head) ?? peopleIn(worksFor ? before : head)
  if (names === null) return null
  let byline = names
  let outlet = worksFor || undefined
  for (const part of tail) {
    const last = part.replace(/^(?:special (?:to|for)|for|at|from) /i, "")
    if (isContact(part)) continue
    if (isOutlet(last)) outlet = last
    else if (isBareByline(part) || isRole(part) || (ROLE.test(part) && part.length <= 40)) byline += `, ${part}`
    else if (NAMES.test(part) && / and /.test(part)) byline += `, ${part}`
    else if (!isPlace(part.replace(/^(?:in|at|from) /, ""))) return null
  }
  return { people: names, byline, ...(outlet !== undefined && { outlet }) }
}

const FOR_OUTLET = /^(.*?),? (for|For|FOR|of|at) ((?:[Tt]he )?\p{Lu}[\p{L}'’.&-]*(?: \p{Lu}[\p{L}'’.&-]*){0,4})$/u

/** "Ann Lee in Lisbon" → "Ann Lee"; of several in several places nothing is taken away. */
function peopleIn(words: string): string | null {
  const parts = words.split(/ (?:in|reports? (?:in|from)|reporting (?:in|from)) (?=\p{Lu})/u)
  if (!parts.every((part) => NAMES.test(part)) && !isWriter(words)) return null
  const [first = ""] = parts
  return parts.length === 2 && isWriter(first) ? first : isWriter(first) ? words : null
}
