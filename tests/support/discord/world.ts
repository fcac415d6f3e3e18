import { generateKeyPairSync } from "node:crypto"
import type { Body } from "./contract.ts"

/** What Discord knows: who, where, what was registered and what was posted. */
export type World = ReturnType<typeof newWorld>

export type Person = { readonly id: string; readonly username: string; readonly global_name: string | null }

export type Message = {
  readonly id: string
  readonly channel_id: string
  readonly author: { readonly id: string }
  readonly application_id?: string
  components: Body[]
  flags: number
  readonly interaction_metadata?: Body
  /** Who alone sees it; null for everybody in the channel. */
  readonly onlyFor: string | null
  /** How often it was edited. */
  edits: number
}

/** An interaction's state, from its delivery to its last follow-up. */
export type Exchange = {
  readonly id: string
  readonly token: string
  readonly payload: Body
  /** When Discord sent it, by the world's clock. */
  begun: number
  state: "open" | "deferred" | "deferred update" | "answered" | "updated" | "completed"
  isPrivate: boolean
  original: Message | null
  /** Everything that it made appear or change, in order. */
  readonly messages: Message[]
  choices: Body[] | null
  firstAfterMs: number | null
  /** How its first response was said: 4 at once, 5 announced, 6 and 7 in place, 8 choices. */
  firstType: number | null
  isExpired: boolean
  /** Refusals that it met, by Discord's code. */
  readonly refusals: number[]
}

export const TOKEN = "loopback.token.of-nobody"
const EPOCH = 1_420_070_400_000n

export function newWorld() {
  let count = 0n
  const id = (at = Date.now()): string => String(((BigInt(at) - EPOCH) << 22n) | (count++ & 0x3fffffn))
  const { publicKey, privateKey } = generateKeyPairSync("ed25519")
  const application = {
    id: id(),
    name: "Pullquote",
    description: "",
    flags: 0,
    bot_public: true,
    verify_key: publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex"),
    interactions_endpoint_url: null as string | null,
    integration_types_config: { 0: {}, 1: {} } as Body,
  }
  const guild = id()
  return {
    id,
    application,
    /** The bot's user, whose id is not the application's: as with applications of 2016 and before. */
    bot: { id: id(), username: "pullquote", bot: true },
    privateKey,
    guild,
    token: TOKEN,
    /** In milliseconds. It stands still: only a benchmark brings one that goes on. */
    clock: (): number => 0,
    /** Permissions of the bot's role on the server. */
    botPermissions: String((1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 38n)),
    channels: new Map<string, Body>(),
    /** People who have left the server, and those who take no messages from the bot. */
    left: new Set<string>(),
    shut: new Set<string>(),
    /** Ids of messages that were passed on to the servers that follow their channel. */
    published: new Set<string>(),
    commands: [] as Body[],
    messages: [] as Message[],
    /** Those that Discord still knows, each with its message: it forgets them after some minutes. */
    nonces: new Map<string, Message>(),
    exchanges: new Map<string, Exchange>(),
    /** What broke the contract: body against body's rules, or an act that Discord would not allow. */
    breaches: [] as string[],
    /** False where only time is measured: the checks take more of it than the bot. */
    isChecked: true,
    /** Every request, as "METHOD /path". */
    requests: [] as string[],
  }
}

/** All texts of a message, as one. */
export const textOf = ({ components }: Pick<Message, "components">): string =>
  flat(components)
    .filter(({ type }) => type === 10)
    .map(({ content }) => content)
    .join("\n")

export const buttonsOf = ({ components }: Pick<Message, "components">): readonly Body[] =>
  flat(components).filter(({ type }) => type === 2)

function flat(components: readonly Body[]): readonly Body[] {
  return components.flatMap((one) => [one, ...flat(one.components ?? [])])
}

/** The messages that everybody sees. */
export const publicMessages = ({ messages }: Pick<World, "messages">): readonly Message[] =>
  messages.filter(({ onlyFor }) => onlyFor === null)
