import { type APIInteraction, InteractionResponseType, InteractionType } from "discord.js"
import type { Webhook } from "../adapter.ts"
import { INTERACTIONS_PATH } from "./settings.ts"
import { signatureCheck } from "./signature.ts"

/** Bytes; an interaction that carries a long message with its embeds stays well below. */
const LARGEST = 1024 * 1024

/**
 * Interactions as Discord posts them. They are acknowledged at once and answered through REST, as those of the
 * gateway are; Discord allows that with 202 and no body (page interactions/receiving-and-responding).
 * `receive` is false when nothing new is taken any more.
 */
export function signedInteractions(publicKey: string, receive: (interaction: APIInteraction) => boolean): Webhook {
  const isGenuine = signatureCheck(publicKey)
  return {
    path: INTERACTIONS_PATH,
    async handle(request) {
      const body = await bytesOf(request)
      if (!body) return new Response(null, { status: 413 })
      const { headers } = request
      if (!isGenuine(body, headers.get("X-Signature-Timestamp"), headers.get("X-Signature-Ed25519"))) {
        return new Response("invalid request signature", { status: 401 })
      }
      const interaction = JSON.parse(new TextDecoder().decode(body)) as APIInteraction
      if (interaction.type === InteractionType.Ping) return Response.json({ type: InteractionResponseType.Pong })
      return new Response(null, { status: receive(interaction) ? 202 : 503 })
    },
  }
}

/** Null when there is more than anybody but an attacker sends. A length that is told is believed: HTTP holds to it. */
async function bytesOf(request: Request): Promise<Uint8Array | null> {
  const told = Number(request.headers.get("Content-Length") ?? Number.NaN)
  if (told > LARGEST) return null
  if (told >= 0) return new Uint8Array(await request.arrayBuffer())
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > LARGEST) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
