import { resolve } from "node:path"
import { tell, write } from "../adapters/terminal/output.ts"
import { lossNotesIn } from "../intake/loss.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { withConfig } from "./house.ts"

/** `intake accept`: what the content folder lost is meant, and the archive follows it now. */
export async function intake(args: readonly string[]): Promise<ExitCode> {
  if (args.length !== 1 || args[0] !== "accept") {
    tell("Say what to do: intake accept")
    return EXIT.misuse
  }
  return withConfig(async ({ CONTENT_DIR, DATA_DIR }) => {
    const folder = resolve(CONTENT_DIR)
    const notes = lossNotesIn(DATA_DIR)
    const note = await notes.read(folder)
    if (note === null) {
      await write(`Nothing is waited for: ${CONTENT_DIR} has lost nothing that is kept.\n`)
      return EXIT.unmet
    }
    await notes.write(folder, { ...note, isAccepted: true })
    if (!(await notes.read(folder))?.isAccepted) {
      tell(`${DATA_DIR} cannot be written, so that nothing was accepted. Let this user write to it.`)
      return EXIT.failed
    }
    const time = note.since.slice(0, 16).replace("T", " ")
    await write(`Accepted: what ${CONTENT_DIR} has lost since ${time} UTC is taken out at the bot's next look.\n`)
    return EXIT.done
  })
}
