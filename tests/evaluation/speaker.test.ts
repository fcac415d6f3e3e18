import { describe, expect, test } from "vitest"
import { isRightName, isSameSpeaker, mentionType, tellingWord } from "./speaker.ts"

test.each([
  ["Anna Keller", "name", "keller"],
  ["Mayor Anna Keller of Copenhagen", "name", "keller"],
  ["Keller, who runs the harbour", "name", "keller"],
  ["harbour spokesman Jon O’Dell", "name", "dell"],
  ["Ursula von der Leyen", "name", "leyen"],
  ["Keller’s lawyer", "name", "keller"],
  ["Martin Luther King Jr.", "name", "king"],
  ["The Harbour Board", "name", "board"],
  ["President", "name", "president"],
  ["The mayor", "nominal", "mayor"],
  ["two officials at the harbour", "nominal", "officials"],
  ["he", "pronoun", "he"],
  ["She", "pronoun", "she"],
  ["he himself", "pronoun", "himself"],
])("%s is a %s, told by “%s”", (words, type, telling) => {
  expect([mentionType(words), tellingWord(words)]).toEqual([type, telling])
})

test("no words tell nobody", () => {
  expect(tellingWord("…")).toBeNull()
})

describe("the speaker is right", () => {
  const meant = { text: "Keller", start: 40, end: 46, canonical: "Anna Keller", aliases: ["the mayor"] }
  const named = (text: string, name: string | null, start = 0) => ({ text, name, start, end: start + text.length })

  test.each([
    ["when the same words are meant", named("her", null, 44)],
    ["when the name is", named("she", "Anna Keller")],
    ["when the surname is", named("she", "Ms. Keller")],
    ["by another name of the annotation", named("the mayor", null)],
  ])("%s", (_, named) => {
    expect(isSameSpeaker(meant, named)).toBe(true)
  })

  test.each([
    ["when it is somebody else", named("Hale", "Peter Hale")],
    ["when a first name is all they share", named("Hale", "Anna Hale")],
    ["when it is a pronoun that nobody has resolved", named("she", null)],
    ["when nobody is named", null],
  ])("not %s", (_, named) => {
    expect(isSameSpeaker(meant, named)).toBe(false)
  })

  test("“he” here and “he” there may be two men", () => {
    expect(isSameSpeaker({ text: "he", start: 40, end: 42 }, named("he", null))).toBe(false)
  })

  test("when nobody is meant, only by naming nobody", () => {
    expect(isSameSpeaker(null, null)).toBe(true)
    expect(isSameSpeaker(null, named("Hale", "Peter Hale"))).toBe(false)
  })

  test("by name only where the name is, not by standing beside the right “she”", () => {
    expect(isRightName(meant, named("her", null, 44))).toBe(false)
    expect(isRightName(meant, named("her", "Peter Hale", 44))).toBe(false)
    expect(isRightName(meant, named("she", "Anna Keller"))).toBe(true)
    expect(isRightName({ text: "Keller" }, named("Keller", "Keller"))).toBeNull()
  })
})
