import { expect, test } from "vitest"
import { shownFigures, shownIn } from "./shown.ts"

const text = "Hale said the pier is safe. It rained all day. Reed said the boats are old."
const place = (words: string) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length, text: words }
}
const gold = [
  { ...place("the pier is safe"), kind: "indirect" as const, speaker: place("Hale") },
  { ...place("the boats are old"), kind: "indirect" as const, speaker: place("Reed") },
]
const found = (words: string, speaker: string | null, confidence = 0.9) => ({
  ...place(words),
  utterance: 1,
  kind: "indirect" as const,
  cue: null,
  speaker: speaker === null ? null : { ...place(speaker), name: speaker },
  confidence,
  reason: "",
})

test.each([
  ["the words of the one named", "the pier is safe", "Hale", "right"],
  ["most of them and some more", "the pier is safe. It rained", "Hale", "right"],
  ["words of somebody else", "the boats are old", "Hale", "wrong"],
  ["words that nobody said", "It rained all day", "Hale", "nothing"],
])("%s", (_, words, speaker, verdict) => {
  expect(shownIn({ text, quotes: gold }, [found(words, speaker)]).named.map((one) => one.verdict)).toEqual([verdict])
})

test("what names nobody, or is not sure enough, is not shown with a name and reaches nothing", () => {
  const { named, annotated } = shownIn({ text, quotes: gold }, [
    found("the pier is safe", null),
    found("the boats are old", "Reed", 0.49),
  ])
  expect(named).toEqual([])
  expect(annotated.map(({ isReached }) => isReached)).toEqual([false, false])
})

test("the figures count everything that is named, by kind and band of confidence", () => {
  const shown = shownIn({ text, quotes: gold }, [
    found("the pier is safe", "Hale", 0.95),
    found("It rained all day", "Hale", 0.6),
  ])
  const figures = new Map(shownFigures([shown]))
  expect(figures.get("named, right: all")).toEqual({ right: 1, of: 2 })
  expect(figures.get("named at 0.90 and more: right")).toEqual({ right: 1, of: 1 })
  expect(figures.get("named at 0.50 and more: right")).toEqual({ right: 0, of: 1 })
  expect(figures.get("reached: all")).toEqual({ right: 1, of: 2 })
})
