import { webApi } from "@slack/bolt"
import { wasNeverSent } from "../network.ts"

/**
 * Why a call to Slack came to nothing. `refused`: Slack said no, and nothing was done. `busy`: not before `waitMs`.
 * `unreached`: it never got there. `unsure`: it broke off on the way, and it may have been done.
 */
export type Fault =
  | { readonly kind: "refused"; readonly error: string; readonly needed?: string }
  | { readonly kind: "busy"; readonly waitMs: number }
  | { readonly kind: "unreached" }
  | { readonly kind: "unsure" }

/** What the Web API's client threw, as a fault of Slack's or of the network; null when it is our own. */
export function faultOf(error: unknown): Fault | null {
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: code, needed } = error.data as { error: string; needed?: unknown }
    if (UNFINISHED.has(code)) return { kind: "unsure" }
    const waitMs = PASSING_MS.get(code)
    if (waitMs !== undefined) return { kind: "busy", waitMs }
    return { kind: "refused", error: code, ...(typeof needed === "string" && { needed }) }
  }
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: "busy", waitMs: error.retryAfter * 1000 }
  if (error instanceof webApi.WebAPIHTTPError) return { kind: "unsure" }
  if (error instanceof webApi.WebAPIRequestError) return networkFault(error.original)
  return null
}

/** Slack's own troubles, of which its pages say that some of the request may have been done. */
const UNFINISHED: ReadonlySet<string> = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
])

/** Refusals that pass by themselves, and how long we wait, in milliseconds. */
const PASSING_MS: ReadonlyMap<string, number> = new Map([
  ["ratelimited", 30_000],
  ["rate_limited", 30_000],
  ["message_limit_exceeded", 60_000],
  ["org_login_required", 600_000],
  ["team_added_to_org", 600_000],
])

/** A connection that was never made did nothing; one that broke may have. */
export const networkFault = (error: unknown): Fault => ({ kind: wasNeverSent(error) ? "unreached" : "unsure" })

/** The bot has no seat in the channel: what is to be said there goes through the asker's response address. */
export const isOutside = (fault: Fault): boolean => fault.kind === "refused" && OUTSIDE.has(fault.error)

const OUTSIDE: ReadonlySet<string> = new Set([
  "not_in_channel",
  "channel_not_found",
  "missing_scope",
  "method_not_supported_for_channel_type",
])

/**
 * Whether a refusal stands until a person mends it, whatever is to be said: everything else is about this one message, or
 * about how its channel is now.
 */
export const isForGood = (fault: Fault): boolean => fault.kind === "refused" && FOR_GOOD.has(fault.error)

const FOR_GOOD: ReadonlySet<string> = new Set([
  "not_in_channel",
  "channel_not_found",
  "missing_scope",
  "messages_tab_disabled",
  "team_access_not_granted",
])

/** The token is no good any more, and nothing will work until a person mends it. */
export const isRevoked = (fault: Fault): boolean => fault.kind === "refused" && REVOKED.has(fault.error)

const REVOKED: ReadonlySet<string> = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_allowed_token_type",
])

/** What happened and what to do, for people. */
export function faultInWords(fault: Fault): string {
  switch (fault.kind) {
    case "refused":
      if (fault.error === "missing_scope") return missingScope(fault.needed)
      return REFUSALS[fault.error] ?? otherRefusal(fault.error)
    case "busy":
      return `Slack is rate-limiting Pullquote for ${Math.ceil(fault.waitMs / 1000)} seconds. Try again after that.`
    case "unreached":
      return "Slack cannot be reached. Check the network, and SLACK_API_URL if it is set."
    case "unsure":
      return "The connection to Slack broke, so it is not known whether this worked."
  }
}

/** For the log and for who ordered the post. */
export const unsureInWords = (fault: Fault): string =>
  fault.kind === "unsure"
    ? `${faultInWords(fault)} Look into the channel. With the permissions channels:history and groups:history Pullquote looks for itself.`
    : faultInWords(fault)

const missingScope = (needed = ""): string =>
  `The Slack app lacks the permission ${needed === "" ? "for it" : `“${needed.slice(0, 100)}”`}. Add it to the app's bot token scopes and install the app again.`

const PERMIT = "An admin can let Pullquote post: the channel's settings, Posting permissions."

function otherRefusal(error: string): string {
  if (error.startsWith("restricted_action")) return `The channel's settings do not allow apps to post. ${PERMIT}`
  if (error.startsWith("slack_connect"))
    return "A Slack Connect rule blocks the message. An admin can change it under Slack Connect."
  return `Slack refused it (${error.slice(0, 100)}). An admin can look that up in Slack's help.`
}

/** What people in chat hear of a lost token: they can do nothing about it. */
export const NOT_AVAILABLE = "Pullquote is not available on Slack right now. Whoever runs it can see why in the log."

/** The same for people in chat, to whom the app's token is nothing. */
export const faultInChat = (fault: Fault): string => (isRevoked(fault) ? NOT_AVAILABLE : faultInWords(fault))

const REFUSALS: Readonly<Record<string, string>> = {
  not_in_channel: "Pullquote is not a member of the channel. Invite it there: /invite @Pullquote.",
  channel_not_found: "Pullquote cannot see the channel. If it is private, invite it there: /invite @Pullquote.",
  is_archived: "The channel is archived. Unarchive it, or choose another.",
  restricted_action: `A workspace setting does not allow apps to post in this channel. ${PERMIT}`,
  restricted_action_read_only_channel: `The channel is read-only. ${PERMIT}`,
  restricted_action_thread_only_channel: `Messages are allowed only in threads in this channel. ${PERMIT}`,
  restricted_action_non_threadable_channel: "The channel does not allow replies in threads. Ask in the channel itself.",
  restricted_action_thread_locked: "The thread is locked. Ask in the channel itself.",
  cannot_reply_to_message: "This message does not allow replies. Ask in the channel itself.",
  ekm_access_denied:
    "The organisation has revoked Slack's encryption key for this channel (Enterprise Key Management). An admin can restore it.",
  team_access_not_granted:
    "The app is not approved for this workspace. An admin of the organisation can add it under Apps.",
  access_denied: `Slack does not let the app do that here. ${PERMIT}`,
  no_permission: `Slack does not let the app do that here. ${PERMIT}`,
  channel_is_limited_access: `Only selected people and apps can post in this channel. ${PERMIT}`,
  posting_to_channel_denied: "The other organisation does not let apps post in this shared channel. Ask its admins.",
  external_channel_migrating: "The shared channel is being moved. Try again when that is done.",
  messages_tab_disabled: "The app's messages tab is off. Turn on “Messages Tab” under App Home on the app's page.",
  msg_too_long: "The message is too long for Slack.",
  msg_blocks_too_long: "The message is too long for Slack.",
  used_url: "The answer came too late, or too often, for Slack. Ask again.",
  expired_url: "The answer came too late for Slack. Ask again.",
  invalid_auth: "Slack does not recognise the token. Copy it again from the app's page.",
  not_authed: "Slack does not recognise the token. Copy it again from the app's page.",
  account_inactive: "Slack has deactivated the token: the app was removed from the workspace. Install it again.",
  token_revoked: "Slack has revoked the token. Install the app again and copy the new one.",
  token_expired: "The token has expired. Copy the new one from the app's page.",
  not_allowed_token_type: "This is the wrong type of token.",
  message_not_found: "The message no longer exists.",
  cant_update_message: "The message is not Pullquote's, so it cannot be edited.",
  edit_window_closed: "The workspace no longer allows this message to be edited.",
  expired_trigger_id: "The window could not be opened in time. Ask again.",
}
