import { misuse } from "../../core/command/misuse.ts"
import { type Block, type Call, plain, type Reply } from "../../core/reply/reply.ts"
import type { AdapterTools } from "../adapter.ts"
import { told } from "./faults.ts"
import { type Asking, isMuted, isPrivate, type Wish } from "./interaction.ts"
import { missingIn, toPost } from "./permissions.ts"
import type { Manner } from "./turn.ts"

/** What is to be said, and to whom. */
export type Said = { readonly reply: Reply; readonly manner: Manner }

/** How a wish is answered as far as it alone tells: what comes of it may still be for the asker alone. */
export function mannerOf(wish: Wish, asking: Asking): Manner {
  if (wish.kind !== "call" || isMuted(asking)) return "private"
  return wish.turns ? "turn" : wish.alone ? "private" : "public"
}

/** The answer to a wish. A problem is always for who asked. */
export async function said(wish: Wish, asking: Asking, answer: (call: Call) => Promise<Reply>): Promise<Said> {
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
      const reply = await answer(wish.call)
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

/** Discord did not let the bot answer here: which permissions it lacks, as far as Discord tells. */
export function forbidden({ app_permissions, channel }: Asking): Reply {
  const missing = missingIn(app_permissions, toPost(channel !== undefined && channel.type >= 10 && channel.type <= 12))
  const which = missing.length > 0 ? missing.map((name) => `“${name}”`).join(" and ") : "permissions"
  return misuse(`Pullquote cannot answer in this channel: it lacks ${which} here. Ask who runs the server to allow it.`)
}

/** A bug or an outage: in the log with a name, to the asker by that name. */
export function excused(error: unknown, { log, newIncident }: AdapterTools): Said {
  const incident = newIncident()
  log.error({ incident, ...told(error) }, "an answer failed")
  const reply = misuse(`That went wrong on our side. The log names it as incident ${incident}.`)
  return { reply: { ...reply, outcome: "failed" }, manner: "private" }
}
