import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { serveFolder } from "../adapters/preview/serve-folder.ts"
import { STORIES } from "../adapters/preview/stories.ts"
import { openBrowser, visit } from "./browser.ts"

/** Takes the README's pictures from the page itself: `node tests/support/picture.ts` writes them into .github. */
const WIDTH = 1000
const SHOTS = [
  ["search.png", "/?ask=harbour", 760],
  ["article.png", "/articles/inquiry", 760],
] as const
const github = join(import.meta.dirname, "../../.github")

const browser = await openBrowser()
const house = await serveFolder(STORIES)
const options = { viewport: { width: WIDTH, height: 760 }, deviceScaleFactor: 1.25, colorScheme: "light" } as const
await mkdir(github, { recursive: true })
for (const [file, path, height] of SHOTS) {
  const { page, complaints } = await visit(browser, house.url + path, options)
  await page.screenshot({ path: join(github, file), clip: { x: 0, y: 0, width: WIDTH, height } })
  await page.context().close()
  if (complaints.length > 0) throw new Error(complaints.join("\n"))
}
await browser.close()
await house.close()
