import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { previewRoutes } from "../../../src/adapters/preview/index.ts"
import { openHouse } from "../../../src/compose.ts"
import { configFrom } from "../../../src/config.ts"
import { openHttp } from "../../../src/http.ts"
import { connectingFrom, openOperations } from "../../../src/running/operations.ts"

/** The whole house over a content folder of its own with these files, and its page on a free port of this machine. */
export async function serveFolder(files: Readonly<Record<string, string>>) {
  const home = await mkdtemp(join(tmpdir(), "pullquote-page-"))
  const [content, data] = [join(home, "articles"), join(home, "data")]
  const { mkdir } = await import("node:fs/promises")
  await mkdir(content)
  await mkdir(data)
  for (const [name, text] of Object.entries(files)) await writeFile(join(content, name), text)
  const read = configFrom({ CONTENT_DIR: content, DATA_DIR: data })
  if (!read.ok) throw new Error(read.faults.join("\n"))
  const throws = (fields: object, message: string) => {
    throw new Error(`${message}: ${JSON.stringify(fields)}`)
  }
  const log = { info: () => {}, warn: () => {}, error: throws }
  const now = () => new Date("2026-11-26T12:00:00Z")
  const house = await openHouse(read.config, { log, now })
  await house.intake.scan()
  const standing = async () => ({ archive: await house.archiveState(), platforms: {} })
  const operations = openOperations(house, await connectingFrom(read.config), {
    now,
    standing,
    log,
    countSpeaker: () => {},
  })
  const opened = await openHttp({
    host: "127.0.0.1",
    port: 0,
    newsroom: house.newsroom,
    preview: previewRoutes(house.newsroom, operations),
    log,
    newIncident: () => "test",
    briefings: house.briefings,
    metrics: async () => ({ type: "text/plain", text: "" }),
  })
  if (!opened.ok) throw new Error(opened.problem)
  const { url, close } = opened.server
  return {
    url,
    folder: content,
    async close() {
      await close()
      await house.close()
      await rm(home, { recursive: true })
    },
  }
}
