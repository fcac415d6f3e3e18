import type { Covered } from "../model.ts"
import { wordsAt } from "../model.ts"
import { words } from "../text/fold.ts"

/** Words of a run by which texts are compared: five in a row stand in two articles only when one has them from the other. */
const RUN = 5
/** Share of the shorter article's runs that two articles of one story, and a copy, have in common. */
const ONE_STORY = 0.2
const A_COPY = 0.5
/** Words of a quotation that two articles do not share by chance. */
const TELLING_QUOTE = 6
/** Titles of one story: as many telling words in common, and this share of the shorter title's. */
const TITLE_WORDS = 4
const TITLE_SHARE = 0.8
/** Letters; shorter words are mostly grammar. */
const TELLING = 4
/** Articles on one story are printed within so many days. */
const NEAR_DAYS = 3
const DAY_MS = 86_400_000

/** What an article is compared by. */
export type Print = {
  readonly runs: ReadonlySet<string>
  readonly quotes: ReadonlySet<string>
  readonly title: ReadonlySet<string>
  readonly day: number | null
}

export function printOf({ article, coverage }: Covered): Print {
  const all = words(article.text)
  const runs = new Set<string>()
  for (let at = 0; at + RUN <= all.length; at++) runs.add(all.slice(at, at + RUN).join(" "))
  const quotes = coverage.utterances
    .flatMap(({ passages }) => passages.flatMap(({ marked }) => marked))
    .map((span) => words(wordsAt(article.text, span)))
    .filter(({ length }) => length >= TELLING_QUOTE)
    .map((said) => said.join(" "))
  const day = Date.parse((article.published ?? "").slice(0, 10)) / DAY_MS
  return {
    runs,
    quotes: new Set(quotes),
    title: new Set(words(article.title).filter(({ length }) => length >= TELLING)),
    day: Number.isNaN(day) ? null : day,
  }
}

/** One article's text is mostly the other's: syndicated, or saved again under another name. */
export const isCopy = (a: Print, b: Print): boolean => shareOf(a.runs, b.runs) >= A_COPY

/** Both tell one story: long stretches in common, the very same words quoted, or nearly the same title, near in time. */
export function isOneStory(a: Print, b: Print): boolean {
  if (a.day !== null && b.day !== null && Math.abs(a.day - b.day) > NEAR_DAYS) return false
  const hasOneTitle = shared(a.title, b.title) >= TITLE_WORDS && shareOf(a.title, b.title) >= TITLE_SHARE
  return hasOneTitle || shared(a.quotes, b.quotes) > 0 || shareOf(a.runs, b.runs) >= ONE_STORY
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let count = 0
  for (const one of small) if (large.has(one)) count++
  return count
}

/** 0 when either has none. */
const shareOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  shared(a, b) / Math.max(1, Math.min(a.size, b.size))
