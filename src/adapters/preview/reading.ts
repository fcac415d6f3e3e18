import {
  aboutArticle,
  excerptLine,
  factLabel,
  itemLine,
  ORIGINAL,
  sayingsIn,
  sourceLine,
  speakerLine,
} from "../../core/reply/lines.ts"
import {
  type Action,
  type AlsoIn,
  type Block,
  type Call,
  type Prose,
  type Reply,
  type Source,
  textOf,
} from "../../core/reply/reply.ts"
import { citationOf } from "../../core/show/citation.ts"
import { isQuotation } from "../../core/show/quotation.ts"
import type { ShownResult } from "../../core/show/results.ts"
import { inert, webAddress } from "../../core/text/inert.ts"
import { counted } from "../../core/text/words.ts"
import {
  articleHref,
  askHref,
  messageHref,
  paragraphHref,
  personHref,
  placeHref,
  quoteHref,
  speakerHref,
} from "./addresses.ts"
import { copyMarkup } from "./copy.ts"
import { judgedMarkup } from "./judged.ts"
import { html, type Markup } from "./markup.ts"
import { struckMarkup } from "./struck.ts"

type Cited = ShownResult["block"]

/**
 * An answer to a command as it is read: its blocks in order, then what one may ask next. `isEarlier`: whether a source is a version
 * that is not the current one.
 */
export function replyMarkup(
  reply: Reply,
  lineOf: (call: Call) => string,
  isEarlier: (source: Source) => boolean = () => false,
): Markup {
  const actions = reply.actions.filter(({ label }) => label !== SHARE)
  return html`<div class="reply">${reply.blocks.map((block) => blockMarkup(block, isEarlier))}</div>
${actions.length > 0 && html`<ul class="actions" aria-label="What to ask next">${actions.map((action) => actionMarkup(action, lineOf))}</ul>`}`
}

/** What only a channel needs: an answer that is private there is posted again for all. */
const SHARE = "Share"

const actionMarkup = ({ label, call }: Action, lineOf: (call: Call) => string): Markup =>
  html`<li><a class="button" href="${askHref(lineOf(call))}" data-call>${inert(label)}</a></li>`

function blockMarkup(block: Block, isEarlier: (source: Source) => boolean): Markup {
  switch (block.kind) {
    case "heading":
      return html`<h2>${proseMarkup(block.prose, "label")}</h2>`
    case "prose":
      return html`<p>${proseMarkup(block.prose, "label")}</p>`
    case "note":
      return html`<p class="small">${proseMarkup(block.prose, "label")}</p>`
    case "correction":
      return correctionMarkup(block)
    case "list":
      return html`<ul class="list">${block.items.map((item) => html`<li>${proseMarkup(itemLine(item), "label")}</li>`)}</ul>`
    case "quote":
    case "fact":
    case "excerpt":
      return citedMarkup(block, { isEarlier: isEarlier(block.source) })
    case "verdict":
      return verdictMarkup(block)
  }
}

/** A quotation judged, and where it stands in the archive. `languages`: of articles that are not in English, by slug. */
export const verdictMarkup = (
  block: Extract<Block, { kind: "verdict" }>,
  languages: ReadonlyMap<string, string> = new Map(),
): Markup => html`<div class="verdict">${judgedMarkup(block)}
${block.found.map((one) => citedMarkup(one, { language: languages.get(one.source.slug) ?? null }))}
${block.notes.map((prose) => html`<p class="small">${proseMarkup(prose, "label")}</p>`)}</div>`

export const correctionMarkup = ({ prose }: Extract<Block, { kind: "correction" }>): Markup =>
  html`<p class="correction" role="note">${proseMarkup(prose, "label")}</p>`

/** A result of a search: what it is, the words, who says them, where, and what can be done with it. */
export const resultMarkup = ({ block, context, language, corrections }: ShownResult): Markup =>
  citedMarkup(block, { context, language, corrections })

type About = Partial<Pick<ShownResult, "context" | "language" | "corrections">> & { readonly isEarlier?: boolean }

