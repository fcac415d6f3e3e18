import { createRequire } from "node:module"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { inBrowser, openBrowser, skipsBrowser, visit } from "../../support/browser.ts"
import { serveFolder } from "./serve-folder.ts"
import { STORIES } from "./stories.ts"

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js")

const PAGES = [
  "/",
  "/?ask=ferry",
  "/?ask=harbour&kind=fact&sort=newest",
  "/?ask=nothingofthekind",
  "/?ask=%2Fsummary",
  "/?ask=%2Fquote%20price",
  "/message?ask=%2Fquote%20price",
  "/articles",
  "/articles/inquiry",
  "/articles/ferry-fares",
  "/articles/marche",
  "/articles/none",
  "/quotes/wshy3w7ui2oe",
  "/quotes/wshy3w7ui2oe/speaker",
  "/people",
  "/verify",
  "/?ask=%2Fverify%20the%20boat%20is%20your%20road",
  "/people/Gwen%20Tarrant",
  "/corrections",
  "/status",
  "/connect",
  "/add",
] as const

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] }

describe.skipIf(skipsBrowser)(`accessible, ${inBrowser}`, () => {
  let browser: Browser
  let house: Awaited<ReturnType<typeof serveFolder>>
  let empty: Awaited<ReturnType<typeof serveFolder>>
  beforeAll(async () => {
    browser = await openBrowser()
    house = await serveFolder(STORIES)
    empty = await serveFolder({})
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
    await empty?.close()
  })

  test.each([
    ["light", ""],
    // Only colours are others in the dark.
    ["dark", "{ runOnly: ['color-contrast'] }"],
  ] as const)("axe finds nothing on any page (%s)", async (colorScheme, rules) => {
    // Our own policy runs no script but the page's; axe is put in past it.
    const { page } = await visit(browser, house.url, { colorScheme, bypassCSP: true })
    for (const address of [...PAGES.map((path) => house.url + path), empty.url]) {
      await page.goto(address)
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
      await page.addScriptTag({ path: AXE })
      const { violations } = (await page.evaluate(`axe.run(${rules})`)) as { readonly violations: readonly Violation[] }
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 2)}`)
      expect([address.replace(house.url, ""), told]).toEqual([address.replace(house.url, ""), []])
    }
    await page.context().close()
  })
})
