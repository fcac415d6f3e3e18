import { InteractionResponseType } from "discord.js"
import type { AdapterTools } from "../adapter.ts"
import { jsonIn } from "../arrived.ts"
import { openClockWatch } from "../clock.ts"
import type { Webhook } from "../webhook.ts"
import type { Receive } from "./room.ts"
import { DISCORD_API, type DiscordSettings, INTERACTIONS_PATH } from "./settings.ts"
import { signatureCheck } from "./signature.ts"

/**
 * Interactions as Discord posts them. They are acknowledged at once and answered through REST, as those of the
 * gateway are; Discord allows that with 202 and no body (page interactions/receiving-and-responding).
 */
export function openWebhook(
  { publicKey = "", apiUrl = DISCORD_API }: Pick<DiscordSettings, "publicKey" | "apiUrl">,
  receive: Receive,
  tools: AdapterTools,
): Webhook {
  const check = signatureCheck(publicKey)
  const clock = openClockWatch("Discord", apiUrl, tools)
  return {
    path: INTERACTIONS_PATH,
    async handle({ headers, body }) {
      const signature = check(headers, body, tools.now())
      if (signature.kind === "aged") void clock.aged(signature.seconds)
      if (signature.kind !== "good") return new Response("invalid request signature", { status: 401 })
      clock.good()
      switch (receive(jsonIn(new TextDecoder().decode(body)), "discord-webhook")) {
        case "ping":
          return Response.json({ type: InteractionResponseType.Pong })
        case "taken":
          return new Response(null, { status: 202 })
        case "malformed":
          return new Response("Not understood.\n", { status: 400 })
        case "closed":
          return new Response("Pullquote is not available right now.\n", { status: 503 })
      }
    },
  }
}
