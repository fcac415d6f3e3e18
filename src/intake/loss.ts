import { readFile, rename, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import type { Log } from "../core/desk.ts"

/**
 * A folder that is empty all at once, or lost more than half of at least ten articles between two looks, is more likely a
 * volume that is not mounted than an editor at work.
 */
const isLoss = (known: number, gone: number, present: number): boolean =>
  gone > 0 && (present === 0 || (known >= MANY && gone > known / 2))

/** Articles from which on losing half of them is a loss. */
const MANY = 10
/** What a folder lost stays so long before the archive follows. */
export const KEPT_MS = 10 * 60_000

/** Since when a folder's loss is waited out, and whether somebody said that it is meant. */
export type LossNote = { readonly since: string; readonly isAccepted: boolean }

/** How much of what a folder gave a look at it finds gone; `present`: how many files it finds at all. */
export type FolderCount = { readonly known: number; readonly gone: number; readonly present: number }

/**
 * Waits out a loss: what the folder gave stays for ten minutes by `now`, which is said once in the log and by `fault` while
 * it lasts. Then, or when somebody says that it is meant, the archive follows the folder.
 */
export function openLossWatch(
  dir: string,
  folder: string,
  { notes, now, log }: { readonly notes: LossNotes; readonly now: () => Date; readonly log: Log },
) {
  let fault: string | null = null
  let isNoted = true // A process that ended may have left a note.

  return {
    /** Why what is gone stays, for people; null while nothing is waited out. */
    fault: (): string | null => fault,

    /** Whether what this look finds gone is to stay for now. */
    async isWaitedOut({ known, gone, present }: FolderCount): Promise<boolean> {
      const isLost = isLoss(known, gone, present)
      if (!isLost && !isNoted) return false
      const note = (await notes.read(folder)) ?? { since: now().toISOString(), isAccepted: false }
      const until = new Date(Date.parse(note.since) + KEPT_MS)
      const stays = isLost && !note.isAccepted && now() < until
      if (stays && fault === null) await notes.write(folder, note)
      if (!stays) await notes.write(folder, null)
      const told = stays ? lossInWords(dir, { known, gone, present }, until) : null
      if (told !== null && fault === null) log.warn({ dir }, told)
      if (told === null && fault !== null)
        log.info(
          { dir },
          isLost
            ? "the articles missing from the content folder are being removed"
            : "the content folder is complete again",
        )
      fault = told
      isNoted = stays
      return stays
    },
  }
}

function lossInWords(dir: string, { known, gone, present }: FolderCount, until: Date): string {
  const what =
    present === 0
      ? `is empty, and had ${known === 1 ? "an article" : `${known} articles`} before`
      : `has lost ${gone} of its ${known} articles`
  const time = until.toISOString().slice(11, 16)
  return `The content folder ${dir} ${what}. They are kept until ${time} UTC. If this is intended, run "npm run pullquote -- intake accept"; if not, check that its disk is mounted.`
}

/** Where the notes are kept, by folder, so that they outlive a restart and another process can accept a loss. */
export type LossNotes = {
  /** Null when the folder has lost nothing, or the notes cannot be read. */
  read(folder: string): Promise<LossNote | null>
  /** Null when it is over. A note that cannot be written is left out: the wait then begins anew after a restart. */
  write(folder: string, note: LossNote | null): Promise<void>
}

const Notes = z.record(z.string(), z.object({ since: z.iso.datetime(), isAccepted: z.boolean() }))

/** The notes' file in DATA_DIR, which is there only while something is lost. */
export const LOSS_NOTES = "pullquote.intake.json"

/** The notes in a file of the data folder. */
export function lossNotesIn(dataDir: string): LossNotes {
  const file = join(dataDir, LOSS_NOTES)
  const readAll = async (): Promise<z.infer<typeof Notes>> => {
    // A pipe in its place would keep the reader waiting.
    const isFile = await stat(file).then(
      (one) => one.isFile(),
      () => false,
    )
    const text = isFile ? await readFile(file, "utf8").catch(() => "{}") : "{}"
    return Notes.safeParse(parsed(text)).data ?? {}
  }
  return {
    async read(folder) {
      return (await readAll())[folder] ?? null
    },
    async write(folder, note) {
      const { [folder]: _, ...others } = await readAll()
      const notes = note ? { ...others, [folder]: note } : others
      const whole = `${file}.new`
      const written =
        Object.keys(notes).length === 0
          ? rm(file, { force: true })
          : writeFile(whole, `${JSON.stringify(notes, null, 2)}\n`).then(() => rename(whole, file))
      await written.catch(() => undefined)
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
