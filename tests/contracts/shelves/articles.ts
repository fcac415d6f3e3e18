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
      await archive().articles.list(),
    ]
    const moved = { file: "moved.txt", fingerprint: "2" }
    expect(await archive().articles.save(pack(drones), moved, AT)).toBe("unchanged")
    expect([
      await archive().snippets.vocabulary(),
      await archive().snippets.list({}, 99),
      await archive().articles.list(),
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

  test("a corrected article takes the place of the earlier one, which stays readable by its version", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    expect(await archive().articles.save(pack(covered(CORRECTED)), SOURCE, AT)).toBe("changed")
    expect((await archive().articles.list()).map(({ title }) => title)).toEqual([CORRECTED.title])
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
    expect((await archive().articles.list()).map(({ slug }) => slug)).toEqual(["orchard"])
    expect((await archive().articles.sources()).map(({ slug }) => slug)).toEqual(["orchard"])
    expect((await archive().articles.cast()).filter(({ slug }) => slug === "harbour-strike")).toEqual([])
    expect(await archive().snippets.candidates([["cranes"]], {}, 9)).toEqual([])
    await fill(archive(), HARBOUR_STRIKE)
    expect(await archive().snippets.candidates([["cranes"]], {}, 9)).toHaveLength(1)
  })

  test("articles come newest first, undated ones last, with what they hold", async () => {
    await fill(archive(), ORCHARD, drones, { ...ORCHARD, slug: "another", title: "A drought" }, HARBOUR_STRIKE)
    expect((await archive().articles.list()).map(({ slug, quotes, facts }) => [slug, quotes, facts])).toEqual([
      ["harbour-strike", 3, 2],
      ["iran-drones", 12, 7],
      ["another", 1, 1],
      ["orchard", 1, 1],
    ])
    const [head] = await archive().articles.list()
    const { text: _, paragraphs: __, ...expected } = covered(HARBOUR_STRIKE).article
    expect(head).toEqual({ ...expected, quotes: 3, facts: 2 })
  })

  test("the cast has everyone of every article, with how often they are quoted and reported", async () => {
    await fill(archive(), drones, HARBOUR_STRIKE)
    const cast = await archive().articles.cast()
    const published = "2022-10-20T00:32"
    expect(cast).toHaveLength(10)
    expect(cast).toContainEqual({
      name: "Ned Price",
      kind: "person",
      roles: ["US State Department spokesman"],
      slug: "iran-drones",
      published,
      quoted: 3,
      reported: 0,
    })
    expect(cast).toContainEqual({
      name: "Tehran",
      kind: "body",
      roles: [],
      slug: "iran-drones",
      published,
      quoted: 0,
      reported: 1,
    })
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
}
