import type { App, Receiver, ReceiverEvent } from "@slack/bolt"
import type { AdapterTools, Webhook } from "../adapter.ts"
import { LIMITS } from "./limits.ts"
import { EVENTS_PATH } from "./settings.ts"
import { isSigned } from "./signature.ts"

/** Slack calling us, on the program's one server: a receiver of Bolt's that listens to no port of its own. */
export function openWebhook(
  secret: string,
  tools: AdapterTools,
): { readonly receiver: Receiver; readonly webhook: Webhook } {
  let app: App | null = null
  let isOpen = false
  const handle = async (request: Request): Promise<Response> => {
    const body = await bodyOf(request)
    if (body === null) return new Response("Too long.\n", { status: 413 })
    if (!isSigned(secret, request.headers, body, tools.now()))
      return new Response("Not signed by Slack.\n", { status: 401 })
    const payload = payloadOf(body, request.headers.get("content-type") ?? "")
    if (payload === null) return new Response("Not understood.\n", { status: 400 })
    if (payload.type === "url_verification") return new Response(String(payload.challenge))
    if ("ssl_check" in payload) return new Response()
    // Slack delivers events again later.
    if (!isOpen || !app) return new Response("Pullquote is not there now.\n", { status: 503 })
    return answered(app, payload, request.headers, tools)
  }
  const receiver: Receiver = {
    init: (opened) => {
      app = opened
    },
    start: async () => {
      isOpen = true
    },
    stop: async () => {
      isOpen = false
    },
  }
  return { receiver, webhook: { path: EVENTS_PATH, handle } }
}

/** What is acknowledged is the response; nobody listening is 404, and nothing said in time is 503. */
function answered(app: App, body: Payload, headers: Headers, { log }: AdapterTools): Promise<Response> {
  const { promise, resolve } = Promise.withResolvers<Response>()
  const late = setTimeout(() => resolve(new Response(null, { status: 503 })), LIMITS.ackMs)
  const retry = Number(headers.get("x-slack-retry-num"))
  const event: ReceiverEvent = {
    body,
    ...(retry > 0 && { retryNum: retry, retryReason: headers.get("x-slack-retry-reason") ?? "" }),
    ack: async (said?: unknown) => {
      resolve(
        said === undefined || said === ""
          ? new Response()
          : typeof said === "string"
            ? new Response(said)
            : Response.json(said),
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

/** Slack's own are far shorter. */
const LONGEST = 1_000_000

/** Null when it is too long; not read further than that. */
async function bodyOf({ body }: Request): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body ?? []) {
    length += part.length
    if (length > LONGEST) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

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
