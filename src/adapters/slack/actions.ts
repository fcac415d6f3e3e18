import type { types } from "@slack/bolt"
import { buttonsIn } from "../../core/reply/buttons-in.ts"
import { ORIGINAL, originalIn } from "../../core/reply/lines.ts"
import type { Action, Block, Call, Menu, Reply } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { inert, webAddress } from "../../core/text/inert.ts"
import { LIMITS } from "./limits.ts"

/** Of the button that leads away: Slack tells of each press, and there is nothing to answer. */
export const LINK_ACTION = "link"

/** Null where it has no words. */
export function buttonOf(
  { label, call }: Action,
  action_id: string,
  idOf: (call: Call) => string,
): types.Button | null {
  const [text, value] = [cut(inert(label).trim(), LIMITS.label), idOf(call)]
  return text === "" ? null : { type: "button", text: { type: "plain_text", text, emoji: false }, action_id, value }
}

/** The menu and the buttons below; a button that stands beside a line does not stand here as well. */
export function actionsOf(
  { actions, menu }: Reply,
  blocks: readonly Block[],
  idOf: (call: Call) => string,
): readonly types.ActionsBlock[] {
  const beside = new Set(buttonsIn({ actions: [], blocks }).map(({ call }) => idOf(call)))
  const buttons = new Map<string, types.Button>()
  for (const action of actions) {
    const button = buttonOf(action, `call:${buttons.size}`, idOf)
    const value = button?.value ?? ""
    if (button && !beside.has(value) && !buttons.has(value)) buttons.set(value, button)
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
  const row: readonly types.ActionsBlock[] = elements.length === 0 ? [] : [{ type: "actions", elements }]
  return [...(menu ? menuRow(menu, idOf) : []), ...row]
}

/** The menu's own id; what is chosen of it is an id as buttons have them. */
const MENU_ACTION = "call:menu"

function menuRow({ placeholder, choices }: Menu, idOf: (call: Call) => string): readonly types.ActionsBlock[] {
  const options = new Map<string, types.PlainTextOption>()
  for (const { label, call } of choices) {
    const [text, value] = [cut(inert(label).trim(), LIMITS.optionText), idOf(call)]
    if (text === "" || options.has(value) || options.size === LIMITS.menu) continue
    options.set(value, { text: { type: "plain_text", text, emoji: false }, value })
    if (JSON.stringify([...options.values()]).length <= LIMITS.buttonsTogether) continue
    options.delete(value)
    break
  }
  if (options.size === 0) return []
  const shown = cut(inert(placeholder).trim() || "Choose", LIMITS.placeholder)
  const select: types.StaticSelect = {
    type: "static_select",
    action_id: MENU_ACTION,
    placeholder: { type: "plain_text", text: shown, emoji: false },
    options: [...options.values()],
  }
  return [{ type: "actions", elements: [select] }]
}
