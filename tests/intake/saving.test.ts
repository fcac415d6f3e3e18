import { expect, test } from "vitest"
import { openSaving } from "../../src/intake/saving.ts"

const article = (slug: string, bytes = 100) => ({
  slug,
  rest: new Uint8Array(bytes),
  making: new Uint8Array(bytes),
})

/** Saves that end when they are told to, in the order they began. */
function openSaves() {
  const { roomFor, begin, end } = openSaving()
  const open: PromiseWithResolvers<void>[] = []
  const save = async (slug: string, bytes?: number) => {
    await roomFor(article(slug, bytes))
    const saved = Promise.withResolvers<void>()
    open.push(saved)
    begin(article(slug, bytes), () => saved.promise)
  }
  return { save, end, open }
}

const begunNow = async (open: readonly unknown[]) => {
  await new Promise(setImmediate)
  return open.length
}

test("eight articles are saved together, and the ninth when the first is on disk", async () => {
  const { save, end, open } = openSaves()
  const all = (async () => {
    for (const slug of "abcdefghi") await save(slug)
  })()
  expect(await begunNow(open)).toBe(8)
  open[3]?.resolve()
  expect(await begunNow(open)).toBe(8)
  open[0]?.resolve()
  expect(await begunNow(open)).toBe(9)
  for (const { resolve } of open) resolve()
  await all
  await end()
})

test.each([
  ["an article as large as many waits until the others are saved", "large", 300_000],
  ["two articles of one slug are saved one behind the other", "first", 100],
])("%s", async (_, slug, bytes) => {
  const { save, end, open } = openSaves()
  await save("first")
  const second = save(slug, bytes)
  expect(await begunNow(open)).toBe(1)
  open[0]?.resolve()
  await second
  open[1]?.resolve()
  await end()
})

test("a save that fails is told at the end, behind all the others", async () => {
  const { save, end, open } = openSaves()
  for (const slug of "abc") await save(slug)
  const told = end().then(
    () => "nothing",
    (error: Error) => error.message,
  )
  open[0]?.reject(new Error("the disk is full"))
  let isOver = false
  void told.then(() => {
    isOver = true
  })
  await new Promise(setImmediate)
  expect(isOver).toBe(false)
  open[1]?.resolve()
  open[2]?.resolve()
  expect(await told).toBe("the disk is full")
})
