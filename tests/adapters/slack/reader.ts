import type { SlackBlock, SlackMessage } from "../../../src/adapters/slack/render.ts"
import type { Live, Seen } from "../../contracts/renderer.ts"

// Slack's messages as its client reads them. Written apart from the renderer, to check it.

/** The blocks as read; buttons are left out. */
export const readBlocks = (message: SlackMessage): readonly Seen[] =>
  message.blocks.flatMap((block) => (block.type === "actions" ? [] : [together(partsOf(block))]))

/** `text` as read: control sequences, and, unless the message forbids it, formatting and addresses. */
export const readText = (message: SlackMessage): Seen =>
  readMrkdwn(message.text, message.mrkdwn, message.parse !== "none")

function partsOf(block: SlackBlock): readonly Seen[] {
  switch (block.type) {
    case "header":
      return [plainText(block.text)]
    case "context":
      return block.elements.map((element) => {
        if (element.type === "plain_text") return plainText(element)
        if (element.type === "mrkdwn") return readMrkdwn(element.text, true, element.verbatim !== true)
        throw new Error(`${element.type} has no place in small print`)
      })
    case "rich_text":
      return block.elements.flatMap((section): Seen[] => {
        const runs =
          section.type === "rich_text_list" ? section.elements.flatMap(({ elements }) => elements) : section.elements
        const kind = {
          rich_text_list: "list",
          rich_text_quote: "quote",
          rich_text_preformatted: "code",
          rich_text_section: "",
        }
        const opens = kind[section.type] === "" ? [] : [{ text: "", live: [{ kind: kind[section.type], text: "" }] }]
        return [...opens, ...runs.map(runOf), { text: "\n", live: [] }]
      })
    case "section":
      if (!block.text) return []
      return [
        block.text.type === "plain_text"
          ? plainText(block.text)
          : readMrkdwn(block.text.text, true, block.text.verbatim !== true),
        { text: "\n", live: [] },
      ]
    case "divider":
      return []
    case "actions":
      throw new Error("buttons are read apart")
  }
}

type RichRun = { type: string; text?: string; url?: string; style?: object }

function runOf(run: RichRun): Seen {
  const styles = Object.keys(run.style ?? {}).map((kind) => ({ kind, text: run.text ?? "" }))
  if (run.type === "text") return { text: run.text ?? "", live: styles }
  const text = run.text ?? run.url ?? ""
  return { text, live: [{ kind: run.type, text, ...(run.url !== undefined && { href: run.url }) }, ...styles] }
}

/** No markup in it, but ":name:" unless emoji are refused. */
function plainText(object: { text: string; emoji?: boolean }): Seen {
  const emoji = object.emoji === false ? [] : (object.text.match(/:[\w+-]+:/g) ?? [])
  return { text: object.text, live: emoji.map((text) => ({ kind: "emoji", text })) }
}

function readMrkdwn(mrkdwn: string, formats: boolean, linksAddresses: boolean): Seen {
  const live: Live[] = []
  const text = mrkdwn.replace(/<([^>]*)>/g, (_whole, inside: string) => {
    const [target = "", label] = inside.split("|")
    const kind = target.startsWith("@") || target.startsWith("!") || target.startsWith("#") ? "mention" : "link"
    live.push({ kind, text: unescaped(label ?? target), ...(kind === "link" && { href: unescaped(target) }) })
    return label ?? target
  })
  const found = (kind: string, rule: RegExp) => live.push(...(text.match(rule) ?? []).map((text) => ({ kind, text })))
  if (formats) {
    found("bold", /\*[^*\s](?:[^*\n]*[^*\s])?\*/g)
    found("italic", /_[^_\s](?:[^_\n]*[^_\s])?_/g)
    found("strike", /~[^~\s](?:[^~\n]*[^~\s])?~/g)
    found("code", /`[^`\n]+`|```[\s\S]+?```/g)
    found("quote", /^&gt;/gm)
    found("emoji", /:[\w+-]+:/g)
  }
  if (linksAddresses) found("address", /(?:https?:\/\/|mailto:|www\.)\S+|\w+@\w+\.\w+/gi)
  return { text: unescaped(text), live }
}

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_whole, name: string) => ({ amp: "&", lt: "<", gt: ">" })[name] ?? "")

const together = (parts: readonly Seen[]): Seen => ({
  text: parts.map(({ text }) => text).join(""),
  live: parts.flatMap(({ live }) => live),
})
