import type { AnyCommand } from "../../core/command/command.ts"
import { lineOf } from "../../core/command/line.ts"
import {
  alsoLines,
  contextLine,
  excerptLine,
  factLabel,
  itemLine,
  sayingsIn,
  sourceLine,
  speakerLine,
  struckInWords,
} from "../../core/reply/lines.ts"
import { type Action, type Block, type Prose, plain, type Reply, type Source, textOf } from "../../core/reply/reply.ts"
import { inert, webAddress } from "../../core/text/inert.ts"
import { columns, wrap } from "./wrap.ts"

export type Screen = {
  /** For writing an action as the line to type. */
  readonly commands: readonly AnyCommand[]
  /** Columns; prose wraps there, lines to type and addresses do not, so that they can be copied whole. */
  readonly width: number
  /** Bold, faint and struck by escape sequences; without them the same words, and what is struck is told. */
  readonly ansi: boolean
}

/** The reply as text that ends with a line break: blocks apart by a blank line, then each action as what to type. */
export function renderText(reply: Reply, screen: Screen): string {
  const blocks = reply.blocks.map((block) => proseParts(block, screen).flatMap((part) => screenLines(part, screen)))
  const actions = actionLines([...reply.actions, ...(reply.menu?.choices ?? [])], screen)
  return [...blocks, ...(actions.length > 0 ? [actions] : [])].map((lines) => `${lines.join("\n")}\n`).join("\n")
}

/**
 * Prose in one look. `hang`: stands before its first line, and its width before the others. `isWhole`: a line to type, which
 * does not wrap.
 */
type HangingProse = {
  readonly isWhole?: true
  readonly prose: Prose
  readonly look: "plain" | "bold" | "faint"
  readonly hang?: string
}

function proseParts(block: Block, screen: Screen): readonly HangingProse[] {
  switch (block.kind) {
    case "heading":
      return [{ prose: block.prose, look: "bold" }]
    case "prose":
    case "correction":
      return [{ prose: block.prose, look: "plain" }]
    case "note":
      return [{ prose: block.prose, look: "faint" }]
    case "list":
      return block.items.flatMap((item): readonly HangingProse[] => [
        { prose: itemLine(item), look: "plain", hang: "• " },
        ...(item.action
          ? [
              {
                prose: plain(lineOf(item.action.call, screen.commands)),
                look: "plain",
                hang: "  ",
                isWhole: true,
              } as const,
            ]
          : []),
      ])
    case "quote":
      return [
        ...sayingsIn(block).flatMap(({ label, prose }) => [...labelPart(label), { prose, look: "plain" } as const]),
        { prose: plain(speakerLine(block)), look: "plain" },
        ...(block.remark ? [{ prose: block.remark, look: "plain" } as const] : []),
        ...(block.context ? [{ prose: contextLine(block.context), look: "plain" } as const] : []),
        sourcePart(block.source),
        ...alsoParts(block),
      ]
    case "excerpt":
      return [{ prose: excerptLine(block), look: "plain" }, sourcePart(block.source)]
    case "fact":
      return [
        ...labelPart(textOf(factLabel(block))),
        { prose: block.sentence, look: "plain" },
        { prose: block.attribution, look: "plain" },
        sourcePart(block.source),
        ...alsoParts(block),
      ]
    case "verdict":
      return [
        { prose: block.sentence, look: "bold" },
        ...(block.checked.length > 0 ? [{ prose: block.checked, look: "plain" } as const] : []),
        ...block.found.flatMap((part) => proseParts(part, screen)),
        ...block.notes.map((prose) => ({ prose, look: "faint" }) as const),
      ]
  }
}

const labelPart = (label: string | null): readonly HangingProse[] =>
  label ? [{ prose: plain(label), look: "bold" }] : []

const sourcePart = (source: Source): HangingProse => ({ prose: sourceLine(source), look: "faint" })

const alsoParts = (block: Parameters<typeof alsoLines>[0]): readonly HangingProse[] =>
  alsoLines(block).map((prose) => ({ prose, look: "faint" }))

const LOOKS = { plain: ["", ""], bold: ["\x1b[1m", "\x1b[22m"], faint: ["\x1b[2m", "\x1b[22m"] } as const
const STRUCK = ["\x1b[9m", "\x1b[29m"] as const

const between = ([on, off]: readonly [string, string], text: string): string => on + text + off

function screenLines({ prose, look, hang = "", isWhole }: HangingProse, { width, ansi }: Screen): readonly string[] {
  if (isWhole) return [hang + inert(textOf(prose))]
  const [on, off] = ansi ? LOOKS[look] : LOOKS.plain
  const bold = ansi && look === "plain" ? LOOKS.bold : LOOKS.plain
  const told = ansi ? prose : struckInWords(prose)
  const lines = wrap(told, Math.max(1, width - hang.length)).map((line, index) => {
    const text = line
      .map(({ text, strong, struck }) =>
        between(struck ? STRUCK : LOOKS.plain, between(strong ? bold : LOOKS.plain, text)),
      )
      .join("")
    return (index === 0 ? hang : " ".repeat(hang.length)) + on + text + off
  })
  const links = new Set(prose.flatMap(({ href }) => webAddress(href ?? "") ?? []))
  return [...lines, ...Array.from(links, (link) => `${" ".repeat(hang.length)}${on}${link}${off}`)]
}

function actionLines(actions: readonly Action[], { commands }: Screen): readonly string[] {
  const shown = actions.map(({ label, call }) => ({ label: inert(label), line: inert(lineOf(call, commands)) }))
  const column = Math.max(0, ...shown.filter(({ label, line }) => label !== line).map(({ label }) => columns(label)))
  return shown.map(({ label, line }) => {
    if (label === line) return line
    return `${label}${" ".repeat(column - columns(label) + 2)}${line}`
  })
}
