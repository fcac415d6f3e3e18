/**
 * The groups as an FTS5 query: every word a quoted string, so that none is an operator.
 * What is not one folded word stands nowhere in the index and is left out. Null when a group can match nothing.
 */
export function matchOf(groups: readonly (readonly string[])[]): string | null {
  const parts = groups.map((group) =>
    group
      .filter(isFoldedWord)
      .map((word) => `"${word}"`)
      .join(" OR "),
  )
  if (parts.length === 0 || parts.includes("")) return null
  return parts.map((part) => `(${part})`).join(" AND ")
}

/** Words one right behind the other, as an FTS5 query; null when one of them is no folded word, or there is none. */
export const matchOfRun = (words: readonly string[]): string | null =>
  words.length > 0 && words.every(isFoldedWord) ? `"${words.join(" ")}"` : null

const isFoldedWord = (word: string): boolean => /^[a-z0-9\u0080-\u{10ffff}]+$/u.test(word)