function citedMarkup(
  block: Cited,
  { context = null, language = null, corrections = [], isEarlier = false }: About = {},
): Markup {
  const lang = language !== null && html` lang="${language}"`
  const { source } = block
  return html`<article class="cited ${block.kind}">
${corrections.map(correctionMarkup)}${spokenMarkup(block, language)}
${context && html`<details class="context"><summary>Context</summary><p${lang}>${proseMarkup(context)}</p></details>`}
<ul class="tools">
<li><a href="${(block.kind === "excerpt" ? paragraphHref : placeHref)(source, isEarlier)}">Show in article</a></li>
${block.kind !== "excerpt" && html`<li><a href="${messageHref(`/${block.kind} ${block.snippet}`)}" data-call>Show as message</a></li>`}
${block.kind === "quote" && isQuotation(block) && html`<li><a href="${quoteHref(block.snippet)}">Picture</a></li>`}
${block.kind === "quote" && html`<li><a href="${speakerHref(block.snippet)}">Wrong speaker?</a></li>`}
${originalMarkup(source.url)}
<li>${copyMarkup(citationOf(block))}</li>
</ul>
</article>`
}

/** The words, whose they are and where they stand. */
export const spokenMarkup = (block: Cited, language: string | null): Markup =>
  html`${wordsMarkup(block, language !== null && html` lang="${language}"`)}
<p class="source small">${sourceMarkup(block)}</p>${block.kind !== "excerpt" && block.alsoIn !== undefined && alsoMarkup(block.alsoIn)}`

function originalMarkup(url: string | undefined): Markup | false {
  const href = url === undefined ? null : webAddress(url)
  return href !== null && html`<li><a href="${href}" rel="noreferrer">${ORIGINAL}</a></li>`
}

function wordsMarkup(block: Cited, lang: Markup | false): Markup {
  if (block.kind === "excerpt") {
    const opening = textOf(block.opening).trim()
    return html`<p class="label">${inert(opening)}</p><p class="words"${lang}>${proseMarkup(excerptLine({ ...block, opening: [] }))}</p>`
  }
  if (block.kind === "fact")
    return html`${factLabel(block).length > 0 && html`<p class="label">Fact</p>`}<p class="words"${lang}>${proseMarkup(block.sentence)}</p>
<p class="speaker">${proseMarkup(block.attribution)}</p>`
  const sayings = sayingsIn(block)
  const said = sayings.map(({ label, prose, isQuotation }) => {
    const name = label ?? "Quote"
    const words = isQuotation
      ? html`<blockquote class="words"${lang}>${proseMarkup(prose)}</blockquote>`
      : html`<p class="words"${lang}>${proseMarkup(prose)}</p>`
    return html`<p class="label">${name}</p>${words}`
  })
  return html`${said}
<p class="speaker">${voiceMarkup(block)}</p>
${block.remark !== undefined && html`<p class="small">${proseMarkup(block.remark)}</p>`}
${block.context !== undefined && html`<p class="around"${lang}><span class="small">In the article: </span>${proseMarkup(block.context)}</p>`}`
}

function voiceMarkup(block: Extract<Block, { kind: "quote" }>): Markup {
  if (!block.speaker) return html`${inert(speakerLine(block))}`
  const { name, role } = block.speaker
  return html`— <a href="${personHref(name)}">${inert(name)}</a>${role !== undefined && `, ${inert(role)}`}`
}

/** Each title leads to the words in that article; many are listed at a click. */
function alsoMarkup({ articles, more }: AlsoIn): Markup {
  const named = articles.map(
    ({ source }) =>
      html`<li><a href="${placeHref(source)}">${inert(source.title)}</a>${inert(aboutArticle(source))}</li>`,
  )
  const list = html`<ul>${named}${more > 0 && html`<li>and ${more} more</li>`}</ul>`
  if (articles.length <= MOST_OPEN)
    return html`
<div class="also small"><p>Also in: </p>${list}</div>`
  return html`
<details class="also small"><summary>Also in ${counted(articles.length + more, "article")}</summary>${list}</details>`
}

const MOST_OPEN = 4

/** The title leads to the article here; where it was published stands among the tools. */
function sourceMarkup({ source }: Cited): Markup {
  const [, rest] = sourceLine(source)
  return html`<a href="${articleHref(source.slug)}">${inert(source.title)}</a>${inert(rest?.text ?? "")}`
}

/** `strong` words are what matched, or else a label. */
export const proseMarkup = (prose: Prose, strong: "match" | "label" = "match"): readonly Markup[] =>
  prose.map((run) => {
    const text = inert(run.text)
    const bold = !run.strong ? html`${text}` : strong === "match" ? html`<mark>${text}</mark>` : html`<b>${text}</b>`
    const words = run.struck ? struckMarkup(bold) : bold
    const address = run.href === undefined ? null : webAddress(run.href)
    return address === null ? words : html`<a href="${address}" rel="noreferrer">${words}</a>`
  })
