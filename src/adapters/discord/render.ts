import type {
  APIActionRowComponent,
  APIAllowedMentions,
  APIButtonComponent,
  APIContainerComponent,
  APISeparatorComponent,
  APITextDisplayComponent,
} from "discord.js"
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
import type { Block, Call, Prose, Reply } from "../../core/reply/reply.ts"
import { plain, strong } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { inert, webAddress } from "../../core/text/inert.ts"
import { COMPONENTS_V2, LIMITS } from "./limits.ts"
import { markdown } from "./markdown.ts"

/** The body of a message, for every route that posts or edits one. */
export type DiscordMessage = {
  readonly flags: typeof COMPONENTS_V2
  readonly components: [APIContainerComponent]
  readonly allowed_mentions: APIAllowedMentions
}

/** Of what a button carries. */
export const LONGEST_ID = LIMITS.customId

/**
 * The reply as Discord shows it. Components rather than embeds: a quotation, its speaker and a linked source in small
 * print stand in one text in the order of every other surface, where an embed's footer can hold no link and its
 * parts have their own order; and the buttons sit with the answer.
 * `idOf` gives the `custom_id` of a call, 1 to `LONGEST_ID` characters; actions with one id are one button.
 */
export function discordMessage(reply: Reply, idOf: (call: Call) => string): DiscordMessage {
  const rows = rowsOf(reply, idOf)
  const message = (blocks: readonly Block[]): DiscordMessage => ({
    flags: COMPONENTS_V2,
    components: [{ type: 17, components: [...textsOf(blocks), ...rows] }],
    allowed_mentions: { parse: [] },
  })
  return message(fitBlocks(reply.blocks, LIMITS.text, (blocks) => isWithinLimits(message(blocks))))
}

function isWithinLimits({ components: [{ components }] }: DiscordMessage): boolean {
  let count = 1
  let text = 0
  for (const component of components) {
    count += 1
    if (component.type === 10) text += component.content.length
    if (component.type === 1) count += component.components.length
  }
  return count <= LIMITS.components && text <= LIMITS.text
}

/** One text a block; a thin line between answers, so that each keeps its own source. */
function textsOf(blocks: readonly Block[]): readonly (APITextDisplayComponent | APISeparatorComponent)[] {
  const shown = blocks.flatMap((block) => {
    const content = linesOf(block).join("\n")
    return content.trim() === "" ? [] : [{ block, content }]
  })
  return shown.flatMap(({ block, content }, index) => {
    const before = shown[index - 1]?.block
    const isBetween = before && isAnswer(before) && isAnswer(block)
    const text = { type: 10 as const, content }
    return isBetween ? [{ type: 14 as const, divider: true, spacing: 1 as const }, text] : [text]
  })
}

const isAnswer = ({ kind }: Block): boolean =>
  kind === "quote" || kind === "fact" || kind === "excerpt" || kind === "verdict"

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "heading":
      // Bold as well: Discord takes a "#" away from the end of a heading, unless something stands behind it.
      return line(
        "### ",
        block.prose.map((run) => ({ ...run, strong: true })),
      )
    case "prose":
    case "correction":
      return line("", block.prose)
    case "note":
      return line(SMALL, block.prose)
    case "list":
      return block.items.flatMap((item) => line("- ", itemLine(item)))
    case "quote":
      return [
        ...sayingsIn(block).flatMap((saying) => [
          ...line("", labelOf(saying.label)),
          ...line(saying.isQuotation ? "> " : "", saying.prose),
        ]),
        ...line("", plain(speakerLine(block))),
        ...line("", block.remark ?? []),
        ...(block.context ? line(SMALL, contextLine(block.context)) : []),
        ...line("", sourceLine(block.source)),
      ]
    case "excerpt":
    case "fact":
      return prosesOf(block).flatMap((prose) => line("", prose))
    case "verdict":
      return [
        ...[block.sentence, block.checked].flatMap((prose) => line("", prose)),
        ...block.found.flatMap(linesOf),
        ...block.notes.flatMap((prose) => line(SMALL, prose)),
      ]
  }
}

const SMALL = "-# "

const labelOf = (label: string | null): Prose => (label === null ? [] : [strong(label)])

/** Prose is one line; none when it says nothing. */
function line(opening: string, prose: Prose): readonly string[] {
  const words = markdown(prose).trim()
  return words === "" ? [] : [opening + words]
}

function rowsOf({ actions, blocks }: Reply, idOf: (call: Call) => string) {
  const buttons = new Map<string, APIButtonComponent>()
  for (const { label, call } of actions) {
    const [text, custom_id] = [cut(inert(label).trim(), LIMITS.label), idOf(call)]
    if (text !== "" && !buttons.has(custom_id)) buttons.set(custom_id, { type: 2, style: 2, label: text, custom_id })
  }
  const url = webAddress(originalIn(blocks) ?? "", LIMITS.url)
  const original = url === null ? [] : [{ type: 2 as const, style: 5 as const, label: ORIGINAL, url }]
  const all = [...[...buttons.values()].slice(0, LIMITS.rows * LIMITS.buttonsInRow - 1), ...original]
  const rows: APIActionRowComponent<APIButtonComponent>[] = []
  for (let at = 0; at < all.length; at += LIMITS.buttonsInRow)
    rows.push({ type: 1, components: all.slice(at, at + LIMITS.buttonsInRow) })
  return rows
}
