import { existsSync } from "node:fs"
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect } from "vitest"
import { HANG_MS } from "./counts.ts"

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
const place = PLACES.find((path) => existsSync(path))

/** Where a browser must be there, its absence is a failure and no reason to skip. */
export const skipsBrowser = place === undefined && process.env.CI !== "true"

/** For the name of the tests, so that a run without a browser says what it left out and how to have it. */
export const inBrowser = skipsBrowser
  ? "in a browser: SKIPPED, there is no Chromium (apt-get install chromium)"
  : "in a browser"

// The summary of a run counts what was skipped, but does not say why.
if (skipsBrowser) process.stderr.write(`${inBrowser}\n`)

export function openBrowser(): Promise<Browser> {
  if (place === undefined)
    throw new Error(`There is no browser. Install chromium; it is looked for at ${PLACES.join(", ")}.`)
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
  return chromium.launch({ executablePath: place, args, timeout: HANG_MS })
}

const VIEW = { width: 1200, height: 900 }

/** A page with a context of its own, for whoever wants no motion. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEW, reducedMotion: "reduce", ...options })
  context.setDefaultTimeout(HANG_MS)
  return context.newPage()
}

type Visit = {
  readonly page: Page
  /** Errors, warnings, what the policy refused, and requests that left the machine: none of them may be. */
  readonly complaints: string[]
  /** Of the address that is visited; null when nobody is there. */
  origin: string | null
}

function watched(page: Page): Visit {
  const visit: Visit = { page, complaints: [], origin: null }
  const complain = (text: string) => visit.origin !== null && visit.complaints.push(text)
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complain(message.text())
  })
  page.on("pageerror", (error) => complain(String(error)))
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== visit.origin) complain(`asked ${request.url()}`)
  })
  page.on("response", (response) => {
    if (response.status() >= 400) complain(`${response.status()} ${response.url()}`)
  })
  return visit
}

async function go(visit: Visit, url: string): Promise<void> {
  visit.origin = new URL(url).origin
  await visit.page.goto(url)
}

/** Visits an address with a page of its own that notes everything a visitor's browser would complain of. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const visited = watched(await openPage(browser, options))
  await go(visited, url)
  return visited
}

/** Nothing goes on that the page was about to do, and it is as it was before the visit. */
async function clear(page: Page): Promise<void> {
  await page.evaluate("stop(); for (let timer = setTimeout(() => {}); timer > 0; timer--) clearTimeout(timer)")
  await page.evaluate("localStorage.clear(); sessionStorage.clear()")
  await page.context().clearCookies()
  await page.context().clearPermissions()
  await page.emulateMedia({ media: null, colorScheme: "light", reducedMotion: "reduce", forcedColors: "none" })
  await page.setViewportSize(VIEW)
  await page.mouse.move(0, 0)
}

/**
 * For the tests around it: visits an address as somebody who has never been there. No visitor's browser may have complained of
 * anything. One page is kept for visits with a script and one for those without, since opening one takes as long as seven visits.
 */
export function visitor(): (url: string, options?: { readonly javaScriptEnabled?: boolean }) => Promise<Page> {
  let browser: Browser
  const visits = new Map<boolean, Visit>()
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  afterEach(async () => {
    const underWay = [...visits.values()].filter(({ origin }) => origin !== null)
    const complaints = underWay.flatMap((visit) => visit.complaints.splice(0))
    for (const visit of underWay) {
      visit.origin = null
      await clear(visit.page)
    }
    expect(complaints).toEqual([])
  })
  return async (url, { javaScriptEnabled = true } = {}) => {
    const visit = visits.get(javaScriptEnabled) ?? watched(await openPage(browser, { javaScriptEnabled }))
    visits.set(javaScriptEnabled, visit)
    await go(visit, url)
    return visit.page
  }
}

/** The colour behind an element as it is drawn. */
export const background = (locator: Locator): Promise<string> =>
  locator.evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).backgroundColor)
