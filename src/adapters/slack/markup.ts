import { unescaped } from "./escape.ts"

/**
 * Slack's markup of a text as the words that people see: names of people and channels, the words of links, dates; no
 * emoji, no marks of bold and italics. A name that Slack does not send along is left out: `withNames` asks for it.
 */
export const wordsOf = (text: string): string =>
  unescaped(withoutEmphasis(text.replace(CONTROL, (_whole, inside: string) => shown(inside)).replace(EMOJI, "")))

const CONTROL = /<([^<>]{0,3000})>/g

/** What Slack shows for a control sequence (messaging/formatting-message-text). */
function shown(inside: string): string {
  const [target = "", label = ""] = inside.split("|")
  switch (target[0]) {
    case "@":
      return label.replace(/^@/, "")
    case "#":
      return label === "" ? "" : `#${label.replace(/^#/, "")}`
    case "!":
      return /^!(?:date|subteam)\^/.test(target) ? label.replace(/^@/, "") : ""
    default:
      return label === "" ? target.replace(/^(?:mailto|tel):/, "") : label
  }
}

/** ":wave:", ":wave::skin-tone-2:"; "07:30:" is none. */
const EMOJI = /(?<![\p{L}\p{N}:])(?::[\p{L}\p{N}_+'-]{1,100}:)+(?![\p{L}\p{N}])/gu

/** Only around whole words, as Slack reads them: "say_so" has no italics. */
const withoutEmphasis = (text: string): string => EMPHASIS.reduce((plain, mark) => plain.replace(mark, "$1"), text)

const EMPHASIS = ["```", "`", "\\*", "_", "~"].map((mark) => {
  const [one] = mark.slice(-1)
  const inside = `[^${one}\\n]`
  return new RegExp(
    `(?<![\\p{L}\\p{N}${one}])${mark}(?!\\s)(${inside}{0,300}[^${one}\\s])${mark}(?![\\p{L}\\p{N}${one}])`,
    "gu",
  )
})

/** The text with each channel by its id: "#C0NEWS". */
export const withChannelIds = (text: string): string => text.replace(/<#([A-Z0-9]{2,60})(?:\|[^<>]*)?>/g, "#$1")

/** Ids of people and channels that the text names without a label. */
export const unnamedIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/<[@#]([A-Z0-9]{2,60})>/g), ([, id = ""]) => id)

/** The text with the names that were found for ids put beside them, as Slack itself may do. */
export const withNames = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(/<([@#])([A-Z0-9]{2,60})>/g, (whole, kind: string, id: string) => {
    const name = names.get(id)?.replace(/[<>|]/g, "")
    return name === undefined ? whole : `<${kind}${id}|${name}>`
  })
