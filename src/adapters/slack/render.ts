import type { types } from "@slack/bolt"
import { fitBlocks } from "../../core/reply/fit.ts"
import {
  alsoLines,
  contextLine,
  itemLine,
  prosesOf,
  sayingsIn,
  sourceLine,
  speakerLine,
} from "../../core/reply/lines.ts"
import type { Block, Call, Prose, Reply } from "../../core/reply/reply.ts"
import { plain, strong, textOf } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { actionsOf } from "./actions.ts"
import { escaped } from "./escape.ts"
import { LIMITS } from "./limits.ts"
import { quotation, richText, type Section, section } from "./rich-text.ts"
import { buttonsBeside, lineWithButton, type Rows } from "./rows.ts"

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
        ...blocksOf(block, buttonsBeside(blocks, idOf)),
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
        ? block.items.flatMap((item) => lineWithButton(item, rows))
        : richText([
            {
              type: "rich_text_list",
              style: "bullet",
              elements: block.items.flatMap((item) => section(itemLine(item)) ?? []),
            },
          ])
    case "quote": {
      const places = [sourceLine(block.source), ...alsoLines(block)].map(section)
      return [
        ...richText([...quoteSections(block), ...(block.context ? [] : places)]),
        ...(block.context ? context([smallPrint(contextLine(block.context))]) : []),
        ...(block.context ? richText(places) : []),
      ]
    }
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
