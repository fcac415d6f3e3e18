import { resolve } from "node:path"
import { tell, write } from "../adapters/terminal/output.ts"
import { lossNotesIn } from "../intake/loss.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { withConfig } from "./house.ts"

/** `intake accept`: what the content folder lost is meant, and the archive follows it now. */
export async function intake(args: readonly string[]): Promise<ExitCode> {
  if (args.length !== 1 || args[0] !== "accept") {
    tell("Usage: intake accept")
    return EXIT.misuse
  }
  return withConfig(async ({ CONTENT_DIR, DATA_DIR }) => {
    const folder = resolve(CONTENT_DIR)
    const notes = lossNotesIn(DATA_DIR)
    const note = await notes.read(folder)
    if (note === null) {
      await write(`There is nothing to accept: no articles are missing from ${CONTENT_DIR}.\n`)
      return EXIT.unmet
    }
    await notes.write(folder, { ...note, isAccepted: true })
    if (!(await notes.read(folder))?.isAccepted) {
      tell(`${DATA_DIR} cannot be written, so nothing was accepted. Give this user write permission.`)
      return EXIT.failed
    }
    const time = note.since.slice(0, 16).replace("T", " ")
    await write(`Accepted: the articles missing from ${CONTENT_DIR} since ${time} UTC will be removed in a moment.\n`)
    return EXIT.done
  })
}
