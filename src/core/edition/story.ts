import type { Covered } from "../model.ts"
import { counted } from "../text/words.ts"
import { isOneStory, type Print, printOf } from "./same-story.ts"

/** What an edition tells once: the article that tells it best, and the others that carry it. */
export type Story = {
  readonly lead: Covered
  readonly also: readonly Covered[]
  readonly points: number
  /** "7 points: carried by 3 articles (6), 1 speaker quoted (1)". */
  readonly reason: string
}

/**
 * What makes a story important, in points: that several articles carry it before all, then how many people it quotes, how
 * many figures it states, and that it was printed about the day. Each counts up to `most`.
 */
const WORTH = {
  carried: { each: 3, most: 9 },
  speakers: { each: 1, most: 4 },
  figures: { each: 1, most: 3 },
  fresh: 2,
} as const

type Points = { readonly count: number; readonly points: number }

const worth = (count: number, { each, most }: { readonly each: number; readonly most: number }): Points => ({
  count,
  points: Math.min(most, each * count),
})

/**
 * The stories that the articles tell, most important first; of equal ones the newer, then by slug. Each article stands
 * beside the best one that tells its story, never beside one that is only like a neighbour.
 */
export function storiesOf(articles: readonly Covered[], date: string): readonly Story[] {
  const all = articles
    .map((covered) => ({ covered, print: printOf(covered), own: ownPoints(covered, date) }))
    .toSorted((a, b) => b.own.points - a.own.points || newer(a.covered, b.covered))
  const left = new Set(all)
  const stories: Story[] = []
  for (const one of all) {
    if (!left.delete(one)) continue
    const also = [...left].filter((other) => isOneStory(one.print, other.print))
    for (const other of also) left.delete(other)
    stories.push(storyOf(one, also))
  }
  return stories.toSorted((a, b) => b.points - a.points || newer(a.lead, b.lead))
}

type Weighed = { readonly covered: Covered; readonly print: Print; readonly own: ReturnType<typeof ownPoints> }

function storyOf({ covered, own }: Weighed, also: readonly Weighed[]): Story {
  const carried = worth(also.length, WORTH.carried)
  const points = own.points + carried.points
  const parts = [
    carried.points > 0 && `carried by ${carried.count + 1} articles (${carried.points})`,
    own.speakers.points > 0 && `${counted(own.speakers.count, "speaker")} quoted (${own.speakers.points})`,
    own.figures.points > 0 && `${counted(own.figures.count, "fact")} with figures (${own.figures.points})`,
    own.fresh > 0 && `dated around that day (${own.fresh})`,
  ].filter((part) => part)
  const reason = `${counted(points, "point")}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`
  return { lead: covered, also: also.map((one) => one.covered), points, reason }
}

function ownPoints({ article, coverage }: Covered, date: string) {
  const quoted = coverage.utterances.flatMap(({ speaker, passages }) =>
    speaker && passages.some(({ marked }) => marked.length > 0) ? [speaker.member] : [],
  )
  const speakers = worth(new Set(quoted).size, WORTH.speakers)
  const figures = worth(coverage.facts.filter(({ figures }) => figures.length > 0).length, WORTH.figures)
  const away = Math.abs(Date.parse((article.published ?? "").slice(0, 10)) - Date.parse(date))
  const fresh = away <= 86_400_000 ? WORTH.fresh : 0
  return { speakers, figures, fresh, points: speakers.points + figures.points + fresh }
}

/** Newest first, then by slug, so that the order is total. */
function newer({ article: a }: Covered, { article: b }: Covered): number {
  const [left, right] = [a.published ?? "", b.published ?? ""]
  return left === right ? (a.slug < b.slug ? -1 : 1) : left < right ? 1 : -1
}
