import type { types } from "@slack/bolt"
import { buttonsIn } from "../../core/reply/buttons-in.ts"
import { fitBlocks } from "../../core/reply/fit.ts"
import { contextLine, itemLine, prosesOf, sayingsIn, sourceLine, speakerLine } from "../../core/reply/lines.ts"
import { merged } from "../../core/reply/merged.ts"
import type { Block, Call, ListItem, Live, Prose, Reply } from "../../core/reply/reply.ts"
import { plain, strong, textOf } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { webAddress } from "../../core/text/inert.ts"
import { actionsOf, buttonOf } from "./actions.ts"
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
  | types.SectionBlock

/** Of what a button carries, and a choice of a menu. */
export const LONGEST_ID = { button: LIMITS.value, choice: LIMITS.optionValue } as const

/**
 * The reply as Slack shows it. Words stand in `rich_text` and `plain_text`, in which Slack reads no markup at all.
 * `idOf` gives the `value` of a call, 1 to `LONGEST_ID` characters; actions with one id are one button.
 * `spare`: how many characters of its limits the message leaves to what is sent with it.
 */
export function slackMessage(reply: Reply, idOf: (call: Call) => string, spare = 0): SlackMessage {
  const message = (blocks: readonly Block[]): SlackMessage => ({
    text: escaped(
      blocks
        .flatMap(prosesOf)
        .map(textOf)
        .filter((line) => line.trim() !== "")
        .join("\n"),
    ),
    blocks: [
      ...blocks.flatMap((block, index) => [
        ...dividers(blocks[index - 1], block),
        ...blocksOf(block, rowsOf(blocks, idOf)),
      ]),
      ...actionsOf(reply, blocks, idOf),
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
  before && ((isAnswer(before) && isAnswer(block)) || (block.kind === "prose" && block.opens))
    ? [{ type: "divider" }]
    : []

function blocksOf(block: Block, rows: Rows): readonly SlackBlock[] {
  switch (block.kind) {
    case "heading":
      return heading(block.prose)
    case "prose":
    case "correction":
      return richText([section(block.prose)])
    case "note":
      return context([smallPrint(block.prose)])
    case "list":
      return block.items.some(({ action }) => action)
        ? block.items.flatMap((item) => rowOf(item, rows))
        : richText([
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
        ...block.found.flatMap((part) => blocksOf(part, rows)),
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

/** The buttons beside lines, by their call: each stands once in a message. */
type Rows = ReadonlyMap<Call, types.Button>

function rowsOf(blocks: readonly Block[], idOf: (call: Call) => string): Rows {
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

/** A line with its button beside it. Its words are plain: in the other kind of text Slack would read others' words as markup. */
function rowOf(item: ListItem, rows: Rows): readonly SlackBlock[] {
  const text = cut(textOf(itemLine(item)), LIMITS.text)
  const accessory = item.action && rows.get(item.action.call)
  if (text.trim() === "") return []
  return [{ type: "section", text: { type: "plain_text", text, emoji: false }, ...(accessory && { accessory }) }]
}

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
