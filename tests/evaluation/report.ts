import type { Fact } from "../../src/core/model.ts"
import { attributionsIn, bandsOf, precisionAt } from "./confidence.ts"
import type { Gists } from "./gist.ts"
import type { SetRead } from "./reading.ts"
import { type Scores, type Share, scoresOf } from "./scores.ts"
import { shownFigures } from "./shown.ts"
import { NOTHING, percent, table } from "./table.ts"

/** Words of an article, for a speed that can be told of any set. */
const ARTICLE_WORDS = 750
const COVERAGES = [0.5, 0.75, 0.9] as const
/** Bands of confidence between 0 and 1. */
const BANDS = 20

type Row<Of> = readonly [label: string, figure: (of: Of) => string]

/** All figures of all sets, as Markdown. */
export function report(reads: readonly SetRead[], gists: ReadonlyMap<string, Gists>): string {
  return [
    "Of all that is shown with a name, in per cent (of how many), whether it pairs with an annotated quote or not:",
    shown(reads),
    "Of the quotes that pair with an annotated one:",
    quality(reads),
    "Precision of the attributions that name a speaker, the surest first, on quotes that were found:",
    precision(reads),
    "The same by confidence, right of all:",
    calibration(reads),
    ...summaries(gists),
  ].join("\n\n")
}

/** How people agree with each other by the same measure, on articles that several have annotated (PolNeAR). */
const PEOPLE: Readonly<Record<string, string>> = {
  "named, right: all": "81.7",
  "named, right: direct": "98.5",
  "named, right: mixed": "92.2",
  "named, right: indirect": "73.2",
  "named, words of another": "6.1",
}

/** Nothing is said of sets in which only pieces are annotated: what lies beside them may be somebody's words too. */
function shown(reads: readonly SetRead[]): string {
  const whole = reads.filter(({ set }) => set.documents.some(({ quotes }) => quotes.some(({ partial }) => !partial)))
  const columns = whole.map(({ shown }) => shownFigures(shown))
  return table(
    ["", ...whole.map(({ set }) => (set.strings ? `${set.name}, strings` : set.name)), "people"],
    (columns[0] ?? []).map(([label], row) => [
      label,
      ...columns.map((figures) => share(figures[row]?.[1])),
      PEOPLE[label] ?? NOTHING,
    ]),
  )
}

function quality(reads: readonly SetRead[]): string {
  const measured = reads.map((read) => ({ ...read, scores: scoresOf(read.judged) }))
  const rows: readonly Row<(typeof measured)[number]>[] = [
    ["articles", ({ scores }) => String(scores.articles)],
    ...SCORES.map(([label, figure]): (typeof rows)[number] => [label, ({ scores }) => figure(scores)]),
    ["articles a second on one core", ({ judged, cpuMs }) => (judged.length / (cpuMs / 1000)).toFixed(0)],
    [`the same, of ${ARTICLE_WORDS} words`, ({ words, cpuMs }) => (words / ARTICLE_WORDS / (cpuMs / 1000)).toFixed(0)],
    ...FACTS.map(([label, is]): (typeof rows)[number] => [label, ({ facts }) => String(facts.filter(is).length)]),
  ]
  return table(
    ["", ...reads.map(({ set }) => (set.strings ? `${set.name}, strings` : set.name))],
    rows.map(([label, figure]) => [label, ...measured.map(figure)]),
  )
}

/** Only where whole quotes are annotated. */
const whole =
  (figure: (scores: Scores) => string) =>
  (scores: Scores): string =>
    scores.gold > 0 ? figure(scores) : NOTHING

const SCORES: readonly Row<Scores>[] = [
  ["quotes annotated", whole(({ gold }) => String(gold))],
  ["quotes found", ({ found }) => String(found)],
  ["direct ones that name a speaker", ({ attributed }) => share(attributed)],
  ["exact: precision", whole(({ exact }) => percent(exact.precision))],
  ["exact: recall", whole(({ exact }) => percent(exact.recall))],
  ["exact: F1", whole(({ exact }) => percent(exact.f1))],
  ["characters: F1", whole(({ letters }) => percent(letters.f1))],
  ["speaker: accuracy", ({ speakers }) => share(speakers)],
  ["speaker by name", ({ speakers }) => share(speakers.by.name)],
  ["speaker by description", ({ speakers }) => share(speakers.by.nominal)],
  ["speaker by pronoun", ({ speakers }) => share(speakers.by.pronoun)],
  ["speaker's name: accuracy", ({ names }) => share(names)],
  ["end to end: precision", whole(({ endToEnd }) => percent(endToEnd.precision))],
  ["end to end: recall", whole(({ endToEnd }) => percent(endToEnd.recall))],
  ["end to end: F1", whole(({ endToEnd }) => percent(endToEnd.f1))],
  ["direct: recall, exact", ({ recall }) => share(recall.direct.exact)],
  ["direct: recall, end to end", ({ recall }) => share(recall.direct.endToEnd)],
  ["mixed: recall, exact", ({ recall }) => share(recall.mixed.exact)],
  ["mixed: recall, end to end", ({ recall }) => share(recall.mixed.endToEnd)],
  ["indirect: recall, exact", ({ recall }) => share(recall.indirect.exact)],
  ["indirect: recall, end to end", ({ recall }) => share(recall.indirect.endToEnd)],
  ["canonical speaker: covered", ({ canonical }) => share(canonical?.covered)],
  ["canonical speaker: accuracy", ({ canonical }) => share(canonical?.accuracy)],
  ["canonical speaker: both", ({ canonical }) => share(canonical?.both)],
]

