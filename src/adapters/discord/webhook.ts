import { InteractionResponseType } from "discord.js"
import { jsonIn } from "../arrived.ts"
import type { Webhook } from "../webhook.ts"
import type { Receive } from "./room.ts"
import { INTERACTIONS_PATH } from "./settings.ts"
import { signatureCheck } from "./signature.ts"

/**
 * Interactions as Discord posts them. They are acknowledged at once and answered through REST, as those of the
 * gateway are; Discord allows that with 202 and no body (page interactions/receiving-and-responding).
 */
export function openWebhook(publicKey: string, receive: Receive): Webhook {
  const isSigned = signatureCheck(publicKey)
  return {
    path: INTERACTIONS_PATH,
    async handle({ headers, body }) {
      if (!isSigned(headers, body)) return new Response("invalid request signature", { status: 401 })
      switch (receive(jsonIn(new TextDecoder().decode(body)), "discord-webhook")) {
        case "ping":
          return Response.json({ type: InteractionResponseType.Pong })
        case "taken":
          return new Response(null, { status: 202 })
        case "malformed":
          return new Response("Not understood.\n", { status: 400 })
        case "closed":
          return new Response("Pullquote is not there now.\n", { status: 503 })
      }
    },
  }
}
