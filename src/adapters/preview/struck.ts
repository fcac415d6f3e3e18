import { STRUCK_OUT } from "../../core/reply/lines.ts"
import { html, type Markup } from "./markup.ts"

/** Words for a screen reader alone. */
export const aside = (words: string): Markup => html`<span class="unseen">${words}</span>`

/** Words that no longer stand: a line through them for the eye, words around them for a screen reader. */
export const struckMarkup = (words: Markup): Markup =>
  html`<del>${aside(STRUCK_OUT[0])}${words}${aside(STRUCK_OUT[1])}</del>`
