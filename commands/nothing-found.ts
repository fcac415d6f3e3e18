import type { Desk } from "../src/core/desk.ts"
import { didYouMean, search, spellingInWords } from "../src/core/query/index.ts"
import { type Action, type Block, callTo, paragraph, type Reply, toAsker } from "../src/core/reply/reply.ts"
import type { SnippetKind } from "../src/core/snippet.ts"
import { cut } from "../src/core/text/cut.ts"
import { counted, listed } from "../src/core/text/words.ts"
import type { FindArgs } from "./options.ts"

/** Asked well, but there is none: for the asker, with what to try instead. */
export const nothing = (words: string, actions: readonly Action[] = [], notes: readonly Block[] = []): Reply =>
  toAsker([paragraph(words), ...notes], actions, "nothing")

export const emptyArchive = (): Reply => nothing(NO_ARTICLES)

export const NO_ARTICLES =
  "There are no articles in the archive yet. Add one to the content folder as a .txt or .md file."

/** There are no people to offer: no articles, or none that names somebody who speaks. */
export async function nobodyQuoted({ articles }: Desk["archive"]): Promise<Reply> {
  const { articles: count } = await articles.tally()
  if (count === 0) return emptyArchive()
  const those =
    count === 1 ? "The only article in the archive quotes" : `None of the ${count} articles in the archive quotes`
  return nothing(`${those} ${count === 1 ? "nobody" : "anyone"} by name.`, [ARTICLES])
}

/** No quote or fact fits: what there is with less narrowing, of the other kind, and near the words. */
export async function nothingFound(
  kind: SnippetKind,
  args: FindArgs,
  notes: readonly Block[],
  desk: Desk,
): Promise<Reply> {
  const { query } = args
  const held = await desk.archive.articles.tally()
  if (held.articles === 0) return emptyArchive()

  const none = `No ${kind} found${query ? ` for “${cut(query, 80)}”` : ""}${narrowedWords(args)}`
  const elsewhere = query ? await foundElsewhere(kind, args, query, desk) : []
  const nearby = query ? await nearWords(kind, args, query, desk) : []
  const actions = [...elsewhere, ...nearby]
  if (actions.length > 0) return nothing(`${none}.${nearby.length > 0 ? " Did you mean:" : ""}`, actions, notes)

  const counts = [counted(held.articles, "article"), counted(held.quotes, "quote"), counted(held.facts, "fact")]
  return nothing(`${none}. The archive has ${listed(counts, "and")}.`, [ARTICLES, PEOPLE], notes)
}

const ARTICLES: Action = { label: "Articles", call: callTo("articles") }
const PEOPLE: Action = { label: "Who is quoted", call: callTo("who") }

const NARROWING = ["speaker", "article", "since", "until"] as const

const narrowedBy = (args: FindArgs) => NARROWING.filter((name) => args[name] !== undefined)

/** " with speaker:price and since:2023"; empty when nothing narrows it. */
function narrowedWords(args: FindArgs): string {
  const by = narrowedBy(args).map((name) => `${name}:${cut(args[name] ?? "", 40)}`)
  return by.length > 0 ? ` with ${listed(by, "and")}` : ""
}

/** What narrows a search, left out: "Search all dates". */
function withoutInWords(by: readonly (typeof NARROWING)[number][]): string {
  const [one, other] = new Set(by.map((name) => WIDER[name]))
  return other === undefined ? `Search all ${one}` : "Search without filters"
}

const WIDER = { speaker: "speakers", article: "articles", since: "dates", until: "dates" } as const

/** The same words without what narrows them, or else of the other kind, as far as that finds some. */
async function foundElsewhere(
  kind: SnippetKind,
  args: FindArgs,
  query: string,
  { archive }: Desk,
): Promise<readonly Action[]> {
  const finds = async (kind: SnippetKind) => (await search(archive, { kind, query, limit: 1 })).found.length > 0
  const by = narrowedBy(args)
  const all = { ...args, ...Object.fromEntries(by.map((name) => [name, undefined])), page: 1 }
  if (by.length > 0 && (await finds(kind))) return [{ label: withoutInWords(by), call: callTo(kind, all) }]
  const other = kind === "quote" ? "fact" : "quote"
  return (await finds(other)) ? [{ label: `Search ${other}s instead`, call: callTo(other, all) }] : []
}

/** The nearest spellings, people and articles. */
async function nearWords(
  kind: SnippetKind,
  args: FindArgs,
  query: string,
  { archive }: Desk,
): Promise<readonly Action[]> {
  const { speaker, article, since, until } = args
  const speakers = speaker === undefined ? undefined : [speaker]
  const { spellings, people, articles } = await didYouMean(archive, query, { kind, speakers, article, since, until })
  return [
    ...spellings.map((spelling) => ({
      label: spellingInWords(spelling),
      call: callTo(kind, args, { query: spelling.words, page: 1 }),
    })),
    ...people.map((name) => ({ label: name, call: callTo("who", { name }) })),
    ...articles.map(({ slug, title }) => ({ label: title, call: callTo("summary", { article: slug }) })),
  ]
}
