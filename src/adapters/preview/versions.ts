import { textDiff } from "../../core/history/text-diff.ts"
import { type ParagraphPair, versionChanges, type Wordings } from "../../core/history/version-changes.ts"
import type { Article } from "../../core/model.ts"
import type { VersionTime } from "../../core/shelves/articles.ts"
import { changesInWords, setAlone, sinceInWords } from "../../core/show/versions.ts"
import { inert } from "../../core/text/inert.ts"
import { counted } from "../../core/text/words.ts"
import type { DiffPiece } from "../../core/verify/word-diff.ts"
import { articleHref, versionsHref } from "./addresses.ts"
import { html, type Markup } from "./markup.ts"

/** A version with its number, from 1, and its time. */
export type Numbered = Pick<VersionTime, "at"> & { readonly number: number; readonly article: Article }

/** "2..3" of `count` versions, the earlier one first; null where there are no two such. */
export function versionsAsked(asked: string, count: number): readonly [number, number] | null {
  const [, one, other] = /^(\d{1,6})\.\.(\d{1,6})$/.exec(asked) ?? []
  const [from, to] = [Number(one), Number(other)].toSorted((a, b) => a - b)
  return from !== undefined && to !== undefined && from >= 1 && to <= count && from < to ? [from, to] : null
}

/** Two versions of an article side by side, the words that differ marked; what did not change is folded up. */
export function versionsMarkup(before: Numbered, after: Numbered, count: number, zone: string): Markup {
  const changes = versionChanges(before.article, after.article)
  const { slug, title } = after.article
  const set = setAlone(changes)
  const rows = changes.head.map((change) => row(html`${change.label}`, change))
  return html`<section class="versions">
<header>
<h1><a href="${articleHref(slug)}">${inert(title)}</a></h1>
<p class="small told"><span>${changesInWords(changes)}</span>${set !== null && html`<span>${set}</span>`}</p>
${stepsMarkup(slug, before.number, after.number, count)}
</header>
<table>
<thead><tr><th scope="col">Place</th>${[before, after].map(
    ({ number, at }) =>
      html`<th scope="col">Version ${number} · <span class="small">${sinceInWords(at, zone)}</span></th>`,
  )}</tr></thead>
${rows.length > 0 && html`<tbody>${rows}</tbody>`}
${stretchesOf(changes.paragraphs).map(stretchMarkup)}
</table>
</section>`
}

function stepsMarkup(slug: string, from: number, to: number, count: number): Markup {
  const step = (from: number, to: number, words: string) =>
    from >= 1 && to <= count && html`<a href="${versionsHref(slug, from, to)}">${words}</a>`
  return html`<nav class="parts" aria-label="Versions">${step(from - 1, from, "Older version")}
<span>${from} and ${to} of ${counted(count, "version")}</span> ${step(to, to + 1, "Newer version")}
${!(from === 1 && to === count) && step(1, count, "First and last")}</nav>`
}

/** Paragraphs in a row that have changed, or that have not. */
function stretchesOf(pairs: readonly ParagraphPair[]): readonly (readonly ParagraphPair[])[] {
  const stretches: ParagraphPair[][] = []
  for (const pair of pairs) {
    const last = stretches.at(-1)
    if (last && (last[0]?.is === "same") === (pair.is === "same")) last.push(pair)
    else stretches.push([pair])
  }
  return stretches
}

function stretchMarkup(pairs: readonly ParagraphPair[]): Markup {
  if (pairs[0]?.is !== "same") return html`<tbody>${pairs.map((pair) => row(placeOf(pair), pair))}</tbody>`
  return html`<tbody class="same"><tr><td></td><td colspan="2"><details><summary>${counted(pairs.length, "paragraph")} unchanged</summary>
${pairs.map(({ now }) => html`<p>${inert(now)}</p>`)}</details></td></tr></tbody>`
}

const placeOf = ({ before, after, is }: ParagraphPair): Markup =>
  html`${after ?? before}${is === "set" && html` <span class="small">typography only</span>`}`

/** Each version in its own words, with what the other has not. */
function row(place: Markup, { was, now, pieces }: Wordings): Markup {
  const own = (all: readonly DiffPiece[], name: "ins" | "del") =>
    all.flatMap(({ text, is }) => {
      if (is === "same") return [html`${inert(text)}`]
      if (is === "left out") return []
      return name === "ins" ? [html`<ins>${inert(text)}</ins>`] : [html`<del>${inert(text)}</del>`]
    })
  const before = textDiff(now, was)
  return html`<tr><th scope="row">${place}</th><td>${own(before, "del")}</td><td>${own(pieces, "ins")}</td></tr>`
}
