import { expect, test } from "vitest"
import { costPlot } from "./cost-plot.ts"
import { ENGINES, type EngineName } from "./engines.ts"
import { type Measured, tablesOf } from "./search-tables.ts"

/** Engines that cost nearly the same, so that their names would stand on each other. */
const measured: readonly Measured[] = [1_000, 10_000, 1_000_000].map((size) => ({
  size,
  engines: (Object.keys(ENGINES) as EngineName[])
    .filter((name) => name !== "fuse" || size <= 10_000)
    .map((name, i) => ({
      name,
      tries: [1, 2, 9].map((ms) => ({
        slip: "none" as const,
        query: `query ${ms}`,
        answer: { ms: (ms + i / 100) * Math.sqrt(size / 1_000), cpuMs: ms },
        isRight: ms < 9,
      })),
      completionMs: [2],
      memoryMb: 20,
      bytesEach: 700,
      loadedEach: 9_000,
      first: { ms: 80, cpuMs: 60 },
    })),
  foreign: [],
  askMs: [400],
}))

test("the plot names each engine where its line ends, none on another, and is read in light and dark", () => {
  const plot = costPlot(measured)
  expect(plot.match(/<text/g)?.length).toBe(plot.match(/<\/text>/g)?.length)
  expect(plot).not.toMatch(/NaN|undefined|Infinity/)
  expect(plot).toContain("prefers-color-scheme: dark")
  const names = Array.from(plot.matchAll(/class="name" x="[\d.]+" y="([\d.]+)" style/g), ([, y]) => Number(y))
  expect(names).toHaveLength(4)
  for (const [i, y] of names.toSorted((a, b) => a - b).entries())
    if (i > 0) expect(y - (names.toSorted((a, b) => a - b)[i - 1] ?? 0)).toBeGreaterThanOrEqual(16)
})

test("the tables have each size beside the other, with how much faster ours is", () => {
  const tables = tablesOf(measured)
  expect(tables).toContain("| s@1 by slip | 1k | 10k | 1M |\n")
  expect(tables).toMatch(/\| Fuse.js token search \|[^|]+\|[^|]+\| {2}\|/)
  expect(tables).toContain("| times faster than MiniSearch at p95, same queries | 1.0 | 1.0 | 1.0 |")
})
