import { createHash } from "node:crypto"
import {
  type APIChannel,
  type APIMessage,
  type APIThreadChannel,
  DiscordAPIError,
  RateLimitError,
  type REST,
  Routes,
} from "discord.js"
import { forChannel } from "../../core/briefing/order-actions.ts"
import type { Reply } from "../../core/reply/reply.ts"
import { snippetsShownIn } from "../../core/show/snippets-shown.ts"
import type { Adapter, Failed, Posting } from "../adapter.ts"
import { CHANNEL_GONE, channelProblems } from "./channel.ts"
import { blockedBy, faultOf, isUndone, loggable, NO_TOKEN, NOT_AVAILABLE, NOT_INVITED } from "./faults.ts"
import { isForum, lookForPost, openPost, titled } from "./forum.ts"
import { LIMITS, TIMES } from "./limits.ts"
import { lookFor } from "./look.ts"
import { messageOf } from "./message.ts"
import type { Room } from "./room.ts"

/**
 * Posts that nobody asked for with an interaction: briefings, reports, corrections. `onToken` hears with every attempt
 * whether Discord refuses the token.
 */
export function openPosting(
  room: Room,
  token: string,
  onToken: (isRefused: boolean) => void = () => {},
): Pick<Adapter, "post" | "publish" | "tell" | "edit"> {
  const { rest, newsroom, tools } = room
  const { ledger } = newsroom
  const at = () => tools.now().toISOString()

  const postOnce = async (
    channel: string,
    reply: Reply,
    key: string,
    mayPost: () => Promise<boolean>,
    below: string | undefined,
    asPost: boolean,
  ): Promise<Posting> => {
    const settle = async (message: string): Promise<Posting> => {
      const where = isPost ? { channel: message } : {}
      await ledger.settle(key, { message, editable: true, at: at(), ...where })
      return { kind: "posted", posted: { channel, message, ...where } }
    }
    const earlier = await ledger.find(key)
    if (earlier?.posted) {
      const { message, channel = earlier.channel } = earlier.posted
      return { kind: "posted", posted: { channel, message } }
    }
    const isPost = asPost || (earlier !== null && (await isForum(rest, channel)))
    if (earlier) {
      const since = Date.parse(earlier.at)
      const look = await (isPost ? lookForPost : lookFor)(room, { channel, mark: markOf(key), since })
      const isKnown = !isPost && Math.abs(tools.now().getTime() - since) < TIMES.nonceKept
      if (look.kind === "found") return settle(look.message)
      if (look.kind === "unseen" && !isKnown) return { kind: "unsure", problem: look.problem }
    }
    const { title, said } = isPost ? titled(forChannel(reply, channel)) : { title: "", said: reply }
    const shown = snippetsShownIn(said)
    await ledger.intend({ key, platform: "discord", channel, asker: null, shown, at: at() }, said)
    const { components, ...message } = await messageOf(room, said)
    const marked = { ...message, components: [{ ...components[0], id: markOf(key) }] }
    const answered = below === undefined ? {} : { message_reference: { message_id: below, fail_if_not_exists: false } }
    const body = { ...marked, ...answered, nonce: nonceOf(key), enforce_nonce: true }
    if (!(await mayPost())) return { kind: "withheld" }
    const sent = isPost ? openPost(rest, channel, title, marked) : rest.post(Routes.channelMessages(channel), { body })
    const opened = await sent.catch(async (error: unknown) => {
      // What Discord turned away, or never heard of, is not out; anything else may be, and is looked for next time.
      if (isUndone(error)) await ledger.withdraw(key)
      throw error
    })
    return settle((opened as APIMessage | APIThreadChannel).id)
  }

  const post: Adapter["post"] = async (channel, reply, key, mayPost = async () => true, below) => {
    try {
      const posting = await postOnce(channel, reply, key, mayPost, below, false).catch(async (error: unknown) => {
        // A forum takes no messages, only posts.
        const isTurnedAway = faultOf(error) === "blocked" || faultOf(error) === "refused"
        if (!isTurnedAway || !(await isForum(rest, channel))) throw error
        return postOnce(channel, reply, key, mayPost, below, true)
      })
      if (posting.kind === "posted") onToken(false)
      return posting
    } catch (error) {
      // discord.js forgets a token that was refused once, and then no longer asks.
      if (faultOf(error) === "token") rest.setToken(token)
      onToken(faultOf(error) === "token")
      const missing = faultOf(error) === "forbidden" ? await channelProblems(room, channel).catch(() => []) : []
      return missing.length > 0 ? { kind: "refused", problem: missing.join(" ") } : failedPosting(error)
    }
  }

  return {
    post,
    publish: ({ channel, message }) => publish(rest, channel, message),
    async tell({ channel, community, orderedBy }, reply, key) {
      try {
        const own = await conversationWith(rest, community, orderedBy)
        const inPrivate = own === null ? null : await post(own, reply, key)
        return inPrivate && inPrivate.kind !== "refused" && inPrivate.kind !== "blocked"
          ? inPrivate
          : await post(channel, reply, key)
      } catch (error) {
        return failedPosting(error)
      }
    },
    async edit({ channel, message }, reply, mayEdit = async () => true) {
      try {
        const body = await messageOf(room, reply)
        if (!(await mayEdit())) return { kind: "withheld" }
        await rest.patch(Routes.channelMessage(channel, message), { body })
        return { kind: "edited" }
      } catch (error) {
        const fault = faultOf(error)
        if (fault === "token") rest.setToken(token)
        if (fault === "gone") return { kind: "gone" }
        return failedPosting(error)
      }
    },
  }
}

