import { describe, test } from "vitest"
import { articleFromText } from "../../../src/core/article/index.ts"
import { verify } from "../../../src/core/verify/index.ts"
import { again, expectLinear } from "../../support/linear.ts"
import { HARBOUR } from "./harbour.ts"

const covered = (text: string) => ({
  article: articleFromText("hostile", text).article,
  coverage: { ...HARBOUR.coverage, cast: [], utterances: [] },
})

describe("a claim takes time by its length, whatever it is made of", () => {
  test.each(["he said ", "we go … [we] ", "not \u200b", "A.B. 5m ", "cold harbour gate lights "])(
    "%j again and again, also in the article",
    async (piece) => {
      await expectLinear(
        {
          make: (size) => ({ text: again(piece)(size), source: covered(again(piece)(size)) }),
          run: ({ text, source }) => verify({ text }, [{ covered: source, paragraphs: null }]),
        },
        { size: 8_000, times: 5 },
      )
    },
  )
})
