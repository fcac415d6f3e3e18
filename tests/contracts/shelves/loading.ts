import { expect, test } from "vitest"
import type { Archive } from "../../../src/core/archive.ts"
import type { Covered } from "../../../src/core/model.ts"
import { pack } from "../../../src/core/packed-article.ts"
import { CORRECTED, covered, fill, HARBOUR_STRIKE, ORCHARD } from "../../support/archive.ts"

const AT = new Date("2026-03-01T06:00:00Z")
const [harbour, corrected, orchard] = [HARBOUR_STRIKE, CORRECTED, ORCHARD].map((story) => covered(story))

/** What every archive does with articles that are loaded many at a time. */
export function loadingContract(archive: () => Archive, reopen: () => Promise<void>): void {
  const load = (...articles: readonly (Covered | undefined)[]) =>
    archive().loading.save(
      articles.flatMap((one) => (one ? [{ article: pack(one), fingerprint: one.article.version }] : [])),
      AT,
    )

  test("articles that are loaded together are found as if each had been saved alone", async () => {
    expect(await load(harbour, orchard)).toEqual(["added", "added"])
    await reopen()
    const words = [...(await archive().snippets.vocabulary())].sort()
    const [people, heads] = [await archive().people.list(99), await archive().articles.list(99)]
    for (const { slug } of heads) await archive().articles.remove(slug)
    await fill(archive(), HARBOUR_STRIKE, ORCHARD)
    expect([...(await archive().snippets.vocabulary())].sort()).toEqual(words)
    expect(await archive().people.list(99)).toEqual(people)
    expect(await archive().articles.list(99)).toEqual(heads)
  })

  test("what was loaded is known by its fingerprint, until it is gone or another version has its place", async () => {
    await load(harbour, orchard)
    await reopen()
    const { has, save } = archive().loading
    const isThere = (one: Covered | undefined) => has(one?.article.version ?? "")
    expect([await isThere(harbour), await isThere(corrected)]).toEqual([true, false])
    expect(await load(harbour, corrected)).toEqual(["unchanged", "changed"])
    expect([await isThere(harbour), await isThere(corrected)]).toEqual([false, true])
    await archive().articles.remove("orchard")
    expect(await isThere(orchard)).toBe(false)
    expect(await save([], AT)).toEqual([])
  })

  test("an article that a folder gives stays, and one that is loaded gives way to a folder's", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    expect(await load(corrected)).toEqual(["given"])
    expect(await archive().articles.get("harbour-strike")).toEqual(harbour)
    await load(orchard)
    await fill(archive(), ORCHARD)
    expect((await archive().articles.sources()).map(({ slug }) => slug).sort()).toEqual(["harbour-strike", "orchard"])
    expect(await load(orchard)).toEqual(["given"])
  })

  test("what is loaded is of no folder and no news", async () => {
    await load(harbour)
    expect(await archive().articles.sources()).toEqual([])
    expect(await archive().articles.arrivals({ since: new Date(0) })).toEqual([])
    expect(await archive().loading.given("harbour-strike")).toEqual({ file: "", fingerprint: harbour?.article.version })
    expect(await archive().loading.given("nowhere")).toBeNull()
  })

  test("joining the indexes comes to an end, and the same is found", async () => {
    for (const one of [harbour, orchard]) await load(one)
    const { loading, snippets, paragraphs } = archive()
    const found = async () => [
      await snippets.candidates([["cranes", "apples"]], {}, 9),
      await paragraphs.verbatim(["the", "cranes"], {}, 9),
    ]
    const before = await found()
    expect(before.flat().length).toBeGreaterThan(0)
    await loading.joinIndexes(new AbortController().signal)
    expect(await found()).toEqual(before)
  })

  test("what the publisher withholds is not loaded", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    await archive().articles.remove("harbour-strike", "withheld", AT)
    expect(await load(harbour, orchard)).toEqual(["withheld", "added"])
    expect(await archive().articles.get("harbour-strike")).toBeNull()
  })
}
