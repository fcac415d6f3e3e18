/**
 * The groups as an FTS5 query: every word a quoted string, so that none is an operator.
 * What is not one folded word stands nowhere in the index and is left out. Null when a group can match nothing. `without`: none of these words.
 */
export function matchOf(groups: readonly (readonly string[])[], without: readonly string[] = []): string | null {
  const parts = groups.map(anyOf)
  if (parts.length === 0 || parts.includes("")) return null
  const all = parts.map((part) => `(${part})`).join(" AND ")
  const excluded = anyOf(without)
  return excluded === "" ? all : `(${all}) NOT (${excluded})`
}

const anyOf = (group: readonly string[]): string =>
  group
    .filter(isFoldedWord)
    .map((word) => `"${word}"`)
    .join(" OR ")

/** Words one right behind the other, as an FTS5 query; null when one of them is no folded word, or there is none. */
export const matchOfRun = (words: readonly string[]): string | null =>
  words.length > 0 && words.every(isFoldedWord) ? `"${words.join(" ")}"` : null

/** The same of several, all of which a row must hold. */
export function matchOfRuns(runs: readonly (readonly string[])[]): string | null {
  const parts = runs.map(matchOfRun)
  return parts.length > 0 && !parts.includes(null) ? parts.join(" AND ") : null
}

const isFoldedWord = (word: string): boolean => /^[a-z0-9\u0080-\u{10ffff}]+$/u.test(word)
