import type { Archive } from "./core/archive.ts"
import type { Reading } from "./core/newsroom.ts"
import { contentStatus } from "./observe.ts"

/** How what the bot depends on fares. */
export type Standing = {
  /** Null while the archive answers, else why it does not, for people. */
  readonly archive: string | null
  /** Each platform that is set up: null while people can ask over it, else why they cannot. */
  readonly platforms: Readonly<Record<string, string | null>>
}

/** Asks of the archive what every answer needs: the articles, the search index with its snippets, and what is kept for buttons. */
export async function archiveProblem({ articles, snippets, tickets }: Archive, now: Date): Promise<string | null> {
  try {
    await articles.sources()
    await snippets.candidates([["the"]], {}, 1)
    await tickets.open("none", now)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Whether it can be asked now. A file, a briefing or one platform of two that fares badly is told and takes nothing away from
 * the rest; without the archive, or with no platform of those that are set up, nobody gets an answer.
 */
export function readiness(reading: Reading, { archive, platforms }: Standing) {
  const files = contentStatus(reading)
  const troubles = Object.values(platforms)
  const isServed = troubles.length === 0 || troubles.some((trouble) => trouble === null)
  const status = archive !== null || !isServed ? "unready" : files.status
  return {
    ...files,
    status,
    ...(archive !== null && { archive }),
    ...(troubles.length > 0 && { platforms }),
  }
}
