import type { Covered } from "../../src/core/model.ts"
import { CORRECTED, covered, coveredIranDrones, HARBOUR_STRIKE, ORCHARD, type Story } from "./archive.ts"

/** What every release could do with an archive; absent where it came later. */
export type Desk = {
  save(covered: Covered, file: string): Promise<unknown>
  remove(slug: string): Promise<unknown>
  withhold?(slug: string): Promise<unknown>
  /** The first quote of the article is somebody else's. */
  correctSpeaker?(slug: string, speaker: string): Promise<unknown>
  load?(covered: Covered): Promise<unknown>
  /** A message shows the article's first snippet. */
  post(key: string, slug: string): Promise<unknown>
}

/** Whom the desk names instead. */
export const NAMED_BY_THE_DESK = "Nick Price"

const named = (story: Story, slug: string): Story => ({ ...story, slug, title: `${story.title}: ${slug}` })
export const WITHDRAWN = named(ORCHARD, "withdrawn")
export const WITHHELD = named(ORCHARD, "withheld")
export const LOADED = named(HARBOUR_STRIKE, "loaded")
/** Its second extractor finds no quote any more. */
export const LOST = named(ORCHARD, "lost")

/**
 * What an archive lives through. Those of all releases in `tests/fixtures/archive` were made by it, each in a checkout of its
 * release with that one's own archive as the desk; then vacuumed with pages of 1,024 bytes and packed with brotli.
 */
export async function liveThrough(desk: Desk): Promise<void> {
  const save = (story: Story) => desk.save(covered(story), `${story.slug}.txt`)
  for (const story of [HARBOUR_STRIKE, ORCHARD, WITHDRAWN, WITHHELD, LOST]) await save(story)
  await desk.save(coveredIranDrones(), "iran-drones.txt")
  await desk.post("first", "harbour-strike")
  await desk.post("lost", "lost")
  await save(CORRECTED)
  await save({ ...LOST, extractor: "2", said: [] })
  await desk.post("second", "harbour-strike")
  await desk.remove("withdrawn")
  await desk.withhold?.("withheld")
  await desk.load?.(covered(LOADED))
  await desk.correctSpeaker?.("harbour-strike", NAMED_BY_THE_DESK)
}

/** All that is saved on the way, in this order. */
export const STORIES: readonly (Story | Covered)[] = [
  HARBOUR_STRIKE,
  CORRECTED,
  ORCHARD,
  WITHDRAWN,
  WITHHELD,
  LOST,
  LOADED,
  coveredIranDrones(),
]
