import { afterEach, beforeEach, expect, test } from "vitest"
import { previewRoutes } from "../../src/adapters/preview/index.ts"
import { openOperations } from "../../src/running/operations.ts"
import { operations } from "../adapters/preview/paper.ts"
import { ORDER } from "../contracts/shelves/orders.ts"
import { arrive, HARBOUR_STRIKE } from "../support/archive.ts"
import { NO_BRIEFINGS, NO_MESSAGES } from "../support/briefings.ts"
import { newsroomWith } from "../support/newsroom.ts"

let room: Awaited<ReturnType<typeof newsroomWith>>
beforeEach(async () => {
  room = await newsroomWith()
})
afterEach(() => room.archive.close())

const NOW = new Date("2026-11-26T12:00:00Z")

/** The page of a bot whose clock stands at noon. */
function page() {
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const house = {
    archive: room.archive,
    briefings: NO_BRIEFINGS,
    messages: { status: async () => ({ ...NO_MESSAGES, lost: [] }) },
    pasting: operations.pasting,
    verifyDraft: operations.verifyDraft,
  }
  const standing = async () => ({ archive: { reading: null, writing: null }, platforms: {} })
  const tools = { standing, now: () => NOW, log, countSpeaker: () => {} }
  return previewRoutes(room.newsroom, openOperations(house, operations.connecting, tools))
}
const read = async (path: string) => {
  const response = await page().request(path)
  const body = await response.text()
  return { status: response.status, body: body.replace(/\s+/g, " ") }
}

test("the status page leads to what the next briefing of a channel would say, with what is wrong with it", async () => {
  await room.archive.orders.keep(ORDER, 0)
  await arrive(room.archive, "2026-11-26T09:00:00Z", HARBOUR_STRIKE)
  expect((await read("/status")).body).toContain('<a href="/briefings/slack/C1">Preview')
  const { body } = await read("/briefings/slack/C1")
  expect(body).toContain("A post on 27 November 2026 would say, as of now: Nothing is posted from here.")
  expect(body).toContain("Dockers walk out at Hull harbour")
  await room.archive.orders.keep({ ...ORDER, standing: "halted", problem: "The channel is gone." }, 1)
  const halted = await read("/briefings/slack/C1")
  expect(halted.body).toContain("The channel is gone.")
  expect(halted.body).toContain("It is not scheduled. A post today would say:")
  expect((await read("/briefings/discord/C1")).status).toBe(404)
})
