import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { pictureOf } from "../../../src/adapters/preview/picture.ts"
import { quoteRoutes } from "../../../src/adapters/preview/quote.ts"
import { openSqlite } from "../../../src/archive/sqlite.ts"
import type { Archive } from "../../../src/core/archive.ts"
import { alternativeOf, type Quotation, quotationOf } from "../../../src/core/show/quotation.ts"
import { quoteNow } from "../../../src/core/show/quote-now.ts"
import { CORRECTED, covered, fill, HARBOUR_STRIKE, rewritten, type Story } from "../../support/archive.ts"

let archive: Archive
beforeEach(async () => {
  archive = await openSqlite(":memory:")
})
afterEach(() => archive.close())

/** The id of the first quote with these words in the archive as it is. */
async function idOf(words: string): Promise<string> {
  const quotes = await archive.snippets.list({ kind: "quote" }, 20)
  return quotes.find((quote) => quote.words.includes(words))?.id ?? "none"
}
const now = async (id: string) => quoteNow(archive, id)

const COOKED: Story = rewritten("until the offer moves", "until the offer is cooked")

describe("a quote by its id", () => {
  test("stands as its article has it", async () => {
    await fill(archive, HARBOUR_STRIKE)
    expect(await now(await idOf("cranes"))).toMatchObject({ standing: "current", version: { number: 1, count: 1 } })
  })

  test("stands in a later version that has the same words", async () => {
    await fill(archive, HARBOUR_STRIKE)
    const id = await idOf("cranes")
    await fill(archive, CORRECTED)
    const found = await now(id)
    expect(found).toMatchObject({ version: { number: 2, count: 2 }, block: { source: { title: CORRECTED.title } } })
  })

  test.each([
    ["other words", () => fill(archive, COOKED)],
    ["no article any more", () => archive.articles.remove("harbour-strike", "withdrawn", new Date())],
  ])("is gone where there are %s", async (_, happens) => {
    await fill(archive, HARBOUR_STRIKE)
    const id = await idOf("cranes")
    await happens()
    expect(await now(id)).toEqual({ standing: "gone" })
  })

  test("is none where there never was one, where it is a fact, or where the publisher withholds it", async () => {
    await fill(archive, HARBOUR_STRIKE)
    const [fact] = await archive.snippets.list({ kind: "fact" }, 1)
    const id = await idOf("cranes")
    await archive.articles.remove("harbour-strike", "withheld", new Date())
    expect([await now("#aaaaaaaaaaaa"), await now(fact?.id ?? ""), await now(id)]).toEqual([null, null, null])
  })
})

async function quotation(story: Story, words: string): Promise<Quotation | null> {
  await fill(archive, covered(story))
  const found = await now(await idOf(words))
  if (found?.standing !== "current") throw new Error(`“${words}” does not stand`)
  return quotationOf(found.block, found.version)
}

test("a picture says the words, who said them in what role, and where they stand", async () => {
  const made = await quotation(HARBOUR_STRIKE, "cranes")
  expect(made && alternativeOf(made)).toBe(`“The cranes stay still until the offer moves,”
— Anna Erdoğan, the union's chief negotiator
Dockers walk out at Hull harbour · Ines Ferreira · 3 November 2022 · paragraph 2 · version 1`)
})

test("a paraphrase and a denial are no quotation", async () => {
  expect(await quotation(HARBOUR_STRIKE, "14 ships")).toBeNull()
  const denied = HARBOUR_STRIKE.said?.map((said) => ({ ...said, denied: true as const }))
  expect(await quotation({ ...HARBOUR_STRIKE, slug: "denied", said: denied ?? [] }, "cranes")).toBeNull()
})

const SAID: Quotation = {
  sayings: [{ label: null, words: "“The cranes stay still until the offer moves,”" }],
  speaker: "— Žėkaitė Ağaoğlu",
  role: "the union's chief negotiator",
  remark: null,
  title: "Dockers walk out at Hull harbour",
  source: "The Daily Tide · 3 November 2022 · paragraph 2 · version 1",
}
const saying = (words: string): Quotation => ({ ...SAID, sayings: [{ label: null, words }] })

/** Width and height, as the file's head has them. */
const sizeOf = (png: Uint8Array): readonly number[] => {
  const head = new DataView(png.buffer, png.byteOffset)
  return [head.getUint32(16), head.getUint32(20)]
}

describe("a picture", () => {
  test("is drawn in two shapes, and once however many ask for it", async () => {
    const asked = pictureOf(SAID, "wide")
    expect(pictureOf({ ...SAID }, "wide")).toBe(asked)
    const drawn = await Promise.all([asked, pictureOf(saying("«Привіт» “Γεια” Nguyễn Văn Tường"), "square")])
    const [wide, square] = drawn.map((one) => (one.ok ? one.png : new Uint8Array()))
    expect([wide, square].map((png) => png && sizeOf(png))).toEqual([
      [1200, 630],
      [1080, 1080],
    ])
  })

  test.each([
    ["“我们什么都没有”", "its font has no letter “我”"],
    ["“السلام عليكم”", "its font has no letter “ا”"],
    ["“नमस्ते”", "its font has no letter “न”"],
    [`“${"We have nothing to hide. ".repeat(80)}”`, "the quote is too long"],
  ])("is none of %.20s…", async (words, why) => {
    expect(await pictureOf(saying(words), "wide")).toEqual({ ok: false, why })
  })
})

test("who asks for a picture while many are waiting is told so at once; one that is drawn anew has the same bytes", async () => {
  const first = await pictureOf(SAID, "wide")
  const drawn = await Promise.all(Array.from({ length: 9 }, (_, n) => pictureOf(saying(`“我 ${n}”`), "wide")))
  expect(drawn.map((one) => !one.ok && one.isBusy === true)).toEqual([...Array(8).fill(false), true])
  const again = pictureOf(SAID, "wide")
  expect(await again).not.toBe(first)
  expect(await again).toEqual(first)
})

test("its address says what there is: a picture, another shape, words that are gone, or nothing", async () => {
  const routes = quoteRoutes({ quote: (id) => now(id) })
  await fill(archive, HARBOUR_STRIKE)
  const quote = (await idOf("cranes")).slice(1)
  const reported = (await idOf("14 ships")).slice(1)
  const told = async (path: string) => {
    const response = await routes.request(`/quotes/${path}`)
    return `${response.status} ${response.headers.get("content-type")?.split(";")[0]}`
  }
  expect(await told(`${quote}.png?shape=square`)).toBe("200 image/png")
  expect(await told(`${quote}.png?shape=round`)).toBe("400 text/plain")
  expect(await told("aaaaaaaaaaaa.png")).toBe("404 text/plain")
  expect(await told(`${reported}.png`)).toBe("422 text/plain")
  expect(await told(quote)).toBe("200 text/html")
  await fill(archive, COOKED)
  expect([await told(`${quote}.png`), await told(quote)]).toEqual(["409 text/plain", "409 text/html"])
})
