import fc from "fast-check"
import { expect, test } from "vitest"
import { markdown } from "../../../src/adapters/discord/markdown.ts"
import { code, plain, strong } from "../../../src/core/reply/reply.ts"
import { runs } from "../../support/counts.ts"
import { readMarkdown } from "./reader.ts"

test.each([
  "07:30 Europe/Berlin, Mon–Fri",
  "zone:Europe/Kyiv time:07.30",
  "“A,” […] “B.”",
  "the C# desk and #newsroom",
  "snake_case_name",
  "2022-10-20, 5 > 3, a < b, 10 ~ 12, x | y",
  "(see below) [sic]",
  "ann@news.example",
  "Price: “We know.”",
  "1.5 million, 3) no",
])("is shown and copied as it is written: %s", (words) => {
  expect(markdown(plain(words))).toBe(words)
})

test.each([
  ["*loud*", "\\*loud\\*"],
  ["_soft_ word", "_soft\\_ word"],
  ["# of dead", "\\# of dead"],
  ["- a list", "\\- a list"],
  ["12. a list", "12\\. a list"],
  ["> said", "\\> said"],
  ["@everyone here", "\\@everyone here"],
  ["<@80351110224678912>", "\\<@80351110224678912>"],
  [":tada: 07:30:15", "\\:tada: 07\\:30:15"],
  ["https://news.example", "https\\://news.example"],
  ["discord.gg/abc", "discord.gg\\/abc"],
  ["[here](evil)", "[here]\\(evil)"],
])("only what Discord would read is escaped: %s", (words, written) => {
  expect(markdown(plain(words))).toBe(written)
})

test("a command is a click where its id is known, and code style where it is not", () => {
  const ids = new Map([["quote", "17"]])
  expect(markdown([code("/quote"), { text: " or " }, code("/quote iran")], ids)).toBe("</quote:17> or `/quote iran`")
})

const scrap = fc.constantFrom(
  ..."*_~|`\\<>()[]#-+.:/@ 1a".split(""),
  ..."** __ ~~ || ``` ]( @everyone <@1> <t:1> :ab: https:// discord.gg/a -# ### 1. >>>".split(" "),
  "é",
  "🇬🇧",
)
const words = fc.array(scrap, { minLength: 1, maxLength: 12 }).map((scraps) => scraps.join(""))
const run = fc.record(
  { text: words, strong: fc.constant(true as const), href: fc.constantFrom("javascript:a", "https://u:p@b.example") },
  { requiredKeys: ["text"] },
)

test("what is shown equals the words, whatever they are made of", () => {
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), (prose) => {
      const seen = readMarkdown(markdown(prose))
      expect(seen.text).toBe(prose.map(({ text }) => text).join(""))
      expect(seen.live.filter(({ kind }) => kind !== "bold")).toEqual([])
    }),
    runs(20_000),
  )
})

test("also behind the signs that open a line", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("- ", "-# ", "> ", "### "),
      fc.array(run, { minLength: 1, maxLength: 3 }),
      (sign, prose) => {
        const text = markdown([strong("a"), ...prose])
        expect(readMarkdown(sign + text).live.filter(({ kind }) => kind !== "bold")).toHaveLength(1)
      },
    ),
    runs(5000),
  )
})
