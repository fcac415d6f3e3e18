import { describe, expect, test } from "vitest"
import { extractText, speakerOf } from "../../support/extract.ts"

const factsIn = (text: string, published = "2021-05-12") => {
  const reading = extractText(text, { published })
  return reading.coverage.facts.map((fact) => ({
    ...fact,
    words: reading.words(fact.span),
    names: fact.names.map(reading.words),
    sources: fact.sources.map((source) => speakerOf(reading, source)),
    hedge: fact.hedge && reading.words(fact.hedge),
  }))
}
const wordsOf = (text: string) => factsIn(text).map(({ words }) => words)

describe("a sentence that can be checked is a fact", () => {
  test.each([
    ["The ferry sank on 3 May 2021 off Denmark."],
    ["Denmark bought two ferries from a yard in Norway."],
    ["Denmark will buy two ferries from Norway in 2030."],
    ["There are 240 ferries in the port of Copenhagen."],
    ["A total of 240 people were on board that night."],
    ["But Denmark bought two ferries from Norway in 2019."],
    ["So, Denmark bought two ferries from Norway in 2019."],
    ["In turn, Denmark bought two ferries from Norway."],
    ["Anna Keller said that Denmark would buy a new ferry."],
    ["According to Anna Keller, Denmark bought two ferries."],
    ["The ferries could sink in a storm, according to Anna Keller."],
    ["Denmark has denied buying two ferries from Norway."],
    ["“We will pay,” Anna Keller, the mayor, said on 3 May 2021."],
  ])("%s", (text) => {
    expect(wordsOf(text)).toEqual([text])
  })
})

describe("a sentence that cannot be checked by itself is none", () => {
  test.each([
    ["too short to say anything", "Keller wants peace."],
    ["a wish", "Anna Keller wants a new ferry for the town of Copenhagen."],
    ["what may happen, and nobody says so", "Denmark can join the ferry treaty in the next few hours."],
    ["what would follow, and nobody says so", "So the sale of the ferry would violate the treaty with Denmark."],
    ["what should be done", "Denmark should buy a new ferry from Norway this year."],
    ["a relative clause by itself", "Which means that Denmark has lost its ferry in May."],
    ["and this …", "And this happens when Denmark has already sold its ferry."],
    ["this …", "This is the oldest ferry in the whole of Denmark."],
    ["it is a shame", "It is a shame that Denmark sold its oldest ferry."],
    ["a question", "Should Denmark buy a new ferry from Norway this year?"],
    ["the writer's own experience", "I visited Denmark and saw the ferry in its harbour."],
    ["the writer's own side", "We know that Denmark has sold its ferry to Norway."],
    ["no name, date or figure", "The ferry sank in the harbour at night and nobody cared."],
    ["only a quotation", "“We will buy two ferries from Norway,” Anna Keller said."],
    ["a quotation alone", "“Denmark will buy two ferries from Norway in 2030.”"],
    ["a caption", "Photo: Anna Keller"],
    ["a heading", "Two new ferries for Denmark"],
  ])("%s", (_, text) => {
    expect(wordsOf(text)).toEqual([])
  })
})

describe("whom a fact rests on", () => {
  test.each<[string, string[]]>([
    ["The ferry sank on 3 May 2021 off Denmark.", []],
    ["According to Anna Keller, Denmark bought two ferries.", ["Anna Keller"]],
    ["Anna Keller said that Denmark would buy a new ferry.", ["Anna Keller"]],
    ["The council said Denmark would pay, but Martin Hale said it would not.", ["council", "Martin Hale"]],
    ["Denmark has denied buying two ferries from Norway.", ["Denmark"]],
    ["He said that Denmark would buy a new ferry.", []],
  ])("%s", (text, sources) => {
    expect(factsIn(text).map((fact) => fact.sources)).toEqual([sources])
  })
})

describe("a denial is shown as one, and a hedge is kept", () => {
  test.each<[string, "affirmed" | "denied", string | null]>([
    ["Denmark has denied buying two ferries from Norway.", "denied", null],
    ["Anna Keller denied that Denmark bought two ferries.", "denied", null],
    ["Although Denmark denied buying it, Anna Keller said that two ferries came in June.", "affirmed", null],
    ["Denmark reportedly bought two ferries from Norway.", "affirmed", "reportedly"],
    ["According to Anna Keller, Denmark could buy two ferries.", "affirmed", "could"],
    ["The alleged sale of two ferries to Denmark is over.", "affirmed", "alleged"],
    ["Denmark bought two ferries from Norway.", "affirmed", null],
  ])("%s", (text, polarity, hedge) => {
    expect(factsIn(text)).toMatchObject([{ polarity, hedge }])
  })
})

describe("the names of a fact", () => {
  test.each<[string, string[]]>([
    ["Anna Keller bought two ferries from Denmark.", ["Anna Keller", "Denmark"]],
    ["The United Nations sent two ferries to Denmark.", ["United Nations", "Denmark"]],
    ["Mayor Anna Keller of Copenhagen bought two ferries.", ["Anna Keller", "Copenhagen"]],
    ["The ferry sank on Monday off the coast of Denmark.", ["Denmark"]],
    ["The ferry sank in August off the coast of Denmark.", ["Denmark"]],
  ])("%s", (text, names) => {
    expect(factsIn(text).map((fact) => fact.names)).toEqual([names])
  })
})

test("the same statement twice is one fact, where it stands first", () => {
  const sale = "Denmark bought two ferries from Norway."
  expect(factsIn(`${sale} Nobody knew.\n${sale}\n${sale}`)).toMatchObject([{ words: sale, span: { start: 0 } }])
})

test("a fact is a whole sentence, and its parts stand inside it", () => {
  const [fact] = factsIn("Nobody knew. Anna Keller said that 40 ferries came from Denmark in June 2020. Nobody cared.")
  expect(fact?.words).toBe("Anna Keller said that 40 ferries came from Denmark in June 2020.")
  for (const { span } of [...(fact?.figures ?? []), ...(fact?.dates ?? [])]) {
    expect(span.start).toBeGreaterThanOrEqual(fact?.span.start ?? Number.NaN)
    expect(span.end).toBeLessThanOrEqual(fact?.span.end ?? Number.NaN)
  }
})
