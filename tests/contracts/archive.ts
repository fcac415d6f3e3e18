import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Archive, Filters, LedgerEntry } from "../../src/core/archive.ts"
import { snippetsOf } from "../../src/core/snippet.ts"
import { folded, words } from "../../src/core/text/fold.ts"
import { covered, coveredIranDrones, fill, HARBOUR_STRIKE, ORCHARD, type Story } from "../support/archive.ts"
import { arrivals, slots, standingOrders } from "./orders.ts"

/** Where an archive lives: opened again, it holds what was saved. */
export type Place = { open(): Promise<Archive>; clear(): Promise<void> }

/** What every archive does, whatever it stores in. */
export function archiveContract(name: string, makePlace: () => Promise<Place>): void {
  describe(name, () => {
    let place: Place
    let archive: Archive
    beforeEach(async () => {
      place = await makePlace()
      archive = await place.open()
    })
    afterEach(async () => {
      await archive.close()
      await place.clear()
    })
    const reopen = async () => {
      await archive.close()
      archive = await place.open()
    }

    articles(() => archive, reopen)
    snippets(() => archive)
    search(() => archive)
    tickets(() => archive, reopen)
    ledger(() => archive, reopen)
    arrivals(() => archive, reopen)
    standingOrders(() => archive, reopen)
    slots(() => archive, reopen)
  })
}

type Now = () => Archive
const drones = coveredIranDrones()
const AT = new Date("2026-03-01T06:00:00Z")
const SOURCE = { file: "iran-drones.txt", fingerprint: "1" }
const corrected: Story = { ...HARBOUR_STRIKE, title: "Dockers end their strike at Hull harbour" }

function articles(now: Now, reopen: () => Promise<void>): void {
  test("a saved article is read back whole, after a restart too", async () => {
    expect(await now().save(drones.article, drones.coverage, SOURCE, AT)).toBe("added")
    await reopen()
    expect(await now().article("iran-drones")).toEqual(drones)
    expect(await now().article("iran-drones", drones.article.version)).toEqual(drones)
    expect(await now().article("nowhere")).toBeNull()
    expect(await now().article("iran-drones", "0")).toBeNull()
  })

  test("the same article again changes nothing but its source", async () => {
    await now().save(drones.article, drones.coverage, SOURCE, AT)
    const before = [await now().vocabulary(), await now().snippets({}, 99), await now().articles()]
    const moved = { file: "moved.txt", fingerprint: "2" }
    expect(await now().save(drones.article, drones.coverage, moved, AT)).toBe("unchanged")
    expect([await now().vocabulary(), await now().snippets({}, 99), await now().articles()]).toEqual(before)
    expect(await now().vocabulary()).toBe(before[0])
    expect(await now().sources()).toEqual([{ slug: "iran-drones", ...moved }])
  })

  test("a corrected article takes the place of the earlier one, which stays readable by its version", async () => {
    await fill(now(), HARBOUR_STRIKE)
    const { article, coverage } = covered(corrected)
    expect(await now().save(article, coverage, SOURCE, AT)).toBe("changed")
    expect((await now().articles()).map(({ title }) => title)).toEqual([corrected.title])
    expect(await now().article("harbour-strike", covered(HARBOUR_STRIKE).article.version)).toEqual(
      covered(HARBOUR_STRIKE),
    )
    expect(new Set((await now().snippets({}, 99)).map(({ title }) => title))).toEqual(new Set([corrected.title]))
  })

  test("a correction that is taken back is current again", async () => {
    await fill(now(), HARBOUR_STRIKE, corrected, HARBOUR_STRIKE)
    expect(await now().article("harbour-strike")).toEqual(covered(HARBOUR_STRIKE))
    const { article, coverage } = covered(HARBOUR_STRIKE)
    expect(await now().snippets({ kind: "quote" }, 99)).toEqual(
      snippetsOf(article, coverage).filter(({ kind }) => kind === "quote"),
    )
  })

  test("a removed article is in no list and no search, but its versions stay", async () => {
    await fill(now(), HARBOUR_STRIKE, ORCHARD)
    expect(await now().remove("harbour-strike")).toBe(true)
    expect(await now().remove("harbour-strike")).toBe(false)
    expect(await now().article("harbour-strike")).toBeNull()
    expect(await now().article("harbour-strike", covered(HARBOUR_STRIKE).article.version)).not.toBeNull()
    expect((await now().articles()).map(({ slug }) => slug)).toEqual(["orchard"])
    expect((await now().sources()).map(({ slug }) => slug)).toEqual(["orchard"])
    expect((await now().cast()).filter(({ slug }) => slug === "harbour-strike")).toEqual([])
    expect(await now().candidates([["cranes"]], {}, 9)).toEqual([])
    await fill(now(), HARBOUR_STRIKE)
    expect(await now().candidates([["cranes"]], {}, 9)).toHaveLength(1)
  })

  test("articles come newest first, undated ones last, with what they hold", async () => {
    await fill(now(), ORCHARD, drones, { ...ORCHARD, slug: "another", title: "A drought" }, HARBOUR_STRIKE)
    expect((await now().articles()).map(({ slug, quotes, facts }) => [slug, quotes, facts])).toEqual([
      ["harbour-strike", 3, 2],
      ["iran-drones", 12, 7],
      ["another", 1, 1],
      ["orchard", 1, 1],
    ])
    const [head] = await now().articles()
    const { text: _, paragraphs: __, ...expected } = covered(HARBOUR_STRIKE).article
    expect(head).toEqual({ ...expected, quotes: 3, facts: 2 })
  })

  test("the cast has everyone of every article, with how often they are quoted and reported", async () => {
    await fill(now(), drones, HARBOUR_STRIKE)
    const cast = await now().cast()
    const published = "2022-10-20T00:32"
    expect(cast).toHaveLength(10)
    expect(cast).toContainEqual({
      ...{ name: "Ned Price", kind: "person", roles: ["US State Department spokesman"] },
      ...{ slug: "iran-drones", published, quoted: 3, reported: 0 },
    })
    expect(cast).toContainEqual({
      ...{ name: "Tehran", kind: "body", roles: [], slug: "iran-drones", published, quoted: 0, reported: 1 },
    })
  })
}

