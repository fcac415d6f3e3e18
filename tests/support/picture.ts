import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { serveNewsroom } from "../adapters/preview/serve.ts"
import { openBrowser, visit } from "./browser.ts"

/** Takes the README's picture from the page itself: `node tests/support/picture.ts` writes .github/preview.png. */
const WIDTH = 1200
const folder = join(import.meta.dirname, "../../.github")

const browser = await openBrowser()
const server = await serveNewsroom()
const options = { viewport: { width: WIDTH, height: 900 }, deviceScaleFactor: 2, colorScheme: "light" } as const
const { page, complaints } = await visit(browser, `${server.url}/?ask=%2Fquote%20grave%20concren`, options)
await page.locator(".discord [value=dark]").check({ force: true })
await page.locator("body").click({ position: { x: 1, y: 1 } })
const places = await page.locator(".places").boundingBox()
const height = Math.ceil((places?.y ?? 800) + (places?.height ?? 0) + 28)
await mkdir(folder, { recursive: true })
await page.screenshot({ path: join(folder, "preview.png"), clip: { x: 0, y: 0, width: WIDTH, height } })
await browser.close()
await server.close()
if (complaints.length > 0) throw new Error(complaints.join("\n"))
