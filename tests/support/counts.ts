/**
 * How much is tried at random, and from which seed. Tests name the count of the long suite (`npm run test:long`); `npm test`
 * tries an eightieth of it. The seed is new with every run and told at its start; SEED=… in front of the command tries the
 * same again.
 */
export const SEED = Number(process.env.SEED ?? 1)

/** The long suite takes everything in its full size. */
export const isLong = process.env.TESTS === "long"
const SHARE = 80

/** So often in the long suite. */
export const often = (count: number): number => (isLong ? count : Math.ceil(count / SHARE))

/** For fast-check: so many runs in the long suite. */
export const runs = (count: number): { readonly seed: number; readonly numRuns: number } => ({
  seed: SEED,
  numRuns: often(count),
})

/** Nothing that works waits as long for one thing to happen, on however busy a machine: only what hangs does. */
export const HANG_MS = 120_000

/** The same for a whole test. */
export const TEST_MS = isLong ? 3_600_000 : 4 * HANG_MS
