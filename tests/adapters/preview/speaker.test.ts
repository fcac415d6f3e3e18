import { afterEach, beforeEach, expect, test } from "vitest"
import { previewRoutes } from "../../../src/adapters/preview/index.ts"
import { exportedLines } from "../../../src/cli/corrections.ts"
import { openSpeakerDesk } from "../../../src/running/speaker-desk.ts"
import { fill, HARBOUR_STRIKE, rewritten } from "../../support/archive.ts"
import { newsroomWith } from "../../support/newsroom.ts"
import { operations } from "./paper.ts"

let room: Awaited<ReturnType<typeof newsroomWith>>
let logged: object[]
let counted: string[]
beforeEach(async () => {
  room = await newsroomWith(HARBOUR_STRIKE)
  logged = []
  counted = []
})
afterEach(() => room.archive.close())

const page = () => {
  const log = { info: (fields: object) => void logged.push(fields), warn: () => {}, error: () => {} }
  const now = () => new Date("2026-11-26T08:00:00Z")
  const speakers = openSpeakerDesk(room.archive, { now, log, count: (act) => void counted.push(act) })
  return previewRoutes(room.newsroom, { ...operations, speakers })
}
const get = async (path: string) => {
  const response = await page().request(path)
  return { status: response.status, body: await response.text() }
}
const post = async (path: string, fields: Readonly<Record<string, string>>, site = "same-origin") => {
  const body = new URLSearchParams(fields).toString()
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(body.length),
    "sec-fetch-site": site,
  }
  const response = await page().request(path, { method: "POST", body, headers })
  return { status: response.status, to: response.headers.get("location"), body: await response.text() }
}
/** Where the article's page leads for its second quote, which the mayor is said to have said. */
async function addressOfGraveMistake(): Promise<string> {
  const { body } = await get("/articles/harbour-strike")
  const [, address = ""] = /href="([^"]+)"[^>]*aria-label="Wrong speaker\? a grave/.exec(body) ?? []
  return address
}
const correct = async (speaker: string) => post(await addressOfGraveMistake(), { speaker })

test("whom the article names is offered, and then all say it, as corrected by the desk", async () => {
  const address = await addressOfGraveMistake()
  expect(address).toMatch(/^\/quotes\/[a-z2-7]{12}\/speaker$/)
  const { body } = await get(address)
  expect(Array.from(body.matchAll(/<option value="([^"]*)"/g), ([, value]) => value)).toEqual([
    "",
    "named Anna Erdoğan",
    "named Nick Price",
    "named The port",
    "not-named",
    "not-a-quote",
  ])
  expect(await correct("named Anna Erdoğan")).toMatchObject({
    status: 303,
    to: "/articles/harbour-strike?speaker=1",
  })
  const answers = await room.transcript(
    "/quote grave mistake",
    "/who erdogan",
    "/verify “a grave mistake for the city” speaker:Nick Price",
    "/summary harbour-strike",
  )
  await expect(answers).toMatchFileSnapshot("../../golden/terminal/corrected-by-the-desk.txt")
  const results = await get("/?kind=quote&speaker=Anna%20Erdo%C4%9Fan")
  expect(results.body).toContain("a grave mistake for the city")
  expect(results.body).toContain("Speaker corrected by the desk")
})

test("it is undone with a click below the article, and log and metrics have who did what", async () => {
  await correct("not-a-quote")
  const { body } = await get("/articles/harbour-strike?speaker=1")
  // Above the article, where it was just done, and below it for later.
  expect(body.split("“a grave mistake for the city” <b>— not a quote</b>")).toHaveLength(3)
  const [, number = ""] = /name="number" value="(\d+)"/.exec(body) ?? []
  const undo = () => post("/speakers/undo", { number, to: "article" })
  expect(await undo()).toMatchObject({ status: 303, to: "/articles/harbour-strike?speaker=undo" })
  expect((await undo()).status).toBe(409)
  expect((await get("/articles/harbour-strike")).body).not.toContain("Corrected by the desk")
  expect(logged).toMatchObject([
    { by: "the desk", slug: "harbour-strike", was: "Nick Price", speaker: null },
    { by: "the desk", slug: "harbour-strike" },
  ])
  expect(counted).toEqual(["not-a-quote", "undone"])
})

test("whoever was found in the article needs no correction", async () => {
  expect((await correct("named Nick Price")).to).toBe("/articles/harbour-strike?speaker=same")
  expect(counted).toEqual([])
  await correct("not-named")
  await correct("named Nick Price")
  expect(counted).toEqual(["not-named", "undone"])
  expect(await room.archive.speakerCorrections.list()).toEqual([])
})

test("what no longer fits is shown on the status page and at the article, and can be kept or undone", async () => {
  await correct("named The port")
  await fill(room.archive, rewritten("a grave mistake", "a mistake"))
  const told = async (path: string) =>
    (await get(path)).body.includes("This correction no longer fits: “a grave mistake")
  expect([await told("/status"), await told("/articles/harbour-strike")]).toEqual([true, true])
  expect((await get("/status")).body).toContain("1 correction of a speaker no longer fits; see below.")
  expect(await post("/speakers/keep", { number: "1", to: "status" })).toMatchObject({ status: 303, to: "/status" })
  expect([await told("/status"), await told("/articles/harbour-strike")]).toEqual([false, false])
  expect((await get("/articles/harbour-strike")).body).toContain("It no longer applies, but is kept.")
})

test("nothing is taken from elsewhere, of a quote that is gone, or for somebody whom the article does not name", async () => {
  const address = await addressOfGraveMistake()
  for (const path of [address, "/speakers/undo", "/speakers/keep"])
    for (const site of ["cross-site", "same-site", "none"])
      expect([path, site, (await post(path, { speaker: "not-named", number: "1" }, site)).status]).toEqual([
        path,
        site,
        403,
      ])
  for (const speaker of ["named Ned Price", "Anna Erdoğan", "", "named "]) {
    const { status, body } = await post(address, { speaker })
    expect([status, body.includes("The article names nobody of that name.")]).toEqual([400, true])
  }
  expect((await get("/quotes/aaaaaaaaaaaa/speaker")).status).toBe(404)
  await fill(room.archive, rewritten("a grave mistake", "a mistake"))
  expect((await get(address)).status).toBe(404)
  expect((await post(address, { speaker: "not-named" })).status).toBe(409)
  expect(counted).toEqual([])
})

test("corrections are written as JSON lines, one a passage", async () => {
  await correct("named Anna Erdoğan")
  const lines = (await room.archive.speakerCorrections.list()).map(exportedLines).join("")
  expect(lines).toMatchInlineSnapshot(`
    "{"correction":1,"slug":"harbour-strike","version":"122e46a60896bf24822fb9b6e7be232a64a239c3e19d942d81767bc7a9592d1b","start":202,"end":230,"text":"a grave mistake for the city","oldSpeaker":"Nick Price","newSpeaker":"Anna Erdoğan","kind":"speaker","at":"2026-11-26T08:00:00.000Z"}
    "
  `)
})

test.each(["multipart/form-data; boundary=x", "multipart/form-data"])(
  "a form that cannot be read (%s) is one that names nobody",
  async (type) => {
    const headers = { "content-type": type, "content-length": "7", "sec-fetch-site": "same-origin" }
    const sent = { method: "POST", body: "garbage", headers }
    expect((await page().request(await addressOfGraveMistake(), sent)).status).toBe(400)
    expect((await page().request("/speakers/undo", sent)).status).toBe(409)
  },
)
