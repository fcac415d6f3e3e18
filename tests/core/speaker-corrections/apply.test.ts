import { describe, expect, test } from "vitest"
import { type Covered, wordsAt } from "../../../src/core/model.ts"
import { quoteBlock } from "../../../src/core/show/quote.ts"
import { speakerName } from "../../../src/core/show/speaker.ts"
import { snippetsOf } from "../../../src/core/snippet.ts"
import { applySpeakerCorrections } from "../../../src/core/speaker-corrections/apply.ts"
import { speakerChoices } from "../../../src/core/speaker-corrections/choices.ts"
import type { NumberedCorrection } from "../../../src/core/speaker-corrections/correction.ts"
import { CORRECTED, covered, HARBOUR_STRIKE, rewritten, type Story } from "../../support/archive.ts"

const STRIKE = covered(HARBOUR_STRIKE)
const GRAVE = "a grave mistake for the city"
const CRANES = "The cranes stay still until the offer moves,"

/** What the desk says of these words of the strike's story. */
function ruling(
  words: string | readonly string[],
  speaker: string | null | "no quote",
  { on = STRIKE, number = 1 }: { readonly on?: Covered; readonly number?: number } = {},
): NumberedCorrection {
  const { slug, version, text } = on.article
  const passages = [words].flat().map((words) => {
    const start = text.indexOf(words)
    return { start, end: start + words.length, text: words, form: "direct" as const }
  })
  const kind = speaker === "no quote" ? "not-a-quote" : speaker === null ? "not-named" : "speaker"
  const named = kind === "speaker" ? speaker : null
  return { number, slug, version, passages, kind, speaker: named, was: null, at: "2026-11-26T08:00:00.000Z" }
}

/** The article with who says what in it: `[words, speaker]`. */
function said({ article, coverage }: Covered): readonly (readonly [string, string | null])[] {
  return coverage.utterances.map((utterance) => [
    utterance.passages.map(({ span }) => wordsAt(article.text, span)).join(" … "),
    speakerName({ article, coverage }, utterance),
  ])
}

const apply = (on: Covered | Story, ...corrections: readonly NumberedCorrection[]) =>
  applySpeakerCorrections("article" in on ? on : covered(on), corrections, (version) =>
    version === STRIKE.article.version ? STRIKE.article.text : null,
  )

const cranes = [CRANES, "Anna Erdoğan"] as const
const grave = [GRAVE, "Nick Price"] as const
const ships = ["14 ships were waiting offshore", "The port"] as const
const WITHOUT_MAYOR: Story = {
  ...rewritten("Mayor Nick Price called", "The mayor called"),
  cast: HARBOUR_STRIKE.cast?.filter(({ name }) => name !== "Nick Price") ?? [],
  said: (HARBOUR_STRIKE.said ?? []).map((one) => (one.by === "Nick Price" ? { ...one, by: null } : one)),
}

describe("what the desk says of a quote", () => {
  test.each<[string, Covered | Story, NumberedCorrection, ReturnType<typeof said>, boolean]>([
    ["somebody else said it", STRIKE, ruling(GRAVE, "Anna Erdoğan"), [cranes, [GRAVE, "Anna Erdoğan"], ships], true],
    ["a body said it", STRIKE, ruling(GRAVE, "The port"), [cranes, [GRAVE, "The port"], ships], true],
    ["the article does not name who said it", STRIKE, ruling(GRAVE, null), [cranes, [GRAVE, null], ships], true],
    ["it is no quote", STRIKE, ruling(GRAVE, "no quote"), [cranes, ships], true],
    ["another headline changes nothing of it", CORRECTED, ruling(CRANES, null), [[CRANES, null], grave, ships], true],
    [
      "its words stand elsewhere in a new version",
      { ...HARBOUR_STRIKE, paragraphs: ["It began at dawn.", ...HARBOUR_STRIKE.paragraphs.toReversed()] },
      ruling(GRAVE, "Anna Erdoğan"),
      [cranes, [GRAVE, "Anna Erdoğan"], ships],
      true,
    ],
    [
      "its words are only set otherwise",
      rewritten("“a grave mistake for the city”", "‘a grave mistake for the city’"),
      ruling(GRAVE, "The port"),
      [cranes, [GRAVE, "The port"], ships],
      true,
    ],
    [
      "its words were changed",
      rewritten("a grave mistake", "a great mistake"),
      ruling(GRAVE, "Anna Erdoğan"),
      [cranes, ["a great mistake for the city", "Nick Price"], ships],
      false,
    ],
    [
      "a “not” was put in before its words",
      rewritten("a grave mistake", "not a grave mistake"),
      ruling(GRAVE, "no quote"),
      [cranes, ["not a grave mistake for the city", "Nick Price"], ships],
      false,
    ],
    [
      "the article no longer names whoever said it",
      WITHOUT_MAYOR,
      ruling(CRANES, "Nick Price"),
      [cranes, [GRAVE, null], ships],
      false,
    ],
    [
      "a new extractor finds more words around it",
      {
        ...HARBOUR_STRIKE,
        extractor: "later",
        said: [{ by: "Nick Price", words: ["the strike “a grave mistake for the city”"] }],
      },
      ruling(GRAVE, "Anna Erdoğan"),
      [["the strike “a grave mistake for the city”", "Anna Erdoğan"]],
      true,
    ],
    [
      "words of another stand around it",
      {
        ...HARBOUR_STRIKE,
        said: [
          { by: "The port", kind: "indirect", words: ["the strike “a grave mistake for the city”"] },
          { by: "Nick Price", words: [GRAVE] },
        ],
      },
      ruling(GRAVE, "Anna Erdoğan"),
      [
        ["the strike “a grave mistake for the city”", "The port"],
        [GRAVE, "Anna Erdoğan"],
      ],
      true,
    ],
    ["a new extractor no longer finds it", { ...HARBOUR_STRIKE, said: [] }, ruling(GRAVE, "Anna Erdoğan"), [], false],
    [
      "its version is no longer kept, and its words stand there once",
      rewritten("1,200", "1,300"),
      { ...ruling(GRAVE, "The port"), version: "lost" },
      [cranes, [GRAVE, "The port"], ships],
      true,
    ],
  ])("%s", (_, article, correction, expected, fits) => {
    const applied = apply(article, correction)
    expect(said(applied.covered)).toEqual(expected)
    expect(applied.unfit).toEqual(fits ? [] : [1])
  })

  test("is sure, tells whom the extraction named, and keeps the ids of all quotes", () => {
    const { covered: corrected } = apply(STRIKE, ruling(GRAVE, "Anna Erdoğan"))
    expect(corrected.coverage.utterances[1]).toMatchObject({
      confidence: 1,
      reason: "corrected by the desk",
      deskCorrection: { number: 1, was: "Nick Price" },
    })
    const ids = ({ article, coverage }: Covered) => snippetsOf(article, coverage).map(({ id }) => id)
    expect(ids(corrected)).toEqual(ids(STRIKE))
  })

  test("is told with the quote, and with the facts that rest on it", () => {
    const { covered: corrected } = apply(STRIKE, ruling("14 ships were waiting offshore", "Anna Erdoğan"))
    const [quote] = snippetsOf(corrected.article, corrected.coverage).filter(({ words }) =>
      words.startsWith("14 ships"),
    )
    expect(quote && quoteBlock(corrected, quote, [])).toMatchObject({
      speaker: { name: "Anna Erdoğan" },
      isDeskCorrected: true,
      remark: [{ text: "Speaker corrected by the desk" }],
    })
    const { covered: without } = apply(STRIKE, ruling("14 ships were waiting offshore", "no quote"))
    expect(without.coverage.facts[1]).toMatchObject({ sources: [], isTold: true })
  })

  test("leaves the coverage as it was extracted where nothing is corrected", () => {
    expect(apply(STRIKE).covered).toBe(STRIKE)
  })
})

