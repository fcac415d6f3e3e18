import { mkdtemp, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import { afterEach, beforeEach, expect, test } from "vitest"
import { isToldOfChange } from "../../src/intake/hint.ts"

let dir = ""
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "pullquote-hint-"))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const pause = (ms: number, signal: AbortSignal) => setTimeout(ms, true, { signal }).catch(() => false)
const A_DAY_MS = 86_400_000
const waiting = (folder = dir, ms = A_DAY_MS) => isToldOfChange(folder, ms, pause, new AbortController().signal)

test.each<[string, () => Promise<void>]>([
  ["a file that comes", () => writeFile(join(dir, "b.txt"), "Mill")],
  ["a file that changes", () => writeFile(join(dir, "a.txt"), "Mill turns")],
  ["a file in another's place", () => rename(join(dir, "a.txt"), join(dir, "c.txt"))],
  ["a file that goes", () => rm(join(dir, "a.txt"))],
])("a long pause ends with %s", async (_, change) => {
  await writeFile(join(dir, "a.txt"), "Mill")
  const told = waiting()
  await change()
  expect(await told).toBe(true)
})

test("it lasts where nothing is told, and where there is no folder to watch", async () => {
  expect([await waiting(dir, 1), await waiting(join(dir, "nowhere"), 1)]).toEqual([false, false])
})

test("the end of the bot ends it, and is no change", async () => {
  const stop = new AbortController()
  const told = isToldOfChange(dir, A_DAY_MS, pause, stop.signal)
  stop.abort()
  expect(await told).toBe(false)
})
