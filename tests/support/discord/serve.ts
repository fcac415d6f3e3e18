import { createInterface } from "node:readline"
import { openLoopback } from "./loopback.ts"
import { peopleOf } from "./people.ts"
import { buttonsOf, type Message, textOf } from "./world.ts"

// Discord on this machine, to be used by hand: start it, start the bot with what it prints, and type. For example
//   node tests/support/discord/serve.ts 4000
const discord = await openLoopback(Number(process.argv[2] ?? 0))
const people = peopleOf(discord)
const { world } = discord
const ana = people.person("Ana")
const say = (line: string) => process.stdout.write(`${line}\n`)

say("Start the bot with:")
say(
  `  DISCORD_API_URL=${discord.api} DISCORD_TOKEN=${world.token} DISCORD_APPLICATION_ID=${world.application.id} npm start`,
)
say("Then type: quote query:grave concern · press More · find Any words · commands · breaches · quit")

let last: Message | null = null
function show(message: Message): void {
  last = message
  say(`── ${message.onlyFor ? "only Ana sees this" : "everybody sees this"}${message.edits > 0 ? ", edited" : ""}`)
  say(textOf(message))
  const labels = buttonsOf(message).map(({ label }) => `[${label}]`)
  if (labels.length > 0) say(labels.join(" "))
}

async function act(line: string): Promise<void> {
  const [verb = "", rest = ""] = [line.split(" ")[0], line.slice(line.indexOf(" ") + 1)]
  if (verb === "quit") return quit()
  if (verb === "breaches") return void say(world.breaches.join("\n") || "none")
  if (verb === "commands")
    return void say(world.commands.map(({ type, name }) => `${type === 1 ? "/" : ""}${name}`).join(" "))
  if (verb === "press" && last)
    return show(await people.answerTo(await people.press(ana, last, new RegExp(`^${rest}`, "i"))))
  if (verb === "find") return show(await people.answerTo(await people.onMessage(ana, "Find source", { content: rest })))
  const args = Array.from(line.matchAll(/(\w+):((?:(?!\s\w+:).)+)/g), ([, name = "", value = ""]) => {
    return [name, name === "private" ? value === "yes" : value] as const
  })
  show(await people.answerTo(await people.command(ana, verb, Object.fromEntries(args))))
}

async function quit(): Promise<void> {
  say(`${world.requests.length} requests, ${world.breaches.length} breaches of the contract`)
  await discord.close()
  process.exit(world.breaches.length === 0 ? 0 : 1)
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "wait") await discord.until(() => discord.gateway.isConnected(), "a connection", 60_000)
  else await act(line.trim()).catch((error: Error) => say(error.message))
}
await quit()
