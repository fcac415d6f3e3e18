/** "a, b or c". */
export const listed = (words: readonly string[], joint: "and" | "or"): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`

/** "8 quotes", "1 quote". */
export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`
