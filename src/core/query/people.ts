import type { People, Person } from "../shelves/people.ts"
import { byLikeness, TIE } from "../text/alike.ts"
import { edits } from "../text/distance.ts"
import { folded, words } from "../text/fold.ts"
import { isFunctionWord } from "./function-words.ts"
import { labelsLike, MOST_COMPARED } from "./labels.ts"
import { typoBudget } from "./typos.ts"

/** The worst score with which a name or role is meant: one wrong letter of four is 0.25, of three 0.33. */
const SURE = 0.3

/** Whom a typed name or role may mean. */
export type Meaning = {
  /** One when it is clear, all that are equally good when it is not, none when nobody has the words. */
  readonly people: readonly Person[]
  /** When nobody has: who has some of the words, or else who sounds alike. To be asked about, never to be answered with. */
  readonly near: readonly Person[]
}

/**
 * Every word that is typed must be one of the person's name or role, but for its typos or its end; words that point or
 * join ("he", "the") are nobody's. A name goes before a role: "price" is not the price commissioner where there is a
 * Ned Price.
 */
export async function personLike(shelf: People, typed: string): Promise<Meaning> {
  const named = await shelf.named(typed)
  if (named) return { people: [named], near: [] }
  const all = words(typed.slice(0, LONGEST_NAME))
  const whole = await holdersOf(shelf, all)
  const [first = "", ...name] = all
  if (whole.people.length > 0 || !COURTESY.has(first)) return whole
  const bare = await personLike(shelf, name.join(" "))
  return bare.people.length > 0 ? bare : whole
}

/** Titles that an article may leave out, and that tell no office: "Dr Hale" is Marion Hale. */
const COURTESY: ReadonlySet<string> = new Set("dame dr hon prof professor rev reverend sir".split(" "))

async function holdersOf(shelf: People, all: readonly string[]): Promise<Meaning> {
  const telling = all.filter((word) => !isNobodys(word))
  if (telling.length === 0) return { people: [], near: [] }

  // Whoever has the very words in their name goes before all who are only alike: nobody else need be compared.
  const veryWords = all.map((word) => [word])
  const namesakes = havingWords((await shelf.labelled(veryWords, MOST_COMPARED)).map(labelledByName), all)
  if (namesakes.length > 0) return { people: peopleOf(namesakes), near: [] }

  const people = await labelsLike(shelf, telling.join(" "))
  const names = people.map(labelledByName)
  const roles = people.flatMap((person) => person.roles.map((role) => ({ person, label: role })))
  const byName = bestOf(names, all)
  const holders = [
    byName.filter(({ name }) => hasEveryWord(name, telling)),
    people.filter(({ name }) => hasEveryWord(name, telling)),
    bestOf(roles, telling).filter(({ roles }) => roles.some((role) => hasEveryWord(role, telling))),
    people.filter(({ name, roles }) => hasEveryWord([name, ...roles].join(" "), telling)),
  ]
  const sure = holders.find(({ length }) => length > 0)
  if (sure) return { people: sure, near: [] }
  const partly = people.filter(({ name }) => telling.some((word) => hasEveryWord(name, [word])))
  const begun = people.filter(({ name }) => telling.some((word) => ` ${folded(name)}`.includes(` ${word}`)))
  const alike = telling.some((word) => word.length >= SHORTEST_ALIKE) ? byName : []
  return { people: [], near: [partly, begun, alike].find(({ length }) => length > 0) ?? [] }
}

/** Whom a typed name or role means; none when nobody has its words. */
export const findPeople = async (shelf: People, typed: string): Promise<readonly Person[]> =>
  (await personLike(shelf, typed)).people

/** What is looked at of a typed name, in UTF-16 code units. */
const LONGEST_NAME = 200

/** Letters: of a shorter word, nearly every name has most somewhere, or its beginning. */
const SHORTEST_ALIKE = 4

/** Words that stand before a name or in its place; `isFunctionWord` has the others. */
const FORMS: ReadonlySet<string> = new Set(
  `herself hers himself itself mr mrs ms myself ours ourselves somebody someone theirs themselves yours`.split(" "),
)
const isNobodys = (word: string): boolean => isFunctionWord(word) || FORMS.has(word)

/** Whether each word is one of the label's, within its typos, or from four letters on the beginning of one. */
function hasEveryWord(label: string, typed: readonly string[]): boolean {
  const held = words(label)
  return typed.every((word) => {
    const budget = typoBudget(word)
    return held.some(
      (one) => edits(word, one, budget) <= budget || (word.length >= SHORTEST_ALIKE && one.startsWith(word)),
    )
  })
}

type Labelled = { readonly person: Person; readonly label: string }

const labelledByName = (person: Person): Labelled => ({ person, label: person.name })
const peopleOf = (labelled: readonly Labelled[]) => [...new Set(labelled.map(({ person }) => person))]

/** Those that are about as like as the most like one; where some have the very words, only those. */
function bestOf(labelled: readonly Labelled[], typed: readonly string[]): readonly Person[] {
  const all = byLikeness(
    labelled.map(({ label }) => label),
    typed.join(" "),
  )
  const good = all.filter(({ score }) => score <= Math.min(SURE, (all[0]?.score ?? 0) + TIE))
  const near = good.flatMap(({ index }) => labelled.slice(index, index + 1))
  const verbatim = havingWords(near, typed)
  return peopleOf(verbatim.length > 0 ? verbatim : near)
}

/** Those that have the very words: in the order they are typed in, or else in any. */
function havingWords(labelled: readonly Labelled[], typed: readonly string[]): readonly Labelled[] {
  const phrase = ` ${typed.join(" ")} `
  const inOrder = labelled.filter(({ label }) => ` ${folded(label)} `.includes(phrase))
  if (inOrder.length > 0) return inOrder
  return labelled.filter(({ label }) => typed.every((word) => words(label).includes(word)))
}
