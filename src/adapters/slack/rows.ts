import type { types } from "@slack/bolt"
import { buttonsIn } from "../../core/reply/buttons-in.ts"
import { itemLine } from "../../core/reply/lines.ts"
import { type Block, type Call, type ListItem, type Prose, textOf } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { webAddress } from "../../core/text/inert.ts"
import { buttonOf } from "./actions.ts"
import { escaped } from "./escape.ts"
import { LIMITS } from "./limits.ts"
import { richText, section } from "./rich-text.ts"

/** The buttons beside lines, by their call: each stands once in a message. */
export type Rows = ReadonlyMap<Call, types.Button>

export function buttonsBeside(blocks: readonly Block[], idOf: (call: Call) => string): Rows {
  const seen = new Set<string>()
  const rows = new Map<Call, types.Button>()
  for (const action of buttonsIn({ actions: [], blocks })) {
    const button = buttonOf(action, `call:row${rows.size}`, idOf)
    if (!button || seen.has(button.value ?? "")) continue
    seen.add(button.value ?? "")
    rows.set(action.call, button)
  }
  return rows
}

/**
 * A line with its button beside it. Only a text can have one beside it, and links stand only in the kind of text in which Slack
 * reads markup: so a line with a link that has signs of markup has its button below.
 */
export function lineWithButton(
  item: ListItem,
  rows: Rows,
): readonly (types.SectionBlock | types.RichTextBlock | types.ActionsBlock)[] {
  const line = itemLine(item)
  const words = textOf(line)
  const accessory = item.action && rows.get(item.action.call)
  if (words.trim() === "") return []
  const beside = (text: types.TextObject): types.SectionBlock => ({
    type: "section",
    text,
    ...(accessory && { accessory }),
  })
  if (!line.some(({ href }) => href !== undefined))
    return [beside({ type: "plain_text", text: cut(words, LIMITS.text), emoji: false })]
  const linked = linkedIn(line)
  return MARKUP.test(words) || linked.length > LIMITS.text
    ? [...richText([section(line)]), ...(accessory ? [{ type: "actions" as const, elements: [accessory] }] : [])]
    : [beside({ type: "mrkdwn", text: linked, verbatim: true })]
}

/** What Slack would read as emphasis, code, an emoji or a block quote (messaging/formatting-message-text). */
const MARKUP = /[*_~`]|:[^\s:]+:|^\s*>/

const linkedIn = (line: Prose): string =>
  line
    .map(({ text, href }) => {
      const url = href === undefined ? null : webAddress(href, LIMITS.url)
      return url === null ? escaped(text) : `<${escaped(url)}|${escaped(text)}>`
    })
    .join("")
