import { afterAll, beforeAll, expect, test } from "vitest"
import { commands } from "../../../commands/index.ts"
import { previewRoutes } from "../../../src/adapters/preview/index.ts"
import { openSqlite } from "../../../src/archive/sqlite.ts"
import { openNewsroom } from "../../../src/newsroom.ts"
import { covered, fill } from "../../support/archive.ts"
import { HANG_MS, often } from "../../support/counts.ts"
import { claimsInMessage } from "../../support/extract.ts"
import { operations } from "./paper.ts"

/** In the long suite 10,000: no page grows with them. */
const ARTICLES = often(10_000)
const MOST_BYTES = 60_000

let archive: Awaited<ReturnType<typeof openSqlite>>
beforeAll(async () => {
  archive = await openSqlite(":memory:")
  const stories = Array.from({ length: ARTICLES }, (_, i) => {
    const name = `Ines Calder${i % 700}`
    const said = `We have counted every boat of the harbour ${i} times, and none of them is missing from its place`
    return covered({
      slug: `story-${i}`,
      title: `The harbour counts its boats for the ${i}th time this winter`,
      published: `20${10 + (i % 16)}-0${1 + (i % 9)}-1${i % 10}`,
      byline: "Jonah Pell",
      paragraphs: [`"${said}," said ${name}, the harbour master of Holm.`, `Some ${i} boats lay in the harbour.`],
      cast: [{ name, roles: ["the harbour master of Holm"] }],
      said: [{ by: name, words: [said] }],
      facts: [{ words: `Some ${i} boats lay in the harbour.` }],
    })
  })
  await fill(archive, ...stories)
}, HANG_MS)
afterAll(() => archive.close())

test.each([
  "/",
  "/?ask=harbour",
  "/?ask=boats&kind=quote&sort=newest&page=3",
  "/?kind=fact",
  "/?ask=%2Farticles",
  "/message?ask=harbour",
  "/articles",
  "/articles?since=2019&until=2019&page=4",
  "/people",
  "/people/Ines%20Calder3",
  "/status",
])(`with ${ARTICLES} articles a page is under ${MOST_BYTES / 1000} kB: %s`, async (path) => {
  const log = { info: () => {}, warn: () => {}, error: (fields: object) => expect(fields).toBeNull() }
  const newsroom = openNewsroom({
    desk: {
      archive,
      log,
      now: () => new Date(),
      timeZone: "UTC",
      postNow: async () => ({ state: "busy" }),
      tellOwner: async () => {},
      claimsIn: claimsInMessage,
    },
    commands,
    newIncident: () => "test",
    reading: () => ({ read: ARTICLES, total: ARTICLES, faults: [] }),
  })
  const response = await previewRoutes(newsroom, operations).request(path)
  expect(response.status).toBe(200)
  expect(Buffer.byteLength(await response.text())).toBeLessThan(MOST_BYTES)
})
