import type { Archive } from "../archive.ts"
import type { Order } from "../briefing/order.ts"
import { orderActions } from "../briefing/order-actions.ts"
import { dayInWords } from "../briefing/schedule.ts"
import type { Covered } from "../model.ts"
import { dateInWords } from "../reply/lines.ts"
import { type Block, callTo, heading, list, note, paragraph, type Reply, strong, toChannel } from "../reply/reply.ts"
import type { ArticleHead, Articles } from "../shelves/articles.ts"
import { titleRun } from "../show/article-line.ts"
import { correctedRuns, correctionActions } from "../show/correction.ts"
import { titleShown } from "../show/shown.ts"
import { cut } from "../text/cut.ts"
import { counted } from "../text/words.ts"
import { type Feature, featureOf } from "./feature.ts"
import type { Reason } from "./reasons.ts"
import { isCopy, printOf } from "./same-story.ts"
import { MOST_STORIES, ROOM, sizeOf } from "./size.ts"
import { type Story, storiesOf } from "./story.ts"
import { headline, storyBlocks } from "./story-blocks.ts"
import { isAskedFor } from "./topics.ts"

export type EditionAsk = {
  /** The slot's local date, "2026-03-29". */
  readonly date: string
  readonly order: Pick<Order, "topics" | "speaker" | "whenEmpty">
  /** Slugs first saved behind the last edition's cut-off, in the order they came. */
  readonly arrived: readonly string[]
  /** Slugs that came in the days before: a copy of one of them is no news. */
  readonly before: readonly string[]
  /** The date of the channel's last edition; null: this is its first, of the last 24 hours. */
  readonly lastDate: string | null
  /** How often this channel has had words as quote or fact of the day, by their key. */
  readonly featured: ReadonlyMap<string, number>
}

export type Edition = {
  /** For the channel; fits one message on either platform. */
  readonly reply: Reply
  /** Nothing is new. */
  readonly isEmpty: boolean
  /** Slugs of the stories that it tells, and of those that there was no room for, most important first. */
  readonly stories: readonly string[]
  readonly rest: readonly string[]
  /** Keys of the quote and the fact of the day. */
  readonly featured: readonly string[]
  /** Why each story stands where it does. */
  readonly reasons: readonly Reason[]
}

/** Articles that are read for one edition: some milliseconds each, in which nobody else is answered. */
const MOST_READ = 150

/** Buttons to corrections of articles that are told of. */
const MOST_CORRECTIONS = 3

/** Articles of earlier years that are called to mind. */
const MOST_ON_THIS_DAY = 3

/**
 * What a briefing says: the new stories, most important first; a quote and a fact of the day; what was printed on this day
 * in earlier years. What there is no room for is left out whole, stories from the end first, and can be had by a button.
 */
export async function composeEdition(archive: Archive, ask: EditionAsk): Promise<Edition> {
  const { date, order } = ask
  const { stories, copies } = await newStories(archive, ask)
  const isEmpty = stories.length === 0
  const opening = [
    ...leadBlocks(stories, date),
    heading(`Briefing · ${dayInWords(date)}`),
    note(newsInWords(stories, ask)),
  ]
  const isBare = isEmpty && order.whenEmpty !== "archive"

  const drawn = stories.slice(0, MOST_STORIES).map((story, index) => ({ story, blocks: storyBlocks(story, index + 1) }))
  const used = new Set(drawn.map(({ story }) => story.lead.article.slug))
  const quote = isBare ? null : await featureOf(archive, { kind: "quote", order, featured: ask.featured, used })
  const fact = isBare ? null : await featureOf(archive, { kind: "fact", order, featured: ask.featured, used })
  const features = [...featureBlocks("Quote of the day", quote), ...featureBlocks("Fact of the day", fact)]
  const past = isBare ? [] : onThisDay(await archive.articles.onDay(date.slice(5), date.slice(0, 4), MOST_ON_THIS_DAY))

  const kept = fitStories(drawn, ROOM - sizeOfAll([...opening, ...features]))
  const told = kept.flatMap(({ blocks }) => blocks)
  const hasRoom = sizeOfAll([...opening, ...features, ...told, ...past]) <= ROOM
  const shown = kept.flatMap(({ story: { lead, also } }) => [lead, ...also].map(({ article }) => article))
  const rest = stories.slice(kept.length).map(({ lead }) => lead.article.slug)
  const more = { label: `${rest.length} more`, call: callTo("briefing", { action: "more", slot: date }) }
  const why = { label: "Why these", call: callTo("briefing", { action: "why", slot: date }) }
  return {
    reply: toChannel(
      [...opening, ...told, ...features, ...(hasRoom ? past : [])],
      [...(rest.length > 0 ? [more] : []), ...orderActions(date), why, ...correctionActions(shown, MOST_CORRECTIONS)],
    ),
    isEmpty,
    stories: kept.map(({ story }) => story.lead.article.slug),
    rest,
    featured: [quote, fact].flatMap((feature) => feature?.key ?? []),
    reasons: [
      ...stories.map(({ lead, reason }, index) => ({ slug: lead.article.slug, lead: `${index + 1}. `, reason })),
      ...copies.map(({ article: { slug } }) => ({ slug, lead: "Left out: ", reason: COPIED })),
    ],
  }
}

const COPIED = "already posted in the last few days"

