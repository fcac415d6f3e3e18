import type { ArticleKind, Correction, PrintedTime } from "../model.ts"
import { readDate } from "./printed-date.ts"
import { LONGEST_SLUG, slugFrom } from "./slug.ts"

const KEYS = [
  "title",
  "standfirst",
  "byline",
  "outlet",
  "url",
  "published",
  "updated",
  "slug",
  "language",
  "kind",
  "issuer",
  "correction",
  "embargo",
  "status",
] as const
export type FrontKey = (typeof KEYS)[number]

export const FRONT_KEYS: readonly FrontKey[] = KEYS

/** What an article may be, as front matter says it. "News" is said to be sure that it is taken for nothing else. */
export const KINDS = [
  "news",
  "interview",
  "live blog",
  "press release",
  "opinion",
  "letter",
] as const satisfies readonly (ArticleKind | "news")[]

type Checked = { readonly words: string } | { readonly what: string; readonly todo: string }

/** A value as it is kept, or what is wrong with it. */
export const checkedValue = (key: FrontKey, words: string): Checked =>
  words === "" ? { words } : (CHECKS[key]?.(words) ?? { words })

/** What a value must be; where nothing is said, any text. */
const CHECKS: { readonly [K in FrontKey]?: (words: string) => Checked } = {
  url: (words) =>
    URL.canParse(words) && /^https?:$/.test(new URL(words).protocol)
      ? { words: new URL(words).href }
      : { what: "is not a web address", todo: "Write it as https://example.org/article, or leave it out." },
  published: date,
  updated: date,
  slug: (words) => {
    const slug = slugFrom(words)
    if (slug !== "" && slug.length <= LONGEST_SLUG) return { words: slug }
    return { what: "is not a valid slug", todo: `Use at most ${LONGEST_SLUG} letters a to z, digits and hyphens.` }
  },
  language: (words) =>
    /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(words)
      ? { words }
      : { what: "is not a language code", todo: 'Write it as "en" or "en-GB", or leave it out.' },
  kind: (words) =>
    articleKindOf(words) === undefined
      ? { what: "is not a kind of article", todo: `The kinds are ${KINDS.join(", ")}.` }
      : { words },
}

export const articleKindOf = (words: string): (typeof KINDS)[number] | undefined =>
  KINDS.find((kind) => kind === words.toLowerCase().replaceAll(/[\s_-]+/g, " "))

/** Printed news is no older than 1500, and none is of a time to come that nobody alive will see: such a year is a slip. */
const isYearOfNews = (time: PrintedTime): boolean => time >= "1500" && time < "2200"

function date(words: string): Checked {
  const printed = readDate(words)
  if (printed?.possible && printed.time !== undefined && isYearOfNews(printed.time)) return { words: printed.time }
  return {
    what: printed ? "is not a possible date" : "is not a date",
    todo: "Write it as 2026-03-01 or 2026-03-01T07:30+01:00.",
  }
}

/** "2026-11-25: The figure is 412,000." → its date and its text. Without a date all of it is the text. */
export function readCorrection(
  words: string,
): { readonly correction: Correction } | { readonly what: string; readonly todo: string } {
  const [, day, text] = /^(\d{4}-[\dT:+-]+?): +(\S.*)$/.exec(words) ?? []
  if (day === undefined || text === undefined) return { correction: { text: words } }
  const checked = date(day)
  return "words" in checked ? { correction: { text, date: checked.words } } : checked
}
