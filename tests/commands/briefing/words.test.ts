import { join } from "node:path"
import { expect, test } from "vitest"
import { commands } from "../../../commands/index.ts"
import { renderText } from "../../../src/adapters/terminal/render.ts"
import { readLine } from "../../../src/core/command/line.ts"
import { coveredIranDrones, HARBOUR_STRIKE } from "../../support/archive.ts"
import { asking } from "../../support/asking.ts"
import { newsroomWith, wordsIn } from "../../support/newsroom.ts"

test("how a briefing is ordered, from the first word to the last", async () => {
  const { newsroom } = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE)
  const here = asking({ zone: "Europe/Kiev" })
  const lines = [
    "/briefing",
    "/briefing schedule",
    "/briefing schedule time:7",
    "/briefing schedule time:07:30 zone:est",
    "/briefing schedule time:07:30 zone:Europe/Kyv",
    "/briefing schedule time:07:30 days:weekdays speaker:price",
    '/briefing schedule time:07:30 days:weekdays topics:"harbour, drones"',
    "/briefing schedule time:08:00 topics:all",
    "→ Replace",
    "→ Replace",
    "/briefing list",
    "/briefing pause",
    "/briefing schedule",
    "/briefing resume",
    "/briefing pause time:08:00",
    "/briefing cancel",
    "→ Schedule it again",
    "/help briefing",
  ]
  const shown: string[] = []
  let buttons: Awaited<ReturnType<typeof newsroom.answer>>["actions"] = []
  for (const line of lines) {
    const action = buttons.find(({ label }) => `→ ${label}` === line)
    const reply = await newsroom.answer(action?.call ?? readLine(line, commands), here)
    // A button is pressed twice on the message that it stands on.
    if (!action) buttons = reply.actions
    const who = reply.audience === "asker" ? "to the asker" : "to the channel"
    shown.push(`$ ${line}   # ${who}\n${renderText(reply, { width: 80, ansi: false, commands })}`)
  }
  await expect(shown.join("\n\n")).toMatchFileSnapshot(join(import.meta.dirname, "../../golden/terminal/briefing.txt"))
})

test("what people type for what it does is understood", async () => {
  const { newsroom } = await newsroomWith(HARBOUR_STRIKE)
  const ask = (line: string) => newsroom.answer(readLine(line, commands), asking())
  await ask("/briefing setup time:07:30 zone:UTC")
  for (const [line, words] of [
    ["/briefing show", "Briefing in #news"],
    ["/briefing info", "Briefing in #news"],
    ["/briefing today", "Preview of today's briefing"],
    ["/briefing snooze 2 days", "Briefing in #news paused for 2 days."],
    ["/briefing unmute", "Briefing in #news resumed."],
    ["/briefing hold", "Briefing in #news paused."],
    ["/briefing continue", "Briefing in #news resumed."],
    ["/briefing change time:08:00", "#news already has a briefing"],
    ["/briefing disable", "Stop the daily briefing in #news for good?"],
  ] as const)
    expect(wordsIn(await ask(line)), line).toContain(words)
})
