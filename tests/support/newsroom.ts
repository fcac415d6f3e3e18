import { commands } from "../../commands/index.ts"
import { askLine } from "../../src/adapters/terminal/ask.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { openHolder } from "../../src/briefing/holder.ts"
import { openBriefings } from "../../src/briefing/index.ts"
import { EXIT_AFTER } from "../../src/cli/ask.ts"
import { readLine } from "../../src/core/command/line.ts"
import type { Asking } from "../../src/core/desk.ts"
import type { Covered } from "../../src/core/model.ts"
import { type Block, type Reply, textOf } from "../../src/core/reply/reply.ts"
import { openNewsroom } from "../../src/newsroom.ts"
import { fill, type Story } from "./archive.ts"
import { claimsInMessage } from "./extract.ts"

/** A newsroom over an archive in memory that holds the stories; a failure of a command fails the test. */
export const newsroomWith = (...stories: readonly (Story | Covered)[]) => newsroomAt("2022-12-01T08:00:00Z", ...stories)

/** The same at an instant. */
export async function newsroomAt(instant: string, ...stories: readonly (Story | Covered)[]) {
  const archive = await openSqlite(":memory:")
  await fill(archive, ...stories)
  const log = {
    info: () => {},
    warn: (fields: object) => {
      throw new Error("warned", { cause: fields })
    },
    error: (fields: object) => {
      throw new Error("failed", { cause: fields })
    },
  }
  const now = () => new Date(instant)
  const briefings = openBriefings({ archive, now, log, holder: openHolder() })
  const desk = {
    archive,
    now,
    log,
    timeZone: "UTC",
    postNow: briefings.postNow,
    tellOwner: briefings.tellOwner,
    claimsIn: claimsInMessage,
  }
  const reading = () => ({ read: stories.length, total: stories.length, faults: [] })
  const newsroom = openNewsroom({ desk, commands, reading, newIncident: () => "bcdfgh" })
  const ask = (line: string, asking: Asking | null = null): Promise<Reply> =>
    newsroom.answer(readLine(line, commands), asking ?? undefined)
  /** Lines as typed, each with its answer as a terminal shows it. */
  const transcript = async (...lines: readonly string[]): Promise<string> => {
    const answers: string[] = []
    for (const line of lines) {
      const { text, reply } = await askLine(newsroom, line, { width: 80, ansi: false }, false)
      const exit = EXIT_AFTER[reply.outcome]
      answers.push(`$ ask '${line}'${exit === 0 ? "" : `   # exit code ${exit}`}\n${text}`)
    }
    return answers.join("\n\n")
  }
  return { archive, newsroom, briefings, ask, transcript }
}

/** All words of a reply, its actions left out. */
export const wordsIn = ({ blocks }: Pick<Reply, "blocks">): string => blocks.map(wordsOfBlock).join("\n")

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case "list":
      return block.items.map(({ label = "", prose }) => `${label} ${textOf(prose)}`).join("\n")
    case "quote":
      return block.passages.map(({ prose }) => textOf(prose)).join(" […] ")
    case "excerpt":
      return `${textOf(block.opening)}${textOf(block.prose)}`
    case "fact":
      return `${textOf(block.sentence)} ${textOf(block.attribution)}`
    case "verdict":
      return [textOf(block.sentence), textOf(block.checked), ...block.found.map(wordsOfBlock)].join("\n")
    default:
      return textOf(block.prose)
  }
}
