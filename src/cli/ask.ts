import { parseArgs } from "node:util"
import { askLine } from "../adapters/terminal/ask.ts"
import { outputScreen, write } from "../adapters/terminal/output.ts"
import type { Reply } from "../core/reply/reply.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { takeInChanges, withHouse } from "./house.ts"
import { whyShown } from "./why-shown.ts"

/** `ask LINE`: takes in what changed, answers, and ends with what came of it as the exit code. */
export async function ask(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: true,
    options: { json: { type: "boolean", default: false }, explain: { type: "boolean", default: false } },
  })
  return withHouse(async (house) => {
    await takeInChanges(house)
    const { text, call, reply } = await askLine(house.newsroom, positionals.join(" "), outputScreen(), values.json)
    await write(text)
    if (values.explain) await write(await whyShown(house.archive, call?.args.query, reply))
    return EXIT_AFTER[reply.outcome]
  })
}

export const EXIT_AFTER: Readonly<Record<Reply["outcome"], ExitCode>> = {
  answered: EXIT.done,
  nothing: EXIT.unmet,
  misuse: EXIT.misuse,
  busy: EXIT.failed,
  failed: EXIT.failed,
}
