import { describe, expect, test } from "vitest"
import { paragraphAt, type Span } from "../../../src/core/model.ts"
import { attribution, figureLine, nameOf, ownArticle, proofOf, speakerOf } from "../../support/extract.ts"

const reading = ownArticle("iran-drones.txt")
const { article, coverage, words } = reading

test("its coverage reads as it did", async () => {
  await expect(proofOf(reading)).toMatchFileSnapshot("../../golden/extract/iran-drones.txt")
})

/** The slice of the article that holds both ends of what is meant. */
function place(from: string, to = from): Span {
  const start = article.text.indexOf(from)
  const end = article.text.indexOf(to, start) + to.length
  if (start < 0 || end < to.length) throw new Error(`The article does not say "${from}".`)
  return { start, end }
}
const touches = (a: Span, b: Span) => a.start < b.end && b.start < a.end

const quoted = coverage.utterances.flatMap((utterance) =>
  utterance.passages.flatMap((passage) =>
    passage.marked.map((span) => ({
      words: words(span),
      speaker: utterance.speaker && nameOf(reading, utterance.speaker.member),
      sentence: words(passage.sentence),
    })),
  ),
)
const rolesOf = (name: string) =>
  coverage.cast.filter((member) => words(member.name) === name).flatMap(({ roles }) => roles.map(words))
const utterancesIn = (span: Span) =>
  coverage.utterances.filter(({ passages }) => passages.some((passage) => touches(passage.span, span)))
const speakers = coverage.utterances.flatMap(({ speaker, nested }) =>
  [speaker, nested].flatMap((mention) => (mention ? [nameOf(reading, mention.member)] : [])),
)
const factWith = (part: string) => coverage.facts.find(({ span }) => words(span).includes(part))

describe("the eight quoted passages", () => {
  test("are these, each with its speaker, and no others", () => {
    expect(quoted.map(({ words, speaker }) => [words, speaker])).toEqual([
      ["deeply involves Iran in the war on the Russian side", "Mick Mulroy"],
      ["that have killed and injured civilians.", "Mick Mulroy"],
      ["the work of the best talents of Iran", "Ali Khamenei"],
      ["honor for the country", "Ali Khamenei"],
      [
        "A few years ago, when images of our advanced missile and drone equipment were published, it was claimed that everything was photoshopped. Now they say how dangerous Iranian drones are and why are we selling them to so-and-so.",
        "Ali Khamenei",
      ],
      ["We express our grave concern about Russia's acquisition of these UAVs from Iran,", "Ned Price"],
      [
        "We now have abundant evidence that these UAVs are being used to target Ukrainian civilians and critical civilian infrastructure.",
        "Ned Price",
      ],
      [
        "We will not hesitate to use our sanctions and other appropriate tools on everyone involved in these transfers,",
        "Ned Price",
      ],
    ])
  })

  test.each([
    ["Mick Mulroy", "Former Pentagon official and retired CIA officer"],
    ["Ali Khamenei", "supreme leader of the Islamic Republic"],
    ["Ned Price", "US State Department spokesman"],
    ["Vedant Patel", "deputy spokesman for the State Department"],
  ])("%s is called what the article calls him: %s", (name, role) => {
    expect(rolesOf(name)[0]).toBe(role)
  })

  test("what Price said on both sides of “said in a statement” is one utterance", () => {
    const [statement] = utterancesIn(place("We express our grave concern"))
    expect(statement?.passages.map(({ span }) => words(span).slice(0, 13))).toEqual(["We express ou", "We now have a"])
  })

  test("“he added” is Khamenei, who spoke just before", () => {
    const [added] = utterancesIn(place("A few years ago"))
    expect(added?.cue && words(added.cue)).toBe("added")
    expect(added?.speaker && words(added.speaker.span)).toBe("he")
    expect(added?.reason).toMatch(/pronoun/)
  })

  test("“that have killed and injured civilians.” is shown with its whole sentence, without the stray full stop", () => {
    const [, killed] = quoted
    expect(killed?.sentence).toMatch(/^Former Pentagon official .* "that have killed and injured civilians\."$/)
  })
})

