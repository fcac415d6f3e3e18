import { type Covered, type Span, wordsAt } from "../../core/model.ts"
import { type Snippet, snippetsOf } from "../../core/snippet.ts"
import { cut } from "../../core/text/cut.ts"
import { inert } from "../../core/text/inert.ts"
import { askHref, speakerHref } from "./addresses.ts"
import { type Find, type MarkedParagraph, type NoteSubject, type Stretch, stretches } from "./marks.ts"
import { html, type Markup } from "./markup.ts"
import { noteOf } from "./notes.ts"

/** Ids of snippets by kind and place. */
export type Ids = ReadonlyMap<string, string>

/** The ids of what stands in these paragraphs. An id follows from its place alone, so the rest may be left out. */
export function idsOf({ article, coverage }: Covered, marks: readonly MarkedParagraph[]): Ids {
  const noted = marks.flatMap(({ subjects }) => subjects)
  const utterances = noted.flatMap((one) => (one.kind === "fact" ? [] : (coverage.utterances[one.utterance] ?? [])))
  const facts = noted.flatMap((one) => (one.kind === "fact" ? (coverage.facts[one.fact] ?? []) : []))
  const sourceless = facts.map((fact) => ({ ...fact, sources: [] }))
  const snippets = snippetsOf(article, { ...coverage, utterances, facts: sourceless })
  return new Map(snippets.map(({ kind, span, id }) => [placeKey(kind, span), id]))
}

const placeKey = (kind: Snippet["kind"], { start, end }: Span): string => `${kind} ${start} ${end}`

/** One paragraph with its number, its text with the marks, and beside it the notes. */
export function paragraphMarkup(covered: Covered, ids: Ids, marked: MarkedParagraph, number: number): Markup {
  const { subjects } = marked
  const { post, turn, isBlockQuote, heading } = covered.article.paragraphs[number - 1] ?? {}
  const first = new Set<Find>()
  const drawn = stretches(marked).map((stretch) => {
    const begun = stretch.finds.filter((find) => find.kind !== "fact" && !first.has(find))
    for (const find of begun) first.add(find)
    return stretchMarkup(covered.article.text, stretch, number, begun.length > 0)
  })
  const classes = [turn === "question" && "question", isBlockQuote && "block-quote"].filter((one) => one).join(" ")
  const text = html`<p${classes !== "" && html` class="${classes}"`}><a class="number" id="p${number}" href="#p${number}" tabindex="-1" aria-label="Paragraph ${number}">${number}</a>${post !== undefined && html`<b class="post">${inert(post)}</b> `}${drawn}</p>`
  return html`${
    heading !== undefined &&
    html`<h2 class="heading">${inert(heading)}</h2>
`
  }<section class="paragraph" aria-label="Paragraph ${number}">
${isBlockQuote ? html`<blockquote>${text}</blockquote>` : text}
${
  subjects.length > 0 &&
  html`<ul class="notes"${covered.article.language !== undefined && html` lang="en"`} aria-label="Found in paragraph ${number}">${subjects.map(
    (subject, note) => noteMarkup(covered, ids, subject, note, number),
  )}</ul>`
}
</section>`
}

/**
 * A note and its marks light up together by these classes, without a script: what is pointed at has one `by`, what lights
 * up with it its `lit`. A paragraph seldom has more notes; then two share one.
 */
const NOTE_CLASSES = 12
const by = (note: number): string => `by${note % NOTE_CLASSES}`
const lit = (note: number): string => `lit${note % NOTE_CLASSES}`
const noteId = (paragraph: number, note: number): string => `note-${paragraph}-${note + 1}`

/** Where somebody's words begin, they lead to their note, which has the keyboard's stops. */
function stretchMarkup(text: string, { span, finds }: Stretch, paragraph: number, begins: boolean): Markup {
  const words = inert(text.slice(span.start, span.end))
  const said = finds.findLast(({ kind }) => kind !== "fact")
  const found = said ?? finds[0]
  if (!found) return html`<span id="at-${span.start}">${words}</span>`
  const kinds = new Set(finds.flatMap(({ kind, note }) => [kind, lit(note)]))
  const classes = ["mark", by(found.note), ...kinds]
  const id = noteId(paragraph, found.note)
  return begins
    ? html`<a id="at-${span.start}" class="${classes.join(" ")}" href="#${id}" tabindex="-1" aria-describedby="${id}">${words}</a>`
    : html`<span id="at-${span.start}" class="${classes.join(" ")}">${words}</span>`
}

/** UTF-16 code units of what a link leads to. */
const FIRST_WORDS = 40

function noteMarkup(
  { article, coverage }: Covered,
  ids: Ids,
  subject: NoteSubject,
  note: number,
  paragraph: number,
): Markup {
  const { title, words } = noteOf({ article, coverage }, subject)
  const kind = subject.kind === "fact" ? "fact" : "quote"
  const span =
    subject.kind === "fact"
      ? coverage.facts[subject.fact]?.span
      : coverage.utterances[subject.utterance]?.passages[subject.passage]?.span
  const id = span && ids.get(placeKey(kind, span))
  // Else all these links would be read out alike.
  const begun = span ? cut(inert(wordsAt(article.text, span)), FIRST_WORDS) : ""
  const name = html`<b>${inert(title)}</b>`
  const href = id === undefined ? span && `#at-${span.start}` : askHref(`/${kind} ${id}`)
  return html`<li class="note ${subject.kind} ${by(note)} ${lit(note)}" id="${noteId(paragraph, note)}" tabindex="-1">
${href === undefined ? name : html`<a class="to" href="${href}" aria-label="${inert(title)}: ${begun}">${name}</a>`}
${words !== "" && html`<span>${inert(words)}</span>`}${kind === "quote" && id !== undefined && html` <a class="wrong" href="${speakerHref(id)}" aria-label="Wrong speaker? ${begun}">Wrong speaker?</a>`}</li>`
}
