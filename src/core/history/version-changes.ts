import { samePlaces } from "../follow/same-places.ts"
import { areSetAlike, type TypeWord, typeWords } from "../follow/type-words.ts"
import { type Article, wordsAt } from "../model.ts"
import type { DiffPiece } from "../verify/word-diff.ts"
import { textDiff } from "./text-diff.ts"

/** A paragraph beside the one that it was before. Numbers from 1; null: there is none. */
export type ParagraphPair = {
  readonly before: number | null
  readonly after: number | null
  /** `set`: it differs by blanks, marks or case alone. */
  readonly is: "same" | "set" | "changed" | "new" | "gone"
} & Wordings

/** A part of the head that has changed. */
export type HeadChange = { readonly label: string; readonly isSet: boolean } & Wordings

/** Both wordings, "" where there is none, and their difference in the order of the later one. */
export type Wordings = { readonly was: string; readonly now: string; readonly pieces: readonly DiffPiece[] }

export type VersionChanges = { readonly head: readonly HeadChange[]; readonly paragraphs: readonly ParagraphPair[] }

/** What a version changed of the one before it. Linear in both. */
export function versionChanges(before: Article, after: Article): VersionChanges {
  return { head: headChanges(before, after), paragraphs: paragraphPairs(before, after) }
}

const PARTS: readonly (readonly [label: string, of: (article: Article) => string | undefined])[] = [
  ["Headline", ({ title }) => title],
  ["Standfirst", ({ standfirst }) => standfirst],
  ["Byline", ({ byline }) => byline],
  ["Dateline", ({ dateline }) => dateline],
  ["Outlet", ({ outlet }) => outlet],
  ["Published", ({ published }) => published?.replace("T", " ")],
  ["Updated", ({ updated }) => updated?.replace("T", " ")],
  ["Address", ({ url }) => url],
  ["Kind", ({ kind }) => kind],
  ["Issuer", ({ issuer }) => issuer],
  ["Language", ({ language }) => language],
  ["Corrections", ({ corrections = [] }) => corrections.map(({ text }) => text).join(" · ")],
]

const headChanges = (before: Article, after: Article): readonly HeadChange[] =>
  PARTS.flatMap(([label, of]) => {
    const [was, now] = [of(before) ?? "", of(after) ?? ""]
    if (was === now) return []
    const isText = label !== "Address" && label !== "Published" && label !== "Updated"
    const isSet = isText && areSetAlike(was, now)
    return [{ label, isSet, was, now, pieces: isText ? textDiff(was, now) : replaced(was, now) }]
  })

const replaced = (was: string, now: string): readonly DiffPiece[] =>
  [
    { text: was, is: "left out" as const },
    { text: now, is: "put in" as const },
  ].filter(({ text }) => text !== "")

/** So much of the shorter paragraph stands in the other where both are one. */
const LEAST_SHARED = 1 / 3

function paragraphPairs(before: Article, after: Article): readonly ParagraphPair[] {
  const partners = partnersOf(before, after)
  const pairs: ParagraphPair[] = []
  let gone = 0
  const goneUpTo = (end: number) => {
    for (; gone < end; gone++) {
      const was = textOf(before, gone)
      pairs.push({ before: gone + 1, after: null, is: "gone", was, now: "", pieces: [{ text: was, is: "left out" }] })
    }
  }
  for (let at = 0; at < after.paragraphs.length; at++) {
    const partner = partners.get(at)
    const now = textOf(after, at)
    if (partner === undefined) {
      pairs.push({ before: null, after: at + 1, is: "new", was: "", now, pieces: [{ text: now, is: "put in" }] })
      continue
    }
    goneUpTo(partner)
    gone = partner + 1
    const was = textOf(before, partner)
    const is = was === now ? "same" : areSetAlike(was, now) ? "set" : "changed"
    const pieces: readonly DiffPiece[] = is === "changed" ? textDiff(was, now) : [{ text: now, is: "same" }]
    pairs.push({ before: partner + 1, after: at + 1, is, was, now, pieces })
  }
  goneUpTo(before.paragraphs.length)
  return pairs
}

const textOf = ({ text, paragraphs }: Article, at: number): string =>
  wordsAt(text, paragraphs[at] ?? { start: 0, end: 0 })

/** For paragraphs of the later version those that they were before; both in rising order. */
function partnersOf(before: Article, after: Article): ReadonlyMap<number, number> {
  const [a, b] = [typeWords(before.text), typeWords(after.text)]
  const [inA, inB] = [paragraphsOf(a, before), paragraphsOf(b, after)]
  const shared = new Map<string, number>()
  for (const [i, place] of samePlaces(a, b).entries()) {
    if (place < 0 || !a[i]?.isWord) continue
    const pair = `${inA.of[i]} ${inB.of[place]}`
    shared.set(pair, (shared.get(pair) ?? 0) + 1)
  }
  const partners = new Map<number, number>()
  let last = -1
  // They come in the order of both texts, so that the first that fits is taken.
  for (const [pair, count] of shared) {
    const [from = 0, to = 0] = pair.split(" ").map(Number)
    const least = Math.min(inA.words[from] ?? 0, inB.words[to] ?? 0) * LEAST_SHARED
    if (from <= last || partners.has(to) || count < least) continue
    partners.set(to, from)
    last = from
  }
  return partners
}

/** Of each word the paragraph that it stands in, and how many words each paragraph has. */
function paragraphsOf(words: readonly TypeWord[], { paragraphs }: Article) {
  const of: number[] = []
  const counts: number[] = []
  let at = 0
  for (const { start, isWord } of words) {
    while (at + 1 < paragraphs.length && (paragraphs[at]?.end ?? 0) <= start) at++
    of.push(at)
    if (isWord) counts[at] = (counts[at] ?? 0) + 1
  }
  return { of, words: counts }
}
