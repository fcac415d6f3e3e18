import { join } from "node:path"
import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"
import { HANG_MS, TEST_MS } from "./tests/support/counts.ts"

const seed = process.env.SEED ?? String(Date.now() % 1_000_000)
process.stdout.write(`Tried at random with SEED=${seed}\n`)

/** Files that start processes and browsers take longest: begun last, they would run alone at the end. */
const LONG = /crash|browser|process|together|faults|summer-time|cli\/|sqlite|hold|linear/

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const [long, others] = [true, false].map((isLong) => files.filter(({ moduleId }) => LONG.test(moduleId) === isLong))
    return [...(await super.sort(long ?? [])), ...(await super.sort(others ?? []))]
  }
}

export default defineConfig({
  test: {
    // Processes and threads that are started keep what Node has compiled, as npm start does.
    env: { SEED: seed, NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/pullquote") },
    // Each process takes many files, one after the other: what they import is read once and not for each.
    isolate: false,
    // Much of what is tested waits for processes and pauses; alone, vitest takes one file at a time on two processors.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    // Only what hangs comes near these.
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
    teardownTimeout: HANG_MS,
    expect: { poll: { timeout: HANG_MS } },
  },
})
