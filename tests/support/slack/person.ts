import { createHmac, randomUUID } from "node:crypto"
import { BOT } from "./methods.ts"
import { optionBreaches } from "./rules.ts"
import type { SlackServer } from "./server.ts"
import type { Json, Message } from "./workspace.ts"

/** What Slack sends, in the three kinds of its envelopes. */
export type Kind = "slash_commands" | "interactive" | "events_api"
export type Told = { readonly said: unknown }

/** How Slack reaches the app: over its sockets, or by calling an address with signed requests. */
export type Transport = (kind: Kind, payload: Json, retry?: number) => Promise<Told>

/** Over a socket; an envelope that nobody acknowledges is sent again over another, as Slack does. */
export const overSocket =
  ({ links, space }: SlackServer): Transport =>
  async (kind, payload, retry = 0) => {
    for (let attempt = retry; ; attempt++) {
      const link = await space.until(() => {
        const staying = links.filter(({ isLeaving }) => !isLeaving)
        return staying[attempt % Math.max(staying.length, 1)]
      })
      const envelope_id = randomUUID()
      const { promise, resolve } = Promise.withResolvers<{ said: unknown } | null>()
      link.acks.set(envelope_id, (said) => resolve({ said }))
      link.socket.once("close", () => resolve(null))
      link.socket.send(
        JSON.stringify({ envelope_id, type: kind, payload, accepts_response_payload: true, retry_attempt: attempt }),
      )
      const acked = await promise
      if (acked) return { said: acked.said }
      if (kind !== "events_api") throw new Error("the socket went away before it was acknowledged")
    }
  }

export const SECRET = "8f742231b10e8888abcd99yyyzzz85a5"

