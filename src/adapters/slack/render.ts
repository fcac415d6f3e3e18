import type { types } from "@slack/bolt"
import { fitBlocks } from "../../core/reply/fit.ts"
import {
  contextLine,
  itemLine,
  ORIGINAL,
  originalIn,
  prosesOf,
  sayingsIn,
  sourceLine,
  speakerLine,
} from "../../core/reply/lines.ts"
import type { Block, Call, Live, Prose, Reply } from "../../core/reply/reply.ts"
import { merged, plain, strong, textOf } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { inert, webAddress } from "../../core/text/inert.ts"
import { LIMITS } from "./limits.ts"

/** The body of a message, for chat.postMessage, chat.update and response addresses. */
export type SlackMessage = {
  /** The whole answer in plain words: what a notification shows and a screen reader reads instead of the blocks. */
  readonly text: string
  readonly blocks: readonly SlackBlock[]
  readonly unfurl_links: false
  readonly unfurl_media: false
  /** `text` is no mrkdwn, and nothing in it is looked for: no names, no addresses. */
  readonly mrkdwn: false
  readonly parse: "none"
  readonly link_names: false
}

export type SlackBlock =
  | types.RichTextBlock
  | types.HeaderBlock
  | types.ContextBlock
  | types.ActionsBlock
  | types.DividerBlock

/** Of what a button carries. */
export const LONGEST_ID = LIMITS.value

/**
 * The reply as Slack shows it. Words stand in `rich_text` and `plain_text`, in which Slack reads no markup at all.
 * `idOf` gives the `value` of a call, 1 to `LONGEST_ID` characters; actions with one id are one button.
 * `spare`: how many characters of its limits the message leaves to what is sent with it.
 */
export function slackMessage(reply: Reply, idOf: (call: Call) => string, spare = 0): SlackMessage {
  const buttons = buttonsOf(reply, idOf)
  const message = (blocks: readonly Block[]): SlackMessage => ({
    text: escaped(
      blocks
        .flatMap(prosesOf)
        .map(textOf)
        .filter((line) => line.trim() !== "")
        .join("\n"),
    ),
    blocks: [
      ...blocks.flatMap((block, index) => [...dividers(blocks[index - 1], block), ...blocksOf(block)]),
      ...buttons,
    ],
    unfurl_links: false,
    unfurl_media: false,
    mrkdwn: false,
    parse: "none",
    link_names: false,
  })
  return message(fitBlocks(reply.blocks, LIMITS.fallback, (blocks) => isWithinLimits(message(blocks), spare)))
}

const isWithinLimits = (message: SlackMessage, spare: number): boolean =>
  message.blocks.length <= LIMITS.blocks &&
  message.text.length <= LIMITS.fallback - spare &&
  JSON.stringify(message).length < LIMITS.message - spare

/** For mrkdwn and `text`, the only places where Slack reads control sequences; Slack takes it back when it shows them. */
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (found) => (found === "&" ? "&amp;" : found === "<" ? "&lt;" : "&gt;"))

const isAnswer = (block: Block | undefined): boolean =>
  block?.kind === "quote" || block?.kind === "fact" || block?.kind === "excerpt" || block?.kind === "verdict"
const dividers = (before: Block | undefined, block: Block): readonly SlackBlock[] =>
  isAnswer(before) && isAnswer(block) ? [{ type: "divider" }] : []

function blocksOf(block: Block): readonly SlackBlock[] {
  switch (block.kind) {
    case "heading":
      return heading(block.prose)
    case "prose":
    case "correction":
      return richText([section(block.prose)])
    case "note":
      return context([smallPrint(block.prose)])
    case "list":
      return richText([
        {
          type: "rich_text_list",
          style: "bullet",
          elements: block.items.flatMap((item) => section(itemLine(item)) ?? []),
        },
      ])
    case "quote":
      return [
        ...richText([...quoteSections(block), ...(block.context ? [] : [section(sourceLine(block.source))])]),
        ...(block.context ? context([smallPrint(contextLine(block.context))]) : []),
        ...(block.context ? richText([section(sourceLine(block.source))]) : []),
      ]
    case "excerpt":
    case "fact":
      return richText(prosesOf(block).map(section))
    case "verdict":
      return [
        ...richText([section(block.sentence), section(block.checked)]),
        ...block.found.flatMap(blocksOf),
        ...block.notes.flatMap((prose) => context([smallPrint(prose)])),
      ]
  }
}

