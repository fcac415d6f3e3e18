import { z } from "zod"
import { readLine } from "../../core/command/line.ts"
import { misuse } from "../../core/command/misuse.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { LONGEST_LINE } from "../arrived.ts"
import { renderText, type Screen } from "./render.ts"

/** What JSON leaves as it is, and some terminals obey. */
const CONTROLS = /[\u007f-\u009f]/g
const escaped = (control: string) => `\\u00${control.charCodeAt(0).toString(16)}`

const asked = z.string().max(LONGEST_LINE)

/** Answers one typed line: as text for the screen, or with `json` as the Reply itself; and gives what was asked and answered. */
export async function askLine(newsroom: Newsroom, line: string, screen: Omit<Screen, "commands">, json: boolean) {
  const call = asked.safeParse(line).success ? readLine(line, newsroom.commands) : null
  const reply = call
    ? await newsroom.answer(call)
    : misuse(`That is too long: a question has ${LONGEST_LINE} characters at most.`)
  const text = json
    ? `${JSON.stringify(reply, null, 2).replace(CONTROLS, escaped)}\n`
    : renderText(reply, { ...screen, commands: newsroom.commands })
  return { text, call, reply }
}
