import { asPrivate } from "../../core/command/as-private.ts"
import { callOf, commandIn } from "../../core/command/button-id.ts"
import { VERB } from "../../core/command/command.ts"
import { callOnMessage, MESSAGE_COMMANDS } from "../../core/command/find-source.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { SHARE } from "../../core/reply/lines.ts"
import type { Call } from "../../core/reply/reply.ts"
import type { AskingInteraction, CommandInteraction, Resolved, TypingInteraction } from "./arrived.ts"
import { EPHEMERAL } from "./limits.ts"
import { type Names, wordsOf } from "./markup.ts"
import { mayUseExternalApps } from "./permissions.ts"
import { quotedInMessage, shownName, wordsOfMessage } from "./quoted.ts"

/** What an interaction asks for. `turnsPage`: of the message that the button sits on. `isForAsker`: for nobody else to see. */
export type Wish =
  | { readonly kind: "call"; readonly call: Call; readonly turnsPage: boolean; readonly isForAsker: boolean }
  /** A button whose call is no longer kept; the command it belonged to, where its id still says so. */
  | { readonly kind: "expired"; readonly command: string | null }
  /** Somebody else's private answer. */
  | { readonly kind: "foreign" }
  /** A message command on a message of pictures alone. */
  | { readonly kind: "wordless" }

export async function wishOf(
  asking: AskingInteraction,
  { tickets, commands }: Pick<Newsroom, "tickets" | "commands">,
): Promise<Wish> {
  if (asking.type === 2) return commandWish(asking)
  const { custom_id } = asking.data
  const call = await callOf(custom_id, tickets)
  if (!call) return { kind: "expired", command: commandIn(custom_id) }
  if (isPrivate(asking) && askerOf(asking).id !== userOf(asking).id) return { kind: "foreign" }
  const isContext = call.args.context !== undefined
  const turnsPage = call.args.page !== undefined && !isContext
  // Others have read the answer as it is: whoever else turns its pages gets a copy of their own.
  if (turnsPage && askerOf(asking).id !== userOf(asking).id)
    return { kind: "call", call: asPrivate(call, commands), turnsPage: false, isForAsker: true }
  return { kind: "call", call, turnsPage, isForAsker: isContext || asksInPrivate(call) }
}

function commandWish({ data }: CommandInteraction): Wish {
  const onMessage = data.type === 3 ? MESSAGE_COMMANDS.find((name) => name === data.name) : undefined
  if (onMessage) {
    const message = data.resolved?.messages?.[data.target_id ?? ""]
    const names = namesIn(data.resolved)
    const call = message && callOnMessage(onMessage, wordsOfMessage(message, names), quotedInMessage(message, names))
    return call ? { kind: "call", call, turnsPage: false, isForAsker: true } : { kind: "wordless" }
  }
  const call = { command: data.name, args: argsOf(data.options, namesIn(data.resolved)) }
  return { kind: "call", call, turnsPage: false, isForAsker: asksInPrivate(call) }
}

/** Discord's typed values as the words that a line would carry. */
function argsOf(options: Options, names: Names): Call["args"] {
  return Object.fromEntries(
    options.flatMap(({ name, type, value, options: nested = [] }): readonly (readonly [string, string])[] => {
      // A subcommand is the command's verb, and holds the other options.
      if (type === SUBCOMMAND) return [[VERB, name], ...Object.entries(argsOf(nested, names))]
      if (value === undefined) return []
      return [[name, typeof value === "boolean" ? (value ? "yes" : "no") : wordsOf(String(value), names).trim()]]
    }),
  )
}

type Options = CommandInteraction["data"]["options"]

/** What the ids that Discord explains are called, as it shows them. */
function namesIn({ users = {}, members = {}, roles = {}, channels = {} }: Resolved = {}): Names {
  const people = Object.entries(users).map(([id, user]) => [id, members[id]?.nick ?? shownName(user)] as const)
  const others = [...Object.entries(roles), ...Object.entries(channels)].map(([id, { name }]) => [id, name] as const)
  return new Map([...people, ...others].flatMap(([id, name]) => (name ? [[id, name] as const] : [])))
}

/** The call so far, and the option that is being typed. */
export function typingOf({ data }: TypingInteraction): { readonly call: Call; readonly option: string } {
  const options = data.options.flatMap((option) => option.options ?? [option])
  const focused = options.find((option) => option.focused === true)
  return {
    call: { command: data.name, args: argsOf(data.options, namesIn(data.resolved)) },
    option: focused?.name ?? "",
  }
}

/** Option type, from interactions/application-commands. */
const SUBCOMMAND = 1

const asksInPrivate = ({ args }: Call): boolean => args.private === "yes"

export const userOf = ({ member, user }: AskingInteraction): NonNullable<AskingInteraction["user"]> =>
  member?.user ?? user ?? { id: "0", username: "somebody", global_name: null }

/** Who asked for the message that a button sits on; for a command, who gives it. */
export function askerOf(asking: AskingInteraction): ReturnType<typeof userOf> {
  const first = asking.type === 3 ? asking.message.interaction_metadata?.user : undefined
  return first ?? userOf(asking)
}

/** Whether the button sits on an answer that only its asker sees. */
export const isPrivate = (asking: AskingInteraction): boolean =>
  asking.type === 3 && ((asking.message.flags ?? 0) & EPHEMERAL) !== 0

/** Whether the button shows to all what only its asker saw. */
export const isShare = (asking: AskingInteraction): boolean =>
  asking.type === 3 && isPrivate(asking) && labelOf(asking.message.components, asking.data.custom_id) === SHARE

/** Of the button with the id; null where there is none. */
function labelOf(components: readonly unknown[], id: string): string | null {
  for (const one of components as readonly Component[]) {
    if (one.custom_id === id) return one.label ?? null
    const inside = labelOf(one.components ?? [], id)
    if (inside !== null) return inside
  }
  return null
}

type Component = { readonly custom_id?: string; readonly label?: string; readonly components?: readonly unknown[] }

/** Whether the answer that the button sits on was shared, as its first line says. */
export const wasShared = (asking: AskingInteraction): boolean =>
  asking.type === 3 && JSON.stringify(asking.message.components.slice(0, 1)).slice(0, 400).includes(`${SHARED_BY} `)

export const SHARED_BY = "Shared by"

/** Where it was asked: on a server, in the bot's own direct messages, among other people. */
const BOT_DM = 1

const isOnServer = ({ authorizing_integration_owners: owners }: AskingInteraction): boolean => owners[0] !== undefined

/**
 * Whether the bot can edit its answer once the token has died, after 15 minutes: only where it is itself, on a server
 * that installed it or in its own direct messages; not where a person took it along.
 */
export const staysEditable = (asking: AskingInteraction): boolean => isBotConversation(asking) || isOnServer(asking)

/** A person's own conversation with the bot. */
export const isBotConversation = ({ context }: AskingInteraction): boolean => context === BOT_DM

/** Whether Discord will show the answer to the asker alone, whatever we say: a server's rule for apps it did not install. */
export const isMuted = (asking: AskingInteraction): boolean =>
  asking.member !== undefined && !isOnServer(asking) && !mayUseExternalApps(asking.member.permissions)
