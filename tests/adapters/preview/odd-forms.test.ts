import { readdirSync } from "node:fs"
import { afterAll, beforeAll, expect, test } from "vitest"
import { serveFolder } from "./serve-folder.ts"

const STRIKE = `---
title: Harbour strike
published: 2026-11-20
---

"We will not go back," said Anna Price, a union leader.

The strike began on 3 May 2024 and cost 40 million pounds.
`

// Its log throws what would be an error of ours.
let house: Awaited<ReturnType<typeof serveFolder>>
beforeAll(async () => {
  house = await serveFolder({ "strike.md": STRIKE })
})
afterAll(() => house.close())

async function post(path: string, body: string, type = "application/x-www-form-urlencoded") {
  const headers = { "content-type": type, "sec-fetch-site": "same-origin" }
  const response = await fetch(house.url + path, { method: "POST", body, headers, redirect: "manual" })
  return { status: response.status, page: await response.text() }
}

const ODD = {
  "a null byte": "%00",
  "half of a surrogate pair": "%ED%A0%80",
  "bytes that are no UTF-8": "%FF%FE",
  "a sign that is no escape": "%zz%",
  "a terminal's escape": "%1B[2J",
  "letters set from right to left": "%E2%80%AEred",
} as const
/** In a quotation and outside of it, each of which is drawn. */
const written = (odd: string) => `${odd} Price: %E2%80%9CWe will not ${odd} go back%E2%80%9D ${odd}`

const BOUNDARY = "multipart/form-data; boundary=line"
const partOf = (name: string, more = "") =>
  `--line\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\nsomething\r\n--line--\r\n`
const NO_FORM: Readonly<Record<string, (field: string) => readonly [body: string, type: string]>> = {
  "nothing at all": () => ["", "application/x-www-form-urlencoded"],
  "another field": () => ["other=1", "application/x-www-form-urlencoded"],
  JSON: (field) => [JSON.stringify({ [field]: "something" }), "application/json"],
  "parts without what parts them": (field) => [partOf(field), "multipart/form-data"],
  "parts that are cut off": (field) => [partOf(field).slice(0, 30), BOUNDARY],
  "a file": (field) => [partOf(field, '; filename="article.txt"'), BOUNDARY],
}
const FORMS = [
  ["/add", "text", 200, "This cannot be saved yet"],
  ["/add/save", "text", 200, "This cannot be saved yet"],
  ["/add/undo", "slug", 409, "This cannot be undone here"],
  ["/verify", "draft", 200, "The draft's quotations"],
  ["QUOTE/speaker", "speaker", 400, "Who said this?"],
  ["/speakers/undo", "number", 409, "This correction is no longer there"],
  ["/speakers/keep", "number", 409, "This correction is no longer there"],
] as const

const address = async (path: string) => {
  const article = await (await fetch(`${house.url}/articles/strike`)).text()
  return path.replace("QUOTE", /href="(\/quotes\/[a-z2-7]+)\/speaker"/.exec(article)?.[1] ?? "")
}

test.each(FORMS)(
  "what is no text in %s is answered in words, and nothing is written",
  async (path, field, status, heading) => {
    const to = await address(path)
    for (const [name, value] of Object.entries(ODD).map(([name, odd]) => [name, written(odd)]))
      for (const body of [`${field}=${value}`, `${field}=1&${field}=${value}`, `${field}=${value}&to=${value}`]) {
        const told = await post(to, body)
        expect([name, told.status, told.page]).toEqual([name, status, expect.stringContaining(`>${heading}</h1>`)])
        // In a field stands what was typed; elsewhere it is shown, without what hides or turns words.
        const shown = told.page.replaceAll(/<textarea[\s\S]*?<\/textarea>/g, "")
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
        expect([name, /[\0\u001b\u202e]/.exec(shown)]).toEqual([name, null])
      }
    expect(readdirSync(house.folder)).toEqual(["strike.md"])
  },
)

test.each(FORMS)("what is no form is answered in %s as an empty one", async (path, field, status, title) => {
  const to = await address(path)
  const heading = path === "/verify" ? "Verify the quotations of a draft" : title
  for (const [name, make] of Object.entries(NO_FORM)) {
    const told = await post(to, ...make(field))
    expect([name, told.status, told.page]).toEqual([name, status, expect.stringContaining(`>${heading}</h1>`)])
  }
  expect(readdirSync(house.folder)).toEqual(["strike.md"])
})
