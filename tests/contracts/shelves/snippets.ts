import { expect, test } from "vitest"
import type { Archive } from "../../../src/core/archive.ts"
import type { Filters } from "../../../src/core/shelves/snippets.ts"
import { snippetsOf } from "../../../src/core/snippet.ts"
import { folded, indexed } from "../../../src/core/text/fold.ts"
import { CORRECTED, covered, coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD } from "../../support/archive.ts"

const drones = coveredIranDrones()

/** What every archive does with snippets, and how it searches them. */
export function snippetsContract(archive: () => Archive): void {
  test("every snippet is found by its id for ever: of an older version, and of a removed article", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    const { article, coverage } = covered(HARBOUR_STRIKE)
    const old = snippetsOf(article, coverage)
    await fill(archive(), CORRECTED)
    for (const snippet of old) expect(await archive().snippets.get(snippet.id)).toEqual(snippet)
    await archive().articles.remove("harbour-strike")
    for (const snippet of old) expect(await archive().snippets.get(snippet.id)).toEqual(snippet)
    expect(await archive().snippets.get("#aaaaaaaaaaaa")).toBeNull()
  })

  test("a new extractor keeps ids; what it no longer finds stays readable, but points at no utterance", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    const before = await archive().snippets.list({ kind: "quote" }, 9)
    const [, ...said] = HARBOUR_STRIKE.said ?? []
    await fill(archive(), { ...HARBOUR_STRIKE, extractor: "2", said, facts: [] })
    const after = await archive().snippets.list({ kind: "quote" }, 9)
    expect(after.map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id))
    expect(after.map(({ index }) => index)).toEqual([0, 1])
    const [lost] = before
    expect(await archive().snippets.get(lost?.id ?? "")).toEqual({ ...lost, index: -1, passage: -1 })
  })

  const FILTERS: readonly [string, Filters, number][] = [
    ["no filter", {}, 26],
    ["quotes", { kind: "quote" }, 16],
    ["facts", { kind: "fact" }, 10],
    ["a speaker, however it is spelt", { speakers: ["ANNA ERDOGAN"] }, 1],
    ["either of two speakers", { speakers: ["Nick Price", "Ned Price"], kind: "quote" }, 4],
    ["a source of facts", { speakers: ["us intelligence"], kind: "fact" }, 1],
    ["half a name", { speakers: ["Price"] }, 0],
    ["nobody", { speakers: [] }, 0],
    ["an article", { article: "orchard" }, 2],
    ["an article that is not there", { article: "nowhere" }, 0],
    ["since a day", { since: "2022-10-20" }, 24],
    ["since the day after", { since: "2022-10-21" }, 5],
    ["until a day, its last hour too", { until: "2022-10-20" }, 19],
    ["until a month", { until: "2022-10" }, 19],
    ["a year", { since: "2022", until: "2022" }, 24],
    ["all filters at once", { kind: "quote", article: "iran-drones", speakers: ["Ned Price"], since: "2022-10" }, 3],
  ]
  test.each(FILTERS)("listing with %s", async (_, filters, count) => {
    await fill(archive(), drones, ORCHARD, HARBOUR_STRIKE)
    expect(await archive().snippets.list(filters, 99)).toHaveLength(count)
    expect(await archive().snippets.candidates([["in", "hull"]], filters, 99)).toHaveLength(count)
  })

  test("a date that is printed less exactly than it is asked for may well fit", async () => {
    await fill(archive(), { ...ORCHARD, published: "2022-05" })
    expect(await archive().snippets.list({ since: "2022-05-20" }, 9)).toHaveLength(2)
    expect(await archive().snippets.list({ until: "2022-05-01" }, 9)).toHaveLength(2)
    expect(await archive().snippets.list({ since: "2022-06-01" }, 9)).toHaveLength(0)
  })

  test("listing goes from the newest article to the undated ones, in article order, up to the limit", async () => {
    await fill(archive(), ORCHARD, drones, HARBOUR_STRIKE)
    const all = await archive().snippets.list({}, 99)
    expect([...new Set(all.map(({ slug }) => slug))]).toEqual(["harbour-strike", "iran-drones", "orchard"])
    for (const slug of ["harbour-strike", "iran-drones"]) {
      const starts = all.filter((snippet) => snippet.slug === slug).map(({ span }) => span.start)
      expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    }
    expect(await archive().snippets.list({}, 4)).toEqual(all.slice(0, 4))
  })

  test("the vocabulary counts the current snippets that hold a word in any field", async () => {
    await fill(archive(), HARBOUR_STRIKE, CORRECTED, ORCHARD)
    const counts = new Map<string, number>()
    for (const snippet of await archive().snippets.list({}, 99)) {
      const { contextWords, speakers, roles, title } = snippet
      for (const word of new Set(indexed([contextWords, ...speakers, ...roles, title].join("\n")).split(" ")))
        counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    expect(new Map([...(await archive().snippets.vocabulary())].sort())).toEqual(new Map([...counts].sort()))
  })

  test("the vocabulary is the same object until a snippet comes or goes", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    const before = await archive().snippets.vocabulary()
    await archive().tickets.keep({ command: "quote", args: {} }, new Date())
    await archive().tickets.seen("key", new Date())
    expect(await archive().snippets.vocabulary()).toBe(before)
    await fill(archive(), ORCHARD)
    expect((await archive().snippets.vocabulary()).get("cherries")).toBe(2)
    await archive().articles.remove("orchard")
    expect((await archive().snippets.vocabulary()).has("cherries")).toBe(false)
  })

  test("each group must match, in any field, by any of its words", async () => {
    await fill(archive(), drones, HARBOUR_STRIKE)
    const found = async (...groups: string[][]) =>
      (await archive().snippets.candidates(groups, { kind: "quote" }, 99))
        .map(({ words }) => folded(words).slice(0, 12))
        .sort()
    expect(await found(["price"], ["grave"])).toEqual(["a grave mist", "we express o"])
    expect(await found(["mayor"])).toEqual(["a grave mist"])
    expect(await found(["abundant", "cranes"])).toEqual(["the cranes s", "we now have "])
    expect(await found(["abundant"], ["cranes"])).toEqual([])
    expect(await found(["erdogan"], ["dockers"])).toEqual(["the cranes s"])
    expect(await found(["grave"], [])).toEqual([])
    expect(await found()).toEqual([])
    expect(await archive().snippets.candidates([["drones"]], {}, 2)).toHaveLength(2)
    const one = async (saved: "first" | "last") =>
      (await archive().snippets.candidates([["grave"]], {}, 1, [], saved)).map(({ slug }) => slug)
    expect([await one("first"), await one("last")]).toEqual(["iran-drones", "harbour-strike"].map((slug) => [slug]))
  })

  test("those of a paragraph are found by words that stand one right behind the other in it", async () => {
    await fill(archive(), drones, HARBOUR_STRIKE)
    const found = async (run: string[], filters: Filters = {}, groups: string[][] = []) =>
      (await archive().snippets.holdingRuns([run], groups, filters, 99))
        .map(({ words }) => folded(words).slice(0, 12))
        .sort()
    expect(await found(["grave", "mistake"])).toContain("a grave mist")
    expect(await found(["grave", "mistake"], {}, [["mayor", "price"], ["grave"]])).toEqual(["a grave mist"])
    expect(await found(["grave", "mistake"], {}, [["cranes"]])).toEqual([])
    expect(await found(["grave", "mistake"], {}, [["*"]])).toEqual([])
    expect(await found(["mistake", "grave"])).toEqual([])
    expect(await found(["grave"], { kind: "fact", article: "iran-drones" })).toEqual([])
    expect(await found(["cranes"], { speakers: ["Nobody"] })).toEqual([])
    expect(await found(["a b", "*"])).toEqual([])
    await archive().articles.remove("harbour-strike")
    expect(await found(["grave", "mistake"])).toEqual([])
  })

  test.each(['" OR "a', "*", "NEAR(", "a b", "words:a", "\0", "'", "", "-", "🂡".repeat(2000), "AND"])(
    "a hostile word is only a word: %j",
    async (word) => {
      await fill(archive(), HARBOUR_STRIKE)
      expect(await archive().snippets.candidates([[word]], {}, 9)).toEqual([])
      expect(
        await archive().snippets.candidates([[word, "cranes"]], { speakers: [word, "Anna Erdoğan"] }, 9),
      ).toHaveLength(1)
    },
  )

  test("a group may hold a thousand words, and there may be dozens of groups", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    const many = [...Array.from({ length: 1000 }, (_, i) => `word${i}`), "cranes"]
    expect(await archive().snippets.candidates(Array(40).fill(many), {}, 9)).toHaveLength(1)
  })
}
