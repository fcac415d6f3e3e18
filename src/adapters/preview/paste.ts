import type { Covered } from "../../core/model.ts"
import { isParaphrase, nameOf, wordsAt } from "../../core/model.ts"
import type { Looked } from "../../core/newsroom.ts"
import { dateInWords } from "../../core/reply/lines.ts"
import { kindInWords } from "../../core/show/kind.ts"
import { cut } from "../../core/text/cut.ts"
import { inert } from "../../core/text/inert.ts"
import { counted } from "../../core/text/words.ts"
import { html, type Markup } from "./markup.ts"

/** The longest text that may be pasted, in characters. */
export const LONGEST_PASTE = 1_000_000
/** Quotes that are shown of what was found. */
const SHOWN = 5

/** A field for an article's text, and where else articles go. */
export const pasteForm = (folder: string, isEmpty: boolean, text = ""): Markup =>
  html`<form class="paste" method="post" action="/add">
${isEmpty && html`<h2>There are no articles yet</h2>`}
<p>Add articles as .txt or .md files to <code>${folder}</code>. They are read within seconds. Or paste one here:</p>
<label for="pasted">The article's text, with the headline on the first line</label>
<textarea id="pasted" name="text" rows="12" required maxlength="${LONGEST_PASTE}">${text}</textarea>
<p class="small">You can check what Pullquote finds in it before it is saved.</p>
<button type="submit" class="main">Check the article</button>
</form>`

/** What is found in a pasted text, with a button that saves it. */
export function lookedMarkup(looked: Looked, text: string, folder: string): Markup {
  if (!looked.ok)
    return html`<section class="looked"><h1 tabindex="-1">This cannot be saved yet</h1><p class="problem" role="alert">${inert(looked.problem)}</p>
${pasteForm(folder, false, text)}</section>`
  const { article, coverage } = looked.covered
  const { title, byline, outlet, published } = article
  const rows = [
    ["Headline", title],
    ["By", byline],
    ["Outlet", outlet],
    ["Date", published && dateInWords(published)],
    ["Kind", kindInWords(article)],
    ["Paragraphs", String(article.paragraphs.length)],
  ].flatMap(([name, value]) => (value ? [html`<div><dt>${name ?? ""}</dt><dd>${inert(value)}</dd></div>`] : []))
  return html`<section class="looked"><h1 tabindex="-1">What Pullquote found</h1>
<dl>${rows}</dl>
<p>${counted(coverage.utterances.length, "quote")}, ${counted(coverage.facts.length, "fact")}.</p>
<ul class="list">${coverage.utterances.slice(0, SHOWN).map((_, index) => html`<li>${saidMarkup(looked.covered, index)}</li>`)}</ul>
<form method="post" action="/add/save"><textarea name="text" hidden aria-label="The text">${text}</textarea>
<p>It will be saved as <code>${folder}/${looked.file}</code>. You can undo this.</p>
<button type="submit" class="main">Save the article</button></form>
<details><summary>Change the text first</summary>${pasteForm(folder, false, text)}</details>
</section>`
}

function saidMarkup({ article, coverage }: Covered, index: number): Markup {
  const utterance = coverage.utterances[index]
  const [passage] = utterance?.passages ?? []
  const member = utterance?.speaker ? coverage.cast[utterance.speaker.member] : undefined
  const words = passage ? cut(wordsAt(article.text, passage.span), LONGEST_SHOWN) : ""
  const name = member ? nameOf(article, member) : "speaker not identified"
  if (!utterance || isParaphrase(utterance))
    return html`<span class="small">Paraphrase:</span> ${inert(words)} — ${inert(name)}`
  return html`“${inert(words)}” — ${inert(name)}`
}

const LONGEST_SHOWN = 160

/** Above an article that was just saved. */
export const savedMarkup = (slug: string, canUndo: boolean): Markup =>
  html`<div class="saved" role="status"><p>Saved.${canUndo && " It is in the content folder and can be searched now."}</p>
${canUndo && html`<form method="post" action="/add/undo"><input type="hidden" name="slug" value="${slug}"><button type="submit" class="button">Undo</button></form>`}</div>`