/** Stories as they have room, from the first; of the first one alone its last parts are given up rather than all of it. */
function fitStories<T extends { readonly blocks: readonly Block[] }>(drawn: readonly T[], room: number): readonly T[] {
  const kept: T[] = []
  let left = room
  for (const story of drawn) {
    const size = sizeOfAll(story.blocks)
    if (size > left && kept.length > 0) break
    kept.push(size > left ? { ...story, blocks: partsThatFit(story.blocks, left) } : story)
    left -= size
  }
  return kept
}

/** The headline, and of the other parts those that have room. */
function partsThatFit([head, ...parts]: readonly Block[], room: number): readonly Block[] {
  let left = room - sizeOfAll(head ? [head] : [])
  const kept = parts.filter((part) => {
    const fits = sizeOf(part) <= left
    if (fits) left -= sizeOf(part)
    return fits
  })
  return [...(head ? [head] : []), ...kept]
}

const sizeOfAll = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + sizeOf(block), 0)

async function newStories(archive: Archive, { order, arrived, before, date }: EditionAsk) {
  const fits = await isAskedFor(order, await archive.snippets.vocabulary())
  const fresh = (await loaded(archive.articles, await newest(archive.articles, arrived))).filter(fits)
  const known = fresh.length === 0 ? [] : (await loaded(archive.articles, before.slice(-MOST_READ))).map(printOf)
  const isKnown = (covered: Covered) => {
    const print = printOf(covered)
    return known.some((other) => isCopy(print, other))
  }
  const copies = fresh.filter(isKnown)
  return {
    copies,
    stories: storiesOf(
      fresh.filter((covered) => !copies.includes(covered)),
      date,
    ),
  }
}

/** Of more than are read, those that were printed last: a whole archive may have come in one day. */
async function newest(articles: Articles, arrived: readonly string[]): Promise<readonly string[]> {
  return arrived.length <= MOST_READ ? arrived : articles.newestOf(arrived, MOST_READ)
}

async function loaded(articles: Articles, slugs: readonly string[]): Promise<readonly Covered[]> {
  const found: Covered[] = []
  for (const slug of slugs) {
    const covered = await articles.get(slug)
    if (covered) found.push(covered)
  }
  return found
}

/** An article that was added today may be of any year: only that it was added is told. */
function newsInWords(stories: readonly Story[], { lastDate, arrived, order }: EditionAsk): string {
  const since = lastDate === null ? "in the last 24 hours" : `since ${dayInWords(lastDate)}`
  const isNarrow = order.topics !== null || order.speaker !== null
  if (stories.length === 0) return `Nothing new${isNarrow ? " that fits this briefing" : ""} ${since}.`
  const articles = stories.reduce((sum, { also }) => sum + 1 + also.length, 0)
  const apart = articles === stories.length ? "" : ` (${stories.length} ${stories.length === 1 ? "story" : "stories"})`
  const among = arrived.length > MOST_READ ? ` (chosen from the newest ${MOST_READ} of ${arrived.length})` : ""
  return `${counted(articles, "article")}${apart} added ${since}${among}.`
}

/** Titles that the first line tells, and how long each may be, in UTF-16 code units. */
const MOST_TOLD = 3
const LONGEST_TOLD = 70

/** Days. What was printed longer ago is no news, even if it came into the archive today. */
const NEWS_FOR = 7

/** "3 new: Dockers walk out; A late frost; Ferry fares rise": what a notification shows of a post is its beginning. */
function leadBlocks(stories: readonly Story[], date: string): readonly Block[] {
  if (stories.length === 0) return []
  const oldest = new Date(Date.parse(date) - NEWS_FOR * 86_400_000).toISOString().slice(0, 10)
  const isNews = stories.every(({ lead }) => (lead.article.published ?? "") >= oldest)
  const told = stories.slice(0, MOST_TOLD).map(({ lead }) => lead.article)
  const titles = told.map(({ title }) => cut(title, LONGEST_TOLD)).join("; ")
  const more = stories.length > MOST_TOLD ? "; …" : ""
  const count = strong(`${stories.length} ${isNews ? "new" : "added"}:`)
  return [paragraph([count, { text: ` ${titles}${more}` }], ...told.map(titleShown))]
}

const featureBlocks = (title: string, feature: Feature | null): readonly Block[] =>
  feature ? [heading(title), feature.block] : []

/** What was printed on the same day of earlier years, newest first. */
function onThisDay(then: readonly ArticleHead[]): readonly Block[] {
  if (then.length === 0) return []
  const items = then.map((head) => ({
    label: dateInWords(head.published ?? ""),
    prose: [titleRun(head), ...correctedRuns(head)],
    shows: [titleShown(head)],
  }))
  return [heading("On this day"), list(items)]
}

/** The same said later than ordered. */
export const markedLate = (reply: Reply, dueInWords: string): Reply => ({
  ...reply,
  // Behind the first line, which a notification shows.
  blocks: [
    ...reply.blocks.slice(0, 1),
    note(`Late: this briefing was due at ${dueInWords}.`),
    ...reply.blocks.slice(1),
  ],
})

/** The stories that an edition had no room for, a line each. */
export async function restOf(articles: Articles, rest: readonly string[]): Promise<readonly Block[]> {
  const items = (await loaded(articles, rest)).map((covered) => ({ prose: headline(covered) }))
  return items.length > 0 ? [list(items)] : []
}