const share = (share: Share | undefined): string =>
  share && share.of > 0 ? `${percent(share.right / share.of)} (${share.of})` : NOTHING

/** Nobody has annotated facts: they are counted only. */
const FACTS: readonly (readonly [label: string, is: (fact: Fact) => boolean])[] = [
  ["facts", () => true],
  ["facts with a figure", ({ figures }) => figures.length > 0],
  ["facts with a date", ({ dates }) => dates.length > 0],
  ["facts with a source", ({ sources }) => sources.length > 0],
  ["facts denied or hedged", ({ hedge, polarity }) => hedge !== null || polarity === "denied"],
]

function precision(reads: readonly SetRead[]): string {
  const all = reads.map(({ judged }) => attributionsIn(judged))
  return table(
    ["coverage", ...reads.map(({ set }) => set.name)],
    [
      ...COVERAGES.map((coverage) => [
        `${100 * coverage} %`,
        ...all.map(({ attributions, of }) => percent(precisionAt(coverage, attributions, of))),
      ]),
      [
        "all that name one (coverage)",
        ...all.map(({ attributions, of }) => {
          const reached = of > 0 ? attributions.length / of : 0
          return `${percent(precisionAt(reached, attributions, of))} (${percent(reached)} %)`
        }),
      ],
    ],
  )
}

function calibration(reads: readonly SetRead[]): string {
  const all = reads.map(({ judged }) => bandsOf(attributionsIn(judged).attributions, BANDS))
  const from = [...new Set(all.flatMap((bands) => bands.map((band) => band.from)))].toSorted((a, b) => b - a)
  return table(
    ["confidence", ...reads.map(({ set }) => set.name)],
    from.map((low) => [
      `${low.toFixed(2)} to ${Math.min(1, low + 1 / BANDS).toFixed(2)}`,
      ...all.map((bands) => share(bands.find((band) => band.from === low))),
    ]),
  )
}

function summaries(gists: ReadonlyMap<string, Gists>): readonly string[] {
  return [...gists].flatMap(([name, gists]) => {
    if (!gists) return []
    const { own, lead, articles } = gists
    const rows = [
      { label: "medium summary", gist: own },
      { label: "lead of equal length", gist: lead },
    ]
    return [
      `Summary of ${name}, against a person's (${articles} articles, telling words and neighbouring pairs of them):`,
      table(
        ["", "words: recall", "words: F1", "pairs: recall", "pairs: F1"],
        rows.map(({ label, gist: { words, pairs } }) => [
          label,
          ...[words.recall, words.f1, pairs.recall, pairs.f1].map(percent),
        ]),
      ),
    ]
  })
}

/** What each step is worth: the figures with all steps, and what they lose without one. */
export function ablation(
  runs: readonly { readonly without: string | null; readonly reads: readonly SetRead[] }[],
): string {
  const columns = (runs[0]?.reads ?? []).map(({ set, judged }, column) => ({
    label: `${set.name}: ${scoresOf(judged).canonical ? "canonical, both" : "end to end, F1"}`,
    figure: (run: (typeof runs)[number]) => headlineOf(scoresOf(run.reads[column]?.judged ?? [])),
  }))
  return table(
    ["", ...columns.map(({ label }) => label)],
    runs.map((run, i) => [
      run.without === null ? "all steps" : `without ${run.without}`,
      ...columns.map(({ figure }) => {
        const all = runs[0] ? figure(runs[0]) : 0
        return i === 0 ? percent(all) : difference(figure(run) - all)
      }),
    ]),
  )
}

/** The one figure that a set is there for. */
function headlineOf({ canonical, endToEnd }: Scores): number {
  return canonical ? canonical.both.right / canonical.both.of : endToEnd.f1
}

/** Points of a hundred: "−3.1". */
function difference(share: number): string {
  const points = percent(Math.abs(share))
  return points === "0.0" ? "0.0" : `${share < 0 ? "−" : "+"}${points}`
}
