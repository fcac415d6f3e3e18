import { unescaped } from "../slack/escape.ts"
import type { SlackBlock, SlackMessage } from "../slack/render.ts"
import { html, type Markup } from "./markup.ts"
import { menuMarkup } from "./menu.ts"
import { struckMarkup } from "./struck.ts"

type RichText = Extract<SlackBlock, { type: "rich_text" }>["elements"][number]
type RichTextRun = Extract<RichText, { type: "rich_text_section" }>["elements"][number]
type ContextElement = Extract<SlackBlock, { type: "context" }>["elements"][number]

/** The message as Slack's client draws it; `hrefOf` gives where the button of a `value` leads. */
export const slackMarkup = (message: SlackMessage, hrefOf: (value: string) => string): Markup =>
  html`${message.blocks.map((block) => blockMarkup(block, hrefOf))}`

function blockMarkup(block: SlackBlock, hrefOf: (value: string) => string): Markup {
  switch (block.type) {
    case "header":
      return html`<h2>${block.text.text}</h2>`
    case "divider":
      return html`<hr>`
    case "context":
      return html`<p class="small">${block.elements.map(smallMarkup)}</p>`
    case "rich_text":
      return html`<div class="text">${block.elements.map(sectionMarkup)}</div>`
    case "section": {
      const { text, accessory } = block
      const button =
        accessory?.type === "button" &&
        html`<a class="button" href="${hrefOf(accessory.value ?? "")}" data-call>${accessory.text.text}</a>`
      return html`<div class="row"><div class="text"><p>${text?.type === "mrkdwn" ? linkedMarkup(text.text) : (text?.text ?? "")}</p></div>${button || null}</div>`
    }
    case "actions":
      return html`<div class="buttons">${block.elements.map((element) => {
        if (element.type === "static_select") {
          const options = (element.options ?? []).map(({ text, value }) => ({ label: text.text, value: value ?? "" }))
          return menuMarkup(element.placeholder?.text ?? "", options, hrefOf)
        }
        if (element.type !== "button") throw new Error(`the renderer emits no ${element.type}`)
        if (element.url !== undefined)
          return html`<a class="button" href="${element.url}" rel="noreferrer">${element.text.text}</a>`
        return html`<a class="button" href="${hrefOf(element.value ?? "")}" data-call>${element.text.text}</a>`
      })}</div>`
  }
}

/** Text with links, the one markup that the renderer writes. */
const linkedMarkup = (mrkdwn: string): readonly Markup[] =>
  mrkdwn.split(/(<[^<>]+>)/).map((part) => {
    const [, url = "", label = ""] = /^<([^<>|]+)\|([^<>]+)>$/.exec(part) ?? []
    return url === ""
      ? html`${unescaped(part)}`
      : html`<a href="${unescaped(url)}" rel="noreferrer">${unescaped(label)}</a>`
  })

function sectionMarkup(section: RichText): Markup {
  switch (section.type) {
    case "rich_text_section":
      return html`<p>${section.elements.map(runMarkup)}</p>`
    case "rich_text_quote":
      return html`<blockquote>${section.elements.map(runMarkup)}</blockquote>`
    case "rich_text_list":
      return html`<ul>${section.elements.map(({ elements }) => html`<li>${elements.map(runMarkup)}</li>`)}</ul>`
    case "rich_text_preformatted":
      throw new Error("the renderer emits no preformatted text")
  }
}

function runMarkup(run: RichTextRun): Markup {
  if (run.type !== "text" && run.type !== "link") throw new Error(`the renderer emits no ${run.type}`)
  const bold = run.style?.bold ? html`<strong>${run.text ?? ""}</strong>` : html`${run.text ?? ""}`
  const words = run.style?.strike ? struckMarkup(bold) : bold
  if (run.style?.code) return html`<code>${words}</code>`
  return run.type === "link" ? html`<a href="${run.url}" rel="noreferrer">${words}</a>` : words
}

/** Small print is plain text; the page marks no asker. */
function smallMarkup(element: ContextElement): Markup {
  if (element.type !== "plain_text") throw new Error(`the renderer emits no ${element.type} in small print`)
  return html`<span>${element.text}</span>`
}
