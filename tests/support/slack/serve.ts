import { createInterface } from "node:readline"
import { overHttp, overSocket, person } from "./person.ts"
import { openSlackServer } from "./server.ts"
import type { Json, Message } from "./workspace.ts"

// Slack on this machine, to be used by hand: start it, start the bot with what it prints, and type. For example
//   node tests/support/slack/serve.ts 4001
// With "http" behind the port it calls the bot at http://127.0.0.1:3000/slack/events instead of taking its sockets.
const [port = "0", transport = "socket"] = process.argv.slice(2)
const slack = await openSlackServer(Number(port))
const { space } = slack
const ned = person(slack, transport === "http" ? overHttp("http://127.0.0.1:3000/slack/events") : overSocket(slack))
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const key =
  transport === "http" ? "SLACK_SIGNING_SECRET=8f742231b10e8888abcd99yyyzzz85a5" : `SLACK_APP_TOKEN=${slack.tokens.app}`

say("Start the bot with:")
say(`  SLACK_API_URL=${slack.api} SLACK_BOT_TOKEN=${slack.tokens.bot} ${key} npm start`)
say("Then type: /quote grave concern · press Next (1 of 3) · @ quote drones · find some words · home · breaches · quit")

const labelsOf = ({ blocks }: Message): readonly string[] =>
  blocks
    .filter(({ type }) => type === "actions")
    .flatMap(({ elements }) => elements as readonly { readonly text: { readonly text: string } }[])
    .map(({ text }) => `[${text.text}]`)

const state = () => space.messages.map(({ edits }) => edits).join()

/** Does it, waits for what changes by it, and shows that. */
async function shown(act: () => Promise<unknown>): Promise<void> {
  const before = state()
  const edits = space.messages.map(({ edits }) => edits)
  const { opened } = space
  const windows = opened.length
  await act()
  await space.until(() => state() !== before || opened.length > windows)
  const message = space.messages.find((one, index) => one.edits !== edits[index]) ?? space.messages.at(-1)
  if (opened.length > windows) return say(`── a window opens: ${JSON.stringify(opened.at(-1)?.view.title)}`)
  if (!message) return
  const { seenBy, channel, thread, via, text } = message
  say(
    `── ${seenBy === null ? "everybody sees this" : "only Ned sees this"} in ${channel}${thread ? `, thread ${thread}` : ""} (${via})`,
  )
  say(text)
  say(labelsOf(message).join(" "))
}

async function act(line: string): Promise<void> {
  const [, verb = "", rest = ""] = /^(\S*)\s*(.*)$/.exec(line) ?? []
  const last = space.messages.at(-1)
  if (verb === "wait") return void (await space.until(() => slack.links.length === 2))
  if (verb === "breaches") return say(space.breaches.join("\n") || "none")
  if (verb === "press" && last) return shown(() => ned.press(last, rest))
  if (verb === "@") return shown(() => ned.mention(rest))
  if (verb === "find") return shown(() => ned.findSource(rest))
  if (verb === "home") {
    await ned.openHome()
    const { blocks } = (await space.until(() => space.homes.get(ned.id))) as { readonly blocks: readonly Json[] }
    return say(JSON.stringify(blocks))
  }
  if (verb.startsWith("/")) return shown(() => ned.command(line))
  say("There is no such thing to do.")
}

async function quit(): Promise<void> {
  say(`${space.calls.length} calls, ${space.breaches.length} breaches of Slack's rules`)
  await slack.close()
  process.exit(space.breaches.length === 0 ? 0 : 1)
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "quit") break
  await act(line.trim()).catch((error: Error) => say(error.message))
}
await quit()
