import type { Web } from "./web.ts"

/**
 * What somebody is to the workspace. `full`: a member who is no guest; `admin`: one who runs it; `stranger`: of another
 * organisation, met in a shared channel; `unknown`: Slack does not tell.
 */
export type PersonKind = "admin" | "full" | "guest" | "stranger" | "unknown"

export type Who = {
  standing(person: string): Promise<PersonKind>
  /** Whether one of these ids, of people and user groups, is theirs or has them in it. */
  isAmong(person: string, ids: readonly string[]): Promise<boolean>
}

/** How long an answer of Slack's is taken for true, in milliseconds, and how many are kept. */
const KEPT_MS = 60_000
const MOST_KEPT = 2000

/** Looks people up at Slack, each once a minute at most. `home`: the workspace's own id. */
export function openWho(web: Web, home: () => Promise<string | null>, now: () => Date): Who {
  const standings = keptFor<PersonKind>(now)
  const groups = keptFor<readonly string[]>(now)
  return {
    standing: (person) => standings(person, async () => standingOf(web, person, await home())),
    async isAmong(person, ids) {
      if (ids.includes(person)) return true
      for (const group of ids.filter((id) => id.startsWith("S")))
        if ((await groups(group, () => peopleIn(web, group))).includes(person)) return true
      return false
    },
  }
}

/** An answer is asked for anew when it is older than a minute. */
function keptFor<Value>(now: () => Date) {
  const kept = new Map<string, { readonly value: Promise<Value>; readonly until: number }>()
  return (key: string, ask: () => Promise<Value>): Promise<Value> => {
    const found = kept.get(key)
    if (found && now().getTime() < found.until) return found.value
    kept.delete(key)
    const [oldest] = kept.keys()
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    const value = ask()
    value.catch(() => kept.delete(key))
    kept.set(key, { value, until: now().getTime() + KEPT_MS })
    return value
  }
}

async function standingOf(web: Web, person: string, home: string | null): Promise<PersonKind> {
  const called = await web("users.info", { user: person }, true)
  if (!called.ok) {
    const isUnseen = called.fault.kind === "refused" && UNSEEN.has(called.fault.error)
    return isUnseen ? "stranger" : "unknown"
  }
  const {
    is_stranger,
    team_id,
    is_restricted,
    is_ultra_restricted,
    is_admin,
    is_owner,
    enterprise_user,
    is_bot,
    deleted,
  } = (called.data.user ?? {}) as User
  const isHome = team_id === undefined || home === null || team_id === home || enterprise_user?.teams?.includes(home)
  if (is_stranger === true || !isHome) return "stranger"
  if (is_restricted === true || is_ultra_restricted === true || is_bot === true || deleted === true) return "guest"
  return is_admin === true || is_owner === true ? "admin" : "full"
}

type User = {
  readonly is_stranger?: boolean
  readonly team_id?: string
  readonly is_restricted?: boolean
  readonly is_ultra_restricted?: boolean
  readonly is_admin?: boolean
  readonly is_owner?: boolean
  readonly is_bot?: boolean
  readonly deleted?: boolean
  readonly enterprise_user?: { readonly teams?: readonly string[] }
}

const UNSEEN: ReadonlySet<string> = new Set(["user_not_found", "user_not_visible"])

/** Nobody where Slack does not tell. */
async function peopleIn(web: Web, group: string): Promise<readonly string[]> {
  const called = await web("usergroups.users.list", { usergroup: group }, true)
  return called.ok && Array.isArray(called.data.users) ? called.data.users.map(String) : []
}
