/** Permissions by the names that Discord's settings show, with their bits (page topics/permissions). */
const PERMISSIONS = {
  "View Channels": 1n << 10n,
  "Send Messages": 1n << 11n,
  /** The same, as a forum's settings call it. */
  "Create Posts": 1n << 11n,
  "Read Message History": 1n << 16n,
  Connect: 1n << 20n,
  "Send Messages in Threads": 1n << 38n,
} as const
export type Permission = keyof typeof PERMISSIONS

/** Channel types (page resources/channel): a text channel, a thread; a channel to speak in, and a stage. */
export const TEXT = 0
export const THREAD = 11
export const ANNOUNCEMENTS = 5
export const FORUM = 15
/** What can be offered where a channel is chosen: each but categories, directories, media channels and private threads. */
export const BRIEFED = [0, 2, 5, 10, 11, 13, 15] as const
const SPOKEN: ReadonlySet<number> = new Set([2, 13])

const ADMINISTRATOR = 1n << 3n
const MANAGE_SERVER = 1n << 5n
/** A person without it gets private answers only from an app that they, and not the server, installed. */
const USE_EXTERNAL_APPS = 1n << 50n

/** The least that answering and posting briefings takes: what the invite link asks for. */
export const LEAST = [...toPost(TEXT), ...toPost(THREAD)].reduce((sum, name) => sum | PERMISSIONS[name], 0n)

/** What posting in a channel of a type takes, and looking there whether an earlier attempt came out. */
export function toPost(type: number): readonly Permission[] {
  const isThread = type >= 10 && type <= 12
  const send = isThread ? "Send Messages in Threads" : type === FORUM ? "Create Posts" : "Send Messages"
  return ["View Channels", send, "Read Message History", ...(SPOKEN.has(type) ? (["Connect"] as const) : [])]
}

/** Those of `needed` that are not in a bit set, as payloads and guilds carry it; all are where it is absent. */
export function missingIn(bits: string | undefined, needed: readonly Permission[]): readonly Permission[] {
  if (bits === undefined) return []
  const has = BigInt(bits)
  return (has & ADMINISTRATOR) !== 0n ? [] : needed.filter((name) => (has & PERMISSIONS[name]) === 0n)
}

export const mayUseExternalApps = (bits: string): boolean => (BigInt(bits) & (USE_EXTERNAL_APPS | ADMINISTRATOR)) !== 0n

export const isAdministrator = (bits: string | undefined): boolean => (BigInt(bits ?? 0) & ADMINISTRATOR) !== 0n

/** Whoever may change the server's settings. */
export const managesServer = (bits: string): boolean => (BigInt(bits) & (MANAGE_SERVER | ADMINISTRATOR)) !== 0n

type Overwrite = { readonly id: string; readonly allow: string; readonly deny: string }

/**
 * What a member may do in a channel: the roles' permissions, then the channel's overwrites for everyone, for the
 * roles together, for the member (the order of topics/permissions).
 */
export function permissionsIn(
  guild: { readonly id: string; readonly roles: readonly { readonly id: string; readonly permissions: string }[] },
  member: { readonly id: string; readonly roles: readonly string[] },
  overwrites: readonly Overwrite[],
): string {
  const roles = new Set([guild.id, ...member.roles])
  const base = guild.roles.filter(({ id }) => roles.has(id)).reduce((sum, role) => sum | BigInt(role.permissions), 0n)
  const layers = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id }) => member.roles.includes(id)),
    overwrites.filter(({ id }) => id === member.id),
  ]
  const apply = (bits: bigint, layer: readonly Overwrite[]) => {
    const denied = layer.reduce((sum, { deny }) => sum | BigInt(deny), 0n)
    return layer.reduce((sum, { allow }) => sum | BigInt(allow), bits & ~denied)
  }
  return String((base & ADMINISTRATOR) !== 0n ? base : layers.reduce(apply, base))
}
