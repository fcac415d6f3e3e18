import type { DiscordMessage } from "../discord/render.ts"
import { html, type Markup } from "./markup.ts"
import { menuMarkup } from "./menu.ts"
import { struckMarkup } from "./struck.ts"

type MessagePart = DiscordMessage["components"][0]["components"][number]

/** The message as Discord's client draws it; `hrefOf` gives where the button of a `custom_id` leads. */
export function discordMarkup(message: DiscordMessage, hrefOf: (customId: string) => string): Markup {
  const [{ components }] = message.components
  return html`<div class="container">${components.map((part) => partMarkup(part, hrefOf))}</div>`
}

function partMarkup(part: MessagePart, hrefOf: (customId: string) => string): Markup {
  switch (part.type) {
    case 10:
      return html`<div class="text">${textMarkup(part.content)}</div>`
    case 9: {
      const { accessory } = part
      if (!("custom_id" in accessory && "label" in accessory))
        throw new Error("the renderer puts buttons beside lines alone")
      const text = part.components.map(({ content }) => textMarkup(content))
      const button = html`<a class="button" href="${hrefOf(accessory.custom_id)}" data-call>${accessory.label ?? ""}</a>`
      return html`<div class="row"><div class="text">${text.flat()}</div>${button}</div>`
    }
    case 14:
      return html`<hr>`
    case 1: {
      const buttons = part.components.map((button) => {
        if (button.type === 3) return menuMarkup(button.placeholder ?? "", button.options, hrefOf)
        if ("url" in button)
          return html`<a class="button" href="${button.url}" rel="noreferrer">${button.label ?? ""}</a>`
        if (!("custom_id" in button && "label" in button)) throw new Error("the renderer emits buttons and links alone")
        return html`<a class="button" href="${hrefOf(button.custom_id)}" data-call>${button.label ?? ""}</a>`
      })
      return html`<div class="buttons">${buttons}</div>`
    }
    default:
      throw new Error(`the renderer emits no component of type ${part.type}`)
  }
}

/** The lines of a text display; neighbouring list lines are one list. */
function textMarkup(content: string): readonly Markup[] {
  const shown: Markup[] = []
  let items: Markup[] = []
  for (const line of [...content.split("\n"), ""]) {
    if (line.startsWith("- ")) {
      items.push(html`<li>${inline(line.slice(2))}</li>`)
      continue
    }
    if (items.length > 0) shown.push(html`<ul>${items}</ul>`)
    items = []
    if (line.startsWith("### ")) shown.push(html`<h2>${inline(line.slice(4))}</h2>`)
    else if (line.startsWith("-# ")) shown.push(html`<p class="small">${inline(line.slice(3))}</p>`)
    else if (line.startsWith("> ")) shown.push(html`<blockquote>${inline(line.slice(2))}</blockquote>`)
    else if (line !== "") shown.push(html`<p>${inline(line)}</p>`)
  }
  return shown
}

/** The markdown that our renderer emits: escaped characters, bold, struck, masked links. All else is text. */
const INLINE = /\\([^A-Za-z0-9\s])|(\*\*|~~)|\[([^\]\\]*)\]\(<([^>]*)>\)|`([^`]+)`|<(\/[^:>]+):\d+>/g

function inline(markdown: string): readonly Markup[] {
  const open: { readonly mark: string; readonly words: Markup[] }[] = [{ mark: "", words: [] }]
  const put = (markup: Markup) => open.at(-1)?.words.push(markup)
  let at = 0
  for (const match of markdown.matchAll(INLINE)) {
    const [whole, escaped, mark, label, href, code, command] = match
    put(html`${markdown.slice(at, match.index)}`)
    at = match.index + whole.length
    if (escaped !== undefined) put(html`${escaped}`)
    else if (code !== undefined) put(html`<code>${code}</code>`)
    else if (command !== undefined) put(html`<code class="command">${command}</code>`)
    else if (mark === undefined) put(html`<a href="${href ?? ""}" rel="noreferrer">${label ?? ""}</a>`)
    else if (open.at(-1)?.mark !== mark) open.push({ mark, words: [] })
    else {
      const words = html`${open.pop()?.words ?? []}`
      put(mark === "~~" ? struckMarkup(words) : html`<strong>${words}</strong>`)
    }
  }
  put(html`${markdown.slice(at)}`)
  return open.flatMap(({ words }) => words)
}
