import { defineCommand, MOST_CHOICES } from "../src/core/command/command.ts"
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
import type { Appearance, Appearances, Person } from "../src/core/shelves/people.ts"
import { titleRun } from "../src/core/show/article-line.ts"
import { correctedRuns, correctionActions } from "../src/core/show/correction.ts"
import { kindInWords } from "../src/core/show/kind.ts"
import { quoteBlock } from "../src/core/show/quote.ts"
import { titleShown } from "../src/core/show/shown.ts"
import { counted } from "../src/core/text/words.ts"
import { nobodyQuoted } from "./nothing-found.ts"
import { nameOption } from "./options.ts"
import { whoExample } from "./own-examples.ts"
import { whichPerson } from "./which.ts"

const MOST_QUOTED = 10
const MOST_BUTTONS = 5
/** Quotes of one person that are shown; the rest has a button. */
const LATEST = 3
/** Articles of one person that are listed. */
const APPEARANCES = 10

export const who = defineCommand({
  name: "who",
  summary: "See who is quoted, their roles and what they said",
  example: "/who name",
  exampleFrom: whoExample,
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
  const { found } = await search(archive, { kind: "quote", speakers: [name], limit: LATEST, isUnfolded: true })
  const latest: Block[] = []
  for (const { snippet } of found) {
    const covered = await archive.articles.get(snippet.slug)
    const block = covered && quoteBlock(covered, snippet, [])
    if (block) latest.push(block)
  }
  const heads = newest.map(({ head }) => head)
  const all = { label: `All ${counts.quoted + counts.reported} quotes`, call: callTo("quote", { speaker: name }) }
  return toChannel(
    [heading(name), paragraph(spokenIn(counts)), list(newest.map(appearanceItem)), ...latest],
    [...(counts.quoted + counts.reported > LATEST ? [all] : []), ...correctionActions(heads, MOST_BUTTONS)],
  )
}

/** "3 quotes in 2 articles; named in 1 more". */
function spokenIn({ articles, quotedIn, ...counts }: Omit<Appearances, "newest">): string {
  if (quotedIn === 0) return `${tally(counts)}, in ${counted(articles, "article")}`
  const more = articles - quotedIn
  return `${tally(counts)} in ${counted(quotedIn, "article")}${more > 0 ? `; named in ${more} more` : ""}`
}

/** "20 October 2022: Iran implicated … · supreme leader of the Islamic Republic · 3 quotes". */
function appearanceItem({ head, role, quoted, reported }: Appearance): ListItem {
  const label = head.published ? dateInWords(head.published) : "undated"
  const rest = [kindInWords(head), role, tally({ quoted, reported })].filter((part) => part).map((part) => ` · ${part}`)
  return { label, prose: [titleRun(head), { text: rest.join("") }, ...correctedRuns(head)], shows: [titleShown(head)] }
}

/** "4 quotes, 1 paraphrased". A paraphrase is counted as everywhere else, and told. */
function tally({ quoted, reported }: Pick<Person, "quoted" | "reported">): string {
  const all = quoted + reported
  if (all === 0) return "named but not quoted"
  if (reported === 0) return counted(all, "quote")
  return `${counted(all, "quote")}, ${quoted > 0 ? `${reported} ` : all > 1 ? "all " : ""}paraphrased`
}

async function mostQuoted({ archive }: Desk): Promise<Reply> {
  const people = (await archive.people.list(MOST_QUOTED)).filter(({ quoted, reported }) => quoted + reported > 0)
  if (people.length === 0) return nobodyQuoted(archive)
  const items = people.map((person): ListItem => {
    const { name, role } = person
    return { prose: [strong(name), ...plain(`${role ? `, ${role}` : ""}: ${tally(person)}`)] }
  })
  const choices = (await archive.people.list(MOST_CHOICES)).map(({ name }) => ({
    label: name,
    call: callTo("who", { name }),
  }))
  return { ...toChannel([heading("Most quoted"), list(items)]), menu: { placeholder: "Choose a person", choices } }
}
