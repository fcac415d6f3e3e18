import type { Span } from "../../src/core/model.ts"

export type MentionType = "name" | "nominal" | "pronoun"

/** Whom the annotation names: the words beside the quote with their place, the name in full and other names, as far as given. */
export type Meant = {
  readonly text: string
  readonly start?: number | undefined
  readonly end?: number | undefined
  readonly canonical?: string | undefined
  readonly aliases?: readonly string[] | undefined
}

/** Whom the extractor names: the words beside the quote, and who that is; null where it does not tell. */
export type Named = Span & { readonly text: string; readonly name: string | null }

/**
 * Whether both mean the same. They do when their words beside the quote overlap, or when the telling word of a name or
 * description of one is a word of the other. "He" and "he" may be two men: between pronouns only the place counts.
 * Nobody is right only where nobody is meant.
 */
export function isSameSpeaker(meant: Meant | null, named: Named | null): boolean {
  if (!meant || !named) return !meant && !named
  const { start, end } = meant
  if (start !== undefined && end !== undefined && named.start < end && start < named.end) return true
  return isOneName([meant.canonical, meant.text, ...(meant.aliases ?? [])], [named.name, named.text])
}

/** Whether the name alone is right, wherever the words stand that point to it; null where no name is annotated. */
export function isRightName({ canonical, aliases = [] }: Meant, named: Named | null): boolean | null {
  if (canonical === undefined) return null
  return named !== null && isOneName([canonical, ...aliases], [named.name])
}

type Names = readonly (string | null | undefined)[]

function isOneName(some: Names, others: Names): boolean {
  const theirs = namesAmong(others)
  return namesAmong(some).some((a) => theirs.some((b) => tellsOf(a, b) || tellsOf(b, a)))
}

const namesAmong = (names: Names): readonly string[] =>
  names.flatMap((name) => (name && mentionType(name) !== "pronoun" ? [name] : []))

function tellsOf(a: string, b: string): boolean {
  const telling = tellingWord(a)
  return telling !== null && wordsIn(b).includes(telling)
}

/** What kind of words these are: a pronoun; a name, with a capital that does not merely open it; or a description. */
export function mentionType(words: string): MentionType {
  const [first = "", ...rest] = words.trim().split(/\s+/)
  if (rest.length === 0 ? PRONOUNS.has(first.toLowerCase()) : SELVES.has(words.trim().toLowerCase())) return "pronoun"
  const isCapital = (word: string) => /^[“"'(]*\p{Lu}/u.test(word)
  return rest.some(isCapital) || (isCapital(first) && !OPENERS.has(first)) ? "name" : "nominal"
}

/**
 * The word that tells who it is: of a name the last of its capitalised words, titles apart ("Steele" in "Republican
 * chairman Michael Steele of Maryland"), of a description its head ("officials" in "two officials at the embassy"). Lower
 * case; null when there is no word at all.
 */
export function tellingWord(words: string): string | null {
  const pieces = words.trim().split(PIECE_ENDS)
  const named = mentionType(words) === "name" ? pieces.map((piece) => lastTelling(capitalRuns(piece).at(-1) ?? "")) : []
  return [...named, ...pieces.map(lastTelling)].find((word) => word !== undefined) ?? wordsIn(words).at(-1) ?? null
}

/** Where an apposition, a complement or a clause begins. */
const PIECE_ENDS = /,|;|\(|\s[–—-]\s|\s(?:of|for|who|which|that|in|at|from|with|on|during|after|when|to|as)\s/

const lastTelling = (words: string): string | undefined => wordsIn(words).findLast((word) => !UNTELLING.has(word))

/** The runs of capitalised words: "Michael Steele", "Ursula von der Leyen". */
function capitalRuns(piece: string): readonly string[] {
  const runs: string[] = []
  let open = false
  for (const word of piece.replace(/[’']s\b/g, "").split(/\s+/)) {
    const capital = word.search(/\p{Lu}/u)
    const goesOn: boolean = open && (capital === 0 || PARTICLES.has(word))
    if (goesOn) runs.push(`${runs.pop()} ${word}`)
    else if (capital >= 0) runs.push(word.slice(capital))
    open = goesOn || capital >= 0
  }
  return runs
}

/** In lower case, without "'s". */
const wordsIn = (text: string): readonly string[] =>
  (
    text
      .replace(/[’']s\b/g, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{N}.&-]*/gu) ?? []
  ).map(withoutStops)

function withoutStops(word: string): string {
  let end = word.length
  while (word[end - 1] === ".") end--
  return word.slice(0, end)
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "))

const PRONOUNS = setOf(
  "he she they i we it you who whom which that those these this him her his hers their theirs them my our your its " +
    "himself herself themselves other others some many everyone someone nobody one",
)
const SELVES = new Set(["he himself", "she herself"])

/** Capitalised because they open the words, not because they name. */
const OPENERS = setOf("The A An His Her Their One Some Many Several Two Three Most Other This That These Those Our My")
const PARTICLES = setOf("de la van von der bin al el du")

/** Titles and small words: none of them tells one speaker from another. */
const UNTELLING = setOf(
  "the a an of in at for to and or by on from with who which that his her their its said jr sr ii iii iv " +
    "mr mrs ms miss dr sir lord lady sen rep gov gen col lt sgt capt rev prof " +
    "president senator representative governor secretary general minister chancellor judge justice",
)
