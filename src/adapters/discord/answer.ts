import { setTimeout as pause } from "node:timers/promises"
import type { REST } from "discord.js"
import { idsFor } from "../../core/callid.ts"
import { misuse } from "../../core/misuse.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { type Block, plain, type Reply } from "../../core/reply.ts"
import { faultOf, told } from "./faults.ts"
import { type Asking, askerOf, isMuted, isPrivate, staysEditable, userOf, type Wish, wishOf } from "./interaction.ts"
import { TIMES } from "./limits.ts"
import { missingIn, toPost } from "./permissions.ts"
import { discordMessage, LONGEST_ID } from "./render.ts"
import type { DiscordTools } from "./settings.ts"
import { shownIn } from "./shown.ts"
import { type Manner, type Turn, turnOf } from "./turn.ts"

export type Room = { readonly rest: REST; readonly newsroom: Newsroom; readonly tools: DiscordTools }

type Said = { readonly reply: Reply; readonly manner: Manner }

const LATE = Symbol("late")

/**
 * Answers a command or a button once, however often Discord delivers it. What is not ready in half of the time that
 * Discord gives is announced first. Never rejects: what goes wrong is logged, and told to the asker where that can be.
 */
export async function answer(asking: Asking, room: Room): Promise<void> {
  const turn = turnOf(asking, room.rest)
  // Until a button's call is known, a defer that shows nothing leaves every way open.
  let manner: Manner = asking.type === 3 ? "turn" : "public"
  const compose = async (): Promise<Said | null> => {
    if (await room.newsroom.seen(keyOf(asking))) return null
    const wish = await wishOf(asking, room.newsroom.tickets)
    manner = mannerOf(wish, asking)
    return said(wish, asking, room)
  }
  const composed = compose().catch((error: unknown): Said => excused(error, room.tools))
  const isLate = await beforeLate(composed)
  try {
    if (isLate) await turn.defer(manner)
    const said = await composed
    if (said) await deliver(said, asking, turn, room)
  } catch (error) {
    room.tools.log.warn({ interaction: asking.id, ...told(error) }, `an answer was lost: ${faultOf(error)}`)
  }
}

const keyOf = ({ id }: Asking): string => `discord:${id}`

/** Whether it is still not ready when Discord must be told something. */
async function beforeLate(composed: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController()
  const first = await Promise.race([composed, pause(TIMES.firstResponse, LATE, { signal: timer.signal })])
  timer.abort()
  return first === LATE
}

function mannerOf(wish: Wish, asking: Asking): Manner {
  if (wish.kind !== "call" || isMuted(asking)) return "private"
  return wish.turns ? "turn" : wish.alone ? "private" : "public"
}

async function said(wish: Wish, asking: Asking, { newsroom }: Room): Promise<Said> {
  switch (wish.kind) {
    case "expired":
      return { reply: expired(wish.command), manner: "private" }
    case "foreign":
      return {
        reply: misuse("Only who asked for this answer can use its buttons. Ask for it yourself."),
        manner: "private",
      }
    case "wordless":
      return { reply: misuse("That message has no words to look for."), manner: "private" }
    case "call": {
      const reply = await newsroom.answer(wish.call)
      const manner = mannerOf(wish, asking)
      // A problem is for who pressed the button, and no reason to take the answer from the others.
      if (reply.audience === "asker" && !(manner === "turn" && isPrivate(asking))) return { reply, manner: "private" }
      return {
        reply: manner === "private" && isMuted(asking) ? { ...reply, blocks: [...reply.blocks, MUTED] } : reply,
        manner,
      }
    }
  }
}

const MUTED: Block = {
  kind: "note",
  prose: plain(
    "Only you see this: on this server you may not “Use External Apps”. Ask who runs it to install Pullquote.",
  ),
}

const expired = (command: string | null): Reply =>
  misuse(
    `This button is too old: what it asked for is no longer kept. Ask again${command === null ? "." : ` with /${command}.`}`,
    command === null ? [] : [{ label: `/help ${command}`, call: { command: "help", args: { command } } }],
  )

async function deliver({ reply, manner }: Said, asking: Asking, turn: Turn, room: Room): Promise<void> {
  const isPublic = manner === "public" || (manner === "turn" && !isPrivate(asking))
  try {
    if (isPublic) await publish({ reply, manner }, asking, turn, room)
    else await turn.send(manner, await dressed(reply, room))
  } catch (error) {
    const fault = faultOf(error)
    if (fault !== "forbidden" && fault !== "refused") throw error
    const reply = fault === "forbidden" ? forbidden(asking) : excused(error, room.tools).reply
    await turn.send("private", await dressed(reply, room))
  }
}

/** Says it to everybody: with who asked, and written down before and after. */
async function publish({ reply, manner }: Said, asking: Asking, turn: Turn, { newsroom, tools, rest }: Room) {
  const asker = manner === "turn" ? askerOf(asking) : userOf(asking)
  const note: Block = { kind: "note", prose: plain(`Asked by ${asker.global_name ?? asker.username}`) }
  const message = await dressed({ ...reply, blocks: [...reply.blocks, note] }, { newsroom, tools, rest })
  const key = keyOf(asking)
  const at = () => tools.now().toISOString()
  const channel = asking.channel?.id ?? ""
  await newsroom.ledger.intend({
    key,
    platform: "discord",
    channel,
    asker: userOf(asking).id,
    shown: shownIn(reply),
    at: at(),
  })
  const id = await turn.send(manner, message)
  await newsroom.ledger.settle(key, { message: id, editable: staysEditable(asking), at: at() })
}

const dressed = async (reply: Reply, { newsroom }: Room) =>
  discordMessage(reply, await idsFor(reply.actions, LONGEST_ID, newsroom.tickets))

function forbidden({ app_permissions, channel }: Asking): Reply {
  const missing = missingIn(app_permissions, toPost(channel !== undefined && channel.type >= 10 && channel.type <= 12))
  const which = missing.length > 0 ? missing.map((name) => `“${name}”`).join(" and ") : "permissions"
  return misuse(`Pullquote cannot answer in this channel: it lacks ${which} here. Ask who runs the server to allow it.`)
}

/** A bug or an outage: in the log with a name, to the asker by that name. */
function excused(error: unknown, { log, newIncident }: DiscordTools): Said {
  const incident = newIncident()
  log.error({ incident, ...told(error) }, "an answer failed")
  const reply = misuse(`That went wrong on our side. The log names it as incident ${incident}.`)
  return { reply: { ...reply, outcome: "failed" }, manner: "private" }
}
