import { parseArgs } from "node:util"
import { serveTools } from "../adapters/mcp/index.ts"
import { tell, tellingLog } from "../adapters/terminal/output.ts"
import { openReadingRoom } from "../compose.ts"
import { EXIT, type ExitCode } from "./exit.ts"
import { withConfig } from "./house.ts"

/** `mcp`: answers over standard input and output until the client closes it. */
export async function serveMcp(args: readonly string[]): Promise<ExitCode> {
  parseArgs({ args: [...args], strict: true, options: {} })
  return withConfig(async (config) => {
    const room = openRoom(config)
    if (!room) return EXIT.failed
    try {
      await serveTools(room.newsroom, { input: process.stdin, output: process.stdout, tell })
      return EXIT.done
    } finally {
      await room.close()
    }
  })
}

function openRoom(config: Parameters<typeof openReadingRoom>[0]) {
  try {
    return openReadingRoom(config, { log: tellingLog, now: () => new Date() })
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error))
    return null
  }
}
