import { lineOf } from "../../core/command/line.ts"
import type { Newsroom, Operations } from "../../core/newsroom.ts"
import type { Results } from "../../core/show/results.ts"
import { inert } from "../../core/text/inert.ts"
import { askHref } from "./addresses.ts"
import { articleLine } from "./library.ts"
import { html, type Markup } from "./markup.ts"
import { pasteForm } from "./paste.ts"
import { resultMarkup } from "./reading.ts"

/** Articles that the front page lists. */
const NEWEST = 5

/** What this is in ten seconds, an answer from one's own archive, and how to connect Slack and Discord. */
export async function frontMarkup(newsroom: Newsroom, { pasting, connecting }: Operations): Promise<Markup> {
  const { articles: held } = await newsroom.tally()
  const { read, total } = newsroom.reading()
  const { discord, slack } = connecting
  const newest = await newsroom.articles(NEWEST)
  return html`<section class="welcome">
<h1>Who said what, word for word</h1>
<p>Pullquote is a bot for Slack and Discord. It reads your newsroom's articles and answers with exact quotes and facts, each
with its speaker and its source. It writes nothing itself. It reads English; in other languages it only finds the quotations.</p>
${read < total && html`<p class="progress">${read} of ${total} files read so far. <a href="/">Refresh</a></p>`}
${held === 0 && read >= total && pasteForm(pasting.folder, true)}
${held > 0 && (await exampleMarkup(newsroom))}
<section class="connect-line" aria-labelledby="connect-title"><h2 id="connect-title">In Slack and Discord</h2>
<p>Slack: ${slack.isSet ? "OK" : "Not set up"} · Discord: ${discord.isSet ? "OK" : "Not set up"}. <a href="/connect">How to connect them</a></p>
<p class="small">This page only works on the machine that it runs on. Colleagues ask in Slack or Discord.</p></section>
${
  held > 0 &&
  html`<section aria-labelledby="newest-title"><h2 id="newest-title">Newest articles</h2>
<ul class="articles">${newest.map(articleLine)}</ul>
<p><a href="/articles">${held === 1 ? "The article" : `All ${held} articles`}</a> · <a href="/people">People</a> · <a href="/add">Add an article</a></p></section>`
}
</section>`
}

/** Commands that the front page gives an example of. */
const TRIED = ["quote", "fact", "summary"]

/** A quote of the newest articles as an answer, and lines to try. */
async function exampleMarkup(newsroom: Newsroom): Promise<Markup> {
  const shown = await newsroom.browse({ words: "", what: "quote", sort: "newest", page: 1 })
  const examples = await newsroom.examples()
  const lines = TRIED.flatMap((name) => {
    const call = examples.get(name)
    return call ? [lineOf(call, newsroom.commands)] : []
  })
  const [first] = shown.results.filter(isNamed)
  return html`${first !== undefined && html`<h2>From your archive</h2>${resultMarkup(first)}`}
${
  lines.length > 0 &&
  html`<h2>Try</h2>
<ul class="examples">${lines.map((line) => html`<li><a href="${askHref(line)}" data-call>${inert(line)}</a></li>`)}</ul>`
}
<p><a href="/verify">Verify the quotations of a draft</a></p>`
}

const isNamed = ({ block }: Results["results"][number]): boolean => block.kind === "quote" && block.speaker !== null
