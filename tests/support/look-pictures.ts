import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import type { Call } from "../../src/core/reply/reply.ts"
import { coveredIranDrones } from "./archive.ts"
import { asking } from "./asking.ts"
import { openBrowser, visit } from "./browser.ts"
import { newsroomWith } from "./newsroom.ts"
import { servePage } from "./serve-page.ts"

/**
 * Takes README's pictures of messages, light and dark: `node tests/support/look-pictures.ts` writes .github/answer-….png and
 * .github/briefing-….png.
 */
const folder = join(import.meta.dirname, "../../.github")
const PICTURES = [
  ["answer", "/quote grave concren"],
  ["briefing", "/briefing schedule time:07:30 zone:Kyiv days:weekdays"],
] as const

const room = await newsroomWith(coveredIranDrones())
// The page has no channel to schedule in: here every question comes from one.
const server = await servePage({ ...room.newsroom, answer: (call: Call) => room.newsroom.answer(call, asking()) })
const browser = await openBrowser()
await mkdir(folder, { recursive: true })
const complaints: string[] = []
for (const [name, line] of PICTURES) {
  for (const colorScheme of ["light", "dark"] as const) {
    const options = { viewport: { width: 1200, height: 900 }, colorScheme } as const
    const watched = await visit(browser, `${server.url}/message?ask=${encodeURIComponent(line)}`, options)
    await watched.page.locator(".surfaces").screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
    complaints.push(...watched.complaints)
    await watched.page.context().close()
    await room.archive.orders.drop({ platform: "slack", channel: "C1" })
  }
}
await browser.close()
await server.close()
await room.archive.close()
if (complaints.length > 0) throw new Error(complaints.join("\n"))
