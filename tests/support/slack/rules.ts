/**
 * Block Kit's limits and the rules of messages, as Slack's pages name them. Written apart from the adapter, with numbers
 * of its own, so that a wrong one there is seen here.
 */
type Json = Readonly<Record<string, unknown>>

/** What Slack would refuse in a message, or what a careful bot never sends; none: it is well. */
export function messageBreaches(message: Json): readonly string[] {
  const { text, blocks, unfurl_links, unfurl_media } = message
  const list = listOf(blocks)
  return [
    ...broken(typeof text !== "string" || text.trim() === "", "no text for notifications"),
    ...broken(typeof text === "string" && text.length > 4000, "text over 4000 characters"),
    ...broken(isLive(String(text)), "text that mentions or links"),
    ...broken(unfurl_links !== false || unfurl_media !== false, "unfurling not switched off"),
    ...broken(JSON.stringify({ text, blocks }).length >= 12_000, "a message of 12,000 characters or more"),
    ...broken(list.length > 50, "over 50 blocks"),
    ...blockBreaches(list, MESSAGE_BLOCKS),
  ]
}

/** Only the asker's own mark may stand in `text`. */
const isLive = (text: string): boolean => /<(?!@[UW][A-Z0-9]+>)[^>]*>/.test(text)

export function viewBreaches(view: Json): readonly string[] {
  const list = listOf(view.blocks)
  const isModal = view.type === "modal"
  const label = (name: string) =>
    view[name] === undefined ? [] : textBreaches(view[name] as Json, `the view's ${name}`, 24, ["plain_text"])
  return [
    ...broken(view.type !== "modal" && view.type !== "home", `a view of type ${String(view.type)}`),
    ...broken(isModal && (view.title === undefined || view.submit === undefined), "a modal without title or submit"),
    ...["title", "submit", "close"].flatMap(label),
    ...broken(String(view.private_metadata ?? "").length > 3000, "private_metadata over 3000"),
    ...broken(String(view.callback_id ?? "").length > 255, "callback_id over 255"),
    ...broken(list.length > 100 || list.length === 0, "a view without blocks or with over 100"),
    ...blockBreaches(list, VIEW_BLOCKS),
  ]
}

/** The choices of a menu, as the answer to its search. */
export function optionBreaches(options: unknown): readonly string[] {
  const list = listOf(options)
  return [
    ...broken(!Array.isArray(options) || list.length > 100, "over 100 options"),
    ...list.flatMap(({ text, value }) => [
      ...textBreaches(text as Json, "an option", 75, ["plain_text"]),
      ...broken(typeof value !== "string" || value.length < 1 || value.length > 75, "an option's value beyond 1–75"),
    ]),
  ]
}

const MESSAGE_BLOCKS = ["rich_text", "header", "context", "actions", "divider", "section"]
const VIEW_BLOCKS = [...MESSAGE_BLOCKS, "input"]

function blockBreaches(blocks: readonly Json[], allowed: readonly string[]): readonly string[] {
  const ids = [blocks.map(({ block_id }) => block_id), elementsIn(blocks).map(({ action_id }) => action_id)].map(
    (all) => all.filter((id) => id !== undefined),
  )
  return [
    ...broken(
      ids.some((all) => new Set(all).size < all.length),
      "an id used twice",
    ),
    ...broken(
      ids.flat().some((id) => typeof id !== "string" || id === "" || id.length > 255),
      "an id beyond 1–255",
    ),
    ...blocks.flatMap((block) =>
      allowed.includes(String(block.type)) ? oneBlock(block) : [`a block of type ${String(block.type)}`],
    ),
  ]
}

const elementsIn = (blocks: readonly Json[]): readonly Json[] =>
  blocks.flatMap(({ type, elements, element, accessory }) =>
    type === "actions"
      ? listOf(elements)
      : type === "input"
        ? [element as Json]
        : accessory === undefined
          ? []
          : [accessory as Json],
  )

function oneBlock(block: Json): readonly string[] {
  const elements = listOf(block.elements)
  switch (block.type) {
    case "header":
      return textBreaches(block.text as Json, "a header", 150, ["plain_text"])
    case "section":
      return [
        ...textBreaches(block.text as Json, "a section", 3000, ["plain_text", "mrkdwn"]),
        ...broken(isLiveRow(block.text as Json), "a line with markup of somebody's"),
        ...(block.accessory === undefined ? [] : buttonBreaches(block.accessory as Json)),
      ]
    case "context":
      return [
        ...broken(elements.length < 1 || elements.length > 10, "a context beyond 1–10 elements"),
        ...elements.flatMap((element) => textBreaches(element, "small print", 3000, ["plain_text", "mrkdwn"])),
      ]
    case "actions":
      return [
        ...broken(elements.length < 1 || elements.length > 25, "beyond 1–25 buttons"),
        ...elements.flatMap((element) =>
          element.type === "static_select" ? menuBreaches(element) : buttonBreaches(element),
        ),
      ]
    case "rich_text":
      return [...broken(elements.length === 0, "rich text without a part"), ...elements.flatMap(richBreaches)]
    case "input":
      return inputBreaches(block)
    default:
      return []
  }
}

