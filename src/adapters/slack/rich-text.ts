import type { types } from "@slack/bolt"
import { merged } from "../../core/reply/merged.ts"
import { type Live, type Prose, textOf } from "../../core/reply/reply.ts"
import { webAddress } from "../../core/text/inert.ts"
import { LIMITS } from "./limits.ts"

/** Words in which Slack reads no markup at all. */
export type Section = types.RichTextSection | types.RichTextQuote | types.RichTextList

export const richText = (sections: readonly (Section | null)[]): readonly types.RichTextBlock[] => {
  const elements = sections.filter((section) => section !== null && section.elements.length > 0) as Section[]
  return elements.length === 0 ? [] : [{ type: "rich_text", elements }]
}

export const section = (prose: Prose): types.RichTextSection | null =>
  textOf(prose).trim() === "" ? null : { type: "rich_text_section", elements: elementsOf(prose) }

export const quotation = (prose: Prose): types.RichTextQuote => ({
  type: "rich_text_quote",
  elements: elementsOf(prose),
})

const elementsOf = (prose: Prose): types.RichTextElement[] =>
  merged(prose).map(({ text, strong, struck, href, code, live }): types.RichTextElement => {
    const alive = live ? liveElement(live, text) : null
    if (alive) return alive
    const url = href === undefined ? null : webAddress(href, LIMITS.url)
    const style = { ...(strong && { bold: true }), ...(struck && { strike: true }), ...(code && { code: true }) }
    const look = (strong || struck || code) && { style }
    return url === null ? { type: "text", text, ...look } : { type: "link", url, text, ...look }
  })

/**
 * Slack's own form of it; none for a person, since every mention notifies, and none for conversations, which have no name.
 * Slack puts names and dates into the tokens of `format` on each reader's clock.
 */
function liveElement(live: Live, words: string): types.RichTextElement | null {
  if (live.kind === "channel" && /^[CG][A-Z0-9]{1,60}$/.test(live.id)) return { type: "channel", channel_id: live.id }
  if (live.kind !== "instant") return null
  const timestamp = Math.floor(Date.parse(live.at) / 1000)
  return { type: "date", timestamp, format: "{date_long} at {time}", fallback: words }
}
