import { inert, webAddress } from "../../core/inert.ts"
import type { Article, Covered, Span } from "../../core/model.ts"
import { dateInWords } from "../../core/reply.ts"
import type { Snippet } from "../../core/snippet.ts"
import { snippetsOf } from "../../core/snippet.ts"
import { askHref, counted } from "./front.ts"
import { type Find, type Marked, marksOf, type Stretch, type Subject, stretches } from "./marks.ts"
import { html, type Markup } from "./markup.ts"
import { noteOf } from "./notes.ts"

/** The article with every quote and fact marked in its text, and a note beside each paragraph that tells whose they are. */
export function articleMarkup(covered: Covered): Markup {
  const { article, coverage } = covered
  const snippets = snippetsOf(article, coverage)
  const quotes = snippets.filter(({ kind }) => kind === "quote").length
  const ids = new Map(snippets.map((snippet) => [`${snippet.kind} ${snippet.index} ${snippet.passage}`, snippet]))
  const marks = marksOf(covered)
  const paragraphs = article.paragraphs.map((paragraph, index) =>
    paragraphMarkup(covered, ids, paragraph, marks[index] ?? UNMARKED, index + 1),
  )
  return html`<article class="article">
<header>
<h1>${inert(article.title)}</h1>
${article.standfirst !== undefined && html`<p class="standfirst">${inert(article.standfirst)}</p>`}
<p class="small told">${originOf(article)}</p>
<fieldset class="legend"><legend class="unseen">Show in the text</legend>
<label><input type="checkbox" name="quote" checked><span class="key quote">Quoted</span></label>
<label><input type="checkbox" name="reported" checked><span class="key reported">Reported</span></label>
<label><input type="checkbox" name="fact" checked><span class="key fact">Facts</span></label>
<span class="small">${counted(quotes, "quote")}, ${counted(coverage.facts.length, "fact")}</span>
</fieldset>
</header>
<div class="body">${paragraphs}</div>
</article>`
}

function originOf({ outlet, byline, published, updated, url }: Article): readonly Markup[] {
  const told = [outlet, byline, published && dateInWords(published), updated && `updated ${dateInWords(updated)}`]
  const href = url === undefined ? null : webAddress(url)
  return [
    ...told.filter((part) => part).map((part) => html`<span>${inert(part ?? "")}</span>`),
    ...(href === null ? [] : [html`<a href="${href}" rel="noreferrer">As published</a>`]),
  ]
}

const UNMARKED: Marked = { subjects: [], finds: [], anchors: [] }

/** Snippets by kind, index and passage. */
type Ids = ReadonlyMap<string, Snippet>

function paragraphMarkup(covered: Covered, ids: Ids, paragraph: Span, marked: Marked, number: number): Markup {
  const { subjects } = marked
  const first = new Set<Find>()
  const drawn = stretches(paragraph, marked).map((stretch) => {
    const begun = stretch.finds.filter((find) => find.kind !== "fact" && !first.has(find))
    for (const find of begun) first.add(find)
    return stretchMarkup(covered.article.text, stretch, number, begun.length > 0)
  })
  return html`<section class="paragraph" aria-label="Paragraph ${number}">
<p><a class="number" id="p${number}" href="#p${number}" aria-label="Paragraph ${number}">${number}</a>${drawn}</p>
${
  subjects.length > 0 &&
  html`<ul class="notes" aria-label="Found in paragraph ${number}">${subjects.map((subject, note) =>
    noteMarkup(covered, ids, subject, note, number),
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

/** Where somebody's words begin, they can be reached by the keyboard and lead to their note. */
function stretchMarkup(text: string, { span, finds }: Stretch, paragraph: number, begins: boolean): Markup {
  const words = inert(text.slice(span.start, span.end))
  const said = finds.findLast(({ kind }) => kind !== "fact")
  const found = said ?? finds[0]
  if (!found) return html`<span id="at-${span.start}">${words}</span>`
  const kinds = new Set(finds.flatMap(({ kind, note }) => [kind, lit(note)]))
  const classes = ["mark", by(found.note), ...kinds]
  const id = noteId(paragraph, found.note)
  return begins
    ? html`<a id="at-${span.start}" class="${classes.join(" ")}" href="#${id}" aria-describedby="${id}">${words}</a>`
    : html`<span id="at-${span.start}" class="${classes.join(" ")}">${words}</span>`
}

function noteMarkup(
  { article, coverage }: Covered,
  ids: Ids,
  subject: Subject,
  note: number,
  paragraph: number,
): Markup {
  const { title, words } = noteOf({ article, coverage }, subject)
  const place = subject.kind === "fact" ? `${subject.fact} 0` : `${subject.utterance} ${subject.passage}`
  const snippet = ids.get(`${subject.kind === "fact" ? "fact" : "quote"} ${place}`)
  const name = html`<b>${inert(title)}</b>`
  return html`<li class="note ${subject.kind} ${by(note)} ${lit(note)}" id="${noteId(paragraph, note)}" tabindex="-1">
${snippet ? html`<a class="to" href="#at-${snippet.span.start}">${name}</a>` : name}
${words !== "" && html`<span>${inert(words)}</span>`}
${snippet !== undefined && html`<a class="ask" href="${askHref(`/${snippet.kind} ${snippet.id}`)}">as an answer</a>`}</li>`
}
