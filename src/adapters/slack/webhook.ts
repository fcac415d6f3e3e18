import type { App, ReceiverEvent } from "@slack/bolt"
import type { AdapterTools } from "../adapter.ts"
import type { Delivery, Webhook } from "../webhook.ts"
import { type Connection, DONE } from "./called.ts"
import { LIMITS } from "./limits.ts"
import { EVENTS_PATH } from "./settings.ts"
import { signatureCheck } from "./signature.ts"

/** Slack calling us, on the program's one server: a receiver of Bolt's that listens to no port of its own. */
export function openWebhook(
  secret: string,
  tools: AdapterTools,
): { readonly connection: Connection; readonly webhook: Webhook } {
  const isSigned = signatureCheck(secret)
  let app: App | null = null
  let isOpen = false
  const handle = async ({ headers, body }: Delivery): Promise<Response> => {
    if (!isSigned(headers, body, tools.now())) return new Response("Not signed by Slack.\n", { status: 401 })
    const payload = payloadOf(body, headers.get("content-type") ?? "")
    if (payload === null) return new Response("Not understood.\n", { status: 400 })
    if (payload.type === "url_verification") return new Response(String(payload.challenge))
    if ("ssl_check" in payload) return new Response()
    // Slack delivers events again later.
    if (!isOpen || !app) return new Response("Pullquote is not there now.\n", { status: 503 })
    return answered(app, payload, headers, tools)
  }
  const connection: Connection = {
    init: (opened) => {
      app = opened
    },
    start: async () => {
      isOpen = true
      return DONE
    },
    stop: async () => {
      isOpen = false
    },
  }
  return { connection, webhook: { path: EVENTS_PATH, handle } }
}

/** What is acknowledged is the response; nobody listening is 404, and nothing said in time is 503. */
function answered(app: App, body: Payload, headers: Headers, { log }: AdapterTools): Promise<Response> {
  const { promise, resolve } = Promise.withResolvers<Response>()
  const late = setTimeout(() => resolve(new Response(null, { status: 503 })), LIMITS.ackMs)
  const retry = Number(headers.get("x-slack-retry-num"))
  const event: ReceiverEvent = {
    body,
    ...(retry > 0 && { retryNum: retry, retryReason: headers.get("x-slack-retry-reason") ?? "" }),
    ack: async (answer?: unknown) => {
      resolve(
        answer === undefined || answer === ""
          ? new Response()
          : typeof answer === "string"
            ? new Response(answer)
            : Response.json(answer),
      )
    },
  }
  app
    .processEvent(event)
    .then(() => resolve(new Response(null, { status: 404 })))
    .catch((error: unknown) => {
      log.error({ platform: "slack", err: error }, "what Slack sent was not dealt with")
      resolve(new Response(null, { status: 500 }))
    })
  return promise.finally(() => clearTimeout(late))
}

type Payload = Readonly<Record<string, unknown>>

/** Events come as JSON, commands as a form, interactions as JSON in a form's `payload`. */
function payloadOf(body: Uint8Array, type: string): Payload | null {
  const text = Buffer.from(body).toString("utf8")
  if (type.startsWith("application/json")) return objectIn(text)
  const form = new URLSearchParams(text)
  const payload = form.get("payload")
  return payload === null ? Object.fromEntries(form) : objectIn(payload)
}

function objectIn(text: string): Payload | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Payload) : null
  } catch {
    return null
  }
}
