import type {
  APIActionRowComponent,
  APIAllowedMentions,
  APIButtonComponent,
  APIContainerComponent,
  APISectionComponent,
  APISelectMenuOption,
  APISeparatorComponent,
  APITextDisplayComponent,
} from "discord.js"
import { buttonsIn } from "../../core/reply/buttons-in.ts"
import { fitBlocks } from "../../core/reply/fit.ts"
import {
  alsoLines,
  contextLine,
  factLabel,
  itemLine,
  ORIGINAL,
  originalIn,
  prosesOf,
  sayingsIn,
  sourceLine,
  speakerLine,
} from "../../core/reply/lines.ts"
import type { Action, Block, Call, Menu, Prose, Reply } from "../../core/reply/reply.ts"
import { plain, strong } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { inert, webAddress } from "../../core/text/inert.ts"
import { COMPONENTS_V2, LIMITS } from "./limits.ts"
import { type CommandIds, markdown } from "./markdown.ts"

/** The body of a message, for every route that posts or edits one. */
export type DiscordMessage = {
  readonly flags: typeof COMPONENTS_V2
  readonly components: [APIContainerComponent]
  readonly allowed_mentions: APIAllowedMentions
}

/** Of what a button carries, and a choice of a menu. */
export const LONGEST_ID = { button: LIMITS.customId, choice: LIMITS.optionSent } as const

/** The id of a menu: what was chosen of it is an id as buttons have them. */
const MENU = "menu"

/**
 * The reply as Discord shows it. Components rather than embeds: a quotation, its speaker and a linked source in small
 * print stand in one text in the order of every other surface, where an embed's footer can hold no link and its
 * parts have their own order; and the buttons sit with the answer.
 * `idOf` gives the `custom_id` of a call, 1 to `LONGEST_ID` characters; actions with one id are one button.
 */
export function discordMessage(
  reply: Reply,
  idOf: (call: Call) => string,
  ids: CommandIds = new Map(),
): DiscordMessage {
  const message = (blocks: readonly Block[]): DiscordMessage => ({
    flags: COMPONENTS_V2,
    components: [{ type: 17, components: [...partsOf(blocks, idOf, ids), ...rowsOf(reply, blocks, idOf)] }],
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
    if (component.type === 9) {
      count += 1 + component.components.length
      text += component.components.reduce((sum, { content }) => sum + content.length, 0)
    }
  }
  return count <= LIMITS.components && text <= LIMITS.text
}

type Part = APITextDisplayComponent | APISeparatorComponent | APISectionComponent

/**
 * One text an answer, one section a line with a button, and one text for what stands together around them, since a message
 * holds few parts; a thin line between answers, so that each keeps its own source.
 */
function partsOf(blocks: readonly Block[], idOf: (call: Call) => string, ids: CommandIds): readonly Part[] {
  const sections = sectionsIn(blocks, idOf, ids)
  const shown = blocks.flatMap((block) => {
    const parts = block.kind === "list" ? sections.get(block) : undefined
    const content = linesOf(block, ids).join("\n")
    if (content.trim() === "") return []
    return [{ block, parts: parts ?? [{ type: 10 as const, content }] }]
  })
  const drawn: Part[] = []
  for (const [index, { block, parts }] of shown.entries()) {
    const before = shown[index - 1]?.block
    const [last, first] = [drawn.at(-1), parts[0]]
    if (before && isApart(before, block)) drawn.push({ type: 14, divider: true, spacing: 1 }, ...parts)
    else if (before && isTogether(before, block) && parts.length === 1 && last?.type === 10 && first?.type === 10)
      drawn[drawn.length - 1] = { type: 10, content: `${last.content}\n${first.content}` }
    else drawn.push(...parts)
  }
  return drawn
}

/** What goes on in the text before it; nothing does behind a list, whose last line it might seem to be. */
const isTogether = (before: Block, block: Block): boolean =>
  isPlain(before) && (isPlain(block) || (block.kind === "list" && !block.items.some(({ action }) => action)))
const isPlain = ({ kind }: Block): boolean => kind === "heading" || kind === "prose" || kind === "note"

/** The lists whose lines have buttons, each call once. */
function sectionsIn(blocks: readonly Block[], idOf: (call: Call) => string, ids: CommandIds) {
  const seen = new Set<string>()
  const sections = new Map<Block, readonly Part[]>()
  for (const block of blocks) {
    if (block.kind !== "list" || !block.items.some(({ action }) => action)) continue
    const parts = block.items.flatMap((item): readonly Part[] => {
      const content = markdown(itemLine(item), ids).trim()
      const accessory = item.action && buttonOf(item.action, idOf)
      if (content === "") return []
      if (!accessory || seen.has(accessory.custom_id)) return [{ type: 10, content }]
      seen.add(accessory.custom_id)
      return [{ type: 9, components: [{ type: 10, content }], accessory }]
    })
    sections.set(block, parts)
  }
  return sections
}

const isApart = (before: Block, block: Block): boolean =>
  (isAnswer(before) && isAnswer(block)) || (block.kind === "prose" && block.opens === true)
const isAnswer = ({ kind }: Block): boolean =>
  kind === "quote" || kind === "fact" || kind === "excerpt" || kind === "verdict"

function linesOf(block: Block, ids: CommandIds): readonly string[] {
  const line = (opening: string, prose: Prose) => lineOf(opening, prose, ids)
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
        ...alsoLines(block).flatMap((prose) => line(SMALL, prose)),
      ]
    case "fact":
      return [
        ...[factLabel(block), block.sentence, block.attribution, sourceLine(block.source)].flatMap((prose) =>
          line("", prose),
        ),
        ...alsoLines(block).flatMap((prose) => line(SMALL, prose)),
      ]
    case "excerpt":
      return prosesOf(block).flatMap((prose) => line("", prose))
    case "verdict":
      return [
        ...[block.sentence, block.checked].flatMap((prose) => line("", prose)),
        ...block.found.flatMap((part) => linesOf(part, ids)),
        ...block.notes.flatMap((prose) => line(SMALL, prose)),
      ]
  }
}

