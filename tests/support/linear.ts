import { expect } from "vitest"
import { isLong } from "./counts.ts"

/** Below this a time says nothing. */
const NOISE_MS = 5

/** What keeps a thread busy for so long shows its growth well. */
const ENOUGH_MS = 100

/** A size of input, and what has to be done for it; `make` is not counted. */
type Work<T> = { readonly make: (size: number) => T; readonly run: (made: T) => unknown }

/**
 * Fails when the work grows faster than its input: of `times` as much, linear work takes `times` as long and quadratic
 * work `times` squared; the line is drawn midway. Counted is the time that this thread is busy, both sizes in turn, so
 * that other work on the machine is not; and the best of three counts, since one is enough to show it. Work that takes
 * long is given a quarter of the size, except in the long suite.
 */
export async function expectLinear<T>(
  { make, run }: Work<T>,
  { size = 100_000, times = 10 }: { readonly size?: number; readonly times?: number } = {},
): Promise<void> {
  const busy = async (size: number) => {
    const made = make(size)
    const before = process.threadCpuUsage()
    await run(made)
    return process.threadCpuUsage(before).user / 1000
  }
  const allowed = times ** 1.5
  for (const first of isLong ? [size] : [size / 4, size]) {
    let [growth, longest] = [Number.POSITIVE_INFINITY, 0]
    for (let attempt = 0; attempt < 3 && growth >= allowed; attempt++) {
      const small = Math.max(await busy(first), NOISE_MS)
      longest = await busy(first * times)
      growth = Math.min(growth, longest / small)
    }
    expect(growth).toBeLessThan(allowed)
    if (longest >= ENOUGH_MS) return
  }
}

/** Of the piece again and again, up to about `size` UTF-16 code units. */
export const again =
  (piece: string) =>
  (size: number): string =>
    piece.repeat(size / piece.length)