function snippets(now: Now): void {
  test("every snippet is found by its id for ever: of an older version, and of a removed article", async () => {
    await fill(now(), HARBOUR_STRIKE)
    const { article, coverage } = covered(HARBOUR_STRIKE)
    const old = snippetsOf(article, coverage)
    await fill(now(), corrected)
    for (const snippet of old) expect(await now().snippet(snippet.id)).toEqual(snippet)
    await now().remove("harbour-strike")
    for (const snippet of old) expect(await now().snippet(snippet.id)).toEqual(snippet)
    expect(await now().snippet("#aaaaaaaaaaaa")).toBeNull()
  })

  test("a new extractor keeps ids; what it no longer finds stays readable, but points at no utterance", async () => {
    await fill(now(), HARBOUR_STRIKE)
    const before = await now().snippets({ kind: "quote" }, 9)
    const [, ...said] = HARBOUR_STRIKE.said ?? []
    await fill(now(), { ...HARBOUR_STRIKE, extractor: "2", said, facts: [] })
    const after = await now().snippets({ kind: "quote" }, 9)
    expect(after.map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id))
    expect(after.map(({ index }) => index)).toEqual([0, 1])
    const [lost] = before
    expect(await now().snippet(lost?.id ?? "")).toEqual({ ...lost, index: -1, passage: -1 })
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
    await fill(now(), drones, ORCHARD, HARBOUR_STRIKE)
    expect(await now().snippets(filters, 99)).toHaveLength(count)
    expect(await now().candidates([["in", "hull"]], filters, 99)).toHaveLength(count)
  })

  test("a date that is printed less exactly than it is asked for may well fit", async () => {
    await fill(now(), { ...ORCHARD, published: "2022-05" })
    expect(await now().snippets({ since: "2022-05-20" }, 9)).toHaveLength(2)
    expect(await now().snippets({ until: "2022-05-01" }, 9)).toHaveLength(2)
    expect(await now().snippets({ since: "2022-06-01" }, 9)).toHaveLength(0)
  })

  test("listing goes from the newest article to the undated ones, in article order, up to the limit", async () => {
    await fill(now(), ORCHARD, drones, HARBOUR_STRIKE)
    const all = await now().snippets({}, 99)
    expect([...new Set(all.map(({ slug }) => slug))]).toEqual(["harbour-strike", "iran-drones", "orchard"])
    for (const slug of ["harbour-strike", "iran-drones"]) {
      const starts = all.filter((snippet) => snippet.slug === slug).map(({ span }) => span.start)
      expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    }
    expect(await now().snippets({}, 4)).toEqual(all.slice(0, 4))
  })
}

