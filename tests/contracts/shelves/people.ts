import { expect, test } from "vitest"
import type { Archive } from "../../../src/core/archive.ts"
import { covered, coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD, type Story } from "../../support/archive.ts"

const drones = coveredIranDrones()

/** The negotiator again, in a newer article, in another role and spelt without her accent. */
const SEQUEL: Story = {
  slug: "sequel",
  title: "Ships sail again",
  published: "2022-11-09",
  paragraphs: ["“We sail,” said Anna Erdogan, member of the harbour board.", "Anna Erdogan said that all is well."],
  cast: [{ name: "Anna Erdogan", roles: ["member of the harbour board"] }],
  said: [
    { by: "Anna Erdogan", words: ["We sail"] },
    { by: "Anna Erdogan", kind: "indirect", words: ["all is well"] },
  ],
}

/** What every archive does with people. */
export function peopleContract(archive: () => Archive): void {
  const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name)

  test("everyone of every cast is there, most quoted first, page by page", async () => {
    await fill(archive(), drones, HARBOUR_STRIKE, ORCHARD)
    const all = await archive().people.list(99)
    expect(all).toHaveLength(10)
    expect(names(all.slice(0, 4))).toEqual(["Ali Khamenei", "Ned Price", "Anna Erdoğan", "Nick Price"])
    expect(await archive().people.list(4, 2)).toEqual(all.slice(2, 6))
    expect(await archive().people.count()).toBe(10)
    expect(await archive().people.named("ned price")).toEqual({
      name: "Ned Price",
      kind: "person",
      role: "US State Department spokesman",
      roles: ["US State Department spokesman"],
      quoted: 2,
      reported: 0,
    })
    expect(await archive().people.named("Price")).toBeNull()
  })

  test("one name in two articles is one person, as the newest tells of them", async () => {
    await fill(archive(), SEQUEL, HARBOUR_STRIKE)
    const anna = {
      name: "Anna Erdogan",
      kind: "person",
      quoted: 2,
      reported: 1,
      role: "member of the harbour board",
      roles: ["member of the harbour board", "the union's chief negotiator"],
    }
    expect(await archive().people.named("ANNA ERDOĞAN")).toEqual(anna)
    const { newest, ...counts } = await archive().people.appearances("Anna Erdogan", 9)
    expect(counts).toEqual({ articles: 2, quotedIn: 2, quoted: 2, reported: 1 })
    expect(newest.map(({ head, role, quoted }) => [head.slug, role, quoted])).toEqual([
      ["sequel", "member of the harbour board", 1],
      ["harbour-strike", "the union's chief negotiator", 1],
    ])
    expect((await archive().people.appearances("Anna Erdogan", 1)).newest).toHaveLength(1)
    await archive().articles.remove("sequel")
    expect(await archive().people.named("Anna Erdogan")).toMatchObject({ name: "Anna Erdoğan", quoted: 1, reported: 0 })
    expect((await archive().people.labelWords()).has("member")).toBe(false)
  })

  test("the role that most articles give is theirs, and an interviewer's name for them only where no other gives one", async () => {
    const story = (slug: string, published: string, role: string): Story => ({
      slug,
      title: slug,
      published,
      paragraphs: [`“Yes,” said Mara Quill, ${role}.`],
      cast: [{ name: "Mara Quill", roles: [role] }],
      said: [{ by: "Mara Quill", words: ["Yes"] }],
    })
    const { article, coverage } = covered(story("talk", "2026-03-09", "the pier lady"))
    const talk = { article: { ...article, kind: "interview" as const }, coverage }
    await fill(archive(), story("first", "2026-03-01", "the trust's chief executive"), talk)
    const roleOf = async () => (await archive().people.named("Mara Quill"))?.role
    expect(await roleOf()).toBe("the trust's chief executive")
    await fill(archive(), story("second", "2026-03-05", "a director"))
    expect(await roleOf()).toBe("a director")
    await fill(archive(), story("third", "2026-03-02", "the trust's chief executive"))
    expect(await roleOf()).toBe("the trust's chief executive")
  })

  test("people are found by words of their names and roles", async () => {
    await fill(archive(), drones, HARBOUR_STRIKE, SEQUEL)
    expect(names(await archive().people.labelled([["price"]], 9))).toEqual(["Ned Price", "Nick Price"])
    expect(names(await archive().people.labelled([["price"], ["mayor", "spokesman"]], 1))).toEqual(["Ned Price"])
    expect(names(await archive().people.labelled([["negotiator"]], 9))).toEqual(["Anna Erdogan"])
    expect(await archive().people.labelled([["price"], []], 9)).toEqual([])
    expect((await archive().people.labelWords()).get("price")).toBe(2)
  })

  test("who is only described is nobody in particular", async () => {
    const { article, coverage } = covered(SEQUEL)
    const cast = coverage.cast.map((member) => ({ ...member, kind: "unnamed" as const }))
    await fill(archive(), { article, coverage: { ...coverage, cast } })
    expect(await archive().people.list(9)).toEqual([])
  })

  test("who is no longer named is gone", async () => {
    await fill(archive(), SEQUEL, { ...SEQUEL, extractor: "2", cast: [], said: [] })
    expect(await archive().people.count()).toBe(0)
    expect([...(await archive().people.labelWords())]).toEqual([])
  })
}
