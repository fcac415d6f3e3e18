import { describe, test } from "vitest"
import { articleFromText } from "../../../src/core/article/from-text.ts"
import { verify } from "../../../src/core/verify/index.ts"
import { again, expectLinear } from "../../support/linear.ts"
import { HARBOUR } from "./harbour.ts"

const covered = (text: string) => ({
  article: articleFromText("hostile", text).article,
  coverage: { ...HARBOUR.coverage, cast: [], utterances: [] },
})

describe("a claim takes time by its length, whatever it is made of", () => {
  test.each([
    ["he said ", 8_000],
    ["we go … [we] ", 8_000],
    ["not \u200b", 8_000],
    ["A.B. 5m ", 8_000],
    // Up to some thousand characters more and more of its words are compared.
    ["cold harbour gate lights ", 32_000],
  ])("%j again and again, also in the article", async (piece, size) => {
    await expectLinear(
      {
        make: (size) => ({ text: again(piece)(size), source: covered(again(piece)(size)) }),
        run: ({ text, source }) => verify({ text }, [{ covered: source, paragraphs: null }]),
      },
      { size, times: 5 },
    )
  })
})
