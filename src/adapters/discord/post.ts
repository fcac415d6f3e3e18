import { createHash } from "node:crypto"
import { type APIChannel, type APIMessage, DiscordAPIError, RateLimitError, type REST, Routes } from "discord.js"
import { idsFor } from "../../core/command/button-id.ts"
import type { Reply } from "../../core/reply/reply.ts"
import { shownIn } from "../../core/show/snippets-shown.ts"
import type { Adapter, Posting } from "../adapter.ts"
import type { Room } from "./answer.ts"
import { inspect } from "./channel.ts"
import { faultOf, isUndone, told } from "./faults.ts"
import { LIMITS, TIMES } from "./limits.ts"
import { find } from "./look.ts"
import { discordMessage, LONGEST_ID } from "./render.ts"
import { NO_TOKEN } from "./start.ts"

/** Posts that nobody asked for with an interaction: briefings, reports, corrections. */
export function postings(
  { rest, applicationId, newsroom, tools }: Room,
  token: string,
): Pick<Adapter, "check" | "post" | "tell" | "edit"> {
  const { ledger, tickets } = newsroom
  const at = () => tools.now().toISOString()
  const dressed = async (reply: Reply) => discordMessage(reply, await idsFor(reply.actions, LONGEST_ID, tickets))

  const once = async (
    channel: string,
    reply: Reply,
    key: string,
    mayPost: () => Promise<boolean>,
  ): Promise<Posting> => {
    const settle = async (message: string): Promise<Posting> => {
      await ledger.settle(key, { message, editable: true, at: at() })
      return { kind: "posted", posted: { channel, message } }
    }
    const earlier = await ledger.find(key)
    if (earlier?.posted) {
      return { kind: "posted", posted: { channel: earlier.channel, message: earlier.posted.message } }
    }
    if (earlier) {
      const since = Date.parse(earlier.at)
      const found = await find(rest, applicationId, { channel, mark: markOf(key), since })
      const isKnown = Math.abs(tools.now().getTime() - since) < TIMES.nonceKept
      if (found.kind === "found") return settle(found.message)
      if (found.kind === "unseen" && !isKnown) return { kind: "unsure", problem: found.problem }
    }
    const shown = shownIn(reply)
    await ledger.intend({ key, platform: "discord", channel, asker: null, shown, at: at() })
    const { components, ...message } = await dressed(reply)
    const body = {
      ...{ ...message, components: [{ ...components[0], id: markOf(key) }] },
      ...{ nonce: nonceOf(key), enforce_nonce: true },
    }
    if (!(await mayPost())) return { kind: "withheld" }
    const sent = rest.post(Routes.channelMessages(channel), { body }).catch(async (error: unknown) => {
      // What Discord turned away, or never heard of, is not out; anything else may be, and is looked for next time.
      if (isUndone(error)) await ledger.withdraw(key)
      throw error
    })
    return settle(((await sent) as APIMessage).id)
  }

  const post: Adapter["post"] = async (channel, reply, key, mayPost = async () => true) => {
    try {
      return await once(channel, reply, key, mayPost)
    } catch (error) {
      // discord.js forgets a token that was refused once, and then no longer asks.
      if (faultOf(error) === "token") rest.setToken(token)
      const missing = faultOf(error) === "forbidden" ? await inspect(rest, applicationId, channel).catch(() => []) : []
      return missing.length > 0 ? { kind: "refused", problem: missing.join(" ") } : failure(error, channel)
    }
  }

  return {
    check: (channel) => inspect(rest, applicationId, channel),
    post,
    async tell({ channel, community, orderedBy }, reply, key) {
      try {
        const own = await conversationWith(rest, community, orderedBy)
        const told = own === null ? null : await post(own, reply, key)
        return told && told.kind !== "refused" ? told : await post(channel, reply, key)
      } catch (error) {
        return failure(error, channel)
      }
    },
    async edit({ channel, message }, reply) {
      await rest.patch(Routes.channelMessage(channel, message), { body: await dressed(reply) })
    },
  }
}

/** A person's conversation with the bot; null when they have left the server. */
async function conversationWith(rest: REST, community: string, person: string): Promise<string | null> {
  if (!community.startsWith("@me")) {
    const isGone = await rest.get(Routes.guildMember(community, person)).then(
      () => false,
      (error: unknown) => {
        if (error instanceof DiscordAPIError && error.status === 404) return true
        throw error
      },
    )
    if (isGone) return null
  }
  const opened = (await rest.post(Routes.userChannels(), { body: { recipient_id: person } })) as APIChannel
  return opened.id
}

/** What a request that failed means for its post. Nothing is out: what may be is looked for at the next attempt. */
function failure(error: unknown, channel: string): Posting {
  if (error instanceof RateLimitError) {
    const { timeToReset, retryAfter, global } = error
    const afterMs = Math.max(timeToReset, retryAfter)
    const problem = `Discord asks for patience: it takes no more for ${Math.ceil(afterMs / 1000)} seconds.`
    return { kind: "later", problem, afterMs, isExact: true, ...(global && { isWide: true }) }
  }
  const { said } = told(error)
  switch (faultOf(error)) {
    case "token":
      return { kind: "later", problem: NO_TOKEN, afterMs: TIMES.untilTokenAgain, isWide: true }
    case "away":
      return { kind: "later", problem: `Discord cannot be reached: ${said}.`, afterMs: TIMES.untilThereAgain }
    case "gone":
      return { kind: "refused", problem: `Channel ${channel} is gone. Choose another.` }
    case "forbidden":
      return { kind: "refused", problem: `Pullquote may not post in channel ${channel}: ${said}.` }
    default:
      if (error instanceof DiscordAPIError) return { kind: "refused", problem: `Discord refused the post: ${said}.` }
      throw error
  }
}

/** Within minutes, Discord answers a second post of the same nonce with the first one. */
const nonceOf = (key: string): string => createHash("sha256").update(key).digest("base64url").slice(0, LIMITS.nonce)

/** The id of the message's outermost component, 31 bits of the key: by it a post is known again, whatever it says. */
const markOf = (key: string): number =>
  (createHash("sha256").update(`mark ${key}`).digest().readUInt32BE() >>> 1) | 1024
