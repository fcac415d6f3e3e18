import { parseArgs } from "node:util"
import { tell, write } from "../adapters/terminal/output.ts"
import { backUpArchive } from "../archive/backup.ts"
import { counted } from "../core/text/words.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { withConfig } from "./house.ts"

/** `backup FILE`: the whole archive in one file, beside a running bot. */
export async function backup(args: readonly string[]): Promise<ExitCode> {
  const [file, ...more] = parseArgs({ args: [...args], allowPositionals: true, options: {} }).positionals
  if (file === undefined || more.length > 0) {
    tell("Usage: backup FILE")
    return EXIT.misuse
  }
  return withConfig(async ({ DATA_DIR }) => {
    const done = await backUpArchive(DATA_DIR, file, tenths())
    if (!done.ok) {
      tell(done.problem)
      return done.isRefused ? EXIT.unmet : EXIT.failed
    }
    await write(`${file}: ${counted(done.articles, "article")} backed up.\n`)
    return EXIT.done
  })
}

/** Tells each tenth once. */
function tenths(): (done: number) => void {
  let told = 0
  return (done) => {
    const tenth = Math.floor(done * 10)
    if (tenth > told) tell(`${tenth * 10} % copied`)
    told = Math.max(told, tenth)
  }
}
