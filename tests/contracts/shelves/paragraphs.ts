import { expect, test } from "vitest"
import type { Archive } from "../../../src/core/archive.ts"
import type { TextFilters, TextPlace } from "../../../src/core/shelves/paragraphs.ts"
import { words } from "../../../src/core/text/fold.ts"
import { covered, coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD, type Story } from "../../support/archive.ts"

const drones = coveredIranDrones()

/** Words of no quote and no fact. */
const TIDE: Story = {
  slug: "tide",
  title: "The tide",
  published: "2023-01-09",
  paragraphs: [
    "The harbour master, Obi Okafor, was at his desk.",
    "Straße und Hafen. The cranes of Hull, the cranes!",
    "Nobody had asked Okafor about the ships waiting offshore.",
  ],
}

const { published: _, ...UNDATED } = TIDE

/** What every archive does with the whole text of its articles. */
export function paragraphsContract(archive: () => Archive, reopen: () => Promise<void>): void {
  const named = (places: readonly TextPlace[]) => places.map(({ slug, paragraph }) => `${slug} ${paragraph}`)
  const verbatim = async (line: string, filters: TextFilters = {}, limit = 9) => {
    const { paragraphs, newest } = await archive().paragraphs.verbatim(words(line), filters, limit)
    return [paragraphs, ...named(newest)]
  }
  const holding = async (runs: Readonly<Record<string, number>>, filters: TextFilters = {}, limit = 9) => {
    const weighed = Object.entries(runs).map(([line, weight]) => ({ words: words(line), weight }))
    const found = await archive().paragraphs.holding(weighed, filters, limit)
    return found.map(({ weight, ...place }) => [...named([place]), weight].join(" "))
  }

  test("words of no quote and no fact are found in their paragraph, as the article has it", async () => {
    await fill(archive(), drones, TIDE)
    await reopen()
    expect(await verbatim("asked OKAFOR about")).toEqual([1, "tide 3"])
    expect(await verbatim("strasse")).toEqual([1, "tide 2"])
    const { newest } = await archive().paragraphs.verbatim(["okafor"], {}, 9)
    const { slug, version, title, published, text, paragraphs } = covered(TIDE).article
    const [{ start = 0, end = 0 } = {}] = paragraphs
    const words = text.slice(start, end)
    expect(newest[0]).toEqual({ slug, version, title, published, paragraph: 1, start, words })
    expect(await archive().paragraphs.waiting()).toBe(0)
  })

  test("words are found in their order only, and not across paragraphs", async () => {
    await fill(archive(), TIDE)
    expect(await verbatim("okafor asked")).toEqual([0])
    expect(await verbatim("about the ships waiting offshore")).toEqual([1, "tide 3"])
    expect(await verbatim("desk strasse")).toEqual([0])
    expect(await verbatim("the")).toEqual([3, "tide 1", "tide 2", "tide 3"])
    expect(await verbatim("")).toEqual([0])
  })

  test("all places are counted, and the newest articles' are given, up to the limit", async () => {
    await fill(archive(), ORCHARD, HARBOUR_STRIKE, TIDE, { ...UNDATED, slug: "undated" })
    expect(await verbatim("the cranes", {}, 2)).toEqual([3, "tide 2", "harbour-strike 2"])
    expect(await verbatim("okafor")).toEqual([4, "tide 1", "tide 3", "undated 1", "undated 3"])
  })

  test("paragraphs come by the weight of all that they hold, the newest first of equals", async () => {
    await fill(archive(), TIDE, ORCHARD, HARBOUR_STRIKE)
    expect(await holding({ cranes: 1, hull: 1, okafor: 1.5 })).toEqual([
      "tide 2 2",
      "tide 1 1.5",
      "tide 3 1.5",
      "harbour-strike 1 1",
      "harbour-strike 2 1",
    ])
    expect(await holding({ "waiting offshore": 2, "the cherries": 1 }, {}, 3)).toEqual([
      "tide 3 2",
      "harbour-strike 4 2",
      "orchard 1 1",
    ])
    expect(await holding({ "offshore waiting": 2 })).toEqual([])
    expect(await holding({})).toEqual([])
  })

  test.each<[string, TextFilters, number]>([
    ["no filter", {}, 3],
    ["an article", { article: "tide" }, 1],
    ["an article that is not there", { article: "nowhere" }, 0],
    ["since a year", { since: "2023" }, 1],
    ["until a day", { until: "2022-11-03" }, 1],
    ["both", { since: "2022-11", until: "2023-01" }, 2],
  ])("looking through with %s", async (_, filters, count) => {
    await fill(archive(), TIDE, HARBOUR_STRIKE, { ...UNDATED, slug: "undated" })
    expect((await verbatim("the cranes", filters))[0]).toBe(count)
    expect(await holding({ "the cranes": 1 }, filters)).toHaveLength(count)
  })

  test("a changed version takes the place of the earlier one, a removed article is found no more", async () => {
    await fill(archive(), HARBOUR_STRIKE, TIDE)
    const [first = "", , ...rest] = TIDE.paragraphs
    await fill(archive(), { ...TIDE, paragraphs: [`${first} It rained.`, ...rest] })
    expect(await verbatim("hafen")).toEqual([0])
    expect(await verbatim("okafor")).toEqual([2, "tide 1", "tide 2"])
    expect(await verbatim("it rained")).toEqual([1, "tide 1"])
    await archive().articles.remove("tide")
    expect(await verbatim("okafor")).toEqual([0])
    expect(await holding({ okafor: 1, cranes: 1 })).toEqual(["harbour-strike 2 1"])
    await fill(archive(), TIDE)
    expect(await verbatim("okafor")).toEqual([2, "tide 1", "tide 3"])
  })

  test("a new extractor finds each paragraph once, as before", async () => {
    await fill(archive(), TIDE, { ...TIDE, extractor: "2" })
    expect(await verbatim("okafor")).toEqual([2, "tide 1", "tide 3"])
  })

  test.each(['" OR "a', "*", "NEAR(", "a b", "words:a", "\0", "'", "", "-", "🂡".repeat(2000), "AND"])(
    "a hostile word is only a word: %j",
    async (word) => {
      await fill(archive(), TIDE)
      const hostile = { words: [word], weight: 1 }
      expect(await archive().paragraphs.verbatim([word], {}, 9)).toEqual({ paragraphs: 0, newest: [] })
      expect(await archive().paragraphs.verbatim(["cranes", word], {}, 9)).toEqual({ paragraphs: 0, newest: [] })
      const found = await archive().paragraphs.holding([hostile, { words: ["hafen"], weight: 2 }], {}, 9)
      expect(found.map(({ weight }) => weight)).toEqual([2])
    },
  )
}
