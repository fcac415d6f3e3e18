import { existsSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { tell, write } from "../adapters/terminal/output.ts"
import { DATABASE } from "../archive/files.ts"
import { reindexArchive } from "../archive/reindex.ts"
import { counted } from "../core/text/words.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { withConfig } from "./house.ts"

/** `reindex`: makes indexes, people and counts anew from the stored articles. */
export async function reindex(args: readonly string[]): Promise<ExitCode> {
  parseArgs({ args: [...args], options: {} })
  return withConfig(async ({ DATA_DIR }) => {
    const file = join(DATA_DIR, DATABASE)
    if (!existsSync(file)) {
      tell(`There is no archive in ${DATA_DIR}. Start the bot once: npm start.`)
      return EXIT.unmet
    }
    const stopping = new AbortController()
    process.once("SIGINT", () => stopping.abort())
    try {
      await reindexArchive(file, (left) => tell(`${counted(left, "article")} left`), stopping.signal)
    } catch (error) {
      tell((error as Error).message)
      return EXIT.failed
    }
    if (stopping.signal.aborted) {
      tell("Stopped before the end. The next start of the bot goes on with it.")
      return EXIT.unmet
    }
    await write("All articles are indexed again.\n")
    return EXIT.done
  })
}
