import type { Finding } from "../adapters/adapter.ts"
import type { Archive } from "../core/archive.ts"

const MOST_NAMED = 20

/** Messages that show what no longer stands, where the bot cannot reach them: somebody has to look after them by hand. */
export async function unreachableMessages({ following }: Pick<Archive, "following">): Promise<readonly Finding[]> {
  const { unreachable } = await following.tally()
  const named = await following.unreachable(MOST_NAMED)
  const more = unreachable - named.length
  return [
    ...named.map(({ platform, channel, message, at, problem }): Finding => {
      const which = `${message === null ? "an answer" : `message ${message}`} of ${at.slice(0, 10)}`
      const what = `${platform}, channel ${channel}: ${which} shows words that are no longer in its article`
      return { what, state: "unknown", todo: problem }
    }),
    ...(more > 0 ? [{ what: `${more} more messages like this`, state: "unknown" as const }] : []),
  ]
}
