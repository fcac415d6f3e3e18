import { shownOptions } from "../../core/command/arguments.ts"
import type { AnyCommand } from "../../core/command/command.ts"
import { cut } from "../../core/text/cut.ts"
import { LIMITS } from "./limits.ts"
import { EVENTS_PATH, SHORTCUTS, UMBRELLA } from "./settings.ts"

/** What the app may do, and why: the least that everything works with. */
export const SCOPES: readonly Scope[] = [
  {
    scope: "commands",
    reason: "to be asked with slash commands and with “Find source” and “Verify quote” on a message",
  },
  { scope: "chat:write", reason: "to answer in channels that it was invited to" },
  { scope: "app_mentions:read", reason: "to be asked by @mention, the only way inside a thread" },
  { scope: "channels:read", reason: "to check, before a briefing is scheduled, that it is a member of the channel" },
  { scope: "groups:read", reason: "the same for private channels that it was invited to" },
  {
    scope: "users:read",
    reason:
      "to know the time zone of the person who schedules a briefing, whether they are still there, and who is a guest",
  },
]

/** What an installation can do without: then one thing each does not work, and all else does. */
export const OPTIONAL_SCOPES: readonly Scope[] = [
  { scope: "im:history", reason: "to be asked in direct messages; it reads only what is written to it" },
  { scope: "im:read", reason: "to post a briefing in direct messages" },
  { scope: "mpim:read", reason: "to post a briefing in group direct messages" },
]

const OF_GROUPS: Scope = {
  scope: "usergroups:read",
  reason: "to know who is in a user group that SLACK_MANAGERS names",
}

/** Those that these settings have a use for: user groups are looked up only where one is named. */
export const optionalScopes = (managers: readonly string[] = []): readonly Scope[] =>
  managers.some((id) => id.startsWith("S")) ? [...OPTIONAL_SCOPES, OF_GROUPS] : OPTIONAL_SCOPES

type Scope = { readonly scope: string; readonly reason: string }

type Options = {
  /** Ids of SLACK_MANAGERS: a user group among them takes a scope of its own. */
  readonly managers?: readonly string[] | undefined
  readonly prefix?: string | undefined
  /** Where Slack reaches us, "https://news.example"; Socket Mode when left out. */
  readonly url?: string | undefined
}

/** The app's manifest (reference/app-manifest), from the commands as they are declared. */
export function manifestOf(commands: readonly AnyCommand[], { prefix = "", url, managers = [] }: Options = {}) {
  const address = url === undefined ? null : `${url.replace(/\/+$/, "")}${EVENTS_PATH}`
  const optional = optionalScopes(managers)
  const at = address !== null && { url: address }
  const request = address !== null && { request_url: address }
  return {
    display_information: {
      name: cut("Pullquote", LIMITS.manifest.name),
      description: cut("Finds exact quotes, who said them and in which article.", LIMITS.manifest.description),
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "pullquote", always_online: true },
      shortcuts: [
        {
          name: SHORTCUTS.find_source,
          type: "message",
          callback_id: "find_source",
          description: "Finds the article that a message quotes",
        },
        {
          name: SHORTCUTS.verify_quote,
          type: "message",
          callback_id: "verify_quote",
          description: "Checks each quotation in a message word by word",
        },
      ],
      slash_commands: [
        ...commands.map((command) => ({ ...slashCommand(command, prefix), ...at })),
        {
          command: `/${UMBRELLA}`,
          description: "All Pullquote commands, if another app uses the same names",
          usage_hint: cut(`${commands.map(({ name }) => name).join("|")} …`, LIMITS.manifest.hint),
          should_escape: true,
          ...at,
        },
      ],
    },
    oauth_config: {
      scopes: {
        bot: [...SCOPES, ...optional].map(({ scope }) => scope),
        bot_optional: optional.map(({ scope }) => scope),
      },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: ["app_home_opened", "app_mention", "message.im"] },
      interactivity: { is_enabled: true, ...request, ...(address !== null && { message_menu_options_url: address }) },
      org_deploy_enabled: false,
      socket_mode_enabled: address === null,
      token_rotation_enabled: false,
    },
  }
}

/** `should_escape`: Slack sends the ids of the channels and people that are named. */
function slashCommand(command: AnyCommand, prefix: string) {
  const [first, ...others] = shownOptions(command).map(([name]) => name)
  const hint = [first && `[${first}]`, ...others.map((name) => `[${name}:…]`)].filter((part) => part).join(" ")
  return {
    command: cut(`/${prefix}${command.name}`, LIMITS.manifest.command, ""),
    description: cut(command.summary, LIMITS.manifest.commandDescription),
    ...(hint !== "" && { usage_hint: cut(hint, LIMITS.manifest.hint) }),
    should_escape: true,
  }
}

/** Slack calls nothing but https. */
export const isCallable = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === "https:"
