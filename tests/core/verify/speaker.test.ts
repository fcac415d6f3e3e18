import { describe, expect, test } from "vitest"
import { extractText } from "../../support/extract.ts"
import { verdictOf } from "./harbour.ts"

const CLOSED = "The harbour was closed for twelve days, and nobody told the ferries"

describe("the voice of the source", () => {
  test.each([
    ["quoted", CLOSED],
    ["reported", "the town had never asked for help from the capital"],
    ["narrated", "The harbour of Velden has been shut since March"],
    ["narrated", "The transport minister, Tomas Varga, disagrees. “Every crane in Velden is safe"],
  ])("%s: %s", (voice, text) => {
    expect(verdictOf(text).voice).toBe(voice)
  })
})

describe("the speaker", () => {
  test.each([
    [CLOSED, "Ruth Ellis", "same"],
    [CLOSED, "Ellis", "same"],
    [CLOSED, "Ms Ellis", "same"],
    [CLOSED, "R. Ellis", "same"],
    [CLOSED, "the harbour master", "same"],
    [CLOSED, "harbour master Ruth Ellis", "same"],
    [CLOSED, "Ruth Ellis, harbour master of Velden", "same"],
    [CLOSED, "Tomas Varga", "other"],
    [CLOSED, "Thomas Ellis", "other"],
    [CLOSED, "the transport minister", "other"],
    [CLOSED, undefined, "unclaimed"],
    [CLOSED, " ", "unclaimed"],
    ["Every crane in Velden is safe, and the lights may be repaired", "Varga", "same"],
    ["Every crane in Velden is safe, and the lights may be repaired", "the transport minister", "same"],
    ["the town had never asked for help from the capital", "Varga", "other"],
    // Nobody is quoted with what the article says itself.
    ["The harbour of Velden has been shut since March", "Ruth Ellis", "open"],
  ])("%s – %s: %s", (text, speaker, verdict) => {
    expect(verdictOf(text, speaker).speaker).toBe(verdict)
  })

  test("who is named is the source's, whoever is claimed", () => {
    expect(verdictOf(CLOSED, "Varga").source?.speaker).toBe("Ruth Ellis")
  })

  test("is another one where the name is wholly another's", () => {
    const source = extractText(
      "“The boats were late again this morning,” said Eric Varga. Tomas Varga, his father, was there. “We are all very tired of this,” Tomas Varga said.",
    )
    expect(verdictOf("The boats were late again this morning", "Tomas Varga", source).speaker).toBe("other")
    expect(verdictOf("The boats were late again this morning", "Eric Varga", source).speaker).toBe("same")
  })

  test("of somebody unnamed is not who is named; of nobody it stays open", () => {
    const source = extractText(
      "“The cranes were old and rusty when they arrived,” said a worker.\n\nHe was ill. “It rained on all of us for nine days.”",
    )
    expect(verdictOf("The cranes were old and rusty when they arrived", "Ana Low", source).speaker).toBe("other")
    expect(verdictOf("It rained on all of us for nine days", "Ana Low", source).speaker).not.toBe("same")
  })
})