describe("the reported statements", () => {
  test("are these, each with its source", () => {
    const reported = coverage.utterances.filter(({ passages }) => passages.some(({ kind }) => kind === "indirect"))
    expect(reported.map((utterance) => attribution(reading, utterance).replace(/(: .{30}).*/, "$1"))).toEqual([
      "United Nations: deliberate attacks against non",
      "Tehran denies: sending the drones",
      "US Intelligence: that the first shipment was de",
      "Ukraine: a series of unmanned aerial ve",
      "Vedant Patel, for Washington: Washington maintains that the ",
      "some sources: dozens",
      "United States mission to the United Nations: a special UN Security Council ",
    ])
  })

  test("the United Nations speak of war crimes, and only “could”", () => {
    const [crimes] = utterancesIn(place("could constitute war crimes"))
    expect(crimes?.hedge && words(crimes.hedge)).toBe("could")
  })

  test("Patel relays Washington on the embargo, and the UN Security Council says nothing", () => {
    const embargo = utterancesIn(place("subject to an embargo"))
    expect(embargo.map((u) => u.speaker && nameOf(reading, u.speaker.member))).toEqual(["Vedant Patel"])
    expect(speakers).not.toContain("UN Security Council")
  })
})

describe("what must not be said of anybody", () => {
  test("nobody says that drones were sent: Tehran denies it", () => {
    const sending = utterancesIn(place("sending the drones, US"))
    expect(sending.map(({ polarity }) => polarity)).toEqual(["denied"])
    expect(speakers.filter((name) => name === "Tehran")).toHaveLength(1)
  })

  test("the shipment has a second source in the same sentence", () => {
    expect(factWith("first shipment")?.sources.map((u) => speakerOf(reading, u))).toEqual(["Tehran", "US Intelligence"])
  })

  test("“he” and “him” are nobody in the stray piece “enriched that would allow him”", () => {
    const piece = place("enriched that would allow him", "bomb.")
    expect(utterancesIn(piece)).toEqual([])
    const meant = coverage.cast.flatMap(({ mentions }) => mentions).filter((mention) => touches(mention, piece))
    expect(meant).toEqual([])
  })

  test("nothing is taken from cues inside Khamenei's quotation", () => {
    const speech = place("A few years ago", "so-and-so.")
    expect(utterancesIn(speech)).toHaveLength(1)
    expect(coverage.utterances.filter(({ cue }) => cue && touches(cue, speech))).toEqual([])
    expect(coverage.facts.flatMap(({ dates }) => dates).filter(({ span }) => touches(span, speech))).toEqual([])
  })

  test("The New York Times says nothing: it received the leak", () => {
    expect(speakers.filter((name) => /Times/.test(name))).toEqual([])
    expect(coverage.cast.filter(({ name }) => /Times/.test(words(name)))).toEqual([])
  })

  test("the Washington Intelligence sources are no person by name", () => {
    expect(coverage.cast.filter(({ kind }) => kind === "person").map(({ name }) => words(name))).toEqual([
      "Mick Mulroy",
      "Vedant Patel",
      "Ali Khamenei",
      "Ned Price",
    ])
  })

  test("earlier sentences are not attributed backwards to them", () => {
    expect(utterancesIn(place("Iran sold Russia", "The New York Times."))).toEqual([])
    expect(factWith("Iran sold Russia drones")?.sources).toEqual([])
  })

  test("Washington, the US, the State Department and the United States mission are not one", () => {
    for (const [body, other] of [
      ["Washington", "United States mission to the United Nations"],
      ["US Intelligence", "Washington"],
      ["United States mission to the United Nations", "United Nations"],
    ] as const) {
      expect(speakers).toEqual(expect.arrayContaining([body, other]))
    }
    const called = coverage.cast.map(({ mentions }) => new Set(mentions.map(words)))
    const bodies = ["Washington", "US Intelligence", "United States", "State Department", "United Nations"]
    for (const names of called) expect(bodies.filter((name) => names.has(name)).length).toBeLessThan(2)
  })
})

