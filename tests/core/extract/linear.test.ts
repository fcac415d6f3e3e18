import { expect, test } from "vitest"
import { articleFromText } from "../../../src/core/article/index.ts"
import { readingOf } from "../../support/extract.ts"

/** A text of about `size` UTF-16 code units. */
type Monster = (size: number) => string

const again =
  (piece: string): Monster =>
  (size) =>
    piece.repeat(size / piece.length)

/** Each sentence names somebody new. */
const strangers: Monster = (size) =>
  Array.from({ length: size / 18 }, (_, i) => `M${letters(i)} Keller left. `).join("")
const letters = (n: number): string => [...n.toString(10)].map((digit) => "aeioubdfgl"[Number(digit)]).join("")

const MEGABYTE = 1_000_000

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

/** The time that extraction alone keeps its own thread busy, in milliseconds: other work on the machine does not count. */
function timed(monster: Monster, size: number): number {
  const { article } = articleFromText("test", monster(size))
  const before = process.threadCpuUsage()
  const { coverage } = readingOf(article)
  const ms = process.threadCpuUsage(before).user / 1000
  expect(coverage.extractor).not.toBe("")
  return ms
}

/** Below this a time says nothing. */
const NOISE_MS = 5

/** How many times as long `large` takes as `small`: the best of three, since one shows that the work is linear. */
function growth(monster: Monster, small: number, large: number, allowed: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 3 && best >= allowed; attempt++) {
    best = Math.min(best, timed(monster, large) / Math.max(timed(monster, small), NOISE_MS))
  }
  return best
}

// Ten times the text: linear work takes 10 times as long, quadratic work 100 times.
test.each(WHOLE)("a megabyte of %s is read to its end, in linear time", { timeout: 60_000 }, (_, monster) => {
  expect(growth(monster, MEGABYTE / 10, MEGABYTE, 30)).toBeLessThan(30)
})

// Four times the text: linear work takes 4 times as long, quadratic work 16 times.
test.each(SAMPLED)("four times as much of %s takes about four times as long", { timeout: 60_000 }, (_, monster) => {
  expect(growth(monster, 25_000, 100_000, 8)).toBeLessThan(8)
})