const quoteSections = (block: Extract<Block, { kind: "quote" }>): readonly (Section | null)[] => [
  ...sayingsIn(block).flatMap(({ label, prose, isQuotation }) => [
    section(label === null ? [] : [strong(label)]),
    isQuotation ? quotation(prose) : section(prose),
  ]),
  section(plain(speakerLine(block))),
  section(block.remark ?? []),
]

type Section = types.RichTextSection | types.RichTextQuote | types.RichTextList

const richText = (sections: readonly (Section | null)[]): readonly SlackBlock[] => {
  const elements = sections.filter((section) => section !== null && section.elements.length > 0) as Section[]
  return elements.length === 0 ? [] : [{ type: "rich_text", elements }]
}

const section = (prose: Prose): types.RichTextSection | null =>
  textOf(prose).trim() === "" ? null : { type: "rich_text_section", elements: elementsOf(prose) }

const quotation = (prose: Prose): types.RichTextQuote => ({ type: "rich_text_quote", elements: elementsOf(prose) })

const elementsOf = (prose: Prose): types.RichTextElement[] =>
  merged(prose).map(({ text, strong, struck, href, live }): types.RichTextElement => {
    const alive = live ? liveElement(live, text) : null
    if (alive) return alive
    const url = href === undefined ? null : webAddress(href, LIMITS.url)
    const style = { ...(strong && { bold: true }), ...(struck && { strike: true }) }
    const look = (strong || struck) && { style }
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

function heading(prose: Prose): readonly SlackBlock[] {
  const text = textOf(prose)
  if (text.trim() === "") return []
  if (text.length <= LIMITS.header) return [{ type: "header", text: { type: "plain_text", text, emoji: false } }]
  return richText([section(prose.map((run) => ({ ...run, strong: true })))])
}

type Small = types.PlainTextElement

const context = (elements: readonly Small[]): readonly SlackBlock[] => {
  const wordy = elements.filter(({ text }) => text.trim() !== "")
  return wordy.length === 0 ? [] : [{ type: "context", elements: wordy }]
}

const smallPrint = (prose: Prose): Small => ({
  type: "plain_text",
  text: cut(textOf(prose), LIMITS.text),
  emoji: false,
})

/** Of the button that leads away: Slack tells of each press, and there is nothing to answer. */
export const LINK_ACTION = "link"

function buttonsOf({ actions, blocks }: Reply, idOf: (call: Call) => string): readonly SlackBlock[] {
  const buttons = new Map<string, types.Button>()
  for (const { label, call } of actions) {
    const [text, value] = [cut(inert(label).trim(), LIMITS.label), idOf(call)]
    if (text === "" || buttons.has(value)) continue
    const action_id = `call:${buttons.size}`
    buttons.set(value, { type: "button", text: { type: "plain_text", text, emoji: false }, action_id, value })
  }
  const url = webAddress(originalIn(blocks) ?? "", LIMITS.url)
  const original: types.Button = {
    type: "button",
    text: { type: "plain_text", text: ORIGINAL, emoji: false },
    action_id: LINK_ACTION,
    value: LINK_ACTION,
    ...(url !== null && { url }),
  }
  const elements = [...[...buttons.values()].slice(0, LIMITS.buttons - 1), ...(url === null ? [] : [original])]
  while (JSON.stringify(elements).length > LIMITS.buttonsTogether) elements.pop()
  return elements.length === 0 ? [] : [{ type: "actions", elements }]
}
