import { idsFor } from "../../core/command/button-id.ts"
import { lineOf, readLine } from "../../core/command/line.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { inWords } from "../../core/reply/lines.ts"
import type { Call, Reply } from "../../core/reply/reply.ts"
import { inert } from "../../core/text/inert.ts"
import { discordMessage, LONGEST_ID as LONGEST_DISCORD_ID } from "../discord/render.ts"
import { LONGEST_ID as LONGEST_SLACK_ID, slackMessage } from "../slack/render.ts"
import { askHref, messageHref } from "./addresses.ts"
import { discordMarkup } from "./discord.ts"
import { html, type Markup } from "./markup.ts"
import { lookSwitch } from "./page.ts"
import { slackMarkup } from "./slack.ts"

/** The line's answer as each platform shows it. */
export async function messageMarkup(newsroom: Newsroom, line: string): Promise<Markup> {
  const reply = await newsroom.answer(readLine(line, newsroom.commands))
  const discordId = await idsFor(reply.actions, LONGEST_DISCORD_ID, newsroom.tickets)
  const slackId = await idsFor(reply.actions, LONGEST_SLACK_ID, newsroom.tickets)
  const discord = discordMarkup(discordMessage(inWords(reply), discordId), hrefs(newsroom, reply, discordId))
  const slack = slackMarkup(slackMessage(inWords(reply), slackId), hrefs(newsroom, reply, slackId))
  const alone = reply.audience === "asker"
  return html`<section id="answer" class="answer" data-outcome="${reply.outcome}" aria-labelledby="answer-title">
<h1 id="answer-title" tabindex="-1"><span class="unseen">As a message: </span>${inert(line)}</h1>
<p class="small"><a href="${askHref(line)}" data-call>Show as an answer</a></p>
<div class="surfaces">
${surface("discord", "Discord", discord, alone && "Only you can see this")}
${surface("slack", "Slack", slack, alone && "Only visible to you")}
</div>
</section>`
}

/** Where a button leads: to the page with the line that one would type. */
function hrefs({ commands }: Newsroom, { actions }: Reply, idOf: (call: Call) => string): (id: string) => string {
  const lines = new Map(actions.map(({ call }) => [idOf(call), lineOf(call, commands)]))
  return (id) => messageHref(lines.get(id) ?? "")
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
