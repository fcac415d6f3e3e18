import { misuse } from "../src/core/command/misuse.ts"
import type { Desk } from "../src/core/desk.ts"
import { saysTooLittle, search, withoutWords } from "../src/core/query/index.ts"
import { callTo, note, type Reply } from "../src/core/reply/reply.ts"
import { isSnippetId, type SnippetKind } from "../src/core/snippet.ts"
import { chatWords } from "../src/core/text/chat-words.ts"
import { counted } from "../src/core/text/words.ts"
import { pageOf, snippetById } from "./found.ts"
import { indexingNote, inText } from "./in-text.ts"
import { nothing, nothingFound } from "./nothing-found.ts"
import type { FindArgs } from "./options.ts"
import { whichArticle, whichPerson } from "./which.ts"
import { whichDays } from "./which-days.ts"

/** More than anybody leafs through. */
const MOST = 100

/** Looks for quotes or facts: by words, by whom, in which article, of which time, or one by its id. */
export async function find(kind: SnippetKind, asked: FindArgs, desk: Desk): Promise<Reply> {
  if (asked.query !== undefined && isSnippetId(asked.query)) return snippetById(kind, asked, asked.query, desk)
  const typed = { ...asked, query: asked.query && chatWords(asked.query) }
  const { query, speaker, article } = typed
  if (!query && !speaker && !article) return misuse(`Add something to search for, e.g. /${kind} ferry fares.`)
  const wordless = query ? withoutWords(query) : null
  if (wordless)
    return misuse(
      wordless.leavesOut
        ? `A word with “-” before it only leaves results out. Add a word to search for, e.g. /${kind} ferry fares -bridge.`
        : `There is no word to search for in this. Add one, e.g. /${kind} ferry fares.`,
    )
  const days = await whichDays(typed, (changed) => callTo(kind, { ...typed, ...changed }), desk)
  if (!days.ok) return days.reply
  // From here on the days that were meant, so that a button pressed next week means the same.
  const args = { ...typed, since: days.value.since, until: days.value.until }
  const person = await whichPerson(speaker, (name) => callTo(kind, args, { speaker: name }), desk)
  if (!person.ok) return person.reply
  const slug = await whichArticle(article, (slug) => callTo(kind, args, { article: slug }), desk)
  if (!slug.ok) return slug.reply

  const speakers = person.value === undefined ? undefined : [person.value]
  const { since, until } = args
  const ask = { kind, query, speakers, article: slug.value, since, until, limit: MOST }
  const { found, isCut, undated } = await search(desk.archive, ask)
  const only = isCut ? [note(`Only the first ${found.length} are shown; there are more.`)] : []
  const notes = [...only, ...undatedNote(undated), ...(await indexingNote(desk))]
  const excerpt = await inText(kind, { ...args, article: slug.value }, found, desk)
  if (found.length === 0 && !excerpt && query && saysTooLittle(query))
    return nothing("These words are too common to search for. Add a name or a more specific word.")
  return found.length === 0 && !excerpt
    ? nothingFound(kind, args, notes, desk)
    : pageOf(kind, args, found, excerpt, notes, desk)
}

const undatedNote = (undated: number) =>
  undated > 0 ? [note(`Not searched: ${counted(undated, "article")} without a date.`)] : []
