import type { App, ReceiverEvent } from "@slack/bolt"
import type { AdapterTools } from "../adapter.ts"
import { jsonIn } from "../arrived.ts"
import { openClockWatch } from "../clock.ts"
import type { Delivery, Webhook } from "../webhook.ts"
import { type Payload, payloadFrom } from "./arrived.ts"
import { type Connection, DONE } from "./called.ts"
import { LIMITS } from "./limits.ts"
import { EVENTS_PATH, SLACK_API, type SlackSettings } from "./settings.ts"
import { signatureCheck } from "./signature.ts"

/** Slack calling us, on the program's one server: a receiver of Bolt's that listens to no port of its own. */
export function openWebhook(
  { signingSecret = "", apiUrl = SLACK_API }: Pick<SlackSettings, "signingSecret" | "apiUrl">,
  tools: AdapterTools,
): { readonly connection: Connection; readonly webhook: Webhook } {
  const check = signatureCheck(signingSecret)
  const clock = openClockWatch("Slack", apiUrl, tools)
  let app: App | null = null
  let isOpen = false
  const handle = async ({ headers, body }: Delivery): Promise<Response> => {
    const signature = check(headers, body, tools.now())
    if (signature.kind === "aged") void clock.aged(signature.seconds)
    if (signature.kind !== "good") return new Response("Not signed by Slack.\n", { status: 401 })
    clock.good()
    const payload = payloadFrom(postedIn(body, headers.get("content-type") ?? ""), "slack-webhook", tools)
    if (payload === "malformed") return new Response("Not understood.\n", { status: 400 })
    if (payload === "unknown") return new Response("Unknown event.\n", { status: 404 })
    if (payload.kind === "challenge") return new Response(payload.body.challenge)
    if (payload.kind === "probe") return new Response()
    // Slack delivers events again later.
    if (!isOpen || !app) return new Response("Pullquote is not available right now.\n", { status: 503 })
    return answered(app, payload.body, headers, tools)
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
    isUp: () => isOpen,
  }
  return { connection, webhook: { path: EVENTS_PATH, handle } }
}

/** What is acknowledged is the response; nobody listening is 404, and nothing said in time is 503. */
function answered(
  app: App,
  body: Payload["body"],
  headers: Headers,
  { log, newIncident }: AdapterTools,
): Promise<Response> {
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
      log.error({ platform: "slack", incident: newIncident(), err: error }, "something from Slack could not be handled")
      resolve(new Response(null, { status: 500 }))
    })
  return promise.finally(() => clearTimeout(late))
}

/** Events come as JSON, commands as a form, interactions as JSON in a form's `payload`. */
function postedIn(body: Uint8Array, type: string): unknown {
  const text = Buffer.from(body).toString("utf8")
  if (type.startsWith("application/json")) return jsonIn(text)
  const form = new URLSearchParams(text)
  const payload = form.get("payload")
  return payload === null ? Object.fromEntries(form) : jsonIn(payload)
}
