import type { QuoteToCorrect } from "../../core/newsroom.ts"
import type { StandingCorrection } from "../../core/shelves/speaker-corrections.ts"
import { voiceLine } from "../../core/show/speaker.ts"
import type { SpeakerRuling } from "../../core/speaker-corrections/correction.ts"
import { cut } from "../../core/text/cut.ts"
import { inert } from "../../core/text/inert.ts"
import { articleHref, placeHref, speakerHref } from "./addresses.ts"
import { html, type Markup } from "./markup.ts"
import { spokenMarkup } from "./reading.ts"

/** A name of the form, so that no name is taken for one of the other choices. */
const NAMED = "named "

/** The quote with all that the desk may say of who spoke it. `isUnnamed`: what was sent is nobody whom the article names. */
export function speakerFormMarkup({ block, choices, language }: QuoteToCorrect, isUnnamed: boolean): Markup {
  const { snippet, source } = block
  return html`<section class="welcome ruling" aria-labelledby="ruling-title">
<h1 id="ruling-title" tabindex="-1">Who said this?</h1>
<article class="cited quote">${spokenMarkup(block, language)}</article>
${isUnnamed && html`<p class="problem" role="alert">The article names nobody of that name. Choose one of the names below.</p>`}
<form method="post" action="${speakerHref(snippet)}">
<label for="speaker">Speaker</label>
<select id="speaker" name="speaker" required>
<option value="">Choose</option>
${
  choices.length > 0 &&
  html`<optgroup label="Named in the article">${choices.map(
    (voice) => html`<option value="${NAMED}${voice.name}">${inert(cut(voiceLine(voice), LONGEST_CHOICE))}</option>`,
  )}</optgroup>`
}
<optgroup label="None of these">
<option value="not-named">The article does not name the speaker</option>
<option value="not-a-quote">Not a quote</option>
</optgroup>
</select>
<button type="submit" class="main">Correct</button>
<p class="small">Every answer then says “corrected by the desk”, and messages that are posted already are edited. You can undo it.</p>
<p><a href="${placeHref(source)}">Back to the article</a></p>
</form>
</section>`
}

const LONGEST_CHOICE = 100

/** What was chosen in the form; null: nothing of it. */
export function rulingIn(chosen: string): SpeakerRuling | null {
  if (chosen.startsWith(NAMED)) return { kind: "speaker", speaker: chosen.slice(NAMED.length) }
  return chosen === "not-named" || chosen === "not-a-quote" ? { kind: chosen, speaker: null } : null
}

/** Above an article after its speakers were changed: `what` is a correction's number, or what was done with one. */
export function speakerChangedMarkup(what: string, corrections: readonly StandingCorrection[]): Markup | false {
  const made = corrections.find(({ number }) => String(number) === what)
  const told = made
    ? html`Corrected by the desk: ${rulingMarkup(made)}`
    : Object.hasOwn(CHANGED, what) && html`${CHANGED[what] ?? ""}`
  return (
    told &&
    html`<div class="saved" role="status"><p>${told}</p>${made ? buttonMarkup("undo", made, "article") : false}</div>`
  )
}

const CHANGED: Readonly<Record<string, string>> = {
  same: "The speaker is the one that was found in the article, and nothing is corrected.",
  undo: "The correction is undone: the speaker is as it was found in the article.",
  keep: "The correction is kept, and counts again when its words come back.",
}

/** The corrections of an article that fit it or are kept all the same, each with a button that undoes it. */
export const correctedSpeakersMarkup = (corrections: readonly StandingCorrection[]): Markup | false =>
  corrections.length > 0 &&
  html`<section class="desk" aria-labelledby="corrected-title"><h2 id="corrected-title">Corrected by the desk</h2>
<ul class="list">${corrections.map(
    (
      one,
    ) => html`<li>${rulingMarkup(one)} <span class="small">${one.was === null ? "Nobody was named before." : `Before: ${inert(one.was)}.`}${!one.fits && " It no longer applies, but is kept."}</span>
${buttonMarkup("undo", one, "article")}</li>`,
  )}</ul></section>`

/** Corrections whose words were changed since, each with what can be done about it; `to`: where one comes back to. */
export const unfitSpeakersMarkup = (
  corrections: readonly StandingCorrection[],
  to: "article" | "status",
): Markup | false =>
  corrections.length > 0 &&
  html`<ul class="list unfit">${corrections.map(
    (one) => html`<li>This correction no longer fits: ${rulingMarkup(one)}
${to === "status" && html`<a href="${articleHref(one.slug)}">${inert(one.title)}</a>`}
<span class="small">Its words were changed, or the article no longer names the speaker.</span>
${buttonMarkup("keep", one, to)}${buttonMarkup("undo", one, to)}</li>`,
  )}</ul>`

function rulingMarkup({ kind, speaker, passages }: StandingCorrection): Markup {
  const words = passages.map(({ text, form }) => {
    const cutWords = inert(cut(text, LONGEST_WORDS))
    return form === "direct" ? `“${cutWords}”` : cutWords
  })
  const said = {
    speaker: `— ${inert(speaker ?? "")}`,
    "not-named": "— speaker not named",
    "not-a-quote": "— not a quote",
  }
  return html`${words.join(" […] ")} <b>${said[kind]}</b>.`
}

const LONGEST_WORDS = 120

const LABELS = { undo: "Undo", keep: "Keep it" } as const

const buttonMarkup = (act: keyof typeof LABELS, { number, passages }: StandingCorrection, to: string): Markup =>
  html`<form method="post" action="/speakers/${act}"><input type="hidden" name="number" value="${number}"><input type="hidden" name="to" value="${to}">
<button type="submit" class="button" aria-label="${LABELS[act]}: ${inert(cut(passages[0]?.text ?? "", 40))}">${LABELS[act]}</button></form>`
