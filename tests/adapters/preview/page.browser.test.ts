import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { HttpServer } from "../../../src/http.ts"
import { background, inBrowser, skipsBrowser, visitor } from "../../support/browser.ts"
import { serveNewsroom } from "./serve.ts"

describe.skipIf(skipsBrowser)(inBrowser, () => {
  const visit = visitor()
  let server: HttpServer
  beforeAll(async () => {
    server = await serveNewsroom()
  })
  afterAll(() => server?.close())

  const open: typeof visit = (path, options) => visit(server.url + path, options)
  const discord = (page: Page) => page.getByRole("figure", { name: "As Discord shows it" })
  const slack = (page: Page) => page.getByRole("figure", { name: "As Slack shows it" })
  const answer = (page: Page) => page.getByRole("region")
  const field = (page: Page) => page.getByRole("combobox", { name: "Search quotes, facts, people and full text" })
  const answers = (page: Page, words: string) => answer(page).getByText(words).first().waitFor()
  const graveConcern = "/?ask=%2Fquote%20grave%20concren"
  const asMessage = "/message?ask=%2Fquote%20grave%20concren"

  test("one types a question, completes it by the keyboard, and sees the answer", async () => {
    const page = await open("/")
    await field(page).pressSequentially("/quo")
    await page.getByRole("option").first().waitFor()
    expect(await field(page).getAttribute("aria-expanded")).toBe("true")
    await page.keyboard.press("ArrowDown")
    await page.getByRole("option", { selected: true }).waitFor()
    expect(await field(page).getAttribute("aria-activedescendant")).toBe("choice-0")
    await page.keyboard.press("Enter")
    expect(await field(page).inputValue()).toBe("/quote ")
    await field(page).pressSequentially("grave con")
    await page.getByRole("option", { name: "Ned Price: “We express our grave concern" }).waitFor()
    expect(await page.getByRole("status").textContent()).toMatch(/^\d+ suggestions?\. Use the arrow keys\.$/)
    await page.keyboard.press("Escape")
    expect(await page.getByRole("listbox").count()).toBe(0)
    await page.keyboard.press("Enter")
    await answers(page, "— Ned Price, US State Department spokesman")
    expect(await page.getByRole("status").textContent()).toMatch(/^Answered\. Quote\. “We express our grave concern/)
    expect(new URL(page.url()).searchParams.get("ask")).toBe("/quote grave con")
  })

  test("a suggestion can be taken with the pointer", async () => {
    const page = await open("/")
    await field(page).pressSequentially("/quote abundant")
    await page.getByRole("option").first().click()
    expect(await field(page).inputValue()).toMatch(/^\/quote #[a-z2-7]{12} $/)
    await page.keyboard.press("Enter")
    await answers(page, "— Ned Price, US State Department spokesman")
  })

  test("a button is pressed without a reload; the answer has the focus, and going back brings the first one", async () => {
    const page = await open("/?ask=%2Fsummary")
    await page.evaluate("globalThis.stayed = true")
    const first = await page.locator(".reply").textContent()
    await page.getByRole("link", { name: "Long", exact: true }).press("Enter")
    await page.locator("#answer-title:focus").waitFor()
    expect(await page.locator(".reply").textContent()).not.toBe(first)
    expect(await page.evaluate("globalThis.stayed")).toBe(true)
    await page.goBack()
    await expect.poll(() => field(page).inputValue()).toBe("/summary")
    expect(await page.locator(".reply").textContent()).toBe(first)
    await page.locator("#answer-title:focus").waitFor()
    await page.getByRole("link", { name: "Pullquote" }).click()
    await field(page).fill("/quote war crimes")
    await page.keyboard.press("Enter")
    await answers(page, "— United Nations")
    await page.goBack()
    await page.locator("main:focus").waitFor()
  })

  test.each([
    ["/quote war crimes", /^Answered\. Paraphrase\. .*\. — United Nations\. /],
    ["war crimes", /^\d+ results\.$/],
    ["/quote zzzz", /^No answer\. No quote found for “zzzz”/],
    ["/zzzz", /^Not understood\. There is no command “\/zzzz”\./],
  ])("a screen reader is told what became of it: %s", async (line, words) => {
    const page = await open("/")
    await field(page).fill(line)
    await page.keyboard.press("Enter")
    await page.locator("#answer").waitFor()
    await expect.poll(() => page.getByRole("status").textContent()).toMatch(words)
  })

  test("from the answer one comes to its place in the article, and the mark there lights up with its speaker", async () => {
    const page = await open(graveConcern)
    await page.getByRole("link", { name: "Show in article" }).click()
    const mark = page.locator("a.mark", { hasText: "We express our grave concern about Russia's acquisition" })
    expect(await mark.evaluate((element) => element.matches(":target"))).toBe(true)
    const note = page.getByRole("listitem").filter({ hasText: "Ned Price" }).first()
    expect(await background(note)).toBe(await background(mark))
    expect((await mark.boundingBox())?.y).toBeLessThan(900)
  })

  test("the speaker is told on hover and on focus, and to a screen reader", async () => {
    const page = await open("/articles/iran-drones")
    const mark = page.locator("a.mark", { hasText: /^We will not hesitate/ })
    const note = page.locator(".paragraph", { has: mark }).getByRole("listitem").filter({ hasText: "Ned Price" })
    const plain = await background(note)
    await mark.hover()
    expect(await background(note)).not.toBe(plain)
    await page.mouse.move(0, 0)
    expect(await background(note)).toBe(plain)
    await mark.focus()
    expect(await background(note)).not.toBe(plain)
    expect(await mark.getAttribute("aria-describedby")).toBe(await note.getAttribute("id"))
  })

  test("quoted words, reported words and facts can be left unmarked", async () => {
    const page = await open("/articles/iran-drones")
    const mark = page.locator("a.mark", { hasText: /^We will not hesitate/ })
    const marked = await background(mark)
    await page.getByRole("checkbox", { name: "Quoted" }).press("Space")
    expect(await background(mark)).not.toBe(marked)
  })

  test("it is dark where the system is, and where one says so; what one says is remembered", async () => {
    const page = await open(asMessage)
    const colour = (of: string) => background(page.locator(of))
    const light = await colour("body")
    await page.emulateMedia({ colorScheme: "dark" })
    const [darkBody, darkSlack] = [await colour("body"), await colour(".slack")]
    expect(darkBody).not.toBe(light)
    await page.emulateMedia({ colorScheme: "light" })
    expect(await colour("body")).toBe(light)
    expect(await colour(".slack")).not.toBe(darkSlack)
    await slack(page).getByRole("radio", { name: "Dark" }).focus()
    await page.keyboard.press("Space")
    expect(await colour(".slack")).toBe(darkSlack)
    expect(await colour("body")).not.toBe(darkBody)
    await page
      .getByRole("group", { name: "Page: light or dark" })
      .getByRole("radio", { name: "Dark" })
      .check({ force: true })
    expect(await colour("body")).toBe(darkBody)
    await page.reload()
    expect([await colour("body"), await colour(".slack")]).toEqual([darkBody, darkSlack])
  })

  test("on a phone nothing has to be moved sideways", async () => {
    const page = await open("/")
    for (const path of [
      "/",
      graveConcern,
      asMessage,
      "/?ask=drones",
      "/?ask=%2Fhelp",
      "/articles",
      "/articles/iran-drones",
      "/articles/hostile",
      "/people",
      "/people/Ned%20Price",
      "/status",
      "/connect",
      "/add",
    ]) {
      await page.goto(server.url + path)
      for (const width of [320, 390]) {
        await page.setViewportSize({ width, height: 700 })
        expect([path, await page.locator("html").evaluate((html) => html.scrollWidth)]).toEqual([path, width])
      }
    }
  })

  test("without a script one can ask, press a button and read", async () => {
    const page = await open("/", { javaScriptEnabled: false })
    await page.getByLabel("Search quotes, facts, people and full text").fill("/quote war")
    await page.keyboard.press("Enter")
    await answers(page, "— Mick Mulroy, former Pentagon official and retired CIA officer")
    await page.getByRole("link", { name: "Show as message" }).first().click()
    for (const drawn of [discord(page), slack(page)])
      await drawn.getByText("— Mick Mulroy, former Pentagon official and retired CIA officer").waitFor()
    await page.getByRole("link", { name: "Show as an answer" }).click()
    await page.getByText("Copy with citation").click()
    expect(await page.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toContain("— Mick Mulroy")
    await page.getByRole("link", { name: "Show in article" }).click()
    await page.getByRole("heading", { name: "Iran implicated in Russian attacks on civilians in Ukraine" }).waitFor()
  })

  test("a hostile article is shown as text and does nothing", async () => {
    const page = await open("/articles/hostile")
    expect(await page.title()).toBe("<img src=x onerror=alert(1)> and javascript:alert(1) · Pullquote")
    expect(await page.getByText("The <script>document.title='taken'</script> drones are ours").count()).toBe(1)
    expect(await page.getByText("It reached reversed readers").count()).toBe(1)
    expect(await page.locator("main :is(script, img, iframe, [href^='javascript:'])").count()).toBe(0)
  })

  test("a screen reader finds its way", async () => {
    const page = await open(graveConcern)
    const parts = ["header", "form", "#answer"].map((part) => page.locator(part).ariaSnapshot())
    // Ids and positions follow the extraction, which is not what is tested here.
    const heard = `${(await Promise.all(parts)).join("\n")}\n`
      .replace(/%23[a-z2-7]{12}/g, "%23id")
      .replace(/at-\d+/g, "at-0")
    await expect(heard).toMatchFileSnapshot("../../golden/preview/grave-concern.aria.yml")
  })

  test("everything that can be used shows the focus", async () => {
    const page = await open(graveConcern)
    const names: string[] = []
    for (let stop = 0; stop < 14; stop++) {
      await page.keyboard.press("Tab")
      const shown = await page.locator("html").evaluate(focusShown, null)
      names.push(shown.name)
      expect(shown).toEqual({ name: shown.name, ring: true })
    }
    expect(new Set(names).size).toBeGreaterThan(8)
  })
})

type Drawn = {
  readonly tagName: string
  readonly textContent: string
  readonly nextElementSibling: Drawn
  matches(css: string): boolean
}
type Root = {
  readonly ownerDocument: {
    readonly activeElement: Drawn
    readonly defaultView: { getComputedStyle(of: Drawn): Record<string, string> }
  }
}

/** What has the focus, and whether that is to be seen; a radio button is drawn by the label beside it. */
const focusShown = ({ ownerDocument: { activeElement: at, defaultView } }: Root) => {
  const { outlineStyle, outlineWidth } = defaultView.getComputedStyle(
    at.matches(".look input") ? at.nextElementSibling : at,
  )
  return { name: at.tagName + at.textContent, ring: outlineStyle !== "none" && outlineWidth !== "0px" }
}
