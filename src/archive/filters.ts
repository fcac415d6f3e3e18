import type { Filters } from "../core/shelves/snippets.ts"

/** Conditions of a query, each begun with "and", and what is bound to them. */
export type Conditions = { readonly sql: string; readonly values: readonly string[] }

export type Condition = readonly [sql: string, ...values: string[]]

export const conditions = (all: readonly Condition[]): Conditions => ({
  sql: all.map(([sql]) => sql).join(" "),
  values: all.flatMap(([, ...values]) => values),
})

/**
 * Which article, of which time. Dates are compared as far as both go: 2022-10 fits since 2022-10-20, as it may well be.
 * `slug` and `published`: the columns to compare.
 */
export function ofArticles(
  { article, since, until, outlet, articleKinds }: Filters,
  slug: string,
  published = "published",
): readonly Condition[] {
  const compare = (operator: string) => {
    const shorter = `min(length(${published}), length(?), 10)`
    return `and substr(${published}, 1, ${shorter}) ${operator} substr(?, 1, ${shorter})`
  }
  const all: Condition[] = []
  if (article !== undefined) all.push([`and ${slug} = ?`, article])
  if (since !== undefined) all.push([compare(">="), since, since, since])
  if (until !== undefined) all.push([compare("<="), until, until, until])
  const among = (condition: string) => `and ${slug} in (select slug from articles where ${condition})`
  if (outlet !== undefined) all.push([among("head ->> '$.outlet' = ?"), outlet])
  if (articleKinds !== undefined)
    all.push([
      among("coalesce(head ->> '$.kind', 'news') in (select value from json_each(?))"),
      JSON.stringify(articleKinds),
    ])
  return all
}