describe("of a quote in several passages", () => {
  const TWO: Story = {
    ...HARBOUR_STRIKE,
    paragraphs: [
      "“We wait,” Anna Erdoğan said. “We count the days.”",
      "Nick Price and The port waited.",
      "They waited.",
    ],
    cast: [{ name: "Anna Erdoğan" }, { name: "Nick Price" }],
    said: [{ by: "Anna Erdoğan", words: ["We wait,", "We count the days."] }],
    facts: [{ words: "They waited.", sources: [0] }],
  }
  const two = covered(TWO)
  const APART: Story = {
    ...TWO,
    said: ["We wait,", "We count the days."].map((words) => ({ by: "Anna Erdoğan", words: [words] })),
  }

  test("both follow when a new extractor reads them apart", () => {
    const correction = ruling(["We wait,", "We count the days."], "Nick Price", { on: two })
    const { covered: corrected, unfit } = apply(APART, correction)
    expect(said(corrected).map(([, speaker]) => speaker)).toEqual(["Nick Price", "Nick Price"])
    expect(unfit).toEqual([])
  })

  test("one that is corrected alone becomes a quote of its own, and facts rest on both", () => {
    const { covered: corrected } = apply(two, ruling("We count the days.", null, { on: two }))
    expect(said(corrected)).toEqual([
      ["We wait,", "Anna Erdoğan"],
      ["We count the days.", null],
    ])
    expect(corrected.coverage.facts[0]?.sources).toEqual([0, 1])
  })

  test("the last ruling on the same words counts, and both fit", () => {
    const first = ruling(["We wait,", "We count the days."], "Nick Price", { on: two })
    const { covered: corrected, unfit } = apply(APART, first, ruling("We wait,", null, { on: two, number: 2 }))
    expect(said(corrected)).toEqual([
      ["We wait,", null],
      ["We count the days.", "Nick Price"],
    ])
    expect(unfit).toEqual([])
  })

  test("one whose words were changed is told, and the other stays corrected", () => {
    const changed = JSON.parse(JSON.stringify(TWO).replaceAll("We count the days", "They count their money"))
    const correction = ruling(["We wait,", "We count the days."], "Nick Price", { on: two })
    const textOf = () => two.article.text
    const { covered: corrected, unfit } = applySpeakerCorrections(covered(changed), [correction], textOf)
    expect(said(corrected)).toEqual([
      ["We wait,", "Nick Price"],
      ["They count their money.", "Anna Erdoğan"],
    ])
    expect(unfit).toEqual([1])
  })
})

test("a quote may be given to whomever the article names, each once, and to nobody whose name stands for two", () => {
  expect(speakerChoices(STRIKE).map(({ name }) => name)).toEqual(["Anna Erdoğan", "Nick Price", "The port"])
  const [anna] = STRIKE.coverage.cast
  const twice = {
    ...STRIKE,
    coverage: { ...STRIKE.coverage, cast: [...STRIKE.coverage.cast, ...(anna ? [anna] : [])] },
  }
  expect(speakerChoices(twice).map(({ name }) => name)).toEqual(["Nick Price", "The port"])
})
