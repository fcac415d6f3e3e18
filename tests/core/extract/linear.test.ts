import { expect, test } from "vitest"
import { articleFromText } from "../../../src/core/article/from-text.ts"
import type { Article } from "../../../src/core/model.ts"
import { readingOf } from "../../support/extract.ts"
import { again, expectLinear } from "../../support/linear.ts"

/** A text of about `size` UTF-16 code units. */
type Monster = (size: number) => string

/** Each sentence names somebody new. */
const strangers: Monster = (size) =>
  Array.from({ length: size / 18 }, (_, i) => `M${letters(i)} Keller left. `).join("")
const letters = (n: number): string => [...n.toString(10)].map((digit) => "aeioubdfgl"[Number(digit)]).join("")

/** What somebody may put into the content folder, by mistake or on purpose. */
const WHOLE: readonly (readonly [string, Monster])[] = [
  ["quotation marks", again('"')],
  ["one letter", again("a")],
  ['"may "', again("may ")],
  ["sentences in one unbroken line", again("The ferry sank on Monday near the old harbour of Denmark. ")],
  ['He said "a', again('He said "a ')],
  ["one name", again("Anna Keller ")],
]
const SAMPLED: readonly (readonly [string, Monster])[] = [
  ["curly marks in pairs", again("“”")],
  ["marks that never close", again("“a ")],
  ["marks in marks", again("“a ‘b ")],
  ["quotations with their tags", again("“It is safe,” she said. ")],
  ["quotations in paragraphs of their own", again("“Yes, it is.”\n")],
  ["a quotation that goes on and on", again("“Yes, it is.\n")],
  ["questions", again("“Who is it?” ")],
  ["cues without content", again("Keller said that ")],
  ["sources without statements", again("according to Keller, ")],
  ["commas that set nothing off", again("Keller, the mayor, said ")],
  ["people who are never named again", strangers],
  ["roles and whom they may mean", again("Minister Anna Keller left. The minister said it was safe. ")],
  ["a pronoun far from any name", again("The sea was calm. “It is safe,” he said. ")],
  ["dates", again("3 May 2021 ")],
  ["figures", again("1,000 ")],
  ["full stops", again(". ")],
]

/** Extraction alone, of what is read already. */
const extraction = (monster: Monster) => ({
  make: (size: number) => articleFromText("test", monster(size)).article,
  run: (article: Article) => expect(readingOf(article).coverage.extractor).not.toBe(""),
})

test.each(WHOLE)("a very long text of %s is read to its end, in linear time", (_, monster) =>
  expectLinear(extraction(monster)),
)

test.each(SAMPLED)("four times as much of %s takes about four times as long", (_, monster) =>
  expectLinear(extraction(monster), { size: 25_000, times: 4 }),
)
