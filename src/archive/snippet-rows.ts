import { type MadeSnippet, quoteForm, usuallyMarked } from "../core/making/making.ts"
import type { Span } from "../core/model.ts"
import type { Snippet } from "../core/snippet.ts"
import type { Database, Row } from "./database.ts"
import { ID_COLUMNS, ID_VALUE, idIn, idNumbers } from "./snippet-id.ts"

/** Words and context: one piece of the text, or some that lie one behind the other. */
const PIECES = `iif(more_pieces = 0, texts.words, (
  select group_concat(words, '') from (
    select words from texts as more where more.number between texts.number and texts.number + more_pieces order by number
  )
))`

/** What is read to make a snippet again: `snippetIn` takes such a row. */
export const SNIPPET_COLUMNS = `${ID_COLUMNS}, versions.slug, versions.version, versions.title, versions.published,
  form, utterance, passage, paragraph, snippets.start, length, before, after, texts.start as piece_start, ${PIECES} as pieces,
  is_denied, is_release, speakers, roles, marked`
export const WITH_TEXT = `join versions on versions.number = snippets.version
  join texts on texts.number = snippets.version + snippets.piece`

/** Where the words stand; of a row with the columns `start` and `length`. */
export const spanIn = ({ start, length }: Row): Span => ({ start: Number(start), end: Number(start) + Number(length) })

export function snippetIn(row: Row): Snippet {
  const span = spanIn(row)
  const context = { start: span.start - Number(row.before), end: span.end + Number(row.after) }
  const form = quoteForm(Number(row.form))
  const pieces = String(row.pieces)
  const pieceStart = Number(row.piece_start)
  return {
    id: idIn(row),
    kind: form === null ? "fact" : "quote",
    form,
    slug: String(row.slug),
    version: String(row.version),
    index: Number(row.utterance),
    passage: Number(row.passage),
    span,
    words: pieces.slice(span.start - pieceStart, span.end - pieceStart),
    marked: row.marked === null ? usuallyMarked(form, span) : JSON.parse(String(row.marked)),
    denied: row.is_denied === 1,
    ...(row.is_release === 1 && { isRelease: true as const }),
    context,
    contextWords: pieces.slice(context.start - pieceStart, context.end - pieceStart),
    speakers: listIn(row.speakers),
    roles: listIn(row.roles),
    title: String(row.title),
    published: row.published === null ? null : String(row.published),
    paragraph: Number(row.paragraph),
  }
}

const NONE: readonly string[] = []
const listIn = (list: unknown): readonly string[] => (list === null ? NONE : JSON.parse(String(list)))

/** Puts them into the range of their version, from its beginning. Within the caller's transaction. */
export function keepSnippets(db: Database, version: number, snippets: readonly KeptSnippet[]): void {
  for (const [place, one] of snippets.entries())
    db.run(
      INSERT,
      version + place,
      ...idNumbers(one.id),
      version,
      one.form,
      one.utterance,
      one.passage,
      one.paragraph,
      one.start,
      one.length,
      one.before,
      one.after,
      one.piece,
      one.morePieces,
      one.isDenied,
      one.isRelease,
      one.speakers,
      one.roles,
      one.marked,
    )
}

/** What the row has of it; how it is searched stands in the index. */
export type KeptSnippet = Omit<MadeSnippet, "words" | "voices">

const INSERT = `insert into snippets (
  number, id, version, form, utterance, passage, paragraph, start, length, before, after, piece, more_pieces, is_denied, is_release,
  speakers, roles, marked
) values (?, ${ID_VALUE}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
