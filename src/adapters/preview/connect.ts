import type { BotCondition, Connecting } from "../../core/newsroom.ts"
import { inert } from "../../core/text/inert.ts"
import { formMarkup } from "./copy.ts"
import { html, type Markup } from "./markup.ts"

/** How Slack and Discord are connected, step by step, and how each fares now. */
export function connectMarkup({ discord, slack }: Connecting, { platforms }: BotCondition): Markup {
  return html`<section class="connect" aria-labelledby="connect-title">
<h1 id="connect-title" tabindex="-1">Connect Slack and Discord</h1>
<p>Settings are in the file <code>.env</code> beside the program; <code>.env.example</code> names them all. After a change, stop
Pullquote and start it again. <code>npm run pullquote -- doctor</code> checks every step and says what to do.</p>
<h2>Slack: ${stateOf(slack.isSet, platforms.slack)}</h2>
<ol>
<li>At <a href="https://api.slack.com/apps" rel="noreferrer">api.slack.com/apps</a>, choose <b>Create New App</b>, then <b>From a manifest</b>, and paste this:
${formMarkup("Manifest", slack.manifest)}</li>
<li>Under <b>Basic Information</b>, create an app-level token with <code>connections:write</code>: it is <code>SLACK_APP_TOKEN</code>.</li>
<li>Under <b>Install App</b>, install it. The bot token is <code>SLACK_BOT_TOKEN</code>.</li>
<li>In a channel, type <kbd>/invite @pullquote</kbd>, then <kbd>/quote</kbd> and a few words.</li>
</ol>
<h2>Discord: ${stateOf(discord.isSet, platforms.discord)}</h2>
<ol>
<li>At <a href="https://discord.com/developers/applications" rel="noreferrer">discord.com/developers/applications</a>, create an application. Its id is <code>DISCORD_APPLICATION_ID</code>.</li>
<li>Under <b>Bot</b>, reset the token: it is <code>DISCORD_TOKEN</code>.</li>
<li>${
    discord.invitations.length > 0
      ? html`Open one of these links: ${discord.invitations.map(({ label, url }) => html`<a href="${url}" rel="noreferrer">${label}</a> `)}`
      : html`When both are set, the invite link is shown here.`
  }</li>
<li>In a channel, type <kbd>/quote</kbd> and a few words.</li>
</ol>
</section>`
}

function stateOf(isSet: boolean, trouble: string | null | undefined): string {
  if (!isSet) return "Not set up"
  return trouble ? `Error. ${inert(trouble)}` : "OK"
}
