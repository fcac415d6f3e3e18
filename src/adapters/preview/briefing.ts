import type { NextBriefing } from "../../core/newsroom.ts"
import { dateInWords } from "../../core/reply/lines.ts"
import { inert } from "../../core/text/inert.ts"
import { html, type Markup } from "./markup.ts"
import { replyMarkup } from "./reading.ts"

/** A briefing before it comes, of what is in the archive now. */
export function briefingMarkup({ place, problem, date, reply }: NextBriefing): Markup {
  const when =
    date === null
      ? "It is not scheduled. A post today would say:"
      : `A post on ${dateInWords(date)} would say, as of now:`
  return html`<section class="answer" aria-labelledby="briefing-title">
<h1 id="briefing-title" tabindex="-1">Briefing in ${inert(place)}</h1>
${problem !== null && html`<p class="problem" role="alert">${inert(problem)}</p>`}
<p class="small">${when} Nothing is posted from here. <a href="/status">Status</a></p>
${replyMarkup({ ...reply, actions: [] }, () => "")}
</section>`
}
