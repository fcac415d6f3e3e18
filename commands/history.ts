import { defineCommand, page } from "../src/core/command/command.ts"
import type { Desk } from "../src/core/desk.ts"
import { type VersionChanges, versionChanges } from "../src/core/history/version-changes.ts"
import type { Article } from "../src/core/model.ts"
import {
  type Action,
  type Block,
  callTo,
  heading,
  type ListItem,
  list,
  note,
  paragraph,
  plain,
  type Reply,
  toChannel,
} from "../src/core/reply/reply.ts"
import type { VersionTime } from "../src/core/shelves/articles.ts"
import { titleRun } from "../src/core/show/article-line.ts"
import { titleShown } from "../src/core/show/shown.ts"
import { changeItems, changesInWords, setAlone, sinceInWords } from "../src/core/show/versions.ts"
import { emptyArchive } from "./nothing-found.ts"
import { articleOption } from "./options.ts"
import { whichArticle } from "./which.ts"

/** Versions that are listed, and changes of one that are shown; of more it is told how many. */
const MOST_LISTED = 8
const MOST_CHANGES = 12

export const history = defineCommand({
  name: "history",
  summary: "See an article's versions and what changed",
  example: "/history title of an article",
  exampleFrom: ({ article: { slug } }) => callTo("history", { article: slug }),
  options: { article: articleOption, page: page("Which step back").hidden() },
  async run({ article, page }, desk) {
    const slug = await whichArticle(article, (slug) => callTo("history", { article: slug }), desk)
    if (!slug.ok) return slug.reply
    const newest = slug.value ?? (await desk.archive.articles.list(1))[0]?.slug
    const covered = newest === undefined ? null : await desk.archive.articles.get(newest)
    return covered ? historyOf(covered.article, page, desk) : emptyArchive()
  },
})

/** Number, from 1, with its time and what it changed of the one before. */
type Step = VersionTime & { readonly number: number; readonly changes: VersionChanges | null }

async function historyOf(current: Article, page: number, desk: Desk): Promise<Reply> {
  const { slug } = current
  const times = await desk.archive.articles.history(slug)
  const count = times.length
  const title = heading([titleRun(current)], titleShown(current))
  if (count < 2) {
    const since = sinceInWords(times[0]?.at ?? null, desk.timeZone)
    return toChannel([title, paragraph(`One version, ${since}. No changes since then.`)])
  }
  const at = Math.min(page, count - 1)
  const number = count + 1 - at
  const step = await stepTo(slug, times, number, desk)
  const listed = at === 1 ? await listOf(slug, times, desk) : []
  const turn = (label: string, to: number): Action => {
    const call = callTo("history", { article: slug })
    return { label, call: { ...call, args: { ...call.args, page: String(to) } } }
  }
  return toChannel(
    [title, ...listed, ...blocksOf(step, desk.timeZone)],
    [
      ...(at < count - 1 ? [turn(`Versions ${number - 2} and ${number - 1}`, at + 1)] : []),
      ...(at > 1 ? [turn(`Versions ${number} and ${number + 1}`, at - 1)] : []),
    ],
  )
}

async function stepTo(slug: string, times: readonly VersionTime[], number: number, desk: Desk): Promise<Step> {
  const time = times[number - 1] ?? { version: "", at: null }
  const [after, before] = await Promise.all(
    [time, times[number - 2]].map((one) => (one ? desk.archive.articles.get(slug, one.version) : null)),
  )
  return { ...time, number, changes: before && after ? versionChanges(before.article, after.article) : null }
}

/** The newest versions, each with its time and what it changed. */
async function listOf(slug: string, times: readonly VersionTime[], desk: Desk): Promise<readonly Block[]> {
  const items: ListItem[] = []
  for (let number = times.length; number > Math.max(0, times.length - MOST_LISTED); number--) {
    const { at, changes } = await stepTo(slug, times, number, desk)
    const what = changes === null ? (number === 1 ? "first version" : "no longer stored") : changesInWords(changes)
    items.push({ label: `Version ${number}`, prose: plain(`${sinceInWords(at, desk.timeZone)} · ${what}`) })
  }
  const older = times.length - items.length
  return [list(items), ...(older > 0 ? [note(`${older} older not listed.`)] : [])]
}

function blocksOf({ number, at, changes }: Step, zone: string): readonly Block[] {
  const opening = paragraph(`Changes from version ${number - 1} to ${number}, ${sinceInWords(at, zone)}:`)
  if (changes === null) return [opening, paragraph("One of these versions is no longer stored.")]
  const items = changeItems(changes)
  const more = items.length - MOST_CHANGES
  const set = setAlone(changes)
  return [
    opening,
    items.length > 0 ? list(items.slice(0, MOST_CHANGES)) : paragraph("No words changed."),
    ...(more > 0 ? [note(`${more} more changes are not listed.`)] : []),
    ...(set === null ? [] : [note(set)]),
  ]
}
