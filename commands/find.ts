import { misuse } from "../src/core/command/misuse.ts"
import type { Desk } from "../src/core/desk.ts"
import { search } from "../src/core/query/index.ts"
import type { Reply } from "../src/core/reply/reply.ts"
import { isSnippetId } from "../src/core/snippet.ts"
import { counted } from "../src/core/text/words.ts"
import { again } from "./again.ts"
import { answerOne, answerPage } from "./found.ts"
import { note, nothingFound } from "./nothing-found.ts"
import type { Asked, Kind } from "./options.ts"
import { articleMeant, personMeant } from "./which.ts"

/** More than anybody leafs through. */
const MOST = 100

/** Looks for quotes or facts: by words, by whom, in which article, of which time, or one by its id. */
export async function find(kind: Kind, asked: Asked, desk: Desk): Promise<Reply> {
  const { query, speaker, article, since, until } = asked
  if (query !== undefined && isSnippetId(query)) return answerOne(kind, asked, query, desk)
  if (!query && !speaker && !article) return misuse(`Say what to look for, or give a speaker or an article.`)
  if (since && until && since.slice(0, until.length) > until.slice(0, since.length)) {
    const swapped = { label: `since:${until} until:${since}`, call: again(kind, asked, { since: until, until: since }) }
    return misuse(`since:${since} is later than until:${until}: no day is both.`, [swapped])
  }
  const person = await personMeant(speaker, (name) => again(kind, asked, { speaker: name }), desk)
  if (!person.ok) return person.reply
  const slug = await articleMeant(article, (slug) => again(kind, asked, { article: slug }), desk)
  if (!slug.ok) return slug.reply

  const speakers = person.meant === undefined ? undefined : [person.meant]
  const wanted = { kind, query, speakers, article: slug.meant, since, until, limit: MOST }
  const { found, undated } = await search(desk.archive, wanted)
  const left = undated > 0 ? [note(`Left out for want of a date: ${counted(undated, "article")}.`)] : []
  return found.length === 0 ? nothingFound(kind, asked, left, desk) : answerPage(kind, asked, found, left, desk)
}