/** The signature of a body, and its headers, at a time in seconds. */
export function signedHeaders(body: string, at: number, secret = SECRET): Record<string, string> {
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`
  return { "X-Slack-Request-Timestamp": String(at), "X-Slack-Signature": signature }
}

export const bodyOf = (kind: Kind, payload: Json): { readonly body: string; readonly type: string } => {
  if (kind === "events_api") return { body: JSON.stringify(payload), type: "application/json" }
  const form = kind === "slash_commands" ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) }
  return { body: new URLSearchParams(form).toString(), type: "application/x-www-form-urlencoded" }
}

export const overHttp =
  (url: string, now: () => number = () => Math.floor(Date.now() / 1000)): Transport =>
  async (kind, payload, retry = 0) => {
    const { body, type } = bodyOf(kind, payload)
    const again: Record<string, string> =
      retry > 0 ? { "X-Slack-Retry-Num": String(retry), "X-Slack-Retry-Reason": "http_timeout" } : {}
    const headers = { "Content-Type": type, ...signedHeaders(body, now()), ...again }
    const response = await fetch(url, { method: "POST", headers, body })
    const said = await response.text()
    if (!response.ok) throw new Error(`the app answered ${response.status}: ${said}`)
    return {
      said: said === "" ? undefined : said.startsWith("{") ? JSON.parse(said) : said,
    }
  }

type Written = { readonly channel?: string; readonly ts?: string; readonly subtype?: string }

/** `ts`: the message that holds the mention; `edited`: it is an edit of it. */
type Mentioned = {
  readonly channel?: string
  readonly thread?: string
  readonly event?: string
  readonly retry?: number
  readonly ts?: string
  readonly edited?: boolean
}

export type Where = { readonly channel?: string; readonly user?: string }

/** Somebody in the workspace, and what they do. Each gives back when the app has acknowledged it. */
export function person(server: SlackServer, transport: Transport, name = "ned", id = "U0NED") {
  const { space } = server
  const team = { id: BOT.team_id, domain: "news" }
  const user = { id, username: name, name, team_id: team.id }

  const command = (line: string, channel = "C0NEWS", trigger_id = server.trigger(), channel_name = "news") => {
    const [, word = "", text = ""] = /^(\S+)\s*(.*)$/s.exec(line) ?? []
    return transport("slash_commands", {
      command: word,
      text,
      channel_id: channel,
      channel_name,
      user_id: id,
      user_name: name,
      trigger_id,
      team_id: team.id,
      team_domain: team.domain,
      api_app_id: "A0",
      token: "x",
      is_enterprise_install: "false",
      response_url: server.address(channel, id, null),
    })
  }

  /** Presses a button that stands in the message, by its label. */
  const press = (message: Message, label: string, trigger_id = server.trigger()) => {
    const button = buttonIn(message.blocks, label)
    return transport("interactive", {
      type: "block_actions",
      user,
      team,
      trigger_id,
      api_app_id: "A0",
      token: "x",
      channel: { id: message.channel, name: "news" },
      container: {
        type: "message",
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: message.seenBy !== null,
        ...(message.thread !== null && { thread_ts: message.thread }),
      },
      ...(message.seenBy === null && { message: { ts: message.ts, text: message.text, blocks: message.blocks } }),
      response_url: server.address(message.channel, message.seenBy ?? id, message.ts),
      actions: [{ ...button, block_id: "b", action_ts: "1" }],
    })
  }

  const mention = (text: string, at: Mentioned = {}) => {
    const event_id = at.event ?? `Ev${space.ts()}`
    const event = {
      type: "app_mention",
      user: id,
      text: text.includes(`<@${BOT.user_id}`) ? text : `<@${BOT.user_id}> ${text}`,
      channel: at.channel ?? "C0NEWS",
      // Slack sends the same message again, under the same id.
      ts: at.ts ?? (at.event ? `1699999999.${at.event.replace(/\D/g, "").padStart(6, "0")}` : space.ts()),
      ...(at.edited === true && { edited: { user: id, ts: space.ts() } }),
      event_ts: "1",
      ...(at.thread !== undefined && { thread_ts: at.thread }),
    }
    return transport("events_api", { ...eventBody(event_id), event }, at.retry)
  }

  /** Writes to the bot in their own conversation with it. `ts`: the message that is edited so. */
  const write = (text: string, { channel = "D0NED", ts, subtype }: Written = {}) => {
    const plain = { type: "message", user: id, text, ts: ts ?? space.ts() }
    const event =
      ts === undefined
        ? { ...plain, ...(subtype !== undefined && { subtype }) }
        : {
            type: "message",
            subtype: "message_changed",
            hidden: true,
            ts: space.ts(),
            message: { ...plain, edited: { user: id, ts: space.ts() } },
            previous_message: { ...plain, text: "earlier" },
          }
    const body = { ...eventBody(`Ev${space.ts()}`), event: { ...event, channel, channel_type: "im", event_ts: "1" } }
    return transport("events_api", body).then(() => plain.ts)
  }

  const openHome = () =>
    transport("events_api", {
      ...eventBody(`Ev${space.ts()}`),
      event: { type: "app_home_opened", user: id, tab: "home", channel: "D0", event_ts: "1" },
    })

  /** Presses a button of the app's page. */
  const pressHome = (label: string) => {
    const { blocks } = (space.homes.get(id) ?? {}) as { readonly blocks?: readonly Json[] }
    return transport("interactive", {
      type: "block_actions",
      user,
      team,
      trigger_id: server.trigger(),
      api_app_id: "A0",
      token: "x",
      container: { type: "view", view_id: "V0" },
      view: { id: "V0", type: "home" },
      actions: [{ ...buttonIn(blocks ?? [], label), block_id: "b", action_ts: "1" }],
    })
  }

  const findSource = (text: string, channel = "C0NEWS", thread?: string) =>
    onMessage("find_source", { text }, channel, thread)

  const onMessage = (callback_id: string, said: Json, channel = "C0NEWS", thread?: string) => {
    const message = {
      type: "message",
      user: "U0OTHER",
      ts: space.ts(),
      ...said,
      ...(thread !== undefined && { thread_ts: thread }),
    }
    const payload = {
      type: "message_action",
      callback_id,
      user,
      team,
      message,
      message_ts: message.ts,
      action_ts: "1",
      token: "x",
      trigger_id: server.trigger(),
      channel: { id: channel, name: "news" },
      response_url: server.address(channel, id, message.ts),
    }
    return transport("interactive", payload).then(() => message.ts)
  }

  /** Types into a menu of the window; the choices it shows. */
  const search = async (view: Opened, option: string, typed: string, values: Json = {}) => {
    const action_id = `option:${option}`
    const payload = {
      type: "block_suggestion",
      user,
      team,
      action_id,
      block_id: action_id,
      value: typed,
      token: "x",
      api_app_id: "A0",
    }
    const { said } = await transport("interactive", {
      ...payload,
      view: { ...view.view, id: view.id, state: { values } },
    })
    const { options } = (said ?? {}) as { options?: readonly { text: { text: string }; value: string }[] }
    space.breaches.push(...optionBreaches(options))
    return options ?? []
  }

  const submit = (view: Opened, values: Json, trigger_id = server.trigger()) =>
    transport("interactive", {
      type: "view_submission",
      user,
      team,
      trigger_id,
      token: "x",
      api_app_id: "A0",
      view: { ...view.view, id: view.id, state: { values } },
    })

  return { id, name, command, press, mention, write, openHome, pressHome, findSource, onMessage, search, submit }
}

/** The button with the label, among those that were posted. */
function buttonIn(blocks: readonly Json[], label: string): Json {
  const buttons = blocks.filter(({ type }) => type === "actions").flatMap(({ elements }) => elements as readonly Json[])
  const labels = buttons.map(({ text }) => String((text as Json).text))
  const button = buttons[labels.indexOf(label)]
  if (!button) throw new Error(`there is no button “${label}”, but: ${labels.join(", ")}`)
  return button
}

export type Opened = { readonly id: string; readonly view: Json }

const eventBody = (event_id: string) => ({
  type: "event_callback",
  event_id,
  event_time: 1,
  team_id: BOT.team_id,
  api_app_id: "A0",
  token: "x",
  authorizations: [{ team_id: BOT.team_id, enterprise_id: null, user_id: BOT.user_id, is_bot: true }],
})
