import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { axeFinds } from "../../support/axe.ts"
import { inBrowser, skipsBrowser, visitor } from "../../support/browser.ts"
import { DRAFT } from "./draft.ts"
import { serveFolder } from "./serve-folder.ts"
import { STORIES } from "./stories.ts"

describe.skipIf(skipsBrowser)(inBrowser, () => {
  const open = visitor()
  let house: Awaited<ReturnType<typeof serveFolder>>
  let empty: Awaited<ReturnType<typeof serveFolder>>
  beforeAll(async () => {
    house = await serveFolder(STORIES)
    empty = await serveFolder({})
  })
  afterAll(async () => {
    await house?.close()
    await empty?.close()
  })

  const field = (page: Page) => page.getByLabel("Search quotes, facts, people and full text")
  const results = (page: Page) => page.locator(".cited")

  test("plain words find quotes, facts and paraphrases at once, while one types, and the field keeps the focus", async () => {
    const page = await open(house.url)
    await field(page).pressSequentially("ferry fares")
    await page.getByRole("heading", { name: "Results for ferry fares" }).waitFor()
    await results(page).first().waitFor()
    expect(await field(page).evaluate((input) => input.matches(":focus"))).toBe(true)
    expect(await page.locator(".label").allTextContents()).toEqual(
      expect.arrayContaining(["Quote", "Fact", "Paraphrase"]),
    )
    await expect.poll(() => page.getByRole("status").first().textContent()).toMatch(/^\d+ results\.$/)
    expect(new URL(page.url()).search).toBe("?ask=ferry+fares")
  })

  test.each([true, false])(
    "results are narrowed by clicks, with counts, and widened again (script: %s)",
    async (javaScriptEnabled) => {
      const page = await open(`${house.url}/?ask=harbour`, { javaScriptEnabled })
      const all = await results(page).count()
      const speaker = page
        .getByRole("complementary", { name: "Filters" })
        .getByRole("listitem")
        .filter({ hasText: "Gwen Tarrant" })
      const count = Number(await speaker.locator(".count").textContent())
      await speaker.getByRole("link").click()
      await page.getByRole("link", { name: "Remove the filter Gwen Tarrant" }).waitFor()
      expect(await results(page).count()).toBe(count)
      expect(count).toBeLessThan(all)
      await page.getByRole("link", { name: "Remove the filter Gwen Tarrant" }).click()
      await expect.poll(() => results(page).count()).toBe(all)
      await page
        .getByRole("navigation", { name: "Kind of result" })
        .getByRole("link", { name: /^Facts/ })
        .click()
      await page.locator("[aria-current=true]", { hasText: "Facts" }).waitFor()
      expect(new Set(await page.locator(".label").allTextContents())).toEqual(new Set(["Fact"]))
      await page.getByRole("link", { name: "Oldest" }).click()
      await page.locator("b", { hasText: "Oldest" }).waitFor()
      expect(await results(page).first().textContent()).toContain("3 June 2025")
    },
  )

  test("without words one browses what there is of an outlet, an article's kind and a year", async () => {
    const page = await open(`${house.url}/?outlet=The%20Sound%20Courier&kind=quote`)
    expect(await results(page).count()).toBeGreaterThan(3)
    for (const text of await page.locator(".source").allTextContents()) expect(text).toContain("The Sound Courier")
    await page.goto(`${house.url}/?kind=live-blog`)
    for (const text of await page.locator(".source").allTextContents()) expect(text).toContain("Live blog")
    await page.goto(`${house.url}/?since=2025&until=2025`)
    for (const text of await page.locator(".source").allTextContents()) expect(text).toContain("June 2025")
  })

  test("what is in no quote and no fact is found in the text, and is nobody's", async () => {
    const page = await open(`${house.url}/?ask=closed%20the%20outer%20mole`)
    const excerpt = page.locator(".cited.excerpt")
    await excerpt.getByText("The harbour office has closed the outer mole.").first().waitFor()
    expect(await excerpt.locator(".speaker, blockquote").count()).toBe(0)
  })

  test("a correction stands before the first answer of its article", async () => {
    const page = await open(`${house.url}/?ask=ferry%20fares`)
    expect(await results(page).first().locator(".correction").textContent()).toContain("The figure is 10 per cent.")
  })

  test.each([
    [
      "Text",
      "“We have held the price for three winters, and we cannot hold it for a fourth,”\n— Maren Oldfield, the company's chief executive\nFerry fares to rise by a tenth in spring, The Sound Courier",
    ],
    ["Markdown", "> “We have held the price"],
    ["HTML", "<blockquote><p>“We have held the price"],
  ])("words are copied with their citation as %s", async (form, words) => {
    const page = await open(`${house.url}/?ask=%2Fquote%20held%20the%20price`)
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
    await page.getByText("Copy with citation").click()
    await page.getByRole("button", { name: `Copy ${form}` }).click()
    await expect.poll(() => page.getByRole("status").textContent()).toBe("Copied.")
    expect(await page.evaluate("navigator.clipboard.readText()")).toContain(words)
  })

  test("a person's page has roles, quotes and paraphrases apart, and where they are only named", async () => {
    const page = await open(`${house.url}/people`)
    await page.getByRole("link", { name: "Maren Oldfield" }).click()
    await page.getByRole("heading", { name: "Maren Oldfield" }).waitFor()
    expect(await page.locator(".roles").textContent()).toContain("chief executive")
    expect(await page.locator(".label").allTextContents()).toEqual(["Quote"])
    await page.getByRole("link", { name: /^Paraphrases/ }).click()
    await page.locator("[aria-current=true]", { hasText: "Paraphrases" }).waitFor()
    expect(await page.locator(".label").allTextContents()).toEqual(["Paraphrase"])
  })

  test("articles are narrowed by outlet, kind and date, and each has its language, headings, block quotes and times", async () => {
    const page = await open(`${house.url}/articles`)
    await page.getByRole("complementary").getByRole("link", { name: "The Sound Courier" }).click()
    await page.getByRole("link", { name: "Remove the filter The Sound Courier" }).waitFor()
    expect(await page.locator(".articles li").count()).toBe(3)
    await page.getByRole("link", { name: "What the ward inquiry found" }).click()
    await page.getByRole("heading", { name: "What the managers knew" }).waitFor()
    expect(await page.locator("blockquote").textContent()).toContain("We were told that the rota was safe.")
    await page.goto(`${house.url}/articles/storm`)
    expect(await page.locator(".post").allTextContents()).toEqual(["09:15", "09:40", "10:05"])
    await page.goto(`${house.url}/articles/marche`)
    expect(await page.getByRole("heading", { level: 1 }).getAttribute("lang")).toBe("fr")
    expect(await page.locator(".body").getAttribute("lang")).toBe("fr")
  })

  test("an article has one stop of the keyboard a note, another for the speaker of a quote, and none for each paragraph", async () => {
    const page = await open(`${house.url}/articles/inquiry`)
    const stops = await page.locator(".article .body :is(a, button, [tabindex]):not([tabindex='-1'])").count()
    expect(stops).toBe((await page.locator(".note").count()) + (await page.locator(".note.utterance").count()))
  })

  test.each([true, false])(
    "a pasted article is looked at, saved, asked about and undone (script: %s)",
    async (javaScriptEnabled) => {
      const page = await open(empty.url, { javaScriptEnabled })
      await page.getByText(empty.folder).first().waitFor()
      await page.getByLabel("The article's text").fill(STORIES["ferry-fares.md"] ?? "")
      await page.getByRole("button", { name: "Check the article" }).click()
      await page.getByText("“We have held the price for three winters").waitFor()
      expect(readdirSync(empty.folder)).toEqual([])
      await page.getByRole("button", { name: "Save the article" }).click()
      await page.getByRole("heading", { level: 1, name: "Ferry fares to rise by a tenth in spring" }).waitFor()
      expect(existsSync(join(empty.folder, "ferry-fares-to-rise-by-a-tenth-in-spring.md"))).toBe(true)
      const address = page.url()
      await page.goto(`${empty.url}/?ask=three%20winters`)
      expect(await results(page).count()).toBeGreaterThan(0)
      await page.goto(address)
      await page.getByRole("button", { name: "Undo" }).click()
      await page.getByRole("heading", { name: "The article was removed" }).waitFor()
      expect(readdirSync(empty.folder)).toEqual([])
    },
  )

  test("a wrong speaker is corrected from the answer by the keyboard, told everywhere, and undone, without a script", async () => {
    const page = await open(`${house.url}/?ask=a%20tax%20on%20living%20here&kind=quote`, { javaScriptEnabled: false })
    await results(page).first().getByRole("link", { name: "Wrong speaker?" }).press("Enter")
    await page.getByRole("heading", { name: "Who said this?" }).waitFor()
    await page.getByLabel("Speaker").focus()
    await page.keyboard.type("Maren")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.getByRole("status").getByText("Corrected by the desk: ").waitFor()
    await page.locator(".note", { hasText: "corrected by the desk" }).getByText("Maren Oldfield").waitFor()
    await page.goto(`${house.url}/people/Maren%20Oldfield`)
    await page.getByText("a tax on living here").first().waitFor()
    await page.goto(`${house.url}/articles/ferry-fares`)
    await page.getByRole("button", { name: /^Undo: .*a tax on living here/ }).press("Enter")
    await page.getByText("The correction is undone:").waitFor()
    expect(await page.getByText("corrected by the desk").count()).toBe(0)
  })

  test("in an article the keyboard comes from a quote's note to “Wrong speaker?” beside it", async () => {
    const page = await open(`${house.url}/articles/ferry-fares`)
    const note = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: /^Wrong speaker\? / }) })
    await note.first().getByRole("link").first().focus()
    await page.keyboard.press("Tab")
    await page.locator(".wrong:focus-visible").waitFor()
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { name: "Who said this?" }).waitFor()
  })

  test("the status names what could not be read, and the correction", async () => {
    const page = await open(`${house.url}/status`)
    await page.getByText("1 thing to check.").waitFor()
    await page.getByText("budget.docx").waitFor()
    await page.getByText("The figure is 10 per cent.").waitFor()
  })

  test("on paper stand the words with their speakers and sources, and nothing to click; nothing moves for whoever wants no motion", async () => {
    const page = await open(`${house.url}/?ask=ferry`)
    const shown = async (css: string) => {
      const all = await page.locator(css).all()
      expect([css, all.length]).not.toEqual([css, 0])
      return (await Promise.all(all.map((one) => one.isVisible()))).includes(true)
    }
    const scrolling = () => page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    expect(await scrolling()).toBe("auto")
    await page.emulateMedia({ media: "print", reducedMotion: "no-preference" })
    expect(await scrolling()).toBe("smooth")
    for (const css of [".masthead nav", ".ask", ".tools", ".filters", ".tabs"])
      expect([css, await shown(css)]).toEqual([css, false])
    for (const css of [".words", ".speaker", ".source"]) expect([css, await shown(css)]).toEqual([css, true])
    await page.goto(`${house.url}/articles/inquiry`)
    for (const css of [".legend", ".wrong"]) expect([css, await shown(css)]).toEqual([css, false])
    for (const css of [".paragraph", ".note", "blockquote"]) expect([css, await shown(css)]).toEqual([css, true])
  })

  test("at 200 per cent nothing has to be moved sideways", async () => {
    const page = await open(house.url)
    // What a window of 1280 points shows of it.
    await page.setViewportSize({ width: 640, height: 450 })
    for (const path of [
      "/",
      "/?ask=ferry",
      "/message?ask=ferry",
      "/articles",
      "/articles/inquiry",
      "/people",
      "/status",
      "/connect",
    ]) {
      await page.goto(house.url + path)
      expect([path, await page.locator("html").evaluate((html) => html.scrollWidth)]).toEqual([path, 640])
    }
  })

  describe("a draft is verified", () => {
    /** The page of a draft that was pasted and sent. */
    const verified = async (draft: string): Promise<Page> => {
      const page = await open(`${house.url}/verify`)
      await page.getByLabel("The draft, up to 100,000 characters").fill(draft)
      await page.getByRole("button", { name: "Check the quotations" }).press("Enter")
      await page.getByRole("heading", { name: "The draft's quotations" }).waitFor()
      return page
    }

    test.each([true, false])("by the front page, with all that differs (script: %s)", async (javaScriptEnabled) => {
      const page = await open(house.url, { javaScriptEnabled })
      await page.getByRole("navigation", { name: "Pages of Pullquote" }).getByRole("link", { name: "Verify" }).click()
      await page.getByLabel("The draft, up to 100,000 characters").fill(DRAFT)
      await page.getByRole("button", { name: "Check the quotations" }).click()
      await page
        .getByText("7 quotations: 2 verbatim, 1 typographic, 1 elided, 1 altered, 1 spliced, 1 absent.")
        .waitFor()
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
})
