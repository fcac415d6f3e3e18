import {
  type APIMessage,
  HTTPError,
  InteractionResponseType as Kind,
  type REST,
  type RESTPostAPIInteractionCallbackWithResponseResult,
  Routes,
} from "discord.js"
import { retryThrown } from "../retry.ts"
import type { AskingInteraction } from "./arrived.ts"
import { faultOf } from "./faults.ts"
import { EPHEMERAL } from "./limits.ts"
import type { DiscordMessage } from "./render.ts"

/** How an answer comes out: for all to see, for the asker alone, or in place of the message that the button sits on. */
export type Manner = "public" | "private" | "replace"

export type Responder = {
  /** Tells Discord that the answer takes longer. Decides for good who sees what stands there then. */
  defer(manner: Manner): Promise<void>
  /** Opens a window, which only a first response can; false when it is too late for that, or Discord takes none here. */
  open(window: object): Promise<boolean>
  /** Sends the answer, as the first response or after a defer; the id of its message. */
  send(manner: Manner, message: DiscordMessage): Promise<string>
}

const DEFERS = {
  public: { type: Kind.DeferredChannelMessageWithSource },
  private: { type: Kind.DeferredChannelMessageWithSource, data: { flags: EPHEMERAL } },
  replace: { type: Kind.DeferredMessageUpdate },
} as const

/**
 * The requests that answer one interaction. They are sent without the bot's token: the interaction's own is enough, and
 * a refusal then never costs the bot its token.
 */
export function responderTo({ id, token, application_id, ...asking }: AskingInteraction, rest: REST): Responder {
  let deferred: Manner | null = null
  const original = Routes.webhookMessage(application_id, token, "@original")
  const idOf = (message: unknown) => (message as APIMessage).id

  const respond = async (body: object): Promise<string> => {
    const query = new URLSearchParams({ with_response: "true" })
    try {
      const sent = await repeated(() => rest.post(Routes.interactionCallback(id, token), { body, query, auth: false }))
      const { resource } = sent as RESTPostAPIInteractionCallbackWithResponseResult
      return resource?.message?.id ?? ""
    } catch (error) {
      // An earlier try of this very request came through, and only its answer was lost.
      if (faultOf(error) !== "taken") throw error
      return idOf(await repeated(() => rest.get(original, { auth: false })))
    }
  }
  const edit = async (body: DiscordMessage) => idOf(await repeated(() => rest.patch(original, { body, auth: false })))
  const follow = async (body: object) => {
    const query = new URLSearchParams({ wait: "true" })
    return idOf(await rest.post(Routes.webhook(application_id, token), { body, query, auth: false }))
  }

  const first = (manner: Manner, message: DiscordMessage) => {
    if (manner === "replace") return respond({ type: Kind.UpdateMessage, data: message })
    return respond({ type: Kind.ChannelMessageWithSource, data: visible(manner, message) })
  }

  return {
    async defer(manner) {
      const body = DEFERS[manner]
      await repeated(() => rest.post(Routes.interactionCallback(id, token), { body, auth: false })).catch(
        (error: unknown) => {
          if (faultOf(error) !== "taken") throw error
        },
      )
      deferred = manner
    },
    async open(window) {
      if (deferred !== null || asking.type === SUBMITTED) return false
      const body = { type: Kind.Modal, data: window }
      await repeated(() => rest.post(Routes.interactionCallback(id, token), { body, auth: false })).catch(
        (error: unknown) => {
          if (faultOf(error) !== "taken") throw error
        },
      )
      return true
    },
    async send(manner, message) {
      if (deferred === null) return (await first(manner, message)) || ("message" in asking ? asking.message.id : "")
      if (deferred === manner || deferred === "private") return edit(message)
      // What waits in public can never become private, and the first follow-up would fill it: it has to go first.
      if (deferred === "public") {
        await repeated(() => rest.delete(original, { auth: false }))
        deferred = "replace"
      }
      return follow(visible(manner, message))
    },
  }
}

/** The type of an interaction that comes from a window, which cannot open another. */
const SUBMITTED = 5

const visible = (manner: Manner, message: DiscordMessage) =>
  manner === "private" ? { ...message, flags: message.flags | EPHEMERAL } : message

/**
 * A connection that breaks is tried anew; discord.js does that for a reset and for Discord's 5xx alone. Only for what can
 * be said twice with one effect.
 */
const repeated = <T>(request: () => Promise<T>): Promise<T> =>
  retryThrown(request, PAUSES_MS, (error) => faultOf(error) === "away" && !(error instanceof HTTPError))

/** All of them within the 3 s of a first response. */
const PAUSES_MS = [50, 300, 800] as const
