import { defineCommand } from "../src/core/command/command.ts"
import type { Desk } from "../src/core/desk.ts"
import { type Covered, wordsAt } from "../src/core/model.ts"
import { search } from "../src/core/query/index.ts"
import { type Person, peopleOf } from "../src/core/query/people.ts"
import { type Block, dateInWords, type Item, plain, type Reply, strong } from "../src/core/reply/reply.ts"
import type { CastRow } from "../src/core/shelves/articles.ts"
import { counted, titleRun } from "../src/core/show/article-line.ts"
import { quoteBlock } from "../src/core/show/quote.ts"
import { newestVoice, voiceOf } from "../src/core/show/speaker.ts"
import { folded } from "../src/core/text/fold.ts"
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
  const rows = (await archive.articles.cast()).filter((row) => folded(row.name) === folded(name))
  const { found } = await search(archive, { kind: "quote", speakers: [name], limit: MOST })
  const latest: Block[] = []
  for (const { snippet } of found.slice(0, LATEST)) {
    const covered = await archive.articles.get(snippet.slug)
    const block = covered && quoteBlock(covered, snippet, [])
    if (block) latest.push(block)
  }
  const items: Item[] = []
  for (const row of rows.slice(0, APPEARANCES)) {
    const covered = await archive.articles.get(row.slug)
    if (covered) items.push(appearance(row, covered))
  }
  return {
    blocks: [
      { kind: "heading", prose: plain(name) },
      { kind: "prose", prose: plain(`${tally(rows)} in ${counted(rows.length, "article")}`) },
      { kind: "list", items },
      ...latest,
    ],
    actions:
      found.length > LATEST ? [{ label: `All quotes: ${found.length}`, call: again("quote", { speaker: name }) }] : [],
    ...{ audience: "channel", outcome: "answered" },
  }
}
/** "20 October 2022: Iran implicated … · supreme leader of the Islamic Republic · 3 quotes". */
function appearance(row: CastRow, covered: Covered): Item {
  const { article, coverage } = covered
  const member = coverage.cast.findIndex(({ name }) => wordsAt(article.text, name) === row.name)
  const role = voiceOf(covered, member)?.role
  const label = article.published ? dateInWords(article.published) : "undated"
  const rest = [role, tally([row])].filter((part) => part).map((part) => ` · ${part}`)
  return { label, prose: [titleRun(article), { text: rest.join("") }] }
}

/** "3 quotes and 1 reported statement". */
function tally(rows: readonly Pick<Person, "quoted" | "reported">[]): string {
  const quoted = rows.reduce((sum, row) => sum + row.quoted, 0)
  const reported = rows.reduce((sum, row) => sum + row.reported, 0)
  const parts = [quoted > 0 && counted(quoted, "quote"), reported > 0 && counted(reported, "reported statement")]
  return parts.filter((part) => part).join(" and ") || "named, not quoted"
}

async function mostQuoted({ archive }: Desk): Promise<Reply> {
  const people = peopleOf(await archive.articles.cast())
    .filter(({ quoted, reported }) => quoted + reported > 0)
    .slice(0, MOST_QUOTED)
  if (people.length === 0) return emptyArchive()
  const items: Item[] = []
  for (const person of people) {
    const { name, role } = await newestVoice(person, archive.articles)
    items.push({ prose: [strong(name), ...plain(`${role ? `, ${role}` : ""}: ${tally([person])}`)] })
  }
  return {
    blocks: [
      { kind: "heading", prose: plain("Most quoted") },
      { kind: "list", items },
    ],
    actions: people.slice(0, MOST_BUTTONS).map(({ name }) => ({ label: name, call: again("who", { name }) })),
    ...{ audience: "channel", outcome: "answered" },
  }
}
