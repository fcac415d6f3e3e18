import { inert } from "../../core/text/inert.ts"
import type { Move } from "./addresses.ts"
import { html, type Markup } from "./markup.ts"

/** One thing to narrow by, with what there is of it. */
export type FilterGroup = {
  readonly title: string
  /** What it is narrowed to, in words. */
  readonly chosen: string | undefined
  readonly clear: Move
  readonly options: readonly { readonly label: string; readonly count: number; readonly move: Move }[]
}

/** Links that narrow, with how many are left then; a chosen one leads back. A group without a choice is left out. */
export function filtersMarkup(groups: readonly FilterGroup[], to: (move: Move) => string): Markup | false {
  const drawn = groups.flatMap((group) => groupMarkup(group, to) ?? [])
  return drawn.length > 0 && html`<aside class="filters" aria-label="Filters">${drawn}</aside>`
}

function groupMarkup({ title, chosen, clear, options }: FilterGroup, to: (move: Move) => string): Markup | null {
  if (chosen !== undefined)
    return html`<h2>${title}</h2>
<ul><li><b>${inert(name(chosen))}</b> <a href="${to({ ...clear, page: 1 })}" data-call aria-label="Remove the filter ${inert(name(chosen))}">Remove</a></li></ul>`
  if (options.length < 2) return null
  return html`<h2>${title}</h2>
<ul>${options.map(
    ({ label, count, move }) =>
      html`<li><a href="${to({ ...move, page: 1 })}" data-call>${inert(name(label))}</a> <span class="count">${count}</span></li>`,
  )}</ul>`
}

/** "press release" → "Press release"; names keep their letters. */
const name = (value: string): string => value.charAt(0).toUpperCase() + value.slice(1)

/** Ways to the pages before and behind; nothing where there is one. */
export function pagesMarkup(page: number, pages: number, to: (page: number) => string): Markup | false {
  if (pages < 2) return false
  return html`<nav class="pages" aria-label="Pages">${page > 1 && html`<a href="${to(page - 1)}" data-call rel="prev">Previous</a>`}
<span>Page ${page} of ${pages}</span> ${page < pages && html`<a href="${to(page + 1)}" data-call rel="next">Next</a>`}</nav>`
}
