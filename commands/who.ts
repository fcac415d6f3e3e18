import { defineCommand } from "../src/core/command/command.ts"
import type { Desk } from "../src/core/desk.ts"
import { search } from "../src/core/query/index.ts"
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
import type { Appearance, Person } from "../src/core/shelves/people.ts"
import { titleRun } from "../src/core/show/article-line.ts"
import { correctedRuns, correctionActions } from "../src/core/show/correction.ts"
import { kindInWords } from "../src/core/show/kind.ts"
import { quoteBlock } from "../src/core/show/quote.ts"
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
  const { newest, ...counts } = await archive.people.appearances(name, APPEARANCES)
  const { found } = await search(archive, { kind: "quote", speakers: [name], limit: MOST_COUNTED })
  const latest: Block[] = []
  for (const { snippet } of found.slice(0, LATEST)) {
    const covered = await archive.articles.get(snippet.slug)
    const block = covered && quoteBlock(covered, snippet, [])
    if (block) latest.push(block)
  }
  const heads = newest.map(({ head }) => head)
  const spoken = `${tally(counts)} in ${counted(counts.articles, "article")}`
  const all = { label: `All quotes: ${found.length}`, call: callTo("quote", { speaker: name }) }
  return toChannel(
    [heading(name), paragraph(spoken), list(newest.map(appearanceItem)), ...latest],
    [...(found.length > LATEST ? [all] : []), ...correctionActions(heads, MOST_BUTTONS)],
  )
}

/** "20 October 2022: Iran implicated … · supreme leader of the Islamic Republic · 3 quotes". */
function appearanceItem({ head, role, quoted, reported }: Appearance): ListItem {
  const label = head.published ? dateInWords(head.published) : "undated"
  const rest = [kindInWords(head), role, tally({ quoted, reported })].filter((part) => part).map((part) => ` · ${part}`)
  return { label, prose: [titleRun(head), { text: rest.join("") }, ...correctedRuns(head)] }
}

/** "3 quotes and 1 reported statement". */
function tally({ quoted, reported }: Pick<Person, "quoted" | "reported">): string {
  const parts = [quoted > 0 && counted(quoted, "quote"), reported > 0 && counted(reported, "reported statement")]
  return parts.filter((part) => part).join(" and ") || "named, not quoted"
}

async function mostQuoted({ archive }: Desk): Promise<Reply> {
  const people = (await archive.people.list(MOST_QUOTED)).filter(({ quoted, reported }) => quoted + reported > 0)
  if (people.length === 0) return emptyArchive()
  const items = people.map((person): ListItem => {
    const { name, role } = person
    return { prose: [strong(name), ...plain(`${role ? `, ${role}` : ""}: ${tally(person)}`)] }
  })
  const buttons = people.slice(0, MOST_BUTTONS).map(({ name }) => ({ label: name, call: callTo("who", { name }) }))
  return toChannel([heading("Most quoted"), list(items)], buttons)
}
