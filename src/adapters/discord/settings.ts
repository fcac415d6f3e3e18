/** What an operator sets for Discord. */
export type DiscordSettings = {
  readonly token: string
  readonly applicationId: string
  /** `gateway`: we connect to Discord. `http`: Discord calls us, and `publicKey` checks that it is Discord. */
  readonly transport: "gateway" | "http"
  readonly publicKey?: string | undefined
  /** Ids of roles whose members may order briefings, beside those who may manage the server. */
  readonly managers?: readonly string[] | undefined
  /** Base of the REST interface, for a proxy or a test; Discord's own when left out. */
  readonly apiUrl?: string | undefined
}

/** Where Discord sends interactions when it calls us. */
export const INTERACTIONS_PATH = "/discord/interactions"

/** Discord's own, where no other base is set. */
export const DISCORD_API = "https://discord.com/api"
