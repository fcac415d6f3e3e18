/** Who wrote it, as a line on its own gives it. */

/** Longer lines are no bylines; in characters. */
const LONGEST = 120

const LABEL =
  /^(?:(?:written|words|story|text|reported|reporting|posted|article|analysis|report) )?by:? +|^(?:author|byline|words|text):? +/i

const NAME = String.raw`(?:\p{Lu}[\p{L}'’.-]*|(?:de|da|del|della|der|den|di|dos|du|el|al|la|le|van|von|bin|ibn|ter|ten|y|e)\b)`
const NAMES = new RegExp(`^${NAME}(?:(?:,? (?:and|&) |, | )${NAME})*$`, "u")

/** What follows a name behind a comma or "in": a role, a desk, a place. */
const ROLE =
  /\b(?:correspondent|editor|reporter|writer|staff|bureau|columnist|contributor|analyst|chief|producer|journalist|desk|news|press|in \p{Lu})/iu

/** Words of section labels and of outlets. Two capitalised words with one of them are no person's name. */
const NOT_NAMES = new Set(
  (
    "news world politics business sport sports opinion analysis culture science health technology travel style video live " +
    "latest breaking exclusive explainer editorial comment review middle east west north south central europe asia africa " +
    "america american united states kingdom nations international national local home war climate economy markets money " +
    "times post press agency journal guardian herald tribune gazette telegraph reuters afp associated bbc cnn daily weekly " +
    "the media network broadcasting television radio magazine today report reports"
  ).split(" "),
)

/** A full stop that is none of "Jr." or "J. D." */
const ENDS_SENTENCE = /\p{L}{4}[.!?]["”’]?$/u

/** "By Jane Doe, political correspondent" → "Jane Doe, political correspondent"; null when the line says no such thing. */
export function labelledByline(line: string): string | null {
  const label = LABEL.exec(line)?.[0]
  if (label === undefined || line.length > LONGEST || ENDS_SENTENCE.test(line)) return null
  const rest = line.slice(label.length)
  return namesPeople(rest) ? rest : null
}

/** Whether a line without "By" looks like one to three names. Its neighbours must confirm it: a headline may look so too. */
export function isBareByline(line: string): boolean {
  if (line.length > 60 || !NAMES.test(line)) return false
  const words = line.split(/[ ,]+/)
  if (words.some((word) => NOT_NAMES.has(word.toLowerCase()))) return false
  return line.split(/,? (?:and|&) |, /).every((name) => /^\S+(?: \S+){1,4}$/.test(name))
}

/** Every name in capitals; behind a comma also a role. */
function namesPeople(words: string): boolean {
  const [first = "", ...rest] = words.split(/, | (?:in|for|at|with|of) (?=\p{Lu})| \| /u)
  return NAMES.test(first) && rest.every((part) => NAMES.test(part) || ROLE.test(part))
}
