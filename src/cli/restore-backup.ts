import { join } from "node:path"
import { tell, write } from "../adapters/terminal/output.ts"
import { restoreBackup } from "../archive/restoring.ts"
import type { SinceBackup } from "../archive/taken-over.ts"
import { counted, listed } from "../core/text/words.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { withConfig } from "./house.ts"

const CALL = "npm run -s pullquote --"

/** `restore backup FILE`: puts a backup in the place of the archive, also beside a running bot. */
export function restoreBackupFrom(file: string): Promise<ExitCode> {
  return withConfig(async ({ CONTENT_DIR, DATA_DIR }) => {
    const done = await restoreBackup(DATA_DIR, file, new Date())
    if (!done.ok) {
      tell(done.problem)
      return done.isRefused ? EXIT.unmet : EXIT.failed
    }
    const before = done.setAside === undefined ? "" : ` The replaced archive is ${join(DATA_DIR, done.setAside)}.`
    await write(`${counted(done.articles, "article")} restored.${before}\n`)
    if (done.since) for (const line of olderNow(done.since, CONTENT_DIR)) tell(line)
    else
      tell(`Before you start the bot, restore what was scheduled and posted since the backup: ${CALL} restore orders`)
    return EXIT.done
  })
}

/** Slugs that are named one by one. */
const MOST_NAMED = 10

/** What is as old as the backup now, and what is not. */
function olderNow({ loaded, back }: SinceBackup, contentDir: string): readonly string[] {
  const named = back.length > MOST_NAMED ? [...back.slice(0, MOST_NAMED), `${back.length - MOST_NAMED} more`] : back
  return [
    `Articles and their earlier versions are as old as the backup. Those in ${contentDir} are read again by the running bot, or when it starts.`,
    "Briefing schedules, corrected speakers and the record of what was posted are kept as they were: nothing is posted twice.",
    ...(loaded > 0
      ? [
          `${counted(loaded, "article")} loaded since the backup ${loaded === 1 ? "is" : "are"} gone. Load again: ${CALL} load`,
        ]
      : []),
    ...(back.length > 0
      ? [`Back from the backup, and not in the replaced archive: ${listed(named, "and")}. Purge again what was purged.`]
      : []),
  ]
}
