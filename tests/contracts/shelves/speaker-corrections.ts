import { expect, test } from "vitest"
import type { Archive } from "../../../src/core/archive.ts"
import { speakerName } from "../../../src/core/show/speaker.ts"
import type { SpeakerRuling } from "../../../src/core/speaker-corrections/correction.ts"
import { CORRECTED, fill, HARBOUR_STRIKE, rewritten } from "../../support/archive.ts"

const AT = new Date("2026-11-26T08:00:00Z")
const ANNA: SpeakerRuling = { kind: "speaker", speaker: "Anna Erdoğan" }
const NO_QUOTE: SpeakerRuling = { kind: "not-a-quote", speaker: null }
const NOBODY: SpeakerRuling = { kind: "not-named", speaker: null }

/** What every archive does with what the desk says of who spoke. */
export function speakerCorrectionsContract(archive: () => Archive, reopen: () => Promise<void>): void {
  /** The quote that the mayor is said to have said. */
  const graveMistake = async () => (await archive().snippets.list({ kind: "quote" }, 9))[1]
  const set = async (ruling: SpeakerRuling) => {
    const quote = await graveMistake()
    return archive().speakerCorrections.set(quote?.id ?? "", ruling, AT)
  }
  const speakers = async (version?: string) => {
    const covered = await archive().articles.get("harbour-strike", version)
    return covered?.coverage.utterances.map((one) => speakerName(covered, one))
  }
  const numberSaid = async (ruling: SpeakerRuling): Promise<number> => {
    const outcome = await set(ruling)
    return outcome.kind === "set" ? (outcome.number ?? -1) : -1
  }

  test("search, people and the article follow at once, the ids stay, it outlives a restart, and the last ruling counts", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    const before = await graveMistake()
    expect(await set(ANNA)).toEqual({ kind: "set", slug: "harbour-strike", number: 1, was: "Nick Price" })
    await reopen()
    expect(await graveMistake()).toEqual({
      ...before,
      speakers: ["Anna Erdoğan"],
      roles: ["the union's chief negotiator"],
    })
    expect(await speakers()).toEqual(["Anna Erdoğan", "Anna Erdoğan", "The port"])
    expect(await archive().snippets.list({ speakers: ["Nick Price"] }, 9)).toEqual([])
    expect(await archive().snippets.candidates([["mayor"]], { speakers: ["Anna Erdoğan"] }, 9)).toHaveLength(1)
    expect(await archive().people.named("Nick Price")).toMatchObject({ quoted: 0 })
    expect(await archive().people.named("Anna Erdoğan")).toMatchObject({ quoted: 2 })
    // A second ruling takes the place of the first, and what the extraction says needs none.
    await set(NOBODY)
    expect(await archive().speakerCorrections.list()).toMatchObject([{ number: 2, speaker: null, was: "Nick Price" }])
    expect(await set({ kind: "speaker", speaker: "Nick Price" })).toMatchObject({ kind: "set", number: null })
    expect(await archive().speakerCorrections.list()).toEqual([])
    expect(await speakers()).toEqual(["Anna Erdoğan", "Nick Price", "The port"])
  })

  test("what is no quote is none anywhere, and stands in no count; undone, everything is as it was extracted", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    const quote = await graveMistake()
    const held = async () => [
      await archive().snippets.list({}, 99),
      await archive().people.list(9),
      await archive().articles.list(9),
    ]
    const before = await held()
    const number = await numberSaid(NO_QUOTE)
    expect(await speakers()).toEqual(["Anna Erdoğan", "The port"])
    expect(await archive().articles.tally()).toMatchObject({ quotes: 2 })
    expect((await archive().articles.list(9))[0]).toMatchObject({ quotes: 2 })
    expect(await archive().snippets.candidates([["grave"]], { kind: "quote" }, 9)).toEqual([])
    expect(await archive().snippets.get(quote?.id ?? "")).toMatchObject({ index: -1 })
    expect(await archive().speakerCorrections.undo(number, AT)).toMatchObject({ number, slug: "harbour-strike" })
    expect(await archive().speakerCorrections.undo(number, AT)).toBeNull()
    expect(await held()).toEqual(before)
    expect(await archive().articles.get("harbour-strike")).toEqual(await archive().articles.extracted("harbour-strike"))
  })

  test("only a quote of a current article can be corrected, and only to somebody whom the article names", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    expect(await set({ kind: "speaker", speaker: "Ned Price" })).toEqual({ kind: "unnamed" })
    const [fact] = await archive().snippets.list({ kind: "fact" }, 9)
    const quote = await graveMistake()
    await fill(archive(), CORRECTED)
    for (const id of [fact?.id, quote?.id, "#aaaaaaaaaaaa"])
      expect(await archive().speakerCorrections.set(id ?? "", NOBODY, AT)).toEqual({ kind: "gone" })
  })

  test("it follows its words into a new version, a new extractor, an old version, and back from a withdrawal", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    const old = (await archive().articles.get("harbour-strike"))?.article.version
    await set(ANNA)
    for (const story of [rewritten("1,200", "1,300"), { ...CORRECTED, extractor: "2" }]) {
      await fill(archive(), story)
      expect(await speakers()).toEqual(["Anna Erdoğan", "Anna Erdoğan", "The port"])
    }
    expect(await speakers(old)).toEqual(["Anna Erdoğan", "Anna Erdoğan", "The port"])
    await archive().articles.remove("harbour-strike")
    await fill(archive(), HARBOUR_STRIKE)
    expect(await archive().snippets.list({ speakers: ["Nick Price"] }, 9)).toEqual([])
    expect(await archive().speakerCorrections.unfit(9)).toEqual([])
    // Of what is withheld none is shown, until the article comes again.
    await archive().articles.remove("harbour-strike", "withheld")
    expect(await archive().speakerCorrections.list()).toEqual([])
    await fill(archive(), HARBOUR_STRIKE)
    expect(await archive().speakerCorrections.list("harbour-strike")).toMatchObject([{ fits: true }])
    expect(await archive().speakerCorrections.list("orchard")).toEqual([])
  })

  test("where its words were changed it is shown to the desk until that keeps it, undoes it, or they come back", async () => {
    await fill(archive(), HARBOUR_STRIKE)
    const number = await numberSaid(ANNA)
    const changed = rewritten("a grave mistake", "a mistake")
    await fill(archive(), changed)
    expect(await speakers()).toEqual(["Anna Erdoğan", "Nick Price", "The port"])
    expect(await archive().speakerCorrections.unfit(9)).toMatchObject([
      { number, fits: false, title: HARBOUR_STRIKE.title },
    ])
    expect(await archive().speakerCorrections.keep(number)).toMatchObject({ number })
    expect(await archive().speakerCorrections.keep(99)).toBeNull()
    expect(await archive().speakerCorrections.unfit(9)).toEqual([])
    await fill(archive(), HARBOUR_STRIKE)
    expect(await speakers()).toEqual(["Anna Erdoğan", "Anna Erdoğan", "The port"])
    await fill(archive(), changed)
    expect(await archive().speakerCorrections.unfit(9)).toHaveLength(1)
    await archive().speakerCorrections.undo(number, AT)
    expect(await archive().speakerCorrections.unfit(9)).toEqual([])
  })
}
