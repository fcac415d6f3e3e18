import type { Archive, ArchiveState } from "../core/archive.ts"
import type { Reading } from "../core/newsroom.ts"
import { contentStatus } from "./content-status.ts"

/** How what the bot depends on fares. */
export type Standing = {
  readonly archive: ArchiveState
  /** Each platform that is set up: null while people can ask over it, else why they cannot. */
  readonly platforms: Readonly<Record<string, string | null>>
}

/** How the archive says that it fares; when it says well, it is asked what every answer needs: index, snippets, tickets. */
export async function archiveState({ check, snippets, tickets }: Archive, now: Date): Promise<ArchiveState> {
  const state = await check()
  if (state.reading !== null) return state
  try {
    await snippets.candidates([["the"]], {}, 1)
    await tickets.open("none", now)
    return state
  } catch (error) {
    return { ...state, reading: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * Whether it can be asked now. A file, a briefing or one platform of two that fares badly is told and takes nothing away from
 * the rest. Where the archive cannot be read, or no platform of those that are set up is served, nobody gets an answer;
 * where it cannot be written, nothing is posted, since what is posted is written down first.
 */
export function readiness(reading: Reading, { archive, platforms }: Standing) {
  const files = contentStatus(reading)
  const troubles = Object.values(platforms)
  const isServed = troubles.length === 0 || troubles.some((trouble) => trouble === null)
  const { reading: problem, writing, indexing } = archive
  const isKept = problem === null && writing === null
  const status = isKept && isServed ? files.status : "unready"
  return {
    ...files,
    status,
    ...(problem !== null && { archive: problem }),
    ...(writing !== null && { writing }),
    ...(indexing !== undefined && { indexing }),
    ...(troubles.length > 0 && { platforms }),
  }
}
