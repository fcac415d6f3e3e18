import { defineCommand } from "../src/core/command/command.ts"
import type { Desk } from "../src/core/desk.ts"
import { type Covered, wordsAt } from "../src/core/model.ts"
import { search } from "../src/core/query/index.ts"
import { type Person, peopleOf } from "../src/core/query/people.ts"
import { dateInWords } from "../src/core/reply/lines.ts"
import {
  type Block,
  callTo,
  heading,
  type ListItem,
  list,
  paragraph,
  plain,
  type Reply,
  strong,
  toChannel,
} from "../src/core/reply/reply.ts"
import type { CastRow } from "../src/core/shelves/articles.ts"
import { titleRun } from "../src/core/show/article-line.ts"
import { quoteBlock } from "../src/core/show/quote.ts"
import { newestVoice, voiceOf } from "../src/core/show/speaker.ts"
import { folded } from "../src/core/text/fold.ts"
import { counted } from "../src/core/text/words.ts"
import { emptyArchive } from "./nothing-found.ts"
import { nameOption } from "./options.ts"
import { whichPerson } from "./which.ts"

const MOST_QUOTED = 10
const MOST_BUTTONS = 5
/** Quotes of one person that are shown; the rest has a button. */
const LATEST = 3
/** Articles of one person that are listed. */
const APPEARANCES = 10
/** Quotes that are counted for the button. */
const MOST_COUNTED = 100

export const who = defineCommand({
  name: "who",
  summary: "See who is quoted, in which roles, saying what",
  example: "/who khamenei",
  options: { name: nameOption },
  async run({ name }, desk) {
    const person = await whichPerson(name, (name) => callTo("who", { name }), desk)
    if (!person.ok) return person.reply
    return person.value === undefined ? mostQuoted(desk) : about(person.value, desk)
  },
})

async function about(name: string, desk: Desk): Promise<Reply> {
  const { archive } = desk
  const rows = (await archive.articles.cast()).filter((row) => folded(row.name) === folded(name))
  const { found } = await search(archive, { kind: "quote", speakers: [name], limit: MOST_COUNTED })
  const latest: Block[] = []
  for (const { snippet } of found.slice(0, LATEST)) {
    const covered = await archive.articles.get(snippet.slug)
    const block = covered && quoteBlock(covered, snippet, [])
    if (block) latest.push(block)
  }
  const items: ListItem[] = []
  for (const row of rows.slice(0, APPEARANCES)) {
    const covered = await archive.articles.get(row.slug)
    if (covered) items.push(appearance(row, covered))
  }
  const all = { label: `All quotes: ${found.length}`, call: callTo("quote", { speaker: name }) }
  return toChannel(
    [heading(name), paragraph(`${tally(rows)} in ${counted(rows.length, "article")}`), list(items), ...latest],
    found.length > LATEST ? [all] : [],
  )
}

/** "20 October 2022: Iran implicated … · supreme leader of the Islamic Republic · 3 quotes". */
function appearance(row: CastRow, covered: Covered): ListItem {
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
  const items: ListItem[] = []
  for (const person of people) {
    const { name, role } = await newestVoice(person, archive.articles)
    items.push({ prose: [strong(name), ...plain(`${role ? `, ${role}` : ""}: ${tally([person])}`)] })
  }
  const buttons = people.slice(0, MOST_BUTTONS).map(({ name }) => ({ label: name, call: callTo("who", { name }) }))
  return toChannel([heading("Most quoted"), list(items)], buttons)
}
