import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type ArticleStanding, findingOf, type ShownFinding } from "../../../src/core/follow/finding.ts"
import type { Shown } from "../../../src/core/reply/shown.ts"
import { quoteBlock } from "../../../src/core/show/quote.ts"
import { wordsShown } from "../../../src/core/show/shown.ts"
import { snippetsOf } from "../../../src/core/snippet.ts"
import { covered, HARBOUR_STRIKE, rewritten, type Story } from "../../support/archive.ts"
import { runs } from "../../support/counts.ts"

const story = (...paragraphs: readonly string[]) => covered({ slug: "s", title: "A title", paragraphs })

/** What is to be told of words that stood in one paragraph between two others, and now read otherwise. */
function told(was: string, now: string, shown = was): ShownFinding | null {
  const around = (words: string) => ["The harbour opened at dawn.", words, "Rain is expected in the evening."] as const
  const [before, after] = [story(...around(was)), story(...around(now))]
  const start = before.article.text.indexOf(shown)
  const shows = wordsShown(before, { start, end: start + shown.length })
  return findingOf(shows, before.article, { kind: "current", covered: after })
}

const words = (finding: ShownFinding | null) => (finding?.kind === "changed" ? (finding.words ?? null) : finding)

describe("how words are set is no correction", () => {
  test.each([
    ["“We know,” he said.", '"We know," he said.'],
    ["It's over - for now.", "It’s over — for now."],
    ["Some 1,200 dockers  walked out.", "Some 1200 dockers walked out."],
    ["THE CRANES stay still.", "The cranes stay still."],
    ["He said so, and left.", "He said so and left."],
    ["The vote ... failed.", "The vote … failed."],
    ["The mayor spoke of a ‘mistake’.", "The mayor spoke of a “mistake”."],
    ["A 0.5% rise – the first.", "A 0.5% rise, the first."],
    ["The rate fell to −0.5.", "The rate fell to -0.5."],
    ["The loss was −$5m.", "The loss was -$5m."],
    ["It ended 5–0.", "It ended 5-0."],
    ["He co\u00ADoperated\u200B with us.", "He cooperated with us."],
  ])("%s → %s", (was, now) => {
    expect(told(was, now)).toBeNull()
  })
})

describe("what is said differently is told, with both wordings", () => {
  test.each([
    ["Some 1,200 dockers walked out.", "Some 1,400 dockers walked out."],
    ["The loss was -5 per cent.", "The loss was 5 per cent."],
    ["It cost $5m.", "It cost £5m."],
    ["Profits rose 1.5 per cent.", "Profits rose 15 per cent."],
    ["The union will accept the offer.", "The union will not accept the offer."],
    ["Ten people died.", "Police denied that ten people died."],
    ["Müller resigned on Monday.", "Muller resigned on Monday."],
    ["Anna Erdogan led the talks.", "Anna Erdoğan led the talks."],
    ["He will re-sign the contract.", "He will resign the contract."],
    ["Did he leave?", "Did he leave."],
    ["Prices may rise by 4%.", "Prices may rise by 4."],
    ["The trains run on Sunday.", "The trains run on Monday."],
    ["Ten people died in the fire.", "Ten people died in the fire, police said."],
    // figures
    ["The company made -$5m.", "The company made $5m."],
    ["The company made –€5m.", "The company made €5m."],
    ["It cost £1.4m.", "It cost £1.4bn."],
    ["It cost £5.", "It cost £5 million."],
    ["Rates rose 2 per cent.", "Rates rose 2 percentage points."],
    ["Rates rose 2%.", "Rates rose 2 percentage points."],
    ["Between 5-10 people came.", "Between 5-100 people came."],
    ["It measured 5½ metres.", "It measured 5 metres."],
    ["About 3/4 voted.", "About 3/5 voted."],
    ["Prices rose from 5 to 7.", "Prices rose from 7 to 5."],
    ["Prices fell by 4.", "Prices fell to 4."],
    ["Fewer than 40 came.", "More than 40 came."],
    ["It was 5C outside.", "It was -5C outside."],
    // days and times
    ["The vote is on 3 March.", "The vote is on 4 March."],
    ["They met at 10.30am.", "They met at 10.30pm."],
    ["It happened in 1998.", "It happened in 1989."],
    // negation and quantity
    ["Trams no longer run.", "Trams run."],
    ["Trams run.", "Trams no longer run."],
    ["He can do it.", "He can't do it."],
    ["It is legal.", "It is illegal."],
    ["The gas is lethal.", "The gas is non-lethal."],
    ["All were hurt.", "Not all were hurt."],
    ["Either party may sue.", "Neither party may sue."],
    ["He was charged.", "He was never charged."],
    // names and whom it is about
    ["Mr Price left.", "Ms Price left."],
    ["Ann Lee won.", "Anne Lee won."],
    ["Reed accused Price of lying.", "Price accused Reed of lying."],
    ["Price, who chairs the board, met Reed.", "Reed, who chairs the board, met Price."],
    ["Reed was sued by Price.", "Reed sued Price."],
    ["The minister resigned.", "The former minister resigned."],
  ])("%s → %s", (was, now) => {
    expect(words(told(was, now))).toEqual({ was, now })
  })

  test("whichever word of a sentence is another, goes, comes or changes places", () => {
    const word = fc.constantFrom(
      ..."the port said fewer than 14 ships had not left Hull -5 $5 4% Reed may Price".split(" "),
    )
    const sentence = fc.array(word, { minLength: 2, maxLength: 9 })
    fc.assert(
      fc.property(sentence, sentence, (one, other) => {
        const [was, now] = [one, other].map((list) => `${list.join(" ")}.`) as [string, string]
        expect([was, now, told(was, now) === null]).toEqual([was, now, was === now])
      }),
      runs(4_000),
    )
  })

  test("a word that is put in at the edge of a part of a sentence", () => {
    const finding = told(
      "The port said that 14 ships were waiting.",
      "The port said that at least 14 ships were waiting.",
      "14 ships were waiting",
    )
    expect(words(finding)).toEqual({ was: "14 ships were waiting", now: "at least 14 ships were waiting" })
  })

  test("words in whose place nothing like them stands", () => {
    expect(words(told("The mayor has resigned over the affair.", "Trams are free at weekends."))).toEqual({
      was: "The mayor has resigned over the affair.",
      now: null,
    })
  })
})

