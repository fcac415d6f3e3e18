import { parseArgs } from "node:util"
import { askLine, EXIT } from "../adapters/terminal/ask.ts"
import { outputScreen, tell, tellingLog, write } from "../adapters/terminal/output.ts"
import { openHouse } from "../compose.ts"
import { readConfig } from "../config.ts"

/** `ask LINE`: takes in what changed, answers, and ends with what came of it as the exit code. */
export async function ask(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: true,
    options: { json: { type: "boolean", default: false } },
  })
  const read = readConfig()
  if (!read.ok) {
    for (const fault of read.faults) tell(fault)
    return EXIT.misuse
  }
  const house = await openHouse(read.config, { log: tellingLog, now: () => new Date() }).catch((error: Error) => error)
  if (house instanceof Error) {
    tell(house.message)
    return EXIT.failed
  }
  try {
    // Without the content folder, the archive still answers with what it holds.
    await house.intake.scan().catch((error: Error) => tell(error.message))
    const { text, exit } = await askLine(house.newsroom, positionals.join(" "), outputScreen(), values.json)
    await write(text)
    return exit
  } finally {
    await house.close()
  }
}
