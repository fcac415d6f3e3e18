import type { ChangeKind, Wording } from "../../src/core/verify/verdict.ts"
import type { Random } from "../support/random.ts"

/** A stored quotation, with what else its article has. */
export type Stored = {
  readonly words: string
  readonly speaker: string
  /** Names of the article that stand in the quotation, and others of the same article. */
  readonly names: readonly string[]
  /** The other speakers of the article. */
  readonly otherSpeakers: readonly string[]
  /** Quotations of other utterances, of this article and of another one. */
  readonly others: readonly string[]
  /** A quotation of an article that is not in the archive. */
  readonly foreign: string
}

export type Mutation = {
  readonly name: string
  readonly wording: Wording
  readonly kind?: ChangeKind
  /** It changes what is said, so that it must never be called verbatim or typographic. */
  readonly isMeaning?: true
  readonly isOtherSpeaker?: true
  /** Null where the quotation has nothing to change so. */
  make(quote: Stored, random: Random): string | null
}

const NEGATION = /\b(?:not|never)\b|n['’]t\b/
const HANGS_ON = /\b(?:not|never|no|nobody|nothing|none|neither|nor|without|cannot|unless|if|until|may|might|could|perhaps|maybe|probably|possibly|likely|think|believe|hope|seems?|appears?|when|once|only|except|some|often|usually|almost|hardly|whether|guess|suppose|mostly|potentially|reportedly)\b|n['’]t\b/i // biome-ignore format: one list

/** Replaces one of the places that the pattern finds; null when it finds none, or the change changes nothing. */
function replaceOne(
  text: string,
  pattern: RegExp,
  random: Random,
  by: (found: string) => string | null,
): string | null {
  const all = [...text.matchAll(new RegExp(pattern, `${pattern.flags.replace("g", "")}g`))]
  if (all.length === 0) return null
  const { 0: found, index } = random.pick(all)
  const other = by(found)
  return other === null || other === found ? null : text.slice(0, index) + other + text.slice(index + found.length)
}

/** One of each pair for the other, both ways. */
function swapWords(pairs: string) {
  const both = new Map(
    pairs.split(" ").flatMap((pair) => {
      const [a = "", b = ""] = pair.split("/")
      return [
        [a, b],
        [b, a],
      ] as const
    }),
  )
  const pattern = new RegExp(`\\b(?:${[...both.keys()].join("|")})\\b`)
  return ({ words }: Stored, random: Random) => replaceOne(words, pattern, random, (found) => both.get(found) ?? null)
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== "")

/** Leaves out some words in the middle that pass a test, with something in their place. */
function cutOut(text: string, random: Random, put: string, passes: (removed: string) => boolean): string | null {
  const words = wordsOf(text)
  for (let tries = 0; tries < 12; tries++) {
    const from = 2 + random.below(Math.max(1, words.length - 6))
    const to = Math.min(words.length - 2, from + 2 + random.below(5))
    if (to - from < 2 || !passes(words.slice(from, to).join(" "))) continue
    const kept = [...words.slice(0, from), ...(put === "" ? [] : [put]), ...words.slice(to)]
    return kept.join(" ")
  }
  return null
}

const misreads = "rn/m m/rn l/1 o/0 cl/d i/l e/c O/0 I/l S/5 h/b".split(" ").map((pair) => pair.split("/"))
const lookalikes = new Map([..."aаeеoоpрcсyуxхiіAАEЕOОPРCСTТHНBВMМ"].flatMap((letter, i, all) => (i % 2 === 0 ? [[letter, all[i + 1] ?? ""]] : []))) // biome-ignore format: pairs

/** Puts a sign behind some letters. */
const sprinkle = (signs: string) => ({ words }: Stored, random: Random) =>
  Array.from(words, (letter) => (/\p{L}/u.test(letter) && random.isOne(15) ? letter + random.pick([...signs]) : letter)).join("") // biome-ignore format: short

/** One or two words with capitals: no description. */
const NAME = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?$/u

const NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split(" ")

export const MUTATIONS: readonly Mutation[] = [
  { name: "as it stands", wording: "verbatim", make: ({ words }) => words },
  {
    name: "negation dropped",
    wording: "altered",
    kind: "negation",
    isMeaning: true,
    make: ({ words }, random) =>
      replaceOne(words, /\b(?:not|never) |(?<=\b(?:is|are|was|were|do|does|did|has|have|had|would|could|should))n['’]t\b/, random, () => ""), // biome-ignore format: one rule
  },
  {
    name: "negation added",
    wording: "altered",
    kind: "negation",
    isMeaning: true,
    make: ({ words }, random) =>
      NEGATION.test(words) ? null : replaceOne(words, /\b(?:is|are|was|were|will|would|can|could|should|has|have|must) /, random, (found) => `${found}not `), // biome-ignore format: one rule
  },
  {
    name: "antonym",
    wording: "altered",
    kind: "word",
    isMeaning: true,
    make: swapWords(
      "good/bad more/less more/fewer right/wrong new/old big/small high/low best/worst up/down before/after first/last support/oppose always/sometimes many/few strong/weak early/late public/private true/false win/lose increase/decrease better/worse accept/reject easy/difficult safe/dangerous long/short great/terrible love/hate important/trivial inside/outside happy/sad", // biome-ignore format: one list
    ),
  },
  {
    name: "number",
    wording: "altered",
    kind: "number",
    isMeaning: true,
    make: ({ words }, random) =>
      replaceOne(
        words,
        new RegExp(`\\b\\d[\\d,]*\\b|\\b(?:${NUMBER_WORDS.join("|")})\\b`),
        random,
        (found) =>
        /\d/.test(found) ? `${found.slice(0, -1)}${(Number(found.at(-1)) + 1 + random.below(8)) % 10}` : random.pick(NUMBER_WORDS), // biome-ignore format: one rule
      ),
  },
  {
    name: "unit",
    wording: "altered",
    kind: "unit",
    isMeaning: true,
    make: swapWords("days/weeks day/week years/months year/month hours/minutes percent/points miles/kilometres dollars/euros pounds/dollars feet/metres tons/kilos week/month weeks/months hour/minute decades/years seconds/minutes"), // biome-ignore format: one list
  },
  {
    name: "name",
    wording: "altered",
    kind: "name",
    isMeaning: true,
    make: ({ words, names }, random) => {
      const inside = names.filter((name) => NAME.test(name) && words.includes(` ${name}`))
      const outside = names.filter((name) => NAME.test(name) && !words.includes(name))
      if (inside.length === 0 || outside.length === 0) return null
      return words.replace(` ${random.pick(inside)}`, ` ${random.pick(outside)}`)
    },
  },
  { name: "speaker", wording: "verbatim", isOtherSpeaker: true, make: ({ words }) => words },
  {
    name: "tense",
    wording: "altered",
    kind: "tense",
    isMeaning: true,
    make: swapWords("is/was are/were has/had have/had will/would can/could says/said go/went know/knew want/wanted need/needed make/made take/took get/got think/thought does/did work/worked see/saw gives/gave comes/came keep/kept believe/believed"), // biome-ignore format: one list
  },
  {
    name: "synonym",
    wording: "altered",
    kind: "word",
    isMeaning: true,
    make: swapWords("people/persons important/significant big/large begin/start help/assist think/reckon want/wish very/extremely need/require get/obtain children/kids country/nation job/post show/demonstrate many/numerous make/create great/excellent end/finish try/attempt difficult/hard quickly/rapidly issue/matter problem/difficulty certainly/surely completely/entirely understand/grasp really/truly states/provinces money/cash house/home also/too work/labour"), // biome-ignore format: one list
  },
  {
    name: "clause dropped",
    wording: "altered",
    kind: "omission",
    isMeaning: true,
    make: ({ words }, random) => {
      const dropped = replaceOne(words, /(?<=\w{2}), (?:[\w'’-]+ ){2,9}[\w'’-]+(?=, \w+ \w+)/, random, () => "")
      return dropped ?? cutOut(words, random, "", (removed) => !HANGS_ON.test(removed))
    },
  },
  {
    name: "words put in",
    wording: "altered",
    kind: "addition",
    isMeaning: true,
    make: ({ words }, random) => {
      const all = wordsOf(words)
      const at = 2 + random.below(all.length - 4)
      return [...all.slice(0, at), random.pick(["frankly", "as everybody knows", "clearly", "in this terrible situation"]), ...all.slice(at)].join(" ") // biome-ignore format: short
    },
  },
  {
    name: "order",
    wording: "altered",
    kind: "order",
    isMeaning: true,
    make: ({ words }, random) => {
      const pair = /\b(\w+) (and|or) (\w+)\b/.exec(words)
      if (pair && pair[1] !== pair[3]) return words.replace(pair[0], `${pair[3]} ${pair[2]} ${pair[1]}`)
      const all = wordsOf(words)
      const at = 1 + random.below(all.length - 4)
      const [a = "", b = ""] = all.slice(at, at + 2)
      return a === b || !/\p{L}/u.test(a) || !/\p{L}/u.test(b)
        ? null
        : [...all.slice(0, at), b, a, ...all.slice(at + 2)].join(" ")
    },
  },
  {
    name: "two spliced",
    wording: "spliced",
    isMeaning: true,
    make: ({ words, others }, random) => {
      const second = others.length > 0 ? random.pick(others) : null
      if (second === null) return null
      const [first, last] = [wordsOf(words).slice(0, 12), wordsOf(second).slice(-12)]
      return last.length < 7 ? null : `${first.join(" ")} ${last.join(" ")}`
    },
  },
  {
    name: "elision right",
    wording: "elided",
    make: ({ words }, random) =>
      cutOut(words, random, random.pick(["…", "...", "[…]"]), (removed) => !HANGS_ON.test(removed)),
  },
  {
    name: "elision misleading",
    wording: "altered",
    kind: "omission",
    isMeaning: true,
    make: ({ words }, random) => cutOut(words, random, "…", (removed) => /\b(?:not|never|no|nobody|nothing|if|unless|until|may|might|could|perhaps|maybe|probably|possibly|likely)\b|n['’]t\b/i.test(removed)), // biome-ignore format: one list
  },
  {
    name: "punctuation",
    wording: "typographic",
    make: ({ words }, random) => {
      const other = words.replace(/[,;:.]/g, (mark) => (random.isOne(60) ? random.pick(["", ";", ",", " –"]) : mark)).replace(/-/g, " ").replace(/['’]/g, "ʼ") // biome-ignore format: short
      return other === words ? words.replace(" ", ", ") : other
    },
  },
  {
    name: "NFD and NFKD forms",
    wording: "typographic",
    make: ({ words }) => {
      const other = words
        .normalize("NFD")
        .replace(/fi/g, "ﬁ")
        .replace(/fl/g, "ﬂ")
        .replace(/\.\.\./g, "…")
      return other === words ? words.replace(/[aeo]/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)) : other // biome-ignore format: short
    },
  },
  { name: "zero-width signs", wording: "typographic", make: sprinkle("\u200b\u200c\u200d\u2060\ufeff\u00ad") },
  { name: "variation selectors", wording: "typographic", make: sprinkle("\ufe0e\ufe0f\ufe00") },
  {
    name: "homoglyphs",
    wording: "typographic",
    make: ({ words }, random) => Array.from(words, (letter) => (random.isOne(20) ? (lookalikes.get(letter) ?? letter) : letter)).join(""), // biome-ignore format: short
  },
  {
    name: "OCR errors",
    wording: "typographic",
    make: ({ words }, random) => {
      let text = words
      for (let n = 0; n < 3; n++) {
        const [read = "", as = ""] = random.pick(misreads)
        text = replaceOne(text, new RegExp(`(?<=[a-z]{2})${read}(?=[a-z]{2})`), random, () => as) ?? text
      }
      return text === words ? null : text
    },
  },
  { name: "ALL CAPS", wording: "typographic", make: ({ words }) => words.toUpperCase() },
  {
    name: "marks of another language",
    wording: "typographic",
    make: ({ words }, random) => {
      const all = wordsOf(words)
      const at = 1 + random.below(all.length - 3)
      const [open = "", close = ""] = random.pick(["«/»", "„/“", "‹/›", "「/」", "”/”"]).split("/")
      return [...all.slice(0, at), open + all.slice(at, at + 2).join(" ") + close, ...all.slice(at + 2)].join(" ")
    },
  },
  {
    name: "blanks and dashes",
    wording: "typographic",
    make: ({ words }) => `${words.replace(/ /g, (blank, at: number) => (at % 5 === 0 ? "\u00a0" : at % 7 === 0 ? "  " : blank)).replace(/ [–—-] /g, "—")} `, // biome-ignore format: short
  },
  { name: "of another article", wording: "absent", make: ({ foreign }) => foreign },
]