function search(now: Now): void {
  test("the vocabulary counts the current snippets that hold a word in any field", async () => {
    await fill(now(), HARBOUR_STRIKE, corrected, ORCHARD)
    const counts = new Map<string, number>()
    for (const snippet of await now().snippets({}, 99)) {
      const { contextWords, speakers, roles, title } = snippet
      for (const word of new Set(words([contextWords, ...speakers, ...roles, title].join("\n"))))
        counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    expect(new Map([...(await now().vocabulary())].sort())).toEqual(new Map([...counts].sort()))
  })

  test("the vocabulary is the same object until a snippet comes or goes", async () => {
    await fill(now(), HARBOUR_STRIKE)
    const before = await now().vocabulary()
    await now().keepTicket({ command: "quote", args: {} }, new Date())
    await now().seen("key", new Date())
    expect(await now().vocabulary()).toBe(before)
    await fill(now(), ORCHARD)
    expect((await now().vocabulary()).get("cherries")).toBe(2)
    await now().remove("orchard")
    expect((await now().vocabulary()).has("cherries")).toBe(false)
  })

  test("each group must match, in any field, by any of its words", async () => {
    await fill(now(), drones, HARBOUR_STRIKE)
    const found = async (...groups: string[][]) =>
      (await now().candidates(groups, { kind: "quote" }, 99)).map(({ words }) => folded(words).slice(0, 12)).sort()
    expect(await found(["price"], ["grave"])).toEqual(["a grave mist", "we express o"])
    expect(await found(["mayor"])).toEqual(["a grave mist"])
    expect(await found(["abundant", "cranes"])).toEqual(["the cranes s", "we now have "])
    expect(await found(["abundant"], ["cranes"])).toEqual([])
    expect(await found(["erdogan"], ["dockers"])).toEqual(["the cranes s"])
    expect(await found(["grave"], [])).toEqual([])
    expect(await found()).toEqual([])
    expect(await now().candidates([["drones"]], {}, 2)).toHaveLength(2)
  })

  test.each(['" OR "a', "*", "NEAR(", "a b", "words:a", "\0", "'", "", "-", "🂡".repeat(2000), "AND"])(
    "a hostile word is only a word: %j",
    async (word) => {
      await fill(now(), HARBOUR_STRIKE)
      expect(await now().candidates([[word]], {}, 9)).toEqual([])
      expect(await now().candidates([[word, "cranes"]], { speakers: [word, "Anna Erdoğan"] }, 9)).toHaveLength(1)
    },
  )

  test("a group may hold a thousand words, and there may be dozens of groups", async () => {
    await fill(now(), HARBOUR_STRIKE)
    const many = [...Array.from({ length: 1000 }, (_, i) => `word${i}`), "cranes"]
    expect(await now().candidates(Array(40).fill(many), {}, 9)).toHaveLength(1)
  })
}

function tickets(now: Now, reopen: () => Promise<void>): void {
  const call = { command: "quote", args: { query: "x".repeat(300), page: "2" } }
  const day = (n: number) => new Date(Date.UTC(2026, 2, n))

  test("a ticket is short, gives its call back after a restart, and is the same for the same call", async () => {
    const id = await now().keepTicket(call, day(1))
    expect(id).toMatch(/^[a-z2-7]{1,12}$/)
    const { query, page } = call.args
    expect(await now().keepTicket({ command: "quote", args: { page, query } }, day(1))).toBe(id)
    expect(await now().keepTicket({ ...call, command: "fact" }, day(1))).not.toBe(id)
    await reopen()
    expect(await now().ticket(id, day(1))).toEqual(call)
    expect(await now().ticket("aaaa", day(1))).toBeNull()
  })

  test("a ticket ends after 30 days, unless its call was kept again", async () => {
    const id = await now().keepTicket(call, day(1))
    expect(await now().ticket(id, day(30))).toEqual(call)
    expect(await now().ticket(id, day(31))).toBeNull()
    await now().keepTicket(call, day(20))
    expect(await now().ticket(id, day(31))).toEqual(call)
  })

  test("a delivery is seen the second time, after a restart too, and forgotten after a week", async () => {
    expect(await now().seen("Ev1", day(1))).toBe(false)
    expect(await now().seen("Ev1", day(1))).toBe(true)
    await reopen()
    expect(await now().seen("Ev1", day(7))).toBe(true)
    expect(await now().seen("Ev2", day(7))).toBe(false)
    expect(await now().seen("Ev1", day(8))).toBe(false)
  })
}

function ledger(now: Now, reopen: () => Promise<void>): void {
  const entry: LedgerEntry = {
    ...{ key: "answer-1", platform: "slack", channel: "C1", asker: null, at: "2026-03-01T07:00:00Z" },
    shown: [{ snippet: "#abcdefghijkl", version: "1" }],
  }
  const posted = { message: "171.001", editable: true, at: "2026-03-01T07:00:01Z" }

  test("a posting is written before it is out, and settled after", async () => {
    expect(await now().posting("answer-1")).toBeNull()
    await now().intend(entry)
    await reopen()
    expect(await now().posting("answer-1")).toEqual({ ...entry, posted: null })
    await now().settle("answer-1", posted)
    await reopen()
    expect(await now().posting("answer-1")).toEqual({ ...entry, posted })
  })

  test("an intent that is written twice is one posting", async () => {
    await now().intend(entry)
    await now().settle("answer-1", posted)
    await now().intend({ ...entry, channel: "C2" })
    expect(await now().posting("answer-1")).toEqual({ ...entry, posted })
  })

  test("an intent of which nothing came is withdrawn; what is out stays", async () => {
    await now().intend(entry)
    await now().withdraw("answer-1")
    expect(await now().posting("answer-1")).toBeNull()
    await now().intend(entry)
    await now().settle("answer-1", posted)
    await now().withdraw("answer-1")
    expect(await now().posting("answer-1")).toEqual({ ...entry, posted })
  })

  test("what was never intended cannot be settled", async () => {
    await expect(now().settle("answer-2", posted)).rejects.toThrow("answer-2")
  })
}
