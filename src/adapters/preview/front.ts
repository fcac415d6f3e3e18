import { holdInWords } from "../../core/article/hold.ts"
import { foreignLanguage } from "../../core/article/language.ts"
import type { HeldFile, Reading } from "../../core/newsroom.ts"

import { dateInWords, sayingsIn, unread } from "../../core/reply/lines.ts"
import { type Attributed, attributedIn, type Block, type Reply, textOf } from "../../core/reply/reply.ts"

import type { ArticleHead } from "../../core/shelves/articles.ts"
import { correctedInWords, kindInWords } from "../../core/show/kind.ts"
import { cut } from "../../core/text/cut.ts"
import { inert } from "../../core/text/inert.ts"
import { counted } from "../../core/text/words.ts"
import { articleHref, askHref, paragraphHref, placeHref } from "./addresses.ts"
import { html, type Markup } from "./markup.ts"
import { lookSwitch } from "./page.ts"

/** What one reply looks like, drawn for both platforms. */
export type Drawn = { readonly line: string; readonly reply: Reply; readonly discord: Markup; readonly slack: Markup }

/** The answer as each platform shows it, and where its words stand. */
export function answerMarkup({ line, reply, discord, slack }: Drawn): Markup {
  const alone = reply.audience === "asker"
  return html`<section id="answer" class="answer" data-outcome="${reply.outcome}" aria-labelledby="answer-title">
<h1 id="answer-title" tabindex="-1"><span class="unseen">Answer to </span>${inert(line)}</h1>
<div class="surfaces">
${surface("discord", "Discord", discord, alone && "Only you can see this")}
${surface("slack", "Slack", slack, alone && "Only visible to you")}
</div>
${placesMarkup(reply)}
</section>`
}

function surface(name: "discord" | "slack", title: string, message: Markup, alone: string | false): Markup {
  return html`<figure class="surface ${name}" aria-labelledby="${name}-title">
<figcaption><span id="${name}-title">As ${title} shows it</span>${lookSwitch(name, title)}</figcaption>
<div class="chat">
<div class="avatar" aria-hidden="true">“</div>
<div class="message">
<p class="author"><b>Pullquote</b> <span class="badge">APP</span></p>
${alone !== false && name === "slack" && html`<p class="alone">${alone}</p>`}
${message}
${alone !== false && name === "discord" && html`<p class="alone">${alone}</p>`}
</div>
</div>
</figure>`
}

const saidIn = (block: Extract<Block, { kind: "quote" }>): string =>
  sayingsIn(block)
    .map(({ prose }) => textOf(prose))
    .join(" […] ")

/** A way from each answer to its place in the text. */
function placesMarkup({ blocks }: Reply): Markup | false {
  const places = attributedIn(blocks).map((block) => {
    const words = wordsOf(block)
    const { paragraph, title } = block.source
    return html`<li><a href="${(block.kind === "excerpt" ? paragraphHref : placeHref)(block.source)}">${cut(inert(words), BEGINNING)}</a>
<span class="small">paragraph ${paragraph} of ${inert(title)}</span></li>`
  })
  if (places.length === 0) return false
  return html`<nav class="places" aria-label="Where it stands"><h2>Where it stands</h2><ul>${places}</ul></nav>`
}

function wordsOf(block: Attributed): string {
  if (block.kind === "quote") return saidIn(block)
  return textOf(block.kind === "fact" ? block.sentence : block.prose)
}

/** Enough of the words to tell one answer from another. */
const BEGINNING = 60

/** What the page is for, with questions that the articles answer. */
export function welcomeMarkup(examples: readonly string[]): Markup {
  return html`<section class="welcome">
<h1>Who said what, word for word</h1>
<p>Ask for a quote, a fact or a summary. The answer is shown as Discord and as Slack would show it, and every word of it
can be followed to its place in the article.</p>
<ul class="examples">${examples.map(
    (line) => html`<li><a href="${askHref(line)}" data-call>${inert(line)}</a></li>`,
  )}</ul>
</section>`
}

/** The newest articles of all that are held, and the files that could not be read, with what to do. */
export function indexMarkup(
  articles: readonly ArticleHead[],
  held: number,
  { read, total, faults, held: back = [] }: Reading,
): Markup {
  return html`<section class="index" id="articles" aria-labelledby="articles-title">
<h2 id="articles-title">Articles</h2>
${read < total && html`<p class="progress">${read} of ${total} files read so far. <a href="/">Look again</a></p>`}
${articles.length === 0 && read >= total && html`<p>None yet. Put an article into the content folder, as a .txt or .md file.</p>`}
<ul class="articles">${articles.map(lineOfArticle)}</ul>
${held > articles.length && html`<p>${held - articles.length} older ones: ask <a href="${askHref("/articles")}" data-call>/articles</a> with words of the title.</p>`}
${back.length > 0 && heldBack(back)}
${faults.length > 0 && unreadable(faults)}
</section>`
}

/** More than these nobody looks through; they can be asked for. */
export const LISTED = 100

/** Each is drawn once: all of them stand below every answer. */
const drawn = new WeakMap<ArticleHead, Markup>()

function lineOfArticle(head: ArticleHead): Markup {
  const line = drawn.get(head) ?? articleLine(head)
  drawn.set(head, line)
  return line
}

function articleLine(head: ArticleHead): Markup {
  const { slug, title, byline, outlet, published, language, quotes, facts } = head
  const foreign = foreignLanguage({ language })
  const told = [
    kindInWords(head),
    outlet,
    byline,
    published && dateInWords(published),
    foreign && unread(foreign),
    counted(quotes, "quote"),
    counted(facts, "fact"),
    correctedInWords(head),
  ]
  return html`<li><a href="${articleHref(slug)}">${inert(title)}</a>
<p class="small told">${told.filter((part) => part).map((part) => html`<span>${inert(part ?? "")}</span>`)}</p></li>`
}

function heldBack(held: readonly HeldFile[]): Markup {
  return html`<section class="faults held" aria-labelledby="held-title">
<h2 id="held-title">${counted(held.length, "file")} held back</h2>
<ul>${held.map((one) => html`<li><b>${inert(one.file)}</b> ${holdInWords(one)}</li>`)}</ul>
</section>`
}

function unreadable(faults: Reading["faults"]): Markup {
  return html`<section class="faults" aria-labelledby="faults-title">
<h2 id="faults-title">${counted(faults.length, "file")} could not be read</h2>
<ul>${faults.map(({ file, problem }) => html`<li>${!problem.startsWith(file) && html`<b>${inert(file)}</b> `}${inert(problem)}</li>`)}</ul>
</section>`
}
