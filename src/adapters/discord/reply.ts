import { expired, failure, misuse, wordless } from "../../core/command/misuse.ts"
import { type Call, note, type Reply } from "../../core/reply/reply.ts"
import type { AdapterTools } from "../adapter.ts"
import type { AskingInteraction } from "./arrived.ts"
import { loggable } from "./faults.ts"
import { isMuted, isPrivate, type Wish } from "./interaction.ts"
import { missingIn, TEXT, toPost } from "./permissions.ts"
import type { Manner } from "./respond.ts"

/** What is to be said, and to whom. */
export type AddressedReply = { readonly reply: Reply; readonly manner: Manner }

/** How a wish is answered as far as it alone tells: what comes of it may still be for the asker alone. */
export function mannerOf(wish: Wish, asking: AskingInteraction): Manner {
  if (wish.kind !== "call" || isMuted(asking)) return "private"
  return wish.turnsPage ? "replace" : wish.isForAsker ? "private" : "public"
}

/** The answer to a wish. A problem is always for who asked. */
export async function replyTo(
  wish: Wish,
  asking: AskingInteraction,
  answer: (call: Call) => Promise<Reply>,
): Promise<AddressedReply> {
  switch (wish.kind) {
    case "expired":
      return { reply: expired(wish.command), manner: "private" }
    case "foreign":
      return {
        reply: misuse("Only the person who asked can use these buttons. Ask the question yourself."),
        manner: "private",
      }
    case "wordless":
      return { reply: wordless(), manner: "private" }
    case "call": {
      const reply = await answer(wish.call)
      const manner = mannerOf(wish, asking)
      // A problem is for who pressed the button, and no reason to take the answer from the others.
      if (reply.audience === "asker" && !(manner === "replace" && isPrivate(asking)))
        return { reply, manner: "private" }
      return {
        reply: manner === "private" && isMuted(asking) ? { ...reply, blocks: [...reply.blocks, MUTED] } : reply,
        manner,
      }
    }
  }
}

const MUTED = note(
  "Only you can see this: you do not have the permission “Use External Apps” on this server. Ask a server admin to install Pullquote.",
)

/** An answer that Discord does not let out here, for the asker alone, with why: `problem` says what an admin does. */
export const keptPrivate = (reply: Reply, problem: string): Reply => ({
  ...reply,
  blocks: [...reply.blocks, note(`Only you can see this. ${problem}`)],
  audience: "asker",
})

/** Why Discord did not let the bot answer here: which permissions it lacks, as far as Discord tells. */
export function lackInWords({ app_permissions, channel }: AskingInteraction): string {
  const missing = missingIn(app_permissions, toPost(channel?.type ?? TEXT))
  const which = missing.length > 0 ? missing.map((name) => `“${name}”`).join(" and ") : "permissions"
  return `Pullquote cannot answer in this channel: it lacks ${which} here. Ask who runs the server to allow it.`
}

/** A bug or an outage: in the log with a name, to the asker by that name. */
export function failureReply(error: unknown, { log, newIncident }: AdapterTools): Reply {
  const incident = newIncident()
  log.error({ incident, ...loggable(error) }, "an answer failed")
  return failure(incident)
}
