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
 * `table`: the one that the query reads.
 */
export function ofArticles(
  { article, since, until, outlet, articleKinds }: Filters,
  table: "articles" | "versions",
): Condition[] {
  const published = `${table}.published`
  const compare = (operator: string) => {
    const shorter = `min(length(${published}), length(?), 10)`
    return `and substr(${published}, 1, ${shorter}) ${operator} substr(?, 1, ${shorter})`
  }
  const current = (condition: string) =>
    table === "articles"
      ? `and ${condition}`
      : `and exists (select 1 from articles where articles.number = versions.number and ${condition})`
  const all: Condition[] = []
  if (article !== undefined) all.push([`and ${table}.slug = ?`, article])
  if (since !== undefined) all.push([compare(">="), since, since, since])
  if (until !== undefined) all.push([compare("<="), until, until, until])
  if (outlet !== undefined) all.push([current(`${OUTLET} = ?`), outlet])
  if (articleKinds !== undefined)
    all.push([current(`${KIND} in (select value from json_each(?))`), JSON.stringify(articleKinds)])
  return all
}

/** Of an article's row its outlet, null: none; and its kind. */
export const OUTLET = "articles.head ->> '$.outlet'"
export const KIND = "coalesce(articles.head ->> '$.kind', 'news')"
