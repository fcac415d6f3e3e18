import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { axeFinds } from "../../support/axe.ts"
import { inBrowser, openBrowser, openPage, skipsBrowser } from "../../support/browser.ts"
import { serveFolder } from "./serve-folder.ts"
import { STORIES } from "./stories.ts"

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

describe.skipIf(skipsBrowser)(`accessible, ${inBrowser}`, () => {
  let browser: Browser
  let house: Awaited<ReturnType<typeof serveFolder>>
  let empty: Awaited<ReturnType<typeof serveFolder>>
  beforeAll(async () => {
    browser = await openBrowser()
    house = await serveFolder(STORIES)
    empty = await serveFolder({})
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
    await empty?.close()
  })

  test("axe finds nothing on any page, in the light and in the dark", async () => {
    const page = await openPage(browser)
    for (const address of [...PAGES.map((path) => house.url + path), empty.url]) {
      await page.emulateMedia({ colorScheme: "light" })
      await page.goto(address)
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
      const light = await axeFinds(page)
      await page.emulateMedia({ colorScheme: "dark" })
      // Only colours are others in the dark.
      const dark = await axeFinds(page, "colours")
      expect({ address, light, dark }).toEqual({ address, light: [], dark: [] })
    }
  })
})