describe("its facts", () => {
  test.each([
    ["Iran sold Russia drones"],
    ["instructors from the Revolutionary Guards Corps"],
    ["Washington Intelligence sources"],
    ["According to the United Nations"],
    ["first shipment was delivered"],
    ["Shahed 136 model"],
    ["Vedant Patel"],
    ["Tehran chose to send its instructors"],
    ["some sources speak of dozens"],
    ["called for a special UN Security Council briefing"],
  ])("are sentences that state something checkable: … %s …", (part) => {
    expect(factWith(part)).toBeDefined()
  })

  test.each([
    ["Which means that a criminal court"],
    ["Khamenei wants war."],
    ["And this happens when"],
    ["So the sale of the drones"],
    ["Washington can join"],
    ["And he added"],
    ["We express our grave concern"],
    ["We will not hesitate"],
    ["And Tehran is participating in all of it."],
  ])("are not comment, and not what only carries a quotation: %s …", (part) => {
    expect(factWith(part)).toBeUndefined()
  })

  test("the standfirst, which repeats the first sentence, is folded into it", () => {
    expect(coverage.facts.filter(({ span }) => words(span).startsWith("Iran sold Russia"))).toHaveLength(1)
  })

  test.each([
    ["According to the United Nations", ["United Nations"]],
    ["Vedant Patel", ["Vedant Patel"]],
    ["sources speak of dozens", ["some sources"]],
    ["called for a special", ["United States mission to the United Nations"]],
    ["Shahed 136", ["Ukraine"]],
  ])("%s … rests on its source", (part, sources) => {
    expect(factWith(part)?.sources.map((u) => speakerOf(reading, u))).toEqual(sources)
  })

  test("have one figure: dozens, which is no number", () => {
    const figures = coverage.facts.flatMap((fact) => fact.figures)
    expect(figures.map((figure) => figureLine(reading, figure))).toEqual(["dozens"])
  })

  test.each([["2231"], ["136"], ["2015"]])("%s is neither a quantity nor the date of an event", (number) => {
    const at = place(number)
    const taken = coverage.facts.flatMap(({ figures, dates }) => [...figures, ...dates])
    expect(taken.filter(({ span }) => touches(span, at))).toEqual([])
  })

  test("have three dates, all meant as of 20 October 2022", () => {
    expect(coverage.facts.flatMap(({ dates }) => dates.map(({ span, date }) => [words(span), date]))).toEqual([
      ["August", "2022-08"],
      ["yesterday", "2022-10-19"],
      ["Wednesday night", "2022-10-19"],
    ])
  })

  test.each([["recent weeks"], ["the next few hours"], ["A few years ago"]])("“%s” is no date", (phrase) => {
    const at = place(phrase)
    expect(coverage.facts.flatMap(({ dates }) => dates).filter(({ span }) => touches(span, at))).toEqual([])
  })

  test("are no denial where a second source affirms", () => {
    expect(coverage.facts.filter(({ polarity }) => polarity === "denied")).toEqual([])
  })
})

describe("its summary", () => {
  const sentences = coverage.summary.map(({ span }) => words(span))

  test("is whole sentences in article order, each once", () => {
    const starts = coverage.summary.map(({ span }) => span.start)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*[.”"]$/s)
  })

  test("tells first what the article is about", () => {
    const first = coverage.summary.find(({ rank }) => rank === 0)
    expect(first && paragraphAt(article, first.span.start)).toBe(1)
    expect(first && words(first.span)).toMatch(/^Iran sold Russia drones/)
  })

  test("opens no sentence with a word that leans on the one before", () => {
    for (const sentence of sentences)
      expect(sentence).not.toMatch(/^(?:And|But|So|Now|In turn|The information|At first|In contrast|Which)\b/)
  })

  test("opens no sentence with a pronoun", () => {
    for (const sentence of sentences)
      expect(sentence).not.toMatch(/^(?:He|She|It|They|This|These|That|Those|His|Its)\b/)
  })

  test("cuts no quotation open", () => {
    for (const sentence of sentences) {
      expect((sentence.match(/"/g) ?? []).length % 2).toBe(0)
      expect((sentence.match(/“/g) ?? []).length).toBe((sentence.match(/”/g) ?? []).length)
    }
  })

  test("leaves out the stray piece", () => {
    for (const sentence of sentences) expect(sentence).not.toMatch(/enriched/)
  })
})
