import { join } from "node:path"
import { tell, write } from "../adapters/terminal/output.ts"
import { DATABASE } from "../archive/files.ts"
import { openSqliteToRead } from "../archive/sqlite.ts"
import type { Archive } from "../core/archive.ts"
import type { NumberedCorrection } from "../core/speaker-corrections/correction.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { withConfig } from "./house.ts"

/** `corrections export`: what the desk has corrected of who spoke, as JSON lines. */
export async function exportCorrections(args: readonly string[]): Promise<ExitCode> {
  if (args.join(" ") !== "export") {
    tell("Usage: corrections export. See: corrections --help")
    return EXIT.misuse
  }
  return withConfig(async ({ DATA_DIR }) => {
    let archive: Archive
    try {
      archive = openSqliteToRead(join(DATA_DIR, DATABASE))
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error))
      return EXIT.failed
    }
    try {
      await write((await archive.speakerCorrections.list()).map(exportedLines).join(""))
      return EXIT.done
    } finally {
      await archive.close()
    }
  })
}

/** A line for each passage of the quote. */
export function exportedLines(one: NumberedCorrection): string {
  const { number: correction, slug, version, passages, was: oldSpeaker, speaker: newSpeaker, kind, at } = one
  return passages
    .map(({ start, end, text }) => ({ correction, slug, version, start, end, text, oldSpeaker, newSpeaker, kind, at }))
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("")
}
