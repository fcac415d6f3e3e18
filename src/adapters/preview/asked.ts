import { z } from "zod"
import { type Browse, WHATS } from "../../core/query/browse.ts"
import { LONGEST_LINE } from "../arrived.ts"
import type { PageFilters } from "./addresses.ts"

/** A name or an outlet, in characters. */
const LONGEST_VALUE = 500

/** What can be asked of the page. A line is as long as a message may be. */
export const ASKED = z.object({
  ask: z.string().max(LONGEST_LINE).optional(),
  line: z.string().max(LONGEST_LINE).optional(),
  at: z.string().optional(),
  version: z.string().optional(),
  part: z.string().optional(),
  versions: z.string().max(20).optional(),
  speaker: z.string().max(LONGEST_VALUE).optional(),
  outlet: z.string().max(LONGEST_VALUE).optional(),
})

type Query = {
  /** The first value of a parameter, and all of them. */
  readonly one: (name: string) => string | undefined
  readonly all: (name: string) => readonly string[]
}

/** Kinds of articles as addresses have them. */
const ARTICLE_KINDS = ["news", "interview", "live blog", "press release", "opinion", "letter"] as const

/** What an address narrows by; a value that means nothing narrows nothing. */
export function filtersIn({ one, all }: Query): PageFilters {
  const kinds = all("kind").map((kind) => kind.replaceAll("-", " "))
  const told = {
    what: WHATS.find((what) => kinds.includes(what)),
    articleKind: ARTICLE_KINDS.find((kind) => kinds.includes(kind)),
    speaker: filled(one("speaker")),
    outlet: filled(one("outlet")),
    since: dateIn(one("since")),
    until: dateIn(one("until")),
  }
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
}

export const hasFilter = (filters: PageFilters): boolean => Object.keys(filters).length > 0

const filled = (value = ""): string | undefined => (value.trim() === "" ? undefined : value.trim())

const dateIn = (value = ""): string | undefined => (/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(value) ? value : undefined)

export function browseIn(words: string, query: Query): Browse {
  const sort = (["newest", "oldest"] as const).find((one) => one === query.one("sort")) ?? "best"
  return { words, ...filtersIn(query), sort, page: pageIn(query) }
}

export const pageIn = ({ one }: Query): number => Math.max(1, Number.parseInt(one("page") ?? "", 10) || 1)
