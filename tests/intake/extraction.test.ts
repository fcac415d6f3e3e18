import { existsSync, readdirSync, readFileSync } from "node:fs"
import { getPriority } from "node:os"
import { setImmediate } from "node:timers/promises"
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest"
import { wordsAt } from "../../src/core/model.ts"
import { unpack } from "../../src/core/packed-article.ts"
import type { Extraction } from "../../src/intake/extraction.ts"
import { startExtraction } from "../../src/intake/extraction.ts"

/** A thread that does to a file what the file's name says, and counts the files that it has seen. */
const obedient = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from "node:worker_threads"
    let files = 0
    parentPort.on("message", ({ file }) => {
      files++
      if (file === "throw") throw new Error("a bug")
      if (file === "exit") process.exit(3)
      if (file === "hang") for (;;) {}
      if (file === "fill") throw Object.assign(new Error("heap"), { code: "ERR_WORKER_OUT_OF_MEMORY" })
      parentPort.postMessage({ ok: false, problem: { file, line: files, what: "", todo: "" } })
    })`)}`,
)

const running: Extraction[] = []
const start = (...args: Parameters<typeof startExtraction>) => {
  const extraction = startExtraction(...args)
  running.push(extraction)
  return extraction
}
afterEach(() => Promise.all(running.splice(0).map((extraction) => extraction.stop())))

const nothing = new Uint8Array()
/** How many files the thread had seen with this one. */
const nth = async (extraction: Extraction, file: string) => {
  const found = await extraction.extract(file, nothing)
  return found.ok ? null : found.problem.line
}

describe("extraction in its own thread", () => {
  test("makes an article and its coverage of a file", async () => {
    const extraction = start("content/lexicon")
    const found = await extraction.extract("iran-drones.txt", readFileSync("content/articles/iran-drones.txt"))
    if (!found.ok) throw new Error(found.problem.what)
    const { article, coverage } = unpack(found.article)
    expect(article.slug).toBe("iran-drones")
    const words = coverage.utterances.flatMap((u) => u.passages.map(({ span }) => wordsAt(article.text, span)))
    expect(words.join("\n")).toContain("We express our grave concern")
  })

  test.runIf(existsSync("/proc/thread-self"))("lets those go before it who answer people", async () => {
    const lower = () => readdirSync("/proc/self/task").filter((thread) => getPriority(Number(thread)) > getPriority())
    const before = new Set(lower())
    await start("content/lexicon").extract("empty.txt", nothing)
    expect(lower().filter((thread) => !before.has(thread))).toHaveLength(1)
  })

  test("names what is wrong with a file", async () => {
    const found = await start("content/lexicon").extract("empty.txt", nothing)
    expect(found).toEqual({
      ok: false,
      problem: expect.objectContaining({ file: "empty.txt", what: "the file is empty" }),
    })
  })

  test("takes files in the order in which they come, all in one thread", async () => {
    const extraction = start("", obedient)
    const files = ["a", "b", "c"].map((file) => nth(extraction, file))
    expect(await Promise.all(files)).toEqual([1, 2, 3])
  })

  test.each([
    ["throw", "a bug"],
    ["exit", "its thread ended"],
  ])("a thread that ends (%s) costs the file that it had, and the next one has a new thread", async (file, why) => {
    const extraction = start("", obedient)
    const before = nth(extraction, "a")
    const broken = extraction.extract(file, nothing)
    const after = nth(extraction, "b")
    await expect(broken).rejects.toThrow(why)
    expect([await before, await after]).toEqual([1, 1])
  })

  const limit = (file: string, what: string) => ({
    ok: false,
    problem: { file, line: null, what, todo: "Split it into one file per article." },
  })

  test("a file that takes too long is ended, and told as more than one file may be", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    onTestFinished(() => void vi.useRealTimers())
    const extraction = start("", obedient)
    const refused = extraction.extract("hang", nothing)
    while (vi.getTimerCount() === 0) await setImmediate()
    vi.advanceTimersByTime(60_000)
    const what = "it takes longer than 60 seconds to read, the limit for one file"
    expect(await refused).toEqual(limit("hang", what))
    expect(await nth(extraction, "b")).toBe(1)
  })

  test("a thread with nothing to do gives its memory back, and the next file gets another one", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    onTestFinished(() => void vi.useRealTimers())
    const extraction = start("", obedient)
    expect([await nth(extraction, "a"), await nth(extraction, "b")]).toEqual([1, 2])
    await vi.advanceTimersByTimeAsync(9_999)
    expect(await nth(extraction, "c")).toBe(3)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await nth(extraction, "d")).toBe(1)
  })

  test("a large file costs its thread, which holds much memory then", async () => {
    const extraction = start("", obedient)
    await extraction.extract("a", new Uint8Array(500_000))
    expect(await nth(extraction, "b")).toBe(1)
  })

  test("a file that takes too much memory is told so, and costs nothing else", async () => {
    const extraction = start("", obedient)
    const what = "reading it takes more than 512 MB of memory, the limit for one file"
    expect(await extraction.extract("fill", nothing)).toEqual(limit("fill", what))
    expect(await nth(extraction, "b")).toBe(1)
  })

  test("stopping ends the thread, whatever it is at, and takes no further one", async () => {
    const extraction = start("", obedient)
    await nth(extraction, "a")
    const broken = expect(extraction.extract("hang", nothing)).rejects.toThrow(/its thread ended|was stopped/)
    await extraction.stop()
    await broken
    await expect(extraction.extract("b", nothing)).rejects.toThrow("the extraction was stopped")
  })

  test("a folder without word lists is told", async () => {
    await expect(start("tests/fixtures/articles").extract("a.txt", nothing)).rejects.toThrow("word list")
    await expect(start("/nowhere/at/all").extract("a.txt", nothing)).rejects.toThrow("/nowhere/at/all")
  })
})

test("a message's quotations are read in the same thread, each with whom the message gives it to", async () => {
  const extraction = start("content/lexicon")
  const message =
    "“We know what they did,” said Ann Lee. According to Tom Fry, “it was a very long night”.\n> I saw it all\n– Ada Finch"
  expect(await extraction.claimsIn(message)).toEqual([
    { text: "We know what they did,", speaker: "Ann Lee" },
    { text: "it was a very long night", speaker: "Tom Fry" },
    { text: "I saw it all", speaker: "Ada Finch" },
  ])
  expect(await extraction.claimsIn("nothing is quoted here")).toEqual([])
  expect((await extraction.extract("iran-drones.txt", readFileSync("content/articles/iran-drones.txt"))).ok).toBe(true)
})