describe("what is round about is no matter", () => {
  test.each([
    ["a sentence put in before it", "Ten people died.", "Nobody knew why. Ten people died."],
    ["a sentence put in behind it", "Ten people died.", "Ten people died. Nobody knew why."],
    ["another paragraph", "Ten people died.", "Ten people died.\n\nNobody knew why."],
  ])("%s", (_, was, now) => {
    expect(told(was, now)).toBeNull()
  })

  test("a paragraph that was moved", () => {
    const paragraphs = [
      "Ten people died in the old mill.",
      "Rain is expected in the evening.",
      "Trams are free at weekends.",
    ]
    const [before, after] = [story(...paragraphs), story(...paragraphs.toReversed())]
    const shows = wordsShown(before, { start: 0, end: paragraphs[0]?.length ?? 0 })
    expect(findingOf(shows, before.article, { kind: "current", covered: after })).toBeNull()
  })
})

describe("who said it", () => {
  const shownOf = (from: Story): Shown => {
    const before = covered(from)
    const snippet = snippetsOf(before.article, before.coverage).find(({ words }) => words.startsWith("The cranes"))
    const [shown] = (snippet && quoteBlock(before, snippet, [])?.shows) ?? []
    if (!shown) throw new Error("the quote is not there")
    return shown
  }
  const now = (after: Story): ArticleStanding => ({ kind: "current", covered: covered(after) })
  const finding = (after: Story) => findingOf(shownOf(HARBOUR_STRIKE), covered(HARBOUR_STRIKE).article, now(after))
  const [erdogan, price, port] = HARBOUR_STRIKE.said ?? []
  const [, ...others] = HARBOUR_STRIKE.cast ?? []
  const saying = (said: Partial<NonNullable<typeof erdogan>>): Story => ({
    ...HARBOUR_STRIKE,
    extractor: "later",
    said: [erdogan, price, port].flatMap((one, n) => (one ? [n === 0 ? { ...one, ...said } : one] : [])),
  })

  test.each<[string, Story, ShownFinding | null]>([
    ["the same under a later extractor", saying({}), null],
    [
      "somebody else under a later extractor",
      saying({ by: "Nick Price" }),
      { kind: "changed", speaker: { was: "Anna Erdoğan", now: "Nick Price" } },
    ],
    [
      "nobody whom the later extractor can name",
      saying({ by: null }),
      { kind: "changed", speaker: { was: "Anna Erdoğan", now: null } },
    ],
    [
      "the same, whose role is another",
      rewritten("the union's chief negotiator", "a former negotiator"),
      {
        kind: "changed",
        speaker: { was: "Anna Erdoğan, the union's chief negotiator", now: "Anna Erdoğan, a former negotiator" },
      },
    ],
    [
      "the same, of whose role a later extractor finds less",
      { ...HARBOUR_STRIKE, extractor: "later", cast: [{ name: "Anna Erdoğan", roles: [] }, ...others] },
      null,
    ],
    ["the same, whose role is set otherwise", rewritten("union's chief", "union’s Chief"), null],
    ["one who denies it", saying({ denied: true }), { kind: "changed", denied: { now: true } }],
    [
      "a quote that the later extractor no longer finds",
      { ...HARBOUR_STRIKE, extractor: "later", said: [] },
      { kind: "changed", speaker: { was: "Anna Erdoğan", now: null } },
    ],
  ])("%s", (_, after, expected) => {
    expect(finding(after)).toEqual(expected)
  })

  test("the title that stands with it counts, too", () => {
    const after = { ...HARBOUR_STRIKE, title: "Dockers end their strike at Hull harbour" }
    expect(finding(after)).toEqual({ kind: "changed", title: { was: HARBOUR_STRIKE.title, now: after.title } })
  })

  test.each(["withdrawn", "withheld"] as const)("an article that is %s", (kind) => {
    expect(findingOf(shownOf(HARBOUR_STRIKE), covered(HARBOUR_STRIKE).article, { kind })).toEqual({ kind })
  })
})
