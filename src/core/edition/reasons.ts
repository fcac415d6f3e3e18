import type { Articles } from "../shelves/articles.ts"

/** Why a story stands where it does. Its title is none of it: whoever asks later is told that of today, if there is one. */
export type Reason = {
  readonly slug: string
  /** "1. ", "Left out: " */
  readonly lead: string
  /** "7 points: carried by 3 articles (6), 1 speaker quoted (1)" */
  readonly reason: string
}

/** A line each: "1. Dockers walk out: 7 points: …". What is withdrawn or withheld by now is not named. */
export async function reasonLines({ heads }: Pick<Articles, "heads">, reasons: readonly Reason[]): Promise<string[]> {
  const now = await heads(reasons.map(({ slug }) => slug))
  const titles = new Map(now.map(({ slug, title }) => [slug, title]))
  return reasons.map(({ slug, lead, reason }) => `${lead}${titles.get(slug) ?? NO_LONGER_THERE}: ${reason}`)
}

const NO_LONGER_THERE = "An article that is no longer in the archive"
