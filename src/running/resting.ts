/** What is not to be tried again before some time, by any key, on a clock that nobody sets. `elapsed`: its milliseconds. */
export function openResting(elapsed: () => number) {
  const until = new Map<string, number>()
  return {
    has: (key: string): boolean => (until.get(key) ?? 0) > elapsed(),
    rest: (key: string, ms: number): void => void until.set(key, elapsed() + ms),
    /** Keeps nothing of those whose time has come. */
    forgetRested(): void {
      for (const [key, end] of until) if (end <= elapsed()) until.delete(key)
    },
    /** When the first of them may be tried again; Infinity when none rests. */
    first: (): number => Math.min(...until.values()),
  }
}
