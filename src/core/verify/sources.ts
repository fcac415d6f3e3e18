import type { Archive } from "../archive.ts"
import type { Covered } from "../model.ts"
import type { Verdict } from "./verdict.ts"

/** Other sources that are fetched, so that they can be named by their titles. */
const MOST_OTHERS = 3

/** The articles that a verdict names, by slug, each with its coverage. */
export async function sourcesOf(
  { articles }: Pick<Archive, "articles">,
  { source, parts, others }: Verdict,
): Promise<ReadonlyMap<string, Covered>> {
  const slugs = source ? [source.slug, ...parts.map(({ slug }) => slug), ...others.slice(0, MOST_OTHERS)] : []
  const found = new Map<string, Covered>()
  for (const slug of new Set(slugs)) {
    const covered = await articles.get(slug)
    if (covered) found.set(slug, covered)
  }
  return found
}
