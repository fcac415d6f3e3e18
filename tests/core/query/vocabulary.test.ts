import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { nearWords } from "../../../src/core/query/near-words.ts"
import { openVocabulary } from "../../../src/core/query/vocabulary.ts"
import { listOf } from "../../../src/core/query/word-list.ts"
import { coinedWord } from "../../bench/coined.ts"
import { runs } from "../../support/counts.ts"
import { vocabularyOf } from "../../support/vocabulary.ts"

const word = fc.string({ unit: fc.constantFrom(..."abcéж𝒳"), minLength: 1, maxLength: 6 })
const change = fc.tuple(word, fc.nat({ max: 3 }))

describe("a vocabulary that follows an archive", () => {
  test("has the words and counts of one that is made anew, after any changes", () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 12 }), { maxLength: 6 }), (batches) => {
        const { vocabulary, change } = openVocabulary()
        const counts = new Map<string, number>()
        for (const batch of batches.map((changes) => new Map(changes))) {
          // What was asked for before a change does not outlive it.
          vocabulary.within("abc", 2)
          change(Array.from(batch, ([word, count]) => [word, count - (counts.get(word) ?? 0)] as const))
          for (const [word, count] of batch) count > 0 ? counts.set(word, count) : counts.delete(word)
        }
        expect(new Map(vocabulary)).toEqual(counts)
        for (const word of batches.flat().map(([word]) => word)) expect(vocabulary.get(word)).toBe(counts.get(word))
        expect(vocabulary.largest()).toBe(Math.max(0, ...counts.values()))
        const anew = vocabularyOf(counts)
        expect(vocabulary.holding("ab").toSorted()).toEqual(anew.holding("ab").toSorted())
        expect(vocabulary.within("abc", 2).toSorted(byWord)).toEqual(anew.within("abc", 2).toSorted(byWord))
      }),
      runs(4_000),
    )
  })

  test("begins with pages of words, and follows from there", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 20 }), change, (inAnyOrder, [changed, count]) => {
        const words = inAnyOrder.toSorted()
        const counts = new Map(words.map((word, i) => [word, i + 1]))
        const { vocabulary, begin, change } = openVocabulary()
        change([["goes", 1]])
        expect(vocabulary.within("gos", 1)).toEqual([{ word: "goes", distance: 1 }])
        const half = words.length >> 1
        begin(
          [words.slice(0, half), words.slice(half)].map((page) => ({
            words: page.join(" "),
            counts: page.map((word) => counts.get(word) ?? 0),
          })),
        )
        expect(new Map(vocabulary)).toEqual(counts)
        expect(vocabulary.within("gos", 1)).toEqual(vocabularyOf(counts).within("gos", 1))
        const more = (counts.get(changed) ?? 0) + count + 1
        change([[changed, count + 1]])
        expect(new Map(vocabulary)).toEqual(counts.set(changed, more))
        expect(vocabulary.get(changed)).toBe(more)
      }),
      runs(2_000),
    )
  })

  test("holds to its words when thousands come, a few at a time", () => {
    const all = new Set(Array.from({ length: 3_000 }, (_, n) => coinedWord(n)))
    const { vocabulary, change } = openVocabulary()
    for (const word of all) change([[word, 1]])
    expect(Array.from(vocabulary, ([word]) => word).toSorted()).toEqual([...all].sort())
    for (const word of all) expect(vocabulary.has(word), word).toBe(true)
  })

  test.each([
    ["of more words than asked for the commonest", "b", 2, ["bit", "bat"]],
    ["all where there are no more", "be", 9, ["bet", "be"]],
    ["none that is held no more", "bo", 9, []],
    ["of letters that nothing begins with, none", "c", 9, []],
  ])("begins: %s", (_, typed, most, expected) => {
    const { vocabulary, change } = openVocabulary()
    change(Object.entries({ be: 1, bet: 3, bat: 4, bit: 9, bot: 5, at: 8 }))
    change([["bot", -5]])
    expect(vocabulary.begunBy(typed, most)).toEqual(expected)
  })

  test("holds what is typed in the middle of a word, but not across two", () => {
    const vocabulary = vocabularyOf(Object.entries({ harbour: 1, arbour: 2, herb: 1, our: 1, rhubarb: 1 }))
    expect(vocabulary.holding("arb")).toEqual(["arbour", "harbour", "rhubarb"])
    expect(vocabulary.holding("ourh")).toEqual([])
  })
})

describe("looking for near words", () => {
  const listed = (count: number) =>
    listOf([...new Set(Array.from({ length: count }, (_, n) => coinedWord(n)))].map((word) => [word, 1]))
  const costOf = (count: number, typed: string, limit: number) => {
    const list = listed(count)
    const { rows } = nearWords(list, { typed, limit, isBegun: false })
    return { rows, share: rows / list.letters.length }
  }

  test.each([
    ["one wrong letter", "khamene", 1, 0.02],
    ["two wrong letters", "strandinger", 2, 0.1],
  ])("reads few of a vocabulary's letters: %s", (_, typed, limit, most) => {
    expect(costOf(40_000, typed, limit).share).toBeLessThan(most)
  })

  test("costs less than the vocabulary grows", () => {
    const [few, many] = [costOf(10_000, "strandinger", 2).rows, costOf(40_000, "strandinger", 2).rows]
    expect(many).toBeLessThan(3 * few)
  })
})

const byWord = (a: { readonly word: string }, b: { readonly word: string }): number => (a.word < b.word ? -1 : 1)
