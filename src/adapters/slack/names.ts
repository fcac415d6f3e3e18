import { channelName } from "./channel.ts"
import { unnamedIn, withNames } from "./markup.ts"
import type { Web } from "./web.ts"

/** Names that are asked for, of a message that mentions more. */
const MOST_NAMES = 5

/** The text with the names of the people and channels that it mentions: in messages Slack sends their ids alone. */
export async function namesFor(web: Web, text: string, bot: string): Promise<string> {
  const ids = [...new Set(unnamedIn(text))].filter((id) => id !== bot).slice(0, MOST_NAMES)
  const names = await Promise.all(
    ids.map(async (id) => [id, /^[UW]/.test(id) ? await personName(web, id) : await channelName(web, id)] as const),
  )
  return withNames(text, new Map(names.flatMap(([id, name]) => (name === null ? [] : [[id, name] as const]))))
}

/** As Slack shows them; null where it does not tell. */
export async function personName(web: Web, person: string): Promise<string | null> {
  const called = await web("users.info", { user: person }, true)
  const { profile = {}, real_name, name } = (called.ok ? (called.data.user ?? {}) : {}) as NamedUser
  return [profile.display_name, profile.real_name, real_name, name].find((one) => one) ?? null
}

type NamedUser = {
  readonly profile?: { readonly display_name?: string; readonly real_name?: string }
  readonly real_name?: string
  readonly name?: string
}
