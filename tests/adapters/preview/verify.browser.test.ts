import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { axeFinds } from "../../support/axe.ts"
import { inBrowser, skipsBrowser, visitor } from "../../support/browser.ts"
import { DRAFT } from "./draft.ts"
import { serveFolder } from "./serve-folder.ts"
import { STORIES } from "./stories.ts"

describe.skipIf(skipsBrowser)(`a draft is verified, ${inBrowser}`, () => {
  const visit = visitor()
  let house: Awaited<ReturnType<typeof serveFolder>>
  beforeAll(async () => {
    house = await serveFolder(STORIES)
  })
  afterAll(() => house?.close())

  /** The page of a draft that was pasted and sent. */
  const verified = async (draft: string): Promise<Page> => {
    const page = await visit(`${house.url}/verify`)
    await page.getByLabel("The draft, up to 100,000 characters").fill(draft)
    await page.getByRole("button", { name: "Check the quotations" }).press("Enter")
    await page.getByRole("heading", { name: "The draft's quotations" }).waitFor()
    return page
  }

  test.each([true, false])("by the front page, with all that differs (script: %s)", async (javaScriptEnabled) => {
    const page = await visit(house.url, { javaScriptEnabled })
    await page.getByRole("navigation", { name: "Pages of Pullquote" }).getByRole("link", { name: "Verify" }).click()
    await page.getByLabel("The draft, up to 100,000 characters").fill(DRAFT)
    await page.getByRole("button", { name: "Check the quotations" }).click()
    await page.getByText("7 quotations: 2 verbatim, 1 typographic, 1 elided, 1 altered, 1 spliced, 1 absent.").waitFor()
    expect(new URL(page.url()).search).toBe("")
    const altered = page.getByRole("article", { name: "Quotation 5" })
    await altered.getByText("Altered: the source has “60”, not “16”.").waitFor()
    expect(await altered.getByRole("deletion").textContent()).toBe("[only here: 16]")
    expect(await altered.getByRole("insertion").textContent()).toBe("[only in the source: 60]")
    await altered.getByText("— Alan Reeve, chairman of the trust", { exact: true }).waitFor()
    expect(await altered.locator(".source").textContent()).toContain(
      "Press release by the Harbour Trust · 30 October 2026",
    )
    await page.getByText("Change the draft, or check another one").click()
    expect(await page.getByLabel("The draft, up to 100,000 characters").inputValue()).toBe(DRAFT)
  })

  test("one goes from the summary to a verdict, to its place in the draft and to the article", async () => {
    const page = await verified(DRAFT)
    const isTarget = (id: string) => page.locator(id).evaluate((element) => element.matches(":target"))
    await page.getByRole("link", { name: "quotation 4 spliced, another speaker", exact: true }).press("Enter")
    expect(await isTarget("#quotation-4")).toBe(true)
    const spliced = page.getByRole("article", { name: "Quotation 4" })
    await spliced.getByRole("heading").getByRole("link").press("Enter")
    expect(await isTarget("#in-draft-4")).toBe(true)
    await page.locator("#in-draft-4").press("Enter")
    expect(await isTarget("#quotation-4")).toBe(true)
    await spliced.getByRole("link", { name: "Show in article" }).last().click()
    await page.getByRole("heading", { name: "What the ward inquiry found" }).waitFor()
    expect(await page.locator(":target").textContent()).toContain("The warnings were read")
  })

  test("on a phone and a tablet nothing has to be moved sideways", async () => {
    const unbroken = `“${"unbroken".repeat(40)} words of somebody stand here,” said Maren Oldfield.`
    const page = await verified(`${DRAFT}${unbroken}`)
    for (const width of [320, 390, 600]) {
      await page.setViewportSize({ width, height: 700 })
      expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(width)
    }
  })

  test("on paper and in forced colours the marks stay, and the form is left out on paper", async () => {
    const page = await verified(DRAFT)
    await page.emulateMedia({ forcedColors: "active" })
    const line = (css: string) =>
      page
        .locator(css)
        .first()
        .evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).textDecorationLine)
    expect([await line("mark.quotation"), await line("del"), await line("ins")]).toEqual([
      "underline",
      "line-through",
      "underline",
    ])
    await page.emulateMedia({ media: "print" })
    expect(await page.getByText("Change the draft, or check another one").isVisible()).toBe(false)
    expect(await page.getByRole("article", { name: "Quotation 5" }).isVisible()).toBe(true)
  })

  test("axe finds nothing", async () => {
    const page = await verified(DRAFT)
    expect(await axeFinds(page)).toEqual([])
    await page.emulateMedia({ colorScheme: "dark" })
    expect(await axeFinds(page, "colours")).toEqual([])
  })
})
