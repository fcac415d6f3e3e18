import { existsSync } from "node:fs"
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core"
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

export type Watched = {
  readonly page: Page
  /** Errors, warnings, what the policy refused, and requests that left the machine: none of them may be. */
  readonly complaints: readonly string[]
}

/** A page of its own that notes everything a visitor's browser would complain of. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 900 },
    reducedMotion: "reduce",
    ...options,
  })
  context.setDefaultTimeout(HANG_MS)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text())
  })
  page.on("pageerror", (error) => complaints.push(String(error)))
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) complaints.push(`asked ${request.url()}`)
  })
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
  await page.goto(url)
  return { page, complaints }
}

/** The colour behind an element as it is drawn. */
export const background = (locator: Locator): Promise<string> =>
  locator.evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).backgroundColor)
