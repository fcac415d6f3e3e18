import { join } from "node:path"
import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { quotationsOf, readDocument } from "../../src/cli/jsonl.ts"
import { articleFromText } from "../../src/core/article/from-text.ts"
import { extractorFor } from "../../src/core/extract/index.ts"
import { linesIn } from "../../src/core/text/lines-in.ts"
import { readLexicon } from "../../src/intake/lexicon.ts"
import { runs } from "../support/counts.ts"
import { again, expectLinear } from "../support/linear.ts"

let extract: ReturnType<typeof extractorFor>
beforeAll(async () => {
  extract = extractorFor(await readLexicon(join(import.meta.dirname, "../../content/lexicon")))
})

const quotesIn = (text: string, strings = false) => {
  const { article, origin } = articleFromText("a", text)
  return quotationsOf({ id: "a", text }, { article, coverage: extract(article) }, origin, strings).quotes
}

describe("a document's quotes", () => {
  const said = 'Ned Price said that Iran was "deeply involved" in a war "of choice". "We have proof," he added.'

  test("are its passages, each with its speaker, as the words beside it and as the name", () => {
    expect(quotesIn(said).map(({ kind, text, speaker }) => [kind, text, speaker?.text, speaker?.name])).toEqual([
      ["mixed", 'that Iran was "deeply involved" in a war "of choice"', "Ned Price", "Ned Price"],
      ["direct", "We have proof,", "he", "Ned Price"],
    ])
  })

  test("are with --strings what stands in quotation marks, each with its speaker", () => {
    expect(quotesIn(said, true).map(({ text, speaker }) => [text, speaker?.name])).toEqual([
      ["deeply involved", "Ned Price"],
      ["of choice", "Ned Price"],
      ["We have proof,", "Ned Price"],
    ])
  })

  test("are with --strings no words without marks, whoever leads up to them", () => {
    const text = "Ned Price wrote:\n\nThe pier is old. It is closed."
    expect(quotesIn(text).map(({ text, speaker }) => [text, speaker?.name])).toEqual([
      ["The pier is old. It is closed.", "Ned Price"],
    ])
    expect(quotesIn(text, true)).toEqual([])
  })

  test("have places of the very text that came in, whatever was normalised on the way", () => {
    const text = "\r\n  Cafe\u0301 owner Ines\u00a0Low said:\r\n\r\n“We  stay, cafe\u0301 or not,” said Ines Low.\t\r\n"
    const [quote] = quotesIn(text)
    expect(quote?.text).toBe("We  stay, cafe\u0301 or not,")
    expect(quote && text.slice(quote.start, quote.end)).toBe(quote?.text)
  })

  test.each(["7", 7])("go out with the id as it came in: %j", (id) => {
    const { article, origin } = articleFromText(String(id), said)
    expect(quotationsOf({ id, text: said }, { article, coverage: extract(article) }, origin, false).id).toBe(id)
  })

  test("every place is a slice of the input, for any text at all", () => {
    const piece = fc.constantFrom(
      '"',
      "“",
      "”",
      "‘",
      " said ",
      " Ned Price ",
      "he ",
      "added",
      ". ",
      ",",
      "\r\n",
      "\n\n",
      "\u00a0",
      "e\u0301",
      "\ufeff",
      "We know",
      "\ud83d\ude00",
      "\ud800",
      "\t",
      "’s ",
      "according to ",
    )
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""))
    fc.assert(
      fc.property(text, fc.boolean(), (text, strings) => {
        for (const { start, end, text: words, cue, speaker } of quotesIn(text, strings)) {
          expect(text.slice(start, end)).toBe(words)
          for (const place of [cue, speaker]) if (place) expect(text.slice(place.start, place.end)).toBe(place.text)
        }
      }),
      runs(6_000),
    )
  })
})

describe("a line of input", () => {
  test.each([
    ['{"id": "a", "text": "b"}', { id: "a", text: "b" }],
    ['{"id": 7, "text": ""}', { id: 7, text: "" }],
  ])("%s", (line, document) => {
    expect(readDocument(line)).toEqual({ ok: true, document })
  })

  test.each([
    ["{", "is not JSON."],
    ["[]", 'has no "id".'],
    ["null", 'is no object with "id" and "text".'],
    ['{"text": "b"}', 'has no "id".'],
    ['{"id": "a", "text": 1}', 'has no "text".'],
  ])("%s is refused with a reason", (line, problem) => {
    expect(readDocument(line)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) })
  })
})

describe("lines of a stream", () => {
  const split = async (text: string, size: number) => {
    const bytes = Buffer.from(text)
    async function* chunks() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    return Array.fromAsync(linesIn(chunks()))
  }

  test.each<[string, string[]]>([
    ["a\nb\n", ["a", "b"]],
    ["a\r\nb", ["a", "b"]],
    ["a\n\nb", ["a", "", "b"]],
    ["\ufeffa\nb", ["a", "b"]],
    ["é\u2028ü\n", ["é\u2028ü"]],
    ["", []],
  ])("%j, however it comes in pieces", async (text, lines) => {
    for (const size of [1, 2, 3, 100]) expect(await split(text, size)).toEqual(lines)
  })

  test("a line of 20 MB is joined in linear time", () =>
    expectLinear(
      {
        make: (size) => `${again("x")(size)}\n`,
        run: async (line) => expect(await split(line, 4_096)).toHaveLength(1),
      },
      { size: 2_000_000 },
    ))
})
