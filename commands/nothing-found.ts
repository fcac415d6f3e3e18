import { listed } from "../src/core/command/arguments.ts"
import type { Desk } from "../src/core/desk.ts"
import { near, search } from "../src/core/query/index.ts"
import { type Action, type Block, plain, type Reply } from "../src/core/reply/reply.ts"
import { counted } from "../src/core/show/article-line.ts"
import { cut } from "../src/core/text/cut.ts"
import { again } from "./again.ts"
import type { Asked, Kind } from "./asked.ts"

export const note = (words: string): Block => ({ kind: "note", prose: plain(words) })

/** Asked well, but there is none: for the asker, with what to try instead. */
export const nothing = (words: string, actions: readonly Action[] = [], notes: readonly Block[] = []): Reply => ({
  blocks: [{ kind: "prose", prose: plain(words) }, ...notes],
  actions,
  ...{ audience: "asker", outcome: "nothing" },
})

export const emptyArchive = (): Reply =>
  nothing("The archive holds no article yet. Put one, as .txt or .md, into the content folder.")

/** No quote or fact fits: what there is with less narrowing, of the other kind, and near the words. */
export async function nothingFound(kind: Kind, asked: Asked, notes: readonly Block[], desk: Desk): Promise<Reply> {
  const { query } = asked
  const held = await desk.archive.articles.tally()
  if (held.articles === 0) return emptyArchive()

  const none = `No ${kind} found${query ? ` for “${cut(query, 80)}”` : ""}${narrowedWords(asked)}`
  const elsewhere = query ? await foundElsewhere(kind, asked, query, desk) : []
  const nearby = query ? await nearWords(kind, asked, query, desk) : []
  const actions = [...elsewhere, ...nearby]
  if (actions.length > 0) return nothing(`${none}.${nearby.length > 0 ? " Near it:" : ""}`, actions, notes)

  const counts = [counted(held.articles, "article"), counted(held.quotes, "quote"), counted(held.facts, "fact")]
  const what = `${none}${query ? ", and nothing like it" : ""}. The archive holds ${listed(counts, "and")}.`
  return nothing(what, [ARTICLES, PEOPLE], notes)
}

const ARTICLES: Action = { label: "Articles", call: again("articles", {}) }
const PEOPLE: Action = { label: "Who is quoted", call: again("who", {}) }

const NARROWING = ["speaker", "article", "since", "until"] as const

const narrowedBy = (asked: Asked) => NARROWING.filter((name) => asked[name] !== undefined)

/** " with speaker:price and since:2023"; empty when nothing narrows it. */
function narrowedWords(asked: Asked): string {
  const by = narrowedBy(asked).map((name) => `${name}:${cut(asked[name] ?? "", 40)}`)
  return by.length > 0 ? ` with ${listed(by, "and")}` : ""
}

/** The same words without what narrows them, or else of the other kind, as far as that finds some. */
async function foundElsewhere(kind: Kind, asked: Asked, query: string, { archive }: Desk): Promise<readonly Action[]> {
  const finds = async (kind: Kind) => (await search(archive, { kind, query, limit: 1 })).found.length > 0
  const by = narrowedBy(asked)
  const all = { ...asked, ...Object.fromEntries(by.map((name) => [name, undefined])), page: 1 }
  if (by.length > 0 && (await finds(kind))) return [{ label: `Without ${listed(by, "and")}`, call: again(kind, all) }]
  const other = kind === "quote" ? "fact" : "quote"
  return (await finds(other)) ? [{ label: `Among the ${other}s`, call: again(other, all) }] : []
}

/** The nearest spellings, people and articles. */
async function nearWords(kind: Kind, asked: Asked, query: string, { archive }: Desk): Promise<readonly Action[]> {
  const { speaker, article, since, until } = asked
  const speakers = speaker === undefined ? undefined : [speaker]
  const { spellings, people, articles } = await near(archive, query, { kind, speakers, article, since, until })
  return [
    ...spellings.map((spelling) => ({
      label: `Spelling: ${spelling}`,
      call: again(kind, asked, { query: spelling, page: 1 }),
    })),
    ...people.map((name) => ({ label: `Person: ${name}`, call: again("who", { name }) })),
    ...articles.map(({ slug, title }) => ({ label: `Article: ${title}`, call: again("summary", { article: slug }) })),
  ]
}
