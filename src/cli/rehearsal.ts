import { mkdtempSync, rmSync } from "node:fs"
import { copyFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { outputScreen, tell, tellingLog, write } from "../adapters/terminal/output.ts"
import { renderText } from "../adapters/terminal/render.ts"
import { copyDatabase } from "../archive/copy.ts"
import { DATABASE } from "../archive/files.ts"
import { type Rehearsed, rehearse } from "../briefing/rehearsal.ts"
import { openHouse } from "../compose.ts"
import type { Config } from "../config.ts"
import type { Newsroom } from "../core/newsroom.ts"
import { LOSS_NOTES } from "../intake/loss.ts"
import { headingOf, reasonsOf } from "./briefing-lines.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { takeInChanges } from "./house.ts"

/**
 * Says what each order that is due would post, and posts nothing. All of it happens in a private copy of the data folder;
 * the folder itself is only read.
 */
export async function rehearseRun(config: Config, now: () => Date, isExplained: boolean): Promise<ExitCode> {
  const folder = folderOfThisRun()
  await copyDatabase(join(config.DATA_DIR, DATABASE), join(folder, DATABASE))
  await copyFile(join(config.DATA_DIR, LOSS_NOTES), join(folder, LOSS_NOTES)).catch(() => undefined)
  const tools = { log: tellingLog, now }
  const house = await openHouse({ ...config, DATA_DIR: folder }, tools).catch((error: Error) => error)
  if (house instanceof Error) {
    tell(house.message.replaceAll(folder, config.DATA_DIR))
    return EXIT.failed
  }
  try {
    await takeInChanges(house)
    const all = await rehearse(house.archive, now)
    const texts: string[] = []
    for (const one of all) {
      const reasons = isExplained && one.edition !== null ? `${await reasonsOf(one, house.archive)}\n` : ""
      texts.push(textOf(one, house.newsroom, reasons))
    }
    await write(texts.length === 0 ? "Nothing is due.\n" : texts.join("\n"))
    return EXIT.done
  } finally {
    await house.close()
  }
}

/** A folder that goes when the process ends, also by Ctrl-C: the copy is as confidential as the original. */
function folderOfThisRun(): string {
  for (const [signal, number] of Object.entries(ENDING)) process.once(signal, () => process.exit(128 + number))
  const folder = mkdtempSync(join(tmpdir(), "pullquote-rehearsal-"))
  // Tried again: the thread that writes may make a file there meanwhile.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** What ends a process from outside, by the numbers that a shell knows them by. */
const ENDING = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const

function textOf({ edition, ...result }: Rehearsed, { commands }: Newsroom, reasons: string): string {
  const heading = `${headingOf(result)}\n`
  if (edition === null) return `${heading}\n${notPosted(result)}\n`
  return `${heading}\n${renderText(edition, { ...outputScreen(), commands })}\n${reasons}`
}

function notPosted({ worked }: Omit<Rehearsed, "edition">): string {
  const problem = worked.kind === "settled" && "problem" in worked.settlement ? worked.settlement.problem : ""
  return problem === "" ? "Nothing is new, so nothing would be posted." : `Nothing would be posted. ${problem}`
}
