import { defineCommand } from "../src/core/command/command.ts"
import type { Desk } from "../src/core/desk.ts"
import { search } from "../src/core/query/index.ts"
import { type Block, dateInWords, type Item, plain, type Reply, strong } from "../src/core/reply/reply.ts"
import type { Appearance, Person } from "../src/core/shelves/people.ts"
import { counted, titleRun } from "../src/core/show/article-line.ts"
import { quoteBlock } from "../src/core/show/quote.ts"
import { again } from "./again.ts"
import { emptyArchive } from "./nothing-found.ts"
import { nameOption } from "./options.ts"
import { personMeant } from "./which.ts"

const MOST_QUOTED = 10
const MOST_BUTTONS = 5
/** Utterances and articles of one person that are shown; the rest has a button. */
const LATEST = 3
const APPEARANCES = 10
const MOST = 100

export const who = defineCommand({
  name: "who",
  summary: "See who is quoted, in which roles, saying what",
  example: "/who khamenei",
  options: { name: nameOption },
  async run({ name }, desk) {
    const person = await personMeant(name, (name) => again("who", { name }), desk)
    if (!person.ok) return person.reply
    return person.meant === undefined ? mostQuoted(desk) : about(person.meant, desk)
  },
})

async function about(name: string, desk: Desk): Promise<Reply> {
  const { archive } = desk
  const appearances = await archive.people.appearances(name, APPEARANCES)
  const { found } = await search(archive, { kind: "quote", speakers: [name], limit: MOST })
  const latest: Block[] = []
  for (const { snippet } of found.slice(0, LATEST)) {
    const covered = await archive.articles.get(snippet.slug)
    const block = covered && quoteBlock(covered, snippet, [])
    if (block) latest.push(block)
  }
  return {
    blocks: [
      { kind: "heading", prose: plain(name) },
      { kind: "prose", prose: plain(`${tally(appearances)} in ${counted(appearances.articles, "article")}`) },
      { kind: "list", items: appearances.newest.map(itemOf) },
      ...latest,
    ],
    actions:
      found.length > LATEST ? [{ label: `All quotes: ${found.length}`, call: again("quote", { speaker: name }) }] : [],
    ...{ audience: "channel", outcome: "answered" },
  }
}
/** "20 October 2022: Iran implicated … · supreme leader of the Islamic Republic · 3 quotes". */
function itemOf({ head, role, quoted, reported }: Appearance): Item {
  const label = head.published ? dateInWords(head.published) : "undated"
  const rest = [role, tally({ quoted, reported })].filter((part) => part).map((part) => ` · ${part}`)
  return { label, prose: [titleRun(head), { text: rest.join("") }] }
}

/** "3 quotes and 1 reported statement". */
function tally({ quoted, reported }: Pick<Person, "quoted" | "reported">): string {
  const parts = [quoted > 0 && counted(quoted, "quote"), reported > 0 && counted(reported, "reported statement")]
  return parts.filter((part) => part).join(" and ") || "named, not quoted"
}

async function mostQuoted({ archive }: Desk): Promise<Reply> {
  const people = (await archive.people.list(MOST_QUOTED)).filter(({ quoted, reported }) => quoted + reported > 0)
  if (people.length === 0) return emptyArchive()
  const items = people.map((person): Item => {
    const { name, role } = person
    return { prose: [strong(name), ...plain(`${role ? `, ${role}` : ""}: ${tally(person)}`)] }
  })
  return {
    blocks: [
      { kind: "heading", prose: plain("Most quoted") },
      { kind: "list", items },
    ],
    actions: people.slice(0, MOST_BUTTONS).map(({ name }) => ({ label: name, call: again("who", { name }) })),
    ...{ audience: "channel", outcome: "answered" },
  }
}
