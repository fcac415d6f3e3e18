import { foreignLanguage } from "../../core/article/language.ts"
import type { Article, Covered } from "../../core/model.ts"
import { dateInWords, unread } from "../../core/reply/lines.ts"
import type { Prose } from "../../core/reply/reply.ts"
import type { StandingCorrection } from "../../core/shelves/speaker-corrections.ts"
import { correctionBlocks } from "../../core/show/correction.ts"
import { kindInWords } from "../../core/show/kind.ts"
import { inert, webAddress } from "../../core/text/inert.ts"
import { counted } from "../../core/text/words.ts"
import { articleHref, PARAGRAPHS_A_PART, partOf, versionsHref } from "./addresses.ts"
import { marksOf } from "./marks.ts"
import { html, type Markup } from "./markup.ts"
import { idsOf, paragraphMarkup } from "./paragraph.ts"
import { correctedSpeakersMarkup, unfitSpeakersMarkup } from "./speaker.ts"

/** What of an article is shown, and how it stands. */
type ArticleView = {
  /** From 1. */
  readonly part?: number
  /** How many versions there are. */
  readonly versions?: number
  /** `earlier`: another version is the current one; `withdrawn`: none is. */
  readonly standing?: "current" | "earlier" | "withdrawn"
  /** What the desk has corrected in it. */
  readonly deskCorrections?: readonly StandingCorrection[]
}

/** The article with every quote and fact marked in its text, and a note beside each paragraph that tells whose they are. */
export function articleMarkup(
  covered: Covered,
  { part = 1, versions = 1, standing = "current", deskCorrections = [] }: ArticleView = {},
): Markup {
  const { article, coverage } = covered
  const before = (part - 1) * PARAGRAPHS_A_PART
  const marks = marksOf(covered).slice(before, before + PARAGRAPHS_A_PART)
  const ids = idsOf(covered, marks)
  const corrections = correctionBlocks(article).flatMap((block) => (block.kind === "correction" ? [block.prose] : []))
  const lang = article.language !== undefined && html` lang="${article.language}"`
  const paragraphs = marks.map((marked, index) => paragraphMarkup(covered, ids, marked, before + index + 1))
  return html`<article class="article">
<header>
${standingMarkup(article, standing)}<h1${lang}>${inert(article.title)}</h1>
${article.standfirst !== undefined && html`<p class="standfirst"${lang}>${inert(article.standfirst)}</p>`}
<p class="small told">${originOf(article)}${
    versions > 1 &&
    html`<a href="${versionsHref(article.slug, versions - 1, versions)}">${counted(versions, "version")}</a>`
  }</p>${corrections.length > 0 && html`<div class="corrections" role="note">${corrections.map((prose) => html`<p>${proseMarkup(prose)}</p>`)}</div>`}
<fieldset class="legend"><legend class="unseen">Show in the text</legend>
<label><input type="checkbox" name="quote" checked><span class="key quote">Quoted</span></label>
<label><input type="checkbox" name="reported" checked><span class="key reported">Paraphrased</span></label>
<label><input type="checkbox" name="fact" checked><span class="key fact">Facts</span></label>
<span class="small">${counted(coverage.utterances.length, "quote")}, ${counted(coverage.facts.length, "fact")}</span>
</fieldset>${unfitSpeakersMarkup(
    deskCorrections.filter(({ fits, isKept }) => !fits && !isKept),
    "article",
  )}
</header>
<div class="body"${lang}>${paragraphs}</div>
${partsMarkup(article, part, standing === "current" ? undefined : article.version)}${correctedSpeakersMarkup(deskCorrections.filter(({ fits, isKept }) => fits || isKept))}
</article>`
}

function standingMarkup({ slug }: Article, standing: NonNullable<ArticleView["standing"]>): Markup | false {
  if (standing === "current") return false
  return html`<p class="correction" role="note">${
    standing === "earlier"
      ? html`This is an earlier version. <a href="${articleHref(slug)}">Current version</a>`
      : "This article was withdrawn. It is shown as it was last."
  }</p>
`
}

function partsMarkup({ slug, paragraphs }: Article, part: number, version: string | undefined): Markup | false {
  const last = partOf(paragraphs.length)
  if (last === 1) return false
  const to = (part: number, words: string) => html`<a href="${articleHref(slug, part, version)}">${words}</a>`
  return html`<nav class="parts" aria-label="Parts of the article">${part > 1 && to(part - 1, "Previous part")}
<span>Part ${part} of ${last}</span> ${part < last && to(part + 1, "Next part")}</nav>`
}

const proseMarkup = (prose: Prose): readonly Markup[] =>
  prose.map(({ text, strong }) => (strong ? html`<b>${inert(text)}</b>` : html`${inert(text)}`))

function originOf(article: Article): readonly Markup[] {
  const { outlet, byline, published, updated, url, language } = article
  const foreign = foreignLanguage({ language })
  const told = [
    kindInWords(article),
    outlet,
    byline,
    published && dateInWords(published),
    updated && `updated ${dateInWords(updated)}`,
    foreign && unread(foreign),
  ]
  const href = url === undefined ? null : webAddress(url)
  return [
    ...told.filter((part) => part).map((part) => html`<span>${inert(part ?? "")}</span>`),
    ...(href === null ? [] : [html`<a href="${href}" rel="noreferrer">Original article</a>`]),
  ]
}
