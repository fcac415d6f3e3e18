import { createHash } from "node:crypto"
import { type APIMessage, type REST, Routes } from "discord.js"
import { idsFor } from "../../core/callid.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import type { Reply } from "../../core/reply.ts"
import { shownIn } from "../../core/shown.ts"
import type { Adapter, AdapterTools, PostedId } from "../adapter.ts"
import { inspect } from "./channel.ts"
import { faultOf } from "./faults.ts"
import { LIMITS, TIMES } from "./limits.ts"
import { discordMessage, LONGEST_ID } from "./render.ts"

/** Posts that nobody asked for with an interaction: briefings, corrections. */
export function postings(
  rest: REST,
  applicationId: string,
  newsroom: () => Pick<Newsroom, "ledger" | "tickets">,
  { now }: AdapterTools,
): Pick<Adapter, "check" | "post" | "edit"> {
  const dressed = async (reply: Reply) =>
    discordMessage(reply, await idsFor(reply.actions, LONGEST_ID, newsroom().tickets))

  return {
    check: (channel) => inspect(rest, applicationId, channel),

    async post(channel, reply, key) {
      const { ledger } = newsroom()
      const settle = async (message: string): Promise<PostedId> => {
        await ledger.settle(key, { message, editable: true, at: now().toISOString() })
        return { channel, message }
      }
      const earlier = await ledger.posting(key)
      if (earlier?.posted) return { channel: earlier.channel, message: earlier.posted.message }
      if (earlier && now().getTime() - Date.parse(earlier.at) > TIMES.nonceKept) {
        const found = await findPosted(rest, applicationId, channel, key, Date.parse(earlier.at))
        if (found) return settle(found)
      }
      await ledger.intend({
        ...{ key, platform: "discord", channel, asker: null, shown: shownIn(reply), at: now().toISOString() },
      })
      const { components, ...message } = await dressed(reply)
      const body = {
        ...{ ...message, components: [{ ...components[0], id: markOf(key) }] },
        ...{ nonce: nonceOf(key), enforce_nonce: true },
      }
      return settle(((await rest.post(Routes.channelMessages(channel), { body })) as APIMessage).id)
    },

    async edit({ channel, message }, reply) {
      await rest.patch(Routes.channelMessage(channel, message), { body: await dressed(reply) })
    },
  }
}

/** Within minutes, Discord answers a second post of the same nonce with the first one. */
const nonceOf = (key: string): string => createHash("sha256").update(key).digest("base64url").slice(0, LIMITS.nonce)

/** The id of the message's outermost component, 31 bits of the key: by it a post is known again, whatever it says. */
const markOf = (key: string): number =>
  (createHash("sha256").update(`mark ${key}`).digest().readUInt32BE() >>> 1) | 1024

/** Messages a request, and requests until we give up. */
const PAGE = 100
const MOST_PAGES = 20

/**
 * Our message that carries the key, among all since shortly before the attempt; null when there is none, so that it can
 * be posted. Rejects when that cannot be known: then nothing may be posted, and a person is told why.
 */
async function findPosted(rest: REST, applicationId: string, channel: string, key: string, at: number) {
  let after = String((BigInt(at - CLOCKS_APART_MS) - DISCORD_EPOCH_MS) << 22n)
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ after, limit: String(PAGE) })
    const messages = await rest.get(Routes.channelMessages(channel), { query }).catch((error: unknown) => {
      if (faultOf(error) !== "forbidden") throw error
      throw new Error(
        `An earlier attempt to post in channel ${channel} may have come out, and Pullquote may not look: give it “Read Message History” there.`,
      )
    })
    const read = messages as readonly APIMessage[]
    const ours = read.find(
      ({ author, application_id, components = [] }) =>
        (author.id === applicationId || application_id === applicationId) && components[0]?.id === markOf(key),
    )
    if (ours) return ours.id
    if (read.length < PAGE) return null
    after = read.reduce((last, { id }) => (BigInt(id) > BigInt(last) ? id : last), after)
  }
  throw new Error(`Channel ${channel} has had too many messages since to see whether the post came out. Look there.`)
}

/** Where Discord's ids begin to count (page reference, Snowflakes). */
const DISCORD_EPOCH_MS = 1_420_070_400_000n
const CLOCKS_APART_MS = 60_000
