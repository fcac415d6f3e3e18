import type { BotCondition, BriefingCondition, Newsroom, Operations } from "../../core/newsroom.ts"
import { dateInWords, stillIndexing } from "../../core/reply/lines.ts"
import { correctionBlocks } from "../../core/show/correction.ts"
import { inert } from "../../core/text/inert.ts"
import { counted } from "../../core/text/words.ts"
import { articleHref, briefingHref, CORRECTIONS } from "./addresses.ts"
import { correctionsInWords } from "./corrections.ts"
import { heldBack, unreadable } from "./library.ts"
import { html, type Markup } from "./markup.ts"
import { correctionMarkup } from "./reading.ts"
import { unfitSpeakersMarkup } from "./speaker.ts"

/** Corrected articles that are listed. */
const CORRECTED = 10

/** Whether all is well, in the first line; then what is not, and how each thing fares. */
export async function statusMarkup(newsroom: Newsroom, { condition, speakers }: Operations): Promise<Markup> {
  const [reading, fares] = [newsroom.reading(), await condition()]
  const tally = await newsroom.tally()
  const unfit = await speakers.unfit()
  const problems = problemsIn(fares, reading.faults.length, unfit.length)
  const { read, total, faults, held = [] } = reading
  return html`<section class="status" aria-labelledby="status-title">
<h1 id="status-title" tabindex="-1">Status</h1>
<p class="lead ${problems.length === 0 ? "well" : "ill"}">${problems.length === 0 ? "All is well." : `${counted(problems.length, "thing")} to check.`}</p>
${problems.length > 0 && html`<ul class="list">${problems.map((problem) => html`<li>${inert(problem)}</li>`)}</ul>`}
<h2>Articles</h2>
<p>${counted(tally.articles, "article")}, ${counted(tally.quotes, "quote")}, ${counted(tally.facts, "fact")}.
${read < total ? html`${read} of ${total} files read so far. <a href="/status">Refresh</a>` : html`Every file in the content folder has been read.`}</p>
${fares.archive.indexing !== undefined && html`<p>${stillIndexing(fares.archive.indexing)} <a href="/status">Refresh</a></p>`}
${faults.length > 0 && unreadable(faults)}
${held.length > 0 && heldBack(held)}
<h2>Platforms</h2>
${platformsMarkup(fares)}
<h2>Briefings</h2>
${briefingsMarkup(fares)}
<h2>Corrections</h2>
<p>${correctionsInWords(await newsroom.corrections())} <a href="${CORRECTIONS}">See them</a></p>
${await correctedMarkup(newsroom)}
${unfit.length > 0 && html`<h2>Speakers corrected by the desk</h2>${unfitSpeakersMarkup(unfit, "status")}`}
</section>`
}

function problemsIn(
  { archive, platforms, troubles, briefings, outOfReach }: BotCondition,
  faults: number,
  unfit: number,
): readonly string[] {
  return [
    ...[archive.reading, archive.writing].filter((problem) => problem !== null),
    ...Object.entries(platforms).flatMap(([name, trouble]) =>
      trouble === null ? [] : [`${nameOf(name)}: ${trouble}`],
    ),
    ...troubles,
    ...briefings.flatMap(({ standing, place }) =>
      standing === "halted" ? [`The briefing in ${place} is stopped: it needs attention.`] : [],
    ),
    ...(outOfReach.unreachable > 0
      ? [`${counted(outOfReach.unreachable, "message")} could not be corrected; see Corrections.`]
      : []),
    ...(faults > 0 ? [`${counted(faults, "file")} could not be read; see below.`] : []),
    ...(unfit > 0
      ? [
          `${counted(unfit, "correction")} of ${unfit === 1 ? "a speaker" : "speakers"} no longer ${unfit === 1 ? "fits" : "fit"}; see below.`,
        ]
      : []),
  ]
}

const nameOf = (platform: string): string => platform.charAt(0).toUpperCase() + platform.slice(1)

function platformsMarkup({ platforms }: BotCondition): Markup {
  const told = Object.entries(platforms)
  if (told.length === 0) return html`<p>Neither Slack nor Discord is set up. <a href="/connect">Connect them</a></p>`
  return html`<ul class="list">${told.map(
    ([name, trouble]) => html`<li><b>${nameOf(name)}</b>: ${trouble === null ? "OK" : `Error: ${inert(trouble)}`}</li>`,
  )}</ul>`
}

function briefingsMarkup({ briefings }: BotCondition): Markup {
  if (briefings.length === 0)
    return html`<p>None are scheduled. In a Slack or Discord channel, type <kbd>/briefing schedule</kbd>.</p>`
  return html`<ul class="list">${briefings.map(briefingLine)}</ul>`
}

function briefingLine({ place, platform, channel, time, standing, problem, next, last }: BriefingCondition): Markup {
  const state = { active: "scheduled", paused: "paused", halted: "stopped: needs attention" }[standing]
  const told = [
    `daily at ${time}`,
    next && `next: ${dateInWords(next)}`,
    last === null ? "none posted yet" : `last: ${dateInWords(last)}`,
    problem,
  ]
  return html`<li><b>${inert(place)}</b> on ${nameOf(platform)}: ${state}
<span class="small">${inert(told.filter((part) => part).join(" · "))}</span>
<a href="${briefingHref(platform, channel)}">Preview<span class="unseen"> of the briefing in ${inert(place)}</span></a></li>`
}

async function correctedMarkup({ shelf }: Newsroom): Promise<Markup | false> {
  const heads = await shelf.fitting({ isCorrected: true }, CORRECTED, 0)
  return (
    heads.length > 0 &&
    html`<h2>Corrected articles</h2><ul class="list">${heads.map(
      (head) => html`<li><a href="${articleHref(head.slug)}">${inert(head.title)}</a>
${correctionBlocks(head).flatMap((block) => (block.kind === "correction" ? [correctionMarkup(block)] : []))}</li>`,
    )}</ul>`
  )
}
