import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { serveNewsroom } from "../adapters/preview/serve.ts"
import { openBrowser, visit } from "./browser.ts"

/** Takes README's pictures of an answer, light and dark: `node tests/support/look-pictures.ts` writes .github/answer-….png. */
const folder = join(import.meta.dirname, "../../.github")
const LINE = "/quote grave concren"

await mkdir(folder, { recursive: true })
const browser = await openBrowser()
const server = await serveNewsroom()
const complaints: string[] = []
for (const colorScheme of ["light", "dark"] as const) {
  const options = { viewport: { width: 1200, height: 900 }, colorScheme } as const
  const watched = await visit(browser, `${server.url}/?ask=${encodeURIComponent(LINE)}`, options)
  await watched.page.locator(".surfaces").screenshot({ path: join(folder, `answer-${colorScheme}.png`) })
  complaints.push(...watched.complaints)
  await watched.page.context().close()
}
await browser.close()
await server.close()
if (complaints.length > 0) throw new Error(complaints.join("\n"))
