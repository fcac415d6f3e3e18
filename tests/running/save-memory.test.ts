import { expect, test } from "vitest"
import { collectOnceQuiet } from "../../src/running/save-memory.ts"

test.each([
  ["a bot that only watches", [0.01, 0.02, 0.01], 0],
  ["while people ask", [0.6, 0.3, 0.9], 0],
  ["once behind a reading, however long it is quiet then", [0.4, 0.8, 0.01, 0.01, 0.02], 1],
  ["behind each burst of questions", [0.2, 0.01, 0.3, 0.01], 2],
])("memory is given back when nothing is left to do: %s", (_, utilizations, times) => {
  let collected = 0
  const look = collectOnceQuiet(() => collected++)
  for (const utilization of utilizations) look(utilization)
  expect(collected).toBe(times)
})
