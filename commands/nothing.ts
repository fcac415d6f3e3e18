import { listed } from "../src/core/arguments.ts"
import { cut } from "../src/core/cut.ts"
import type { Desk } from "../src/core/desk.ts"
import { near, search } from "../src/core/query/index.ts"
import { type Action, type Block, plain, type Reply } from "../src/core/reply.ts"
import { again } from "./again.ts"
import type { Asked, Kind } from "./find.ts"
import { counted } from "./heads.ts"

export const note = (words: string): Block => ({ kind: "note", prose: plain(words) })

/** Asked well, but there is none: for the asker, with what to try instead. */
export const nothing = (words: string, actions: readonly Action[] = [], notes: readonly Block[] = []): Reply => ({
  blocks: [{ kind: "prose", prose: plain(words) }, ...notes],
  actions,
  ...{ audience: "asker", outcome: "nothing" },
})

export const emptyArchive = (): Reply =>
  nothing("The archive holds no article yet. Put one, as .txt or .md, into the content folder.")

/** No quote or fact fits: the nearest spellings, people and articles, and what there is without the narrowing options. */
export async function nothingFound(kind: Kind, asked: Asked, notes: readonly Block[], desk: Desk): Promise<Reply> {
  const { archive } = desk
  const { query = "" } = asked
  const heads = await archive.articles()
  if (heads.length === 0) return emptyArchive()

  const { spellings, people, articles } = await near(archive, query)
  const actions: readonly Action[] = [
    ...(await wider(kind, asked, desk)),
    ...spellings.map((spelling) => ({
      label: `Spelling: ${spelling}`,
      call: again(kind, asked, { query: spelling, page: 1 }),
    })),
    ...people.map((name) => ({ label: `Person: ${name}`, call: again("who", { name }) })),
    ...articles.map(({ slug, title }) => ({ label: `Article: ${title}`, call: again("summary", { article: slug }) })),
  ]
  const none = query ? `No ${kind} found for “${cut(query, 80)}”` : `No ${kind} found`
  if (actions.length > 0) return nothing(`${none}${narrowedWords(asked)}. Near it:`, actions, notes)

  const quotes = heads.reduce((sum, head) => sum + head.quotes, 0)
  const facts = heads.reduce((sum, head) => sum + head.facts, 0)
  const held = listed([counted(heads.length, "article"), counted(quotes, "quote"), counted(facts, "fact")], "and")
  return nothing(
    `${none}${narrowedWords(asked)}, and nothing like it. The archive holds ${held}.`,
    [
      { label: "Articles", call: again("articles", {}) },
      { label: "Who is quoted", call: again("who", {}) },
    ],
    notes,
  )
}

const NARROWING = ["speaker", "article", "since", "until"] as const

const narrowedBy = (asked: Asked) => NARROWING.filter((name) => asked[name] !== undefined)

/** " with speaker:price and since:2023"; empty when nothing narrows it. */
function narrowedWords(asked: Asked): string {
  const by = narrowedBy(asked).map((name) => `${name}:${cut(asked[name] ?? "", 40)}`)
  return by.length > 0 ? ` with ${listed(by, "and")}` : ""
}

/** The same words without what narrows them, when that finds some. */
async function wider(kind: Kind, asked: Asked, { archive }: Desk): Promise<readonly Action[]> {
  const by = narrowedBy(asked)
  if (by.length === 0 || !asked.query) return []
  const { found } = await search(archive, { kind, query: asked.query, limit: 1 })
  const dropped = Object.fromEntries(by.map((name) => [name, undefined]))
  return found.length > 0
    ? [{ label: `Without ${listed(by, "and")}`, call: again(kind, asked, { ...dropped, page: 1 }) }]
    : []
}
