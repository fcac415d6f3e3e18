import { expect, test } from "vitest"
import type { Archive } from "../../../src/core/archive.ts"
import { pack } from "../../../src/core/packed-article.ts"
import type { Articles } from "../../../src/core/shelves/articles.ts"
import { snippetsOf } from "../../../src/core/snippet.ts"
import { arrive, CORRECTED, covered, coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD } from "../../support/archive.ts"

const drones = coveredIranDrones()
const AT = new Date("2026-03-01T06:00:00Z")
const SOURCE = { file: "iran-drones.txt", fingerprint: "1" }

/** What every archive does with articles. */
export function articlesContract(archive: () => Archive, reopen: () => Promise<void>): void {
  test("a saved article is read back whole, after a restart too", async () => {
    expect(await archive().articles.save(pack(drones), SOURCE, AT)).toBe("added")
    await reopen()
    expect(await archive().articles.get("iran-drones")).toEqual(drones)
    expect(await archive().articles.get("iran-drones", drones.article.version)).toEqual(drones)
    expect(await archive().articles.get("nowhere")).toBeNull()
    expect(await archive().articles.get("iran-drones", "0")).toBeNull()
  })

  test("the same article again changes nothing but its source", async () => {
    await archive().articles.save(pack(drones), SOURCE, AT)
    const before = [
      await archive().snippets.vocabulary(),
      await archive().snippets.list({}, 99),
      await archive().articles.list(999),
    ]
    const moved = { file: "moved.txt", fingerprint: "2" }
    expect(await archive().articles.save(pack(drones), moved, AT)).toBe("unchanged")
    expect([
      await archive().snippets.vocabulary(),
      await archive().snippets.list({}, 99),
      await archive().articles.list(999),
    ]).toEqual(before)
    expect(await archive().snippets.vocabulary()).toBe(before[0])
    expect(await archive().articles.sources()).toEqual([{ slug: "iran-drones", ...moved }])
  })

  test("a paragraph that becomes a block quote is a change, though the words and so the version are the same", async () => {
    await archive().articles.save(pack(drones), SOURCE, AT)
    const { article, coverage } = drones
    const paragraphs = article.paragraphs.map((span, i) => (i === 1 ? { ...span, isBlockQuote: true as const } : span))
    const set = { article: { ...article, paragraphs }, coverage }
    expect(await archive().articles.save(pack(set), SOURCE, AT)).toBe("changed")
    await reopen()
    expect(await archive().articles.get("iran-drones")).toEqual(set)
  })

  test("each version has its time, and one that comes back stands there again", async () => {
    const [first, second] = [covered(HARBOUR_STRIKE), covered(CORRECTED)]
    for (const [hour, one] of [first, first, second, first].entries())
      await archive().articles.save(pack(one), SOURCE, new Date(AT.getTime() + hour * 3_600_000))
    await reopen()
    expect(await archive().articles.history("harbour-strike")).toEqual([
      { version: first.article.version, at: "2026-03-01T06:00:00.000Z" },
      { version: second.article.version, at: "2026-03-01T08:00:00.000Z" },
      { version: first.article.version, at: "2026-03-01T09:00:00.000Z" },
    ])
    expect(await archive().articles.history("nowhere")).toEqual([])
  })

  test("of a withheld article neither a version nor a snippet is read, until it comes again", async () => {
    await fill(archive(), HARBOUR_STRIKE, CORRECTED)
    const { article, coverage } = covered(HARBOUR_STRIKE)
    const ids = snippetsOf(article, coverage).map(({ id }) => id)
    const readable = async () => [
      (await archive().articles.get(article.slug, article.version)) !== null,
      (await Promise.all(ids.map((id) => archive().snippets.get(id)))).some((snippet) => snippet !== null),
      (await archive().articles.history(article.slug)).length > 0,
    ]
    expect(await archive().articles.remove(article.slug, "withdrawn", AT)).toBe(true)
    expect(await readable()).toEqual([true, true, true])
    expect(await archive().articles.remove(article.slug, "withheld", AT)).toBe(false)
    await reopen()
    expect(await readable()).toEqual([false, false, false])
    await fill(archive(), HARBOUR_STRIKE)
    expect(await readable()).toEqual([true, true, true])
  })

  test("what a file gave is known, also when it is gone, unless another file gives it now", async () => {
    const given = () => archive().articles.givenBy(SOURCE.file)
    await archive().articles.save(pack(covered(HARBOUR_STRIKE)), SOURCE, AT)
    await archive().articles.save(pack(covered(ORCHARD)), SOURCE, AT)
    expect(await given()).toEqual(["harbour-strike", "orchard"])
    await archive().articles.remove("orchard")
    expect(await given()).toEqual(["harbour-strike", "orchard"])
    await archive().articles.save(pack(covered(ORCHARD)), { file: "orchard.txt", fingerprint: "1" }, AT)
    expect(await given()).toEqual(["harbour-strike"])
  })

  test("a corrected article takes the place of the earlier one, which stays readable by its version", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    expect(await archive().articles.save(pack(covered(CORRECTED)), SOURCE, AT)).toBe("changed")
    expect((await archive().articles.list(999)).map(({ title }) => title)).toEqual([CORRECTED.title])
    expect(await archive().articles.get("harbour-strike", covered(HARBOUR_STRIKE).article.version)).toEqual(
      covered(HARBOUR_STRIKE),
    )
    expect(new Set((await archive().snippets.list({}, 99)).map(({ title }) => title))).toEqual(
      new Set([CORRECTED.title]),
    )
  })

  test("a correction that is taken back is current again", async () => {
    await fill(archive(), HARBOUR_STRIKE, CORRECTED, HARBOUR_STRIKE)
    expect(await archive().articles.get("harbour-strike")).toEqual(covered(HARBOUR_STRIKE))
    const { article, coverage } = covered(HARBOUR_STRIKE)
    expect(await archive().snippets.list({ kind: "quote" }, 99)).toEqual(
      snippetsOf(article, coverage).filter(({ kind }) => kind === "quote"),
    )
  })

  test("a removed article is in no list and no search, but its versions stay", async () => {
    await fill(archive(), HARBOUR_STRIKE, ORCHARD)
    expect(await archive().articles.remove("harbour-strike")).toBe(true)
    expect(await archive().articles.remove("harbour-strike")).toBe(false)
    expect(await archive().articles.get("harbour-strike")).toBeNull()
    expect(await archive().articles.get("harbour-strike", covered(HARBOUR_STRIKE).article.version)).not.toBeNull()
    expect((await archive().articles.list(999)).map(({ slug }) => slug)).toEqual(["orchard"])
    expect((await archive().articles.sources()).map(({ slug }) => slug)).toEqual(["orchard"])
    expect(await archive().people.named("Nick Price")).toBeNull()
    expect(await archive().articles.labelled([["hull"]], 9)).toEqual([])
    expect((await archive().articles.labelWords()).has("hull")).toBe(false)
    expect(await archive().snippets.candidates([["cranes"]], {}, 9)).toEqual([])
    await fill(archive(), HARBOUR_STRIKE)
    expect(await archive().snippets.candidates([["cranes"]], {}, 9)).toHaveLength(1)
  })

  test("articles come newest first, undated ones last, with what they hold", async () => {
    await fill(archive(), ORCHARD, drones, { ...ORCHARD, slug: "another", title: "A drought" }, HARBOUR_STRIKE)
    expect((await archive().articles.list(999)).map(({ slug, quotes, facts }) => [slug, quotes, facts])).toEqual([
      ["harbour-strike", 3, 2],
      ["iran-drones", 9, 7],
      ["another", 1, 1],
      ["orchard", 1, 1],
    ])
    const [head] = await archive().articles.list(999)
    const { text: _, paragraphs: __, ...expected } = covered(HARBOUR_STRIKE).article
    expect(head).toEqual({ ...expected, quotes: 3, facts: 2 })
  })

  test("a page of articles is the next ones in their order", async () => {
    await fill(archive(), ORCHARD, drones, HARBOUR_STRIKE)
    const all = await archive().articles.list(9)
    expect(all.map(({ slug }) => slug)).toEqual(["harbour-strike", "iran-drones", "orchard"])
    expect(await archive().articles.list(2)).toEqual(all.slice(0, 2))
    expect(await archive().articles.list(2, 2)).toEqual(all.slice(2))
    expect(await archive().articles.list(2, 9)).toEqual([])
    expect(await archive().articles.count()).toBe(3)
    expect(await archive().articles.tally()).toEqual({ articles: 3, quotes: 13, facts: 10 })
    expect(await archive().articles.newestOf(["orchard", "iran-drones", "nowhere"], 1)).toEqual(["iran-drones"])
  })

  test("articles are found by slug, by title and by words of either", async () => {
    await fill(archive(), ORCHARD, drones, HARBOUR_STRIKE, { ...ORCHARD, slug: "frost-again" })
    const slugs = (heads: readonly { readonly slug: string }[]) => heads.map(({ slug }) => slug)
    expect(slugs(await archive().articles.named("harbour-strike", 9))).toEqual(["harbour-strike"])
    expect(slugs(await archive().articles.named("A LATE FROST, in the orchards", 9))).toEqual([
      "frost-again",
      "orchard",
    ])
    expect(slugs(await archive().articles.named("frost", 9))).toEqual([])
    expect(slugs(await archive().articles.labelled([["hull", "iran"]], 9))).toEqual(["harbour-strike", "iran-drones"])
    expect(slugs(await archive().articles.labelled([["frost"], ["again"]], 9))).toEqual(["frost-again"])
    expect(slugs(await archive().articles.labelled([["frost"]], 1))).toEqual(["frost-again"])
    expect((await archive().articles.labelWords()).get("frost")).toBe(2)
    await fill(archive(), { ...ORCHARD, title: "No cherries this year" })
    expect(slugs(await archive().articles.labelled([["frost"]], 9))).toEqual(["frost-again"])
    expect((await archive().articles.labelWords()).get("frost")).toBe(1)
  })

  test("articles of a day are those of earlier years", async () => {
    const dated = (slug: string, published: string) => ({ ...ORCHARD, slug, published })
    await fill(archive(), dated("a", "2019-03-29"), dated("b", "2021-03-29T07:00"), dated("c", "2022-03-30"))
    await fill(archive(), dated("d", "2026-03-29"), dated("e", "2021-03"), ORCHARD)
    expect((await archive().articles.onDay("03-29", "2026", 9)).map(({ slug }) => slug)).toEqual(["b", "a"])
    expect(await archive().articles.onDay("03-29", "2026", 1)).toHaveLength(1)
    expect([await archive().articles.undated(), await archive().articles.undated("a")]).toEqual([1, 0])
  })

  test("sources are the same object while nothing changed", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    const before = await archive().articles.sources()
    await archive().tickets.seen("key", AT)
    expect(await archive().articles.sources()).toBe(before)
    await archive().articles.save(pack(covered(HARBOUR_STRIKE)), SOURCE, AT)
    expect(await archive().articles.sources()).toEqual([{ slug: "harbour-strike", ...SOURCE }])
  })

  const slugs = async (from: Parameters<Articles["arrivals"]>[0]) =>
    (await archive().articles.arrivals(from)).map(({ slug }) => slug)

  test("an article arrives once, whatever becomes of it", async () => {
    await arrive(archive(), "2026-03-28T06:00:00Z", HARBOUR_STRIKE)
    await arrive(archive(), "2026-03-29T06:00:00Z", drones)
    await arrive(archive(), "2026-03-30T06:00:00Z", CORRECTED)
    expect(await slugs({ after: 0 })).toEqual([HARBOUR_STRIKE.slug, drones.article.slug])
    expect(await slugs({ since: new Date("2026-03-29T00:00:00Z") })).toEqual([drones.article.slug])
    const [first] = await archive().articles.arrivals({ after: 0 })
    expect(await slugs({ after: first?.number ?? 0 })).toEqual([drones.article.slug])
    await archive().articles.remove(drones.article.slug)
    expect(await slugs({ after: 0 })).toEqual([HARBOUR_STRIKE.slug])
    await reopen()
    await arrive(archive(), "2026-03-31T06:00:00Z", drones)
    expect(await archive().articles.arrivals({ after: 1 })).toEqual([
      { number: 2, slug: drones.article.slug, at: "2026-03-29T06:00:00.000Z" },
    ])
  })

  test("articles of a period are counted, listed and picked alone, undated ones are of none", async () => {
    await fill(archive(), ORCHARD, drones, HARBOUR_STRIKE)
    const slugs = async (period: { readonly since?: string; readonly until?: string }) => {
      const shelf = archive().articles.within(period)
      const all = (await shelf.list(9)).map(({ slug }) => slug)
      expect(await shelf.count()).toBe(all.length)
      expect((await shelf.labelled([["harbour", "iran", "frost"]], 9)).map(({ slug }) => slug)).toEqual(all)
      expect((await shelf.list(9, 1)).length).toBe(Math.max(0, all.length - 1))
      return all
    }
    expect(await slugs({})).toEqual(["harbour-strike", "iran-drones", "orchard"])
    expect(await slugs({ since: "2022-11" })).toEqual(["harbour-strike"])
    expect(await slugs({ until: "2022-10-20" })).toEqual(["iran-drones"])
    expect(await slugs({ since: "2022-10-20", until: "2022" })).toEqual(["harbour-strike", "iran-drones"])
    expect(await slugs({ since: "2023" })).toEqual([])
  })

  test("an article is found by its address, however either is written", async () => {
    const at = (slug: string, url: string) => {
      const { article, coverage } = covered({ ...ORCHARD, slug })
      return { article: { ...article, url }, coverage }
    }
    const strike = at("strike", "https://www.tide.example/News/strike/?utm_source=front#top")
    const [one, two] = [at("one", "http://tide.example/?p=1"), at("two", "http://tide.example/?p=2")]
    await fill(archive(), strike, one, two, at("longer", "https://tide.example/News/strike-two"), ORCHARD)
    const found = async (address: string) => (await archive().articles.addressed(address, 9)).map(({ slug }) => slug)
    expect(await found("tide.example/News/strike")).toEqual(["strike"])
    expect(await found("tide.example/News/strike?page=2")).toEqual(["strike"])
    expect(await found("tide.example?p=2")).toEqual(["two"])
    expect(await found("tide.example/News")).toEqual([])
    expect(await found("tide.example")).toEqual([])
  })
}
