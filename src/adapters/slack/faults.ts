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
      return REFUSALS[fault.error] ?? `Slack refused it (${fault.error}).`
    case "busy":
      return `Slack asks for patience: it takes no more for ${Math.ceil(fault.waitMs / 1000)} seconds. Ask again then.`
    case "unreached":
      return "Slack cannot be reached. Look at the network, and at SLACK_API_URL where it is set."
    case "unsure":
      return "Slack broke off and did not say whether it was done."
  }
}

/** For the log and for who ordered the post. */
export const unsureInWords = (fault: Fault): string =>
  fault.kind === "unsure"
    ? `${faultInWords(fault)} Look into the channel. With the permissions channels:history and groups:history Pullquote looks for itself.`
    : faultInWords(fault)

const missingScope = (needed = ""): string =>
  `The Slack app lacks the permission ${needed === "" ? "for it" : `“${needed.slice(0, 100)}”`}. Add it to the app's bot token scopes and install the app again.`

const REFUSALS: Readonly<Record<string, string>> = {
  not_in_channel: "Pullquote is not a member of the channel. Invite it there: /invite @Pullquote.",
  channel_not_found: "Pullquote cannot see the channel. If it is private, invite it there: /invite @Pullquote.",
  is_archived: "The channel is archived. Unarchive it, or choose another.",
  restricted_action: "A setting of the workspace keeps apps from posting in this channel. Ask an administrator.",
  invalid_auth: "Slack does not know the token. Copy it again from the app's page.",
  not_authed: "Slack does not know the token. Copy it again from the app's page.",
  account_inactive: "Slack has deactivated the token: the app was removed from the workspace. Install it again.",
  token_revoked: "Slack has revoked the token. Install the app again and copy the new one.",
  token_expired: "The token has expired. Copy the new one from the app's page.",
  not_allowed_token_type: "This is another kind of token than the one that is needed here.",
  message_not_found: "The message is gone.",
  cant_update_message: "The message is not Pullquote's own, and cannot be edited.",
  edit_window_closed: "The workspace no longer allows this message to be edited.",
  expired_trigger_id: "The window could not be opened in time. Ask again.",
}