/** In a line only links may stand, and nothing of its words may be read. */
const isLiveRow = ({ type, text, verbatim }: Json): boolean =>
  type === "mrkdwn" &&
  (verbatim !== true || /[*_~`]|:[^\s:]+:|<(?!https?:\/\/)/.test(String(text).replace(/<https?:[^|]*\|/g, "")))

function buttonBreaches({ type, text, value, action_id, url }: Json): readonly string[] {
  return [
    ...broken(type !== "button", `${String(type)} among the buttons`),
    ...textBreaches(text as Json, "a button", 75, ["plain_text"]),
    ...broken(typeof action_id !== "string", "a button without action_id"),
    ...broken(typeof value !== "string" || value.length < 1 || value.length > 2000, "a button's value beyond 1–2000"),
    ...broken(url !== undefined && String(url).length > 3000, "a button's url over 3000"),
  ]
}

function menuBreaches({ options, placeholder, action_id }: Json): readonly string[] {
  return [
    ...broken(typeof action_id !== "string", "a menu without action_id"),
    ...broken(listOf(options).length === 0, "a menu without choices"),
    ...optionBreaches(options),
    ...(placeholder === undefined ? [] : textBreaches(placeholder as Json, "a placeholder", 150, ["plain_text"])),
  ]
}

function richBreaches({ type, elements }: Json): readonly string[] {
  const list = listOf(elements)
  if (type === "rich_text_list") return [...broken(list.length === 0, "an empty list"), ...list.flatMap(richBreaches)]
  return [
    ...broken(!["rich_text_section", "rich_text_quote"].includes(String(type)), `rich text of ${String(type)}`),
    ...broken(list.length === 0, "an empty part of rich text"),
    ...list.flatMap((run) => [
      ...broken(!["text", "link", "channel", "date"].includes(String(run.type)), `a run of ${String(run.type)}`),
      ...broken(run.type === "channel" && !/^[CG]/.test(String(run.channel_id)), "a channel by no id of one"),
      ...broken(run.type === "date" && !(Number.isInteger(run.timestamp) && run.fallback), "a date without an instant"),
      ...broken(run.text === "", "an empty run"),
      ...broken(run.type === "link" && !/^https?:\/\//.test(String(run.url)), "a link to no web address"),
    ]),
  ]
}

/** Slack refuses a window whose chosen option is not, word for word, one of its options. */
const isAmong = (options: unknown, chosen: unknown): boolean =>
  options === undefined ||
  chosen === undefined ||
  listOf(options).some((one) => JSON.stringify(one) === JSON.stringify(chosen))

function inputBreaches({ label, hint, element }: Json): readonly string[] {
  const { type, options, placeholder, initial_option, initial_options, initial_time } = element as Json
  const known = [
    "external_select",
    "static_select",
    "datepicker",
    "timepicker",
    "checkboxes",
    "plain_text_input",
    "conversations_select",
  ]
  return [
    ...textBreaches(label as Json, "a label", 2000, ["plain_text"]),
    ...(hint === undefined ? [] : textBreaches(hint as Json, "a hint", 2000, ["plain_text"])),
    ...broken(initial_time !== undefined && !/^\d\d:\d\d$/.test(String(initial_time)), "a time that is none"),
    ...(initial_option === undefined ? [] : optionBreaches([initial_option])),
    ...(initial_options === undefined ? [] : optionBreaches(initial_options)),
    ...broken(
      !isAmong(options, initial_option) || !listOf(initial_options).every((one) => isAmong(options, one)),
      "a choice that is not among the options",
    ),
    ...broken(!known.includes(String(type)), `a field of ${String(type)}`),
    ...(options === undefined ? [] : optionBreaches(options)),
    ...(placeholder === undefined ? [] : textBreaches(placeholder as Json, "a placeholder", 150, ["plain_text"])),
  ]
}

function textBreaches(
  object: Json | undefined,
  what: string,
  longest: number,
  types: readonly string[],
): readonly string[] {
  const { type, text } = object ?? {}
  const length = typeof text === "string" ? text.length : 0
  return [
    ...broken(!types.includes(String(type)), `${what} as ${String(type)}`),
    ...broken(length < 1 || length > longest, `${what} beyond 1–${longest} characters`),
  ]
}

const broken = (isBroken: boolean, rule: string): readonly string[] => (isBroken ? [rule] : [])
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : [])
