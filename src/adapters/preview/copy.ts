import type { Citation } from "../../core/show/citation.ts"
import { html, type Markup } from "./markup.ts"

/** The words with their source, to be copied: fields to select from, and buttons where there is a script. */
export const copyMarkup = ({ text, markdown, html: marked }: Citation): Markup =>
  html`<details class="copy"><summary>Copy with citation</summary>
${formMarkup("Text", text)}${formMarkup("Markdown", markdown)}${formMarkup("HTML", marked)}
</details>`

/** `name` says what is copied, for the button and for a screen reader. */
export const formMarkup = (name: string, words: string): Markup =>
  html`<div class="form"><label>${name} <textarea readonly rows="3" spellcheck="false">${words}</textarea></label>
<button type="button" class="button" data-copy hidden>Copy ${name}</button></div>
`
