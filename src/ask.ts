import { parseArgs } from "node:util"
import { askLine } from "./adapters/terminal/ask.ts"
import { outputScreen, tell, tellingLog, write } from "./adapters/terminal/output.ts"
import { openHouse } from "./compose.ts"
import { readConfig } from "./config.ts"

/** `ask LINE`: takes in what changed, answers, and ends with what came of it as the exit code. */
export async function ask(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    ...{ args: [...args], allowPositionals: true, strict: true },
    options: { json: { type: "boolean", default: false } },
  })
  const read = readConfig()
  if (!read.ok) {
    for (const fault of read.faults) tell(fault)
    return 2
  }
  const house = await openHouse(read.config, tellingLog)
  try {
    await house.intake.scan()
    const { text, exit } = await askLine(house.newsroom, positionals.join(" "), outputScreen(), values.json)
    await write(text)
    return exit
  } finally {
    await house.close()
  }
}
