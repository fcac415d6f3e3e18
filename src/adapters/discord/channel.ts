import { type APIGuild, type APIGuildChannel, type APIGuildMember, type APIThreadMetadata, Routes } from "discord.js"
import { faultOf, NOT_AVAILABLE, NOT_INVITED, TAG_NEEDED } from "./faults.ts"
import { FORUM, isAdministrator, missingIn, permissionsIn, toPost } from "./permissions.ts"
import type { Room } from "./room.ts"

type Server = Pick<Room, "rest" | "me">

/** What keeps us from posting in a channel, each in a sentence with what to do; none: nothing does. */
export const channelProblems = ({ rest, me }: Server, channel: string): Promise<readonly string[]> =>
  orProblem(async () => {
    const found = (await rest.get(Routes.channel(channel))) as FoundChannel
    if (!("guild_id" in found) || found.guild_id === undefined) return []
    const unfit = unfitness(found)
    if (unfit !== null) return [unfit]
    const own = await me()
    const [guild, member, place] = await Promise.all([
      rest.get(Routes.guild(found.guild_id)) as Promise<APIGuild>,
      rest.get(Routes.guildMember(found.guild_id, own)) as Promise<APIGuildMember>,
      withOverwrites(rest, found),
    ])
    const bits = permissionsIn(guild, { id: own, roles: member.roles }, place.permission_overwrites ?? [])
    return missingIn(bits, toPost(found.type)).map(
      (name) => `Pullquote lacks “${name}” in ${nameOf(found)}. Allow it in the channel's settings, under Permissions.`,
    )
  }).then((told) => ("problem" in told ? [told.problem] : told))

type Person = { readonly id: string; readonly roles: readonly string[]; readonly permissions: string | undefined }

/** A channel of the server that a person names; `problem` where there is none that they can see, or the bot cannot. */
export const channelSeenBy = (
  person: Person,
  { guild, id }: { readonly guild: string; readonly id: string },
  { rest }: Pick<Room, "rest">,
): Promise<{ readonly channel: APIGuildChannel } | Problem> =>
  orProblem(async () => {
    const channel = (await rest.get(Routes.channel(id))) as FoundChannel
    if (channel.guild_id !== guild) return { problem: NO_SUCH_CHANNEL }
    // Who is in a private thread, its channel's permissions do not tell.
    if (channel.type === PRIVATE_THREAD) return { problem: "For a private thread, ask in the thread itself." }
    const [server, place] = await Promise.all([
      rest.get(Routes.guild(guild)) as Promise<APIGuild>,
      withOverwrites(rest, channel),
    ])
    const bits = permissionsIn(server, person, place.permission_overwrites ?? [])
    const isHidden = missingIn(person.permissions, SEEING).length > 0 || missingIn(bits, SEEING).length > 0
    return isAdministrator(person.permissions) || !isHidden ? { channel } : { problem: NO_SUCH_CHANNEL }
  })

const SEEING = ["View Channels"] as const

export const NO_SUCH_CHANNEL =
  "There is no such channel on this server, or you cannot see it. Choose one from the list of the option “channel”."

type Problem = { readonly problem: string }

/** A thread has the permissions of its channel. */
const withOverwrites = async (rest: Room["rest"], found: FoundChannel): Promise<APIGuildChannel> =>
  isThread(found.type) && found.parent_id
    ? ((await rest.get(Routes.channel(found.parent_id))) as APIGuildChannel)
    : found

/** What Discord tells, or why it does not, in a sentence with what to do. */
async function orProblem<Told>(ask: () => Promise<Told>): Promise<Told | Problem> {
  try {
    return await ask()
  } catch (error) {
    switch (faultOf(error)) {
      case "gone":
        return { problem: CHANNEL_GONE }
      case "absent":
        return { problem: NOT_INVITED }
      case "token":
        return { problem: NOT_AVAILABLE }
      case "forbidden":
        return {
          problem: "Pullquote cannot see the channel: allow it “View Channels” there, or invite it to the server.",
        }
      default:
        throw error
    }
  }
}

export const CHANNEL_GONE = "The channel no longer exists. Choose another."

type FoundChannel = APIGuildChannel & { readonly thread_metadata?: APIThreadMetadata }

/** Why nobody can post there, whatever the permissions are. */
function unfitness({ type, flags, thread_metadata: thread }: FoundChannel): string | null {
  if (type === FORUM && ((flags ?? 0) & REQUIRES_TAG) !== 0) return TAG_NEEDED
  if (WORDLESS.has(type)) return "Messages cannot be posted in this kind of channel. Choose a text channel."
  return thread?.locked ? "The thread is locked: unlock it, or choose a channel." : null
}

/** "#desk", as its server calls it now; null for a conversation, and where Discord does not tell. */
export const channelName = ({ rest }: Pick<Room, "rest">, channel: string): Promise<string | null> =>
  rest.get(Routes.channel(channel)).then(
    (found) => {
      const { name, guild_id } = found as Partial<APIGuildChannel>
      return name && guild_id ? `#${name}` : null
    },
    () => null,
  )

/** "#desk", as its server calls it. */
const nameOf = ({ name }: Pick<APIGuildChannel, "name">): string => (name ? `#${name}` : "the channel")

/** Channel types, from the page resources/channel: threads of announcements, public and private ones. */
export const isThread = (type: number): boolean => type >= 10 && type <= 12
const PRIVATE_THREAD = 12
/** Categories, directories and media channels, whose posts need a picture. */
const WORDLESS: ReadonlySet<number> = new Set([4, 14, 16])
/** Flag of a forum (resources/channel). */
const REQUIRES_TAG = 1 << 4
