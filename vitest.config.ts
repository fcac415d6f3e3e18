import { defineConfig } from "vitest/config"
import { HANG_MS, TEST_MS } from "./tests/support/counts.ts"

const seed = process.env.SEED ?? String(Date.now() % 1_000_000)
process.stdout.write(`Tried at random with SEED=${seed}\n`)

export default defineConfig({
  test: {
    env: { SEED: seed },
    // Much of what is tested waits for processes; alone, vitest takes one file at a time on two processors.
    maxWorkers: 2,
    // Only what hangs comes near these.
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
    teardownTimeout: HANG_MS,
    expect: { poll: { timeout: HANG_MS } },
  },
})
