import type { Snippet } from "../snippet.ts"
import { words } from "../text/fold.ts"
import { isContent } from "../verify/function-words.ts"
import { isNamed, voiceKey } from "./variant-of.ts"

/** So many names of one surname tell nothing of whom the surname alone means. */
const MOST_NAMES = 8

export const soleSpeaker = ({ speakers: [name = ""] }: Snippet): string => name
export const surnameOf = (name: string): string => words(name).at(-1) ?? ""

/** Voices that may be one speaker's, by "Price" in one article and "Ned Price" in another; of all others the voice alone. */
export function namesakesKey(snippet: Snippet): string {
  const { kind, form, denied, speakers } = snippet
  const isNamedQuote = kind === "quote" && form !== "indirect" && speakers.length === 1
  return isNamedQuote ? `of surname ${surnameOf(soleSpeaker(snippet))}, ${denied}` : voiceKey(snippet)
}

/** Whether all the names may be one person's: of any two one is a part of the other by its words, with the same surname. */
export function mayBeOneName(names: readonly string[]): boolean {
  const byLength = names.map(words).toSorted((a, b) => a.length - b.length)
  return names.length <= MOST_NAMES && byLength.every((name, i) => i === 0 || isPartOf(byLength[i - 1] ?? [], name))
}

function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const word of whole) if (word === part[at]) at++
  return at === part.length && part.at(-1) === whole.at(-1)
}

/** Whether nothing tells two speakers of one surname apart: a surname alone with another role, or with "Mrs". */
export function mayBeOneSpeaker(a: Snippet, b: Snippet): boolean {
  if (!isNamed(a) || !isNamed(b)) return false
  const [left, right] = [a, b].map((one) => words(soleSpeaker(one)))
  if (!left || !right || left[0] === right[0]) return true
  const [short, full] = left.length < right.length ? [a, b] : [b, a]
  return !haveOtherRoles(short, full) && !isCalledOtherwise(titleOf(short), titleOf(full))
}

function haveOtherRoles(a: Snippet, b: Snippet): boolean {
  const [left, right] = [a, b].map(({ roles }) => new Set(words(roles.join(" ")).filter(isContent)))
  return left !== undefined && right !== undefined && left.size > 0 && right.size > 0 && left.isDisjointFrom(right)
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "))
const OF_MEN = list("mr sir lord baron")
const OF_WOMEN = list("mrs ms miss lady dame baroness madam mme")

/** "A Price", as there are more. */
const OF_ONE_OF_THEM = list("a an another any one some")

/** A woman's title must stand in both, since a given name tells nobody here whose it is. */
function isCalledOtherwise(short: string, full: string): boolean {
  if (OF_WOMEN.has(short)) return !OF_WOMEN.has(full)
  return OF_ONE_OF_THEM.has(short) || (OF_MEN.has(short) && OF_WOMEN.has(full))
}

/** The word in front of the speaker's name in the sentence around the quote; empty where there is none. */
function titleOf(snippet: Snippet): string {
  const name = words(soleSpeaker(snippet))
  const all = words(snippet.contextWords)
  const at = all.findIndex((_, i) => name.every((word, n) => all[i + n] === word))
  return at > 0 ? (all[at - 1] ?? "") : ""
}
