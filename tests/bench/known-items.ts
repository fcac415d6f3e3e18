import type { Random } from "../support/random.ts"

/** Of no query the telling word. A list of its own, so that the same queries are asked of every release. */
export const COMMON: ReadonlySet<string> = new Set(
  `a about after all also am an and any are as at be been before being but by can could did do does for from get had has
  have he her him his how i if in into is it its just me more my not of on one or our out over said saw say saying says
  she should so some tell than that the their them then there these they this those to told too up was we were what when
  where which while who whom whose why will with would you your`.split(/\s+/),
)

/** Words as somebody types them, one by one. Of its own too: how the product reads figures must not change what is asked. */
function words(text: string): readonly string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  return (
    plain
      .replace(/['’]s(?![\p{L}\p{N}])/gu, "")
      .replace(/['’]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** That many telling words, from two places of one text. */
export function foreignQuery(pieces: readonly string[], count: number, random: Random): string {
  const at = random.below(pieces.length - 1)
  const telling = words(pieces.slice(at, at + 2).join(" ")).filter((word) => word.length > 2 && !COMMON.has(word))
  return telling.slice(0, count).join(" ")
}

/** What every engine gives of a snippet. */
export type Told = { readonly words: string; readonly speaker: string }

/** A query whose right answer is known: any snippet of that surname that has all of `wanted`, as they were before the slip. */
export type KnownItem = {
  readonly slip: Slip
  readonly query: string
  readonly wanted: readonly string[]
  readonly speaker: string | null
}

export const SLIPS = [
  ...(["none", "one typo", "two typos", "half typed", "joined or split"] as const),
  ...(["speaker misspelt", "a wrong word more"] as const),
]
export type Slip = (typeof SLIPS)[number]

export function isRight({ wanted, speaker }: KnownItem, told: Told): boolean {
  const held = new Set(words(told.words))
  return wanted.every((word) => held.has(word)) && (speaker === null || words(told.speaker).includes(speaker))
}

/** Asks for a snippet by two neighbours in it and a word from further on, with the slip; null when it has none such. */
export function knownItem(told: Told, slip: Slip, pieces: readonly string[], random: Random): KnownItem | null {
  const all = words(told.words)
  const tells = (word: string) => word.length > 3 && !COMMON.has(word)
  const at = random.below(all.length - 2)
  const pair = all.slice(at, at + 2)
  const further = all.slice(at + 4).filter((word) => tells(word) && !pair.includes(word))
  if (!pair.some(tells) || further.length === 0) return null
  const wanted = [...pair, random.pick(further)]
  const speaker = slip === "speaker misspelt" ? (words(told.speaker).at(-1) ?? null) : null
  const typed = slipped(wanted, slip, speaker, pieces, random)
  return typed && { slip, query: typed.join(" "), wanted, speaker }
}

function slipped(
  wanted: readonly string[],
  slip: Slip,
  speaker: string | null,
  pieces: readonly string[],
  random: Random,
): readonly string[] | null {
  const long = wanted.flatMap((word, i) => (word.length > 4 ? [i] : []))
  const mistype = (count: number) => {
    const chosen = long.slice(-count)
    return chosen.length < count ? null : wanted.map((word, i) => (chosen.includes(i) ? typo(word, random) : word))
  }
  const last = wanted.at(-1) ?? ""
  switch (slip) {
    case "none":
      return wanted
    case "one typo":
      return mistype(1)
    case "two typos":
      return mistype(2)
    case "half typed":
      return last.length < 6 ? null : [...wanted.slice(0, -1), last.slice(0, 3 + random.below(last.length - 4))]
    case "joined or split":
      return random.isOne(50) ? [`${wanted[0]}${wanted[1]}`, ...wanted.slice(2)] : split(wanted, random)
    case "speaker misspelt":
      return [typo(speaker ?? "", random), ...wanted]
    case "a wrong word more":
      return [...wanted, words(random.pick(pieces)).find((word) => word.length > 5) ?? "nonsense"]
  }
}

/** A blank inside the last word, or inside another one that is long enough. */
function split(wanted: readonly string[], random: Random): readonly string[] {
  const long = wanted.flatMap((word, i) => (word.length > 4 ? [i] : []))
  const chosen = long.length > 0 ? random.pick(long) : wanted.length - 1
  return wanted.flatMap((word, i) => {
    const at = 2 + random.below(Math.max(1, word.length - 3))
    return i === chosen ? [word.slice(0, at), word.slice(at)] : [word]
  })
}

/** One edit; one in ten hits the first letter. */
export function typo(word: string, random: Random): string {
  const at = random.below(10) === 0 ? 0 : 1 + random.below(word.length - 2)
  const letter = "abcdefghijklmnopqrstuvwxyz"[random.below(26)]
  const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)]
  const edits = [
    `${before}${after}`,
    `${before}${letter}${after}`,
    `${before}${letter}${here}${after}`,
    `${before}${after.slice(0, 1)}${here}${after.slice(1)}`,
  ]
  return random.pick(edits)
}
