import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { UNSEEN } from "../../support/hostile.ts"
import { DRAFT } from "./draft.ts"
import { serveFolder } from "./serve-folder.ts"
import { STORIES } from "./stories.ts"

let house: Awaited<ReturnType<typeof serveFolder>>
beforeAll(async () => {
  house = await serveFolder(STORIES)
}, 60_000)
afterAll(() => house?.close())

const OWN = { "sec-fetch-site": "same-origin" }
const paste = async (draft: string, headers: Readonly<Record<string, string>> = OWN) => {
  const response = await fetch(`${house.url}/verify`, { method: "POST", body: new URLSearchParams({ draft }), headers })
  const body = await response.text()
  return { status: response.status, main: /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? "" }
}
/** What is read of a page: its tags taken out, its entities read. */
const read = (page: string) => page.replace(/<[^>]*>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
const lead = (main: string) => read(/<p class="lead[\s\S]*?<\/p>/.exec(main)?.[0] ?? "")
const judged = (main: string) => Array.from(main.matchAll(/<h2 id="judged-[\s\S]*?<\/h2>/g), ([title]) => read(title))
/** Fields to copy from, which every answer has. */
const COPIES = /<li><details class="copy">[\s\S]*?<\/details><\/li>\n/g

/** The draft's paragraphs without the labels in them. */
const textsIn = (main: string) =>
  Array.from(main.matchAll(/<p class="draft-text"[^>]*>([\s\S]*?)<\/p>/g), ([, text = ""]) =>
    read(text.replace(/<a class="tag[\s\S]*?<\/a> /g, "")),
  )

test("each quotation of a draft is marked, numbered and judged, with its source beside it", async () => {
  const { main } = await paste(DRAFT)
  expect(lead(main)).toBe("7 quotations: 2 verbatim, 1 typographic, 1 elided, 1 altered, 1 spliced, 1 absent.")
  expect(judged(main)).toEqual([
    "Quotation 1 ✓ verbatim",
    "Quotation 2 ✓ typographic",
    "Quotation 3 ✓ elided",
    "Quotation 4 ! spliced, another speaker",
    "Quotation 5 ! altered",
    "Quotation 6 ? absent",
    "Quotation 7 ! verbatim, another speaker",
  ])
  const shown = /<section class="verify"[\s\S]*<details class="again">/.exec(main)?.[0] ?? ""
  await expect(`${shown.replace(COPIES, "")}\n`).toMatchFileSnapshot("../../golden/preview/verify.html")
})

test("every word of the draft is shown, in its order", async () => {
  const { main } = await paste(DRAFT)
  expect(textsIn(main)).toEqual(DRAFT.split("\n").filter((line) => line !== ""))
})

test("markup in a draft is shown and never obeyed", async () => {
  const line =
    '</textarea><script>alert(1)</script> "<img src=x onerror=alert(1)> we have held the price for three winters," said <i>Maren Oldfield</i>.'
  const { main } = await paste(line)
  expect(main).not.toMatch(/<(?:script|img|i)\b/)
  expect(main.match(/<\/textarea>/g)).toHaveLength(main.match(/<textarea/g)?.length ?? 0)
  expect(textsIn(main)).toEqual([line])
})

/** Lines are paragraphs of a draft. */
const UNSEEN_IN_LINES = UNSEEN.filter(([name]) => !name.startsWith("line breaks"))

test.each(UNSEEN_IN_LINES)("what turns or hides words is shown without that: %s", async (_, text, shown) => {
  const { main } = await paste(`“We ${text} have held the price,” said Maren Oldfield.`)
  expect(textsIn(main)).toEqual([`“We ${shown} have held the price,” said Maren Oldfield.`])
})

test("where all is well it says so", async () => {
  const { main } = await paste("“Nobody on Skerry has a second way to the hospital,” said Tobias Wren.")
  expect(lead(main)).toBe("1 quotation: 1 verbatim.")
  expect(read(main)).toContain("All are in the archive exactly as in the draft.")
})

test.each(["", "  \n "])("nothing pasted: a sentence and an example, which can be checked (%j)", async (draft) => {
  const { main } = await paste(draft)
  expect(read(main)).toContain("There is nothing to check. Paste a text with quotations.")
  const example = read(/name="draft" value="[^"]*"/.exec(main)?.[0].replace(/^.*?value="|"$/g, "") ?? "")
  expect(example).not.toBe("")
  expect(judged((await paste(example)).main)).toEqual(["Quotation 1 ✓ verbatim"])
})

test("a draft without a quotation is told so; a single sentence without marks is taken for one", async () => {
  expect(lead((await paste("The ferries sail.\nNobody said anything.")).main)).toContain("No quotations found.")
  const { main } = await paste("Stay away from the water's edge, all of you")
  expect(judged(main)).toEqual(["Quotation 1 ✓ verbatim"])
  expect(read(main)).toContain("It has no quotation marks, so all of it was checked as one quotation.")
})

test("lines that were wrapped for a mail are joined before they are read", async () => {
  const words = "We have held the price for three winters, and we cannot hold it for a fourth"
  const filler =
    "The company runs four ships between the islands and the mainland and says that each of them loses money in winter."
  const wrapped = `${filler} “${words},” said Maren Oldfield. ${filler} ${filler}`.replace(/(.{50,64}) /g, "$1\n")
  expect(wrapped.split("\n").some((line) => line.includes(words))).toBe(false)
  expect(judged((await paste(wrapped)).main)).toEqual(["Quotation 1 ✓ verbatim"])
})

test("what is more than the limits is named and not passed over", async () => {
  const short = "“Nobody on Skerry has a second way to the hospital,” said Tobias Wren.\n"
  const long = `“${"word ".repeat(301).trim()},” said Tobias Wren.\n`
  const { main } = await paste(long + short.repeat(51))
  expect(read(main)).toContain("Not checked: quotation 1 · quotation 52")
  expect(judged(main).at(0)).toBe("Quotation 1 ? not checked")
  expect(read(main)).toContain("It is longer than 300 words.")
  expect(read(main)).toContain("Only the first 50 quotations of a draft are checked.")
})

test("a foreign draft and its source are read out in their language, the verdict in English", async () => {
  const { main } = await paste(
    "Le marché a rouvert samedi après deux ans de travaux, et la foule était là dès le matin. « Nous avons gardé les vieilles pierres et changé tout le reste », a déclaré la maire.",
  )
  expect(main).toMatch(/<p class="draft-text" lang="fr">/)
  expect(main).toMatch(/<blockquote class="words" lang="fr">/)
  expect(main).toMatch(/<a class="tag [^>]*lang="en">/)
})

test.each([
  ["another page", { "sec-fetch-site": "cross-site" }],
  ["a page of the same site", { "sec-fetch-site": "same-site" }],
  ["whoever does not say where from", {}],
])("a form from %s is not taken", async (_, headers) => {
  expect(await paste(DRAFT, headers as Record<string, string>)).toMatchObject({ status: 403 })
})

test("what is longer than a draft may be is refused before it is read, or cut and said so", async () => {
  expect((await paste("é".repeat(200_000))).status).toBe(403)
  const { main } = await paste(`${DRAFT}${"x ".repeat(60_000)}`)
  expect(read(main)).toContain("Only the first 100,000 characters were read.")
})

test("nothing of a draft is kept", async () => {
  await paste("“The zanzibaric heron never files its copy before the tide,” said Maren Oldfield.")
  const data = join(house.folder, "../data")
  for (const file of readdirSync(data, { recursive: true, withFileTypes: true }))
    if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name)).includes("zanzibaric")).toBe(false)
})
