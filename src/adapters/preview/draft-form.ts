import type { Newsroom } from "../../core/newsroom.ts"
import { textOf } from "../../core/reply/reply.ts"
import { inert } from "../../core/text/inert.ts"
import { html, type Markup } from "./markup.ts"

/** Characters of the longest draft that is read: a book's chapter. */
export const LONGEST_DRAFT = 100_000

/** What the page is for before a draft was pasted. `isEmpty`: it was sent with nothing in it. */
export const draftFormMarkup = (example: string, isEmpty: boolean): Markup => html`<section class="verify">
<h1 tabindex="-1">Verify the quotations of a draft</h1>
${isEmpty && html`<p class="problem" role="alert">There is nothing to check. Paste a text with quotations.</p>`}
<p>Paste a draft. Each quotation and its speaker are compared with the articles, word by word.</p>
${draftField("")}
<h2>For example</h2>
<p class="draft-example">${inert(example)}</p>
<form method="post" action="/verify"><input type="hidden" name="draft" value="${example}"><button type="submit" class="button">Check the example</button></form>
</section>`

/** The field, with what was pasted before. */
export const draftField = (text: string): Markup => html`<form class="paste" method="post" action="/verify">
<label for="draft">The draft, up to ${LONGEST_DRAFT.toLocaleString("en")} characters</label>
<textarea id="draft" name="draft" rows="10" required maxlength="${LONGEST_DRAFT}" aria-describedby="draft-hint">${text}</textarea>
<p class="small" id="draft-hint">It is not stored or logged, and it does not leave this machine.</p>
<button type="submit" class="main">Check the quotations</button>
</form>`

/** A sentence with somebody's newest quotation, as a draft may have it. */
export async function draftExample(newsroom: Newsroom): Promise<string> {
  const { results } = await newsroom.browse({ words: "", what: "quote", sort: "newest", page: 1 })
  for (const { block } of results) {
    if (block.kind !== "quote" || !block.speaker) continue
    const words = textOf(block.passages.find(({ quoted }) => quoted)?.prose ?? [])
    if (words !== "")
      return /[,.!?]$/.test(words)
        ? `“${words}” ${block.speaker.name} said.`
        : `${block.speaker.name} said: “${words}”.`
  }
  return "“The ferry will sail again on Monday,” the harbour master said."
}