const SMALL = "-# "

const labelOf = (label: string | null): Prose => (label === null ? [] : [strong(label)])

/** Prose is one line; none when it says nothing. */
function lineOf(opening: string, prose: Prose, ids: CommandIds): readonly string[] {
  const words = markdown(prose, ids).trim()
  return words === "" ? [] : [opening + words]
}

const buttonOf = ({ label, call }: Action, idOf: (call: Call) => string) => {
  const [text, custom_id] = [cut(inert(label).trim(), LIMITS.label), idOf(call)]
  return text === "" ? null : { type: 2 as const, style: 2 as const, label: text, custom_id }
}

/** The menu and the buttons below; a button that stands beside a line does not stand here as well. */
function rowsOf({ actions, menu }: Reply, blocks: readonly Block[], idOf: (call: Call) => string) {
  const beside = new Set(buttonsIn({ actions: [], blocks }).map(({ call }) => idOf(call)))
  const buttons = new Map<string, APIButtonComponent>()
  for (const action of actions) {
    const button = buttonOf(action, idOf)
    if (button && !beside.has(button.custom_id) && !buttons.has(button.custom_id)) buttons.set(button.custom_id, button)
  }
  const url = webAddress(originalIn(blocks) ?? "", LIMITS.url)
  const original = url === null ? [] : [{ type: 2 as const, style: 5 as const, label: ORIGINAL, url }]
  const all = [...[...buttons.values()].slice(0, LIMITS.rows * LIMITS.buttonsInRow - 1), ...original]
  const rows: APIActionRowComponent<APIButtonComponent>[] = []
  for (let at = 0; at < all.length; at += LIMITS.buttonsInRow)
    rows.push({ type: 1, components: all.slice(at, at + LIMITS.buttonsInRow) })
  return [...(menu ? menuRow(menu, idOf) : []), ...rows]
}

/** A menu has each choice once. */
function menuRow({ placeholder, choices }: Menu, idOf: (call: Call) => string) {
  const options = new Map<string, APISelectMenuOption>()
  for (const { label, call } of choices) {
    const [text, value] = [cut(inert(label).trim(), LIMITS.optionLabel), idOf(call)]
    if (text !== "" && options.size < LIMITS.choices && !options.has(value)) options.set(value, { label: text, value })
  }
  if (options.size === 0) return []
  const shown = cut(inert(placeholder).trim() || "Choose", LIMITS.placeholder)
  const select = { type: 3 as const, custom_id: MENU, placeholder: shown, options: [...options.values()] }
  return [{ type: 1 as const, components: [select] }]
}
