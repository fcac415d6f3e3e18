import { z } from "zod"
import { checked, type Dropping, drop, type Entry } from "../arrived.ts"
import { LIMITS } from "./limits.ts"

/**
 * What Slack sends, a schema each kind, with what we and Bolt read of it and nothing else. What may be missing at Slack may
 * be missing here; all else must be there, and of its kind.
 */
/** Of a person, a channel, a team: Bolt files what it knows by it, so that "__proto__" must not be one. */
const id = z.string().regex(/^[A-Z0-9]{1,60}$/)
/** Names a delivery, a message or a window. */
const mark = z
  .string()
  .regex(/^[\w.:-]+$/)
  .max(LIMITS.id)
const team = z.object({ id }).nullish()
const user = z.object({ id, name: z.string().optional(), username: z.string().optional(), team_id: id.optional() })
const address = z.url({ protocol: /^https?$/ })
/** Half of a character, which no address and no form can carry, is replaced. */
const typed = z
  .string()
  .max(LIMITS.typed)
  .transform((text) => text.toWellFormed())

const command = z.object({
  command: z.string().regex(/^\/\S/).max(LIMITS.id),
  text: typed.default(""),
  channel_id: id,
  channel_name: z.string().default(""),
  user_id: id,
  user_name: z.string().optional(),
  team_id: id.default(""),
  trigger_id: mark,
  response_url: address,
})

const pressed = z.object({
  type: z.literal("block_actions"),
  user,
  team,
  trigger_id: mark,
  response_url: address.optional(),
  channel: z.object({ id, name: z.string().optional() }).optional(),
  container: z.object({
    message_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
    thread_ts: z.string().optional(),
  }),
  message: z.object({ ts: z.string().optional(), blocks: z.array(z.looseObject({})).optional() }).optional(),
  actions: z
    .array(
      z.object({
        type: z.string(),
        action_id: z.string(),
        block_id: z.string(),
        value: typed.optional(),
        selected_option: z.object({ value: typed.optional() }).nullish(),
        text: z.object({ text: z.string() }).optional(),
      }),
    )
    .min(1),
})

const choice = z.object({ value: typed.optional() })
const field = z.object({
  value: typed.nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_conversation: id.nullish(),
  selected_option: choice.nullish(),
  selected_options: z.array(choice).nullish(),
})
const state = z.object({ values: z.record(z.string(), z.record(z.string(), field)) })
const view = { private_metadata: z.string().default("") }

const searched = z.object({
  type: z.literal("block_suggestion"),
  user,
  team,
  action_id: z.string(),
  block_id: z.string(),
  value: typed.default(""),
  view: z.object({ ...view, state: state.optional() }).optional(),
})

const submitted = z.object({
  type: z.literal("view_submission"),
  user,
  team,
  trigger_id: mark.optional(),
  view: z.object({ ...view, id: mark, callback_id: z.string(), state }),
})

const words = z.string().nullish()
const parts = z.array(z.looseObject({})).nullish()
const onMessage = z.object({
  type: z.literal("message_action"),
  callback_id: z.string(),
  user,
  team,
  trigger_id: mark,
  response_url: address,
  channel: z.object({ id, name: z.string().default("") }),
  message: z.object({
    text: words,
    ts: z.string().optional(),
    thread_ts: z.string().optional(),
    /** Of any kind and depth: looked through for their texts. */
    blocks: parts,
    attachments: parts,
    files: parts,
  }),
})

const edited = z.object({ ts: mark }).nullish()
const written = {
  ts: mark,
  thread_ts: mark.optional(),
  user: id.optional(),
  bot_id: z.string().optional(),
  edited,
}
const mention = z.object({ ...written, type: z.literal("app_mention"), text: typed, channel: id })
/** Only of the conversations with the bot itself. */
const direct = z.object({
  ...written,
  type: z.literal("message"),
  channel_type: z.literal("im"),
  subtype: z.string().optional(),
  text: typed.optional(),
  channel: id,
  message: z.object({ ...written, text: typed.optional() }).optional(),
})
const opened = z.object({ type: z.literal("app_home_opened"), user: id, tab: z.string().optional() })
const event = z.object({
  type: z.literal("event_callback"),
  event_id: mark,
  team_id: id.default(""),
  event: z.discriminatedUnion("type", [mention, direct, opened]),
})

/** Slack asks over HTTP whether somebody is there. */
const challenge = z.object({ type: z.literal("url_verification"), challenge: z.string().max(LIMITS.challenge) })
const probe = z.object({ ssl_check: z.unknown() })

const KINDS = { command, pressed, searched, submitted, onMessage, event, challenge, probe } as const
type Kind = keyof typeof KINDS

/** What an event is about decides what its fields must be. */
const introduction = z.object({
  command: z.unknown().optional(),
  ssl_check: z.unknown().optional(),
  type: z.unknown().optional(),
  event: z.object({ type: z.unknown() }).nullish().catch(null),
})

const OF_TYPE: ReadonlyMap<unknown, Kind> = new Map([
  ["block_actions", "pressed"],
  ["block_suggestion", "searched"],
  ["view_submission", "submitted"],
  ["message_action", "onMessage"],
  ["url_verification", "challenge"],
])

const EVENTS: ReadonlySet<unknown> = new Set(["app_mention", "message", "app_home_opened"])

function kindOf({ type, event, command, ssl_check }: z.output<typeof introduction>): Kind | null {
  if (type === "event_callback") return EVENTS.has(event?.type) ? "event" : null
  if (type !== undefined) return OF_TYPE.get(type) ?? null
  return ssl_check !== undefined ? "probe" : command !== undefined ? "command" : null
}

export type Payload = { [Of in Kind]: { readonly kind: Of; readonly body: z.output<(typeof KINDS)[Of]> } }[Kind]

/** What Slack sent. `unknown`: it is of no kind that we ask for; `malformed`: of one, but it does not fit. Both were dropped. */
export function payloadFrom(arrived: unknown, entry: Entry, dropping: Dropping): Payload | "unknown" | "malformed" {
  const introduced = checked(introduction, arrived, entry, dropping)
  if (introduced === null) return "malformed"
  const kind = kindOf(introduced)
  if (kind === null) {
    drop(entry, "an unknown kind of event", dropping)
    return "unknown"
  }
  const body = checked(KINDS[kind], arrived, entry, dropping)
  return body === null ? "malformed" : ({ kind, body } as Payload)
}

/** What comes over a socket: a word about the socket itself, or a payload that wants to be acknowledged by its id. */
export const envelope = z.union([
  z.object({ type: z.enum(["hello", "disconnect"]) }),
  z.object({
    type: z.enum(["slash_commands", "interactive", "events_api"]),
    envelope_id: mark,
    payload: z.unknown(),
    retry_attempt: z.number().optional(),
    retry_reason: z.string().optional(),
  }),
])