/** To the servers that follow an announcement channel (resources/message, Crosspost Message). */
const publish = (rest: REST, channel: string, message: string): Promise<string | null> =>
  rest.post(Routes.channelMessageCrosspost(channel, message)).then(
    () => null,
    (error: unknown) => {
      if (error instanceof DiscordAPIError && error.code === ALREADY_PUBLISHED) return null
      return `Discord did not take it (${loggable(error).problem}). Publish it by hand, under the message's menu.`
    },
  )

/** Code: This message was already crossposted. */
const ALREADY_PUBLISHED = 40033

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
function failedPosting(error: unknown): Failed {
  if (error instanceof RateLimitError) {
    const { timeToReset, retryAfter, global } = error
    const afterMs = Math.max(timeToReset, retryAfter)
    const problem = `Discord is rate-limiting Pullquote for ${Math.ceil(afterMs / 1000)} seconds.`
    return { kind: "later", problem, afterMs, isExact: true, ...(global && { isWide: true }) }
  }
  const { problem } = loggable(error)
  const blocked = blockedBy(error)
  switch (faultOf(error)) {
    case "token":
      return {
        kind: "later",
        problem: NO_TOKEN,
        inChat: NOT_AVAILABLE,
        afterMs: TIMES.untilTokenAgain,
        isWide: true,
      }
    case "away":
      return { kind: "later", problem: `Discord cannot be reached (${problem}).`, afterMs: TIMES.untilThereAgain }
    case "gone":
      return { kind: "refused", problem: CHANNEL_GONE }
    case "absent":
      return { kind: "refused", problem: NOT_INVITED }
    case "forbidden":
      return {
        kind: "refused",
        problem:
          "Pullquote is not allowed to post in the channel. Allow it “View Channels” and “Send Messages” in the channel's settings, under Permissions.",
      }
    default:
      if (blocked !== null) return { kind: "blocked", problem: blocked.problem, byContent: blocked.byContent }
      if (error instanceof DiscordAPIError)
        return { kind: "blocked", problem: `Discord refused the post (${problem}).`, byContent: false }
      throw error
  }
}

/** Within minutes, Discord answers a second post of the same nonce with the first one. */
const nonceOf = (key: string): string => createHash("sha256").update(key).digest("base64url").slice(0, LIMITS.nonce)

/** The id of the message's outermost component, 31 bits of the key: by it a post is known again, whatever it says. */
const markOf = (key: string): number =>
  (createHash("sha256").update(`mark ${key}`).digest().readUInt32BE() >>> 1) | 1024
