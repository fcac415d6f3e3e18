/** Numbers that look random and are the same in each run (mulberry32). */
export type Random = {
  /** A whole number from 0, below `end`. */
  below(end: number): number
  pick<T>(items: readonly T[]): T
  /** In so many of a hundred cases. */
  isOne(percent: number): boolean
}

export function randomFrom(seed: number): Random {
  let state = seed
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end)
  }
  return {
    below,
    isOne: (percent) => below(100) < percent,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error("there is nothing to pick from")
      return item
    },
  }
}
