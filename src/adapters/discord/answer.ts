import { setTimeout } from "node:timers/promises"
import { misuse } from "../../core/command/misuse.ts"
import { note, type Reply } from "../../core/reply/reply.ts"
import { snippetsShownIn } from "../../core/show/snippets-shown.ts"
import type { AdapterTools } from "../adapter.ts"
import type { AskingInteraction } from "./arrived.ts"
import { blockedBy, faultOf, isUndone, loggable } from "./faults.ts"
import { askerOf, isPrivate, isShare, SHARED_BY, staysEditable, userOf, wasShared, wishOf } from "./interaction.ts"
import { TIMES } from "./limits.ts"
import { messageOf } from "./message.ts"
import { placeOf } from "./place.ts"
import { shownName } from "./quoted.ts"
import { type AddressedReply, failureReply, keptPrivate, lackInWords, mannerOf, replyTo } from "./reply.ts"
import { type Manner, type Responder, responderTo } from "./respond.ts"
import type { Room } from "./room.ts"

/**
 * Answers a command or a button once, however often Discord delivers it. What is not ready in half of the time that
 * Discord gives is announced first. Never rejects: what goes wrong is logged, and told to the asker where that can be.
 */
export async function answerOnce(asking: AskingInteraction, room: Room): Promise<void> {
  const responder = responderTo(asking, room.rest)
  // Until a button's call is known, a defer that shows nothing leaves every way open.
  let manner: Manner = asking.type === 3 ? "replace" : "public"
  const compose = async (): Promise<AddressedReply | null> => {
    if (await room.newsroom.seen(keyOf(asking))) return null
    const wish = await wishOf(asking, room.newsroom)
    manner = mannerOf(wish, asking)
    return replyTo(wish, asking, (call) => room.newsroom.answer(call, placeOf(asking, room)))
  }
  const composed = compose().catch(
    (error: unknown): AddressedReply => ({ reply: failureReply(error, room.tools), manner: "private" }),
  )
  const isLate = await isNotReadyInTime(composed, room.tools)
  try {
    if (isLate) await responder.defer(manner)
    const ready = await composed
    if (ready) await deliver(ready, asking, responder, room)
  } catch (error) {
    room.tools.log.warn({ interaction: asking.id, ...loggable(error) }, `an answer was lost: ${faultOf(error)}`)
  }
}

const keyOf = ({ id }: AskingInteraction): string => `discord:${id}`

/** Whether it is still not ready when Discord must be told something. */
async function isNotReadyInTime(composed: Promise<unknown>, { pause = byTheClock }: AdapterTools): Promise<boolean> {
  const timer = new AbortController()
  const late = pause(TIMES.firstResponse, timer.signal).then(() => LATE)
  const first = await Promise.race([composed, late])
  timer.abort()
  return first === LATE
}

const LATE = Symbol("late")
const byTheClock = (ms: number, signal: AbortSignal) => setTimeout(ms, null, { signal })

async function deliver(
  { reply, manner }: AddressedReply,
  asking: AskingInteraction,
  responder: Responder,
  room: Room,
): Promise<void> {
  const isPublic = manner === "public" || (manner === "replace" && !isPrivate(asking))
  try {
    if (isPublic) await publish({ reply, manner }, asking, responder, room)
    else await responder.send(manner, await messageOf(room, reply))
  } catch (error) {
    const fault = faultOf(error)
    const problem = fault === "forbidden" ? lackInWords(asking) : (blockedBy(error)?.problem ?? null)
    if (problem === null && fault !== "refused") throw error
    if (isUndone(error)) await room.newsroom.ledger.withdraw(keyOf(asking))
    if (problem === null) return void (await sendPrivately(failureReply(error, room.tools), responder, room))
    room.tools.log.warn({ interaction: asking.id, ...loggable(error) }, "an answer was kept private")
    await sendPrivately(keptPrivate(reply, problem), responder, room).catch(async (again: unknown) => {
      // A server's rules may keep even that from the asker; then at least why.
      if (blockedBy(again) === null) throw again
      await sendPrivately(misuse(problem), responder, room)
    })
  }
}

const sendPrivately = async (reply: Reply, responder: Responder, room: Room): Promise<unknown> =>
  responder.send("private", await messageOf(room, reply))

/** Says it to everybody: with who asked first, since what is too long is cut from the end, and written down before and after. */
async function publish(
  { reply, manner }: AddressedReply,
  asking: AskingInteraction,
  responder: Responder,
  room: Room,
): Promise<void> {
  const { newsroom, tools } = room
  const asker = manner === "replace" ? askerOf(asking) : userOf(asking)
  const isShared = manner === "replace" ? wasShared(asking) : isShare(asking)
  const byline = note(`${isShared ? SHARED_BY : "Asked by"} ${shownName(asker)}`)
  const signed = { ...reply, blocks: [byline, ...reply.blocks] }
  const message = await messageOf(room, signed)
  const key = keyOf(asking)
  const at = () => tools.now().toISOString()
  const channel = asking.channel?.id ?? ""
  const shown = snippetsShownIn(reply)
  await newsroom.ledger.intend({ key, platform: "discord", channel, asker: userOf(asking).id, shown, at: at() }, signed)
  const id = await responder.send(manner, message)
  // It is out: what fails from here on is no reason to take it back.
  await newsroom.ledger
    .settle(key, { message: id, editable: staysEditable(asking), at: at() })
    .catch((error: unknown) => tools.log.error({ key, ...loggable(error) }, "an answer is out, but not in the ledger"))
}
