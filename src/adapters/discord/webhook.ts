import { type APIInteraction, InteractionResponseType, InteractionType } from "discord.js"
import type { Webhook } from "../webhook.ts"
import { INTERACTIONS_PATH } from "./settings.ts"
import { signatureCheck } from "./signature.ts"

/**
 * Interactions as Discord posts them. They are acknowledged at once and answered through REST, as those of the
 * gateway are; Discord allows that with 202 and no body (page interactions/receiving-and-responding).
 * `receive` is false when nothing new is taken any more.
 */
export function openWebhook(publicKey: string, receive: (interaction: APIInteraction) => boolean): Webhook {
  const isSigned = signatureCheck(publicKey)
  return {
    path: INTERACTIONS_PATH,
    async handle({ headers, body }) {
      if (!isSigned(headers, body)) return new Response("invalid request signature", { status: 401 })
      const interaction = JSON.parse(new TextDecoder().decode(body)) as APIInteraction
      if (interaction.type === InteractionType.Ping) return Response.json({ type: InteractionResponseType.Pong })
      return new Response(null, { status: receive(interaction) ? 202 : 503 })
    },
  }
}
