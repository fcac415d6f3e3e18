import { join } from "node:path"
import { commands } from "../commands/index.ts"
import { openSqlite } from "./archive/sqlite.ts"
import { openHolder } from "./briefing/holder.ts"
import { type Briefings, openBriefings } from "./briefing/index.ts"
import type { Config } from "./config.ts"
import type { Log } from "./core/desk.ts"
import { extractorVersion } from "./core/extract/lexicon.ts"
import type { Newsroom } from "./core/newsroom.ts"
import type { Reply } from "./core/reply/reply.ts"
import { newIncident } from "./incident.ts"
import { startExtraction } from "./intake/extraction.ts"
import { type Intake, openIntake } from "./intake/index.ts"
import { readLexicon } from "./intake/lexicon.ts"
import { lossNotesIn } from "./intake/loss.ts"
import { openNewsroom } from "./newsroom.ts"

/** The word lists belong to the program, wherever it is started from. */
export const LEXICON = join(import.meta.dirname, "../content/lexicon")

export type Counted = (answer: {
  readonly command: string | null
  readonly outcome: Reply["outcome"]
  readonly ms: number
}) => void

/** Archive, intake and newsroom, put together alike for the bot and the command line. */
export type House = {
  readonly newsroom: Newsroom
  readonly intake: Intake
  readonly briefings: Briefings
  /** Ends behind what is under way; nothing is lost. */
  close(): Promise<void>
}

/** Throws, in words for people, when the data folder cannot be used. */
export async function openHouse(
  { CONTENT_DIR, DATA_DIR, TIME_ZONE }: Config,
  { log, now, counted }: { readonly log: Log; readonly now: () => Date; readonly counted?: Counted },
): Promise<House> {
  const archive = await openSqlite(join(DATA_DIR, "pullquote.db"))
  const { extract, stop } = startExtraction(LEXICON)
  const intake = openIntake({
    dir: CONTENT_DIR,
    articles: archive.articles,
    extract,
    extractor: extractorVersion(await readLexicon(LEXICON)),
    now,
    log,
    losses: lossNotesIn(DATA_DIR),
  })
  const briefings = openBriefings({ archive, now, log, holder: openHolder() })
  const desk = { archive, now, log, timeZone: TIME_ZONE, postNow: briefings.postNow }
  const newsroom = openNewsroom({
    desk,
    commands,
    reading: intake.reading,
    newIncident,
    ...(counted && { counted }),
  })
  return {
    newsroom,
    intake,
    briefings,
    async close() {
      // Together: the extraction that intake waits for is the one that stop ends.
      await Promise.all([intake.stop(), stop()])
      await archive.close()
    },
  }
}
