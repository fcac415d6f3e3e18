import { setTimeout as pause } from "node:timers/promises"
import type { REST } from "discord.js"
import { idsFor } from "../../core/command/button-id.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { type Block, plain, type Reply } from "../../core/reply/reply.ts"
import { snippetsShownIn } from "../../core/show/snippets-shown.ts"
import type { AdapterTools } from "../adapter.ts"
import { faultOf, told } from "./faults.ts"
import { type Asking, askerOf, isPrivate, staysEditable, userOf, wishOf } from "./interaction.ts"
import { TIMES } from "./limits.ts"
import { placeOf } from "./place.ts"
import { discordMessage, LONGEST_ID } from "./render.ts"
import { excused, forbidden, mannerOf, type Said, said } from "./said.ts"
import { type Manner, type Turn, turnOf } from "./turn.ts"

export type Room = {
  readonly rest: REST
  readonly applicationId: string
  readonly newsroom: Newsroom
  readonly tools: AdapterTools
}

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
    return said(wish, asking, (call) => room.newsroom.answer(call, placeOf(asking, room)))
  }
  const composed = compose().catch((error: unknown): Said => excused(error, room.tools))
  const isLate = await beforeLate(composed)
  try {
    if (isLate) await turn.defer(manner)
    const ready = await composed
    if (ready) await deliver(ready, asking, turn, room)
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

/** Says it to everybody: with who asked first, since what is too long is cut from the end, and written down before and after. */
async function publish({ reply, manner }: Said, asking: Asking, turn: Turn, room: Room) {
  const { newsroom, tools } = room
  const asker = manner === "turn" ? askerOf(asking) : userOf(asking)
  const note: Block = { kind: "note", prose: plain(`Asked by ${asker.global_name ?? asker.username}`) }
  const message = await dressed({ ...reply, blocks: [note, ...reply.blocks] }, room)
  const key = keyOf(asking)
  const at = () => tools.now().toISOString()
  const channel = asking.channel?.id ?? ""
  await newsroom.ledger.intend({
    key,
    platform: "discord",
    channel,
    asker: userOf(asking).id,
    shown: snippetsShownIn(reply),
    at: at(),
  })
  const id = await turn.send(manner, message)
  // It is out: what fails from here on is no reason to take it back.
  await newsroom.ledger
    .settle(key, { message: id, editable: staysEditable(asking), at: at() })
    .catch((error: unknown) => tools.log.error({ key, ...told(error) }, "an answer is out, but not in the ledger"))
}

const dressed = async (reply: Reply, { newsroom }: Room) =>
  discordMessage(reply, await idsFor(reply.actions, LONGEST_ID, newsroom.tickets))
