import { readLine } from "../../core/command/line.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { renderText, type Screen } from "./render.ts"

/** Answers one typed line: as text for the screen, or with `json` as the Reply itself. */
export async function askLine(newsroom: Newsroom, line: string, screen: Omit<Screen, "commands">, json: boolean) {
  const reply = await newsroom.answer(readLine(line, newsroom.commands))
  const text = json
    ? `${JSON.stringify(reply, null, 2)}\n`
    : renderText(reply, { ...screen, commands: newsroom.commands })
  return { text, outcome: reply.outcome }
}
