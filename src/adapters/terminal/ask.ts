import { readLine } from "../../core/command/line.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import type { Reply } from "../../core/reply/reply.ts"
import { renderText, type Screen } from "./render.ts"

/** What a shell script may go by. */
export const EXIT = { answered: 0, nothing: 1, misuse: 2, busy: 3, failed: 3 } as const satisfies Record<
  Reply["outcome"],
  number
>

/** Answers one typed line: as text for the screen, or with `json` as the Reply itself. */
export async function askLine(newsroom: Newsroom, line: string, screen: Omit<Screen, "commands">, json: boolean) {
  const reply = await newsroom.answer(readLine(line, newsroom.commands))
  const text = json
    ? `${JSON.stringify(reply, null, 2)}\n`
    : renderText(reply, { ...screen, commands: newsroom.commands })
  return { text, exit: EXIT[reply.outcome] }
}
