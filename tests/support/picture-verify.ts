import { join } from "node:path"
import { DRAFT } from "../adapters/preview/draft.ts"
import { serveFolder } from "../adapters/preview/serve-folder.ts"
import { STORIES } from "../adapters/preview/stories.ts"
import { openBrowser, visit } from "./browser.ts"

/** Takes the picture of a draft from the page itself: `node tests/support/picture-verify.ts` writes .github/verify.png. */
const WIDTH = 1100
/** Pixels of the page's own paper around it. */
const MARGIN = 28
/** Enough of it for a picture: what is altered, absent and somebody else's. */
const PICKED = /16 years|Every islander|Stay away/
const draft = DRAFT.split("\n").filter((line) => PICKED.test(line))

const house = await serveFolder(STORIES)
const browser = await openBrowser()
const options = { viewport: { width: WIDTH, height: 900 }, colorScheme: "light" } as const
const { page, complaints } = await visit(browser, `${house.url}/verify`, options)
await page.locator("#draft").fill(draft.join("\n\n"))
await page.getByRole("button", { name: "Check the quotations" }).click()
const top = (await page.locator("#verify-title").boundingBox())?.y ?? 0
const drafted = await page.locator(".drafted").boundingBox()
const height = (drafted?.y ?? 0) + (drafted?.height ?? 0) - top + MARGIN
const clip = { x: 0, y: top - MARGIN, width: WIDTH, height: height + MARGIN }
await page.screenshot({ path: join(import.meta.dirname, "../../.github/verify.png"), clip, fullPage: true })
await browser.close()
await house.close()
if (complaints.length > 0) throw new Error(complaints.join("\n"))
