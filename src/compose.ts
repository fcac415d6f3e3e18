import { join } from "node:path"
import { commands } from "../commands/index.ts"
import { DATABASE } from "./archive/files.ts"
import { lostDatabase } from "./archive/lost.ts"
import { openSqlite, openSqliteToRead } from "./archive/sqlite.ts"
import { openHolder } from "./briefing/holder.ts"
import { type Briefings, openBriefings } from "./briefing/index.ts"
import type { Config } from "./config.ts"
import type { Archive, ArchiveState } from "./core/archive.ts"
import type { Log } from "./core/desk.ts"
import { extractorVersion } from "./core/extract/lexicon-lists.ts"
import type { Newsroom, Operations, Pasting } from "./core/newsroom.ts"
import { judgeDraft } from "./core/show/judged-draft.ts"
import { type Messages, openFollowing } from "./following/index.ts"
import { newIncident } from "./incident.ts"
import { startExtraction } from "./intake/extraction.ts"
import { type Intake, openIntake } from "./intake/index.ts"
import { readWordLists } from "./intake/lexicon.ts"
import { lossNotesIn } from "./intake/loss.ts"
import { openPasting } from "./intake/paste.ts"
import { type Counted, openNewsroom } from "./newsroom.ts"
import { archiveState } from "./running/health.ts"

/** The word lists belong to the program, wherever it is started from. */
export const LEXICON = join(import.meta.dirname, "../content/lexicon")

/** Archive, intake and newsroom, put together alike for the bot and the command line. */
export type House = {
  readonly archive: Archive
  readonly newsroom: Newsroom
  readonly intake: Intake
  readonly briefings: Briefings
  readonly pasting: Pasting
  /** What keeps messages in step with their articles. */
  readonly messages: Messages
  readonly verifyDraft: Operations["verifyDraft"]
  archiveState(): Promise<ArchiveState>
  /** Ends behind what is under way; nothing is lost. */
  close(): Promise<void>
}

/** Throws, in words for people, when the data folder cannot be used. */
export async function openHouse(
  { CONTENT_DIR, DATA_DIR, TIME_ZONE }: Config,
  { log, now, counted }: { readonly log: Log; readonly now: () => Date; readonly counted?: Counted },
): Promise<House> {
  const file = join(DATA_DIR, DATABASE)
  const lost = await lostDatabase(file)
  const archive = await openSqlite(file)
  if (lost !== null) log.warn({ file }, lost)
  const { extract, claimsIn, readDraft, stop } = startExtraction(LEXICON)
  const intake = openIntake({
    dir: CONTENT_DIR,
    articles: archive.articles,
    extract,
    extractor: extractorVersion(await readWordLists(LEXICON)),
    embargo: { timeZone: TIME_ZONE, now: () => new Date() },
    now,
    log,
    losses: lossNotesIn(DATA_DIR),
  })
  const holder = openHolder()
  const briefings = openBriefings({ archive, now, log, holder })
  const messages = openFollowing({ archive, now, log, holder, timeZone: TIME_ZONE })
  const desk = {
    archive,
    now,
    log,
    timeZone: TIME_ZONE,
    postNow: briefings.postNow,
    tellOwner: briefings.tellOwner,
    claimsIn,
  }
  const newsroom = openNewsroom({
    desk,
    commands,
    reading: intake.reading,
    newIncident,
    ...(counted && { counted }),
  })
  return {
    archive,
    newsroom,
    intake,
    briefings,
    pasting: openPasting({ dir: CONTENT_DIR, articles: archive.articles, extract, intake, timeZone: TIME_ZONE }),
    messages,
    verifyDraft: async (text) => judgeDraft(archive, await readDraft(text)),
    archiveState: () => archiveState(archive, now()),
    async close() {
      // Together: the extraction that intake waits for is the one that stop ends.
      await Promise.all([intake.stop(), stop()])
      await archive.close()
    },
  }
}

/** What only looks things up in an archive that others keep, for a house without its own intake and briefings. */
export type ReadingRoom = Pick<House, "newsroom" | "close">

/** Throws, in words for people, when there is no archive that can be read. */
export function openReadingRoom(
  { DATA_DIR, TIME_ZONE }: Config,
  { log, now }: { readonly log: Log; readonly now: () => Date },
): ReadingRoom {
  const archive = openSqliteToRead(join(DATA_DIR, DATABASE))
  const { claimsIn, stop } = startExtraction(LEXICON)
  const postNow = async () => ({ state: "failed", problem: "Nothing can be posted from here." }) as const
  const newsroom = openNewsroom({
    desk: { archive, now, log, timeZone: TIME_ZONE, postNow, tellOwner: async () => {}, claimsIn },
    commands,
    reading: () => ({ read: 0, total: 0, faults: [] }),
    newIncident,
  })
  return {
    newsroom,
    async close() {
      await stop()
      await archive.close()
    },
  }
}
