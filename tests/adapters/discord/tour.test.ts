import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { serveDiscord } from "../../support/discord/served.ts"
import { textOf } from "../../support/discord/world.ts"

let served: Awaited<ReturnType<typeof serveDiscord>>
beforeAll(async () => {
  served = await serveDiscord()
})
afterAll(() => served.close())
afterEach(() => expect(served.discord.world.breaches).toEqual([]))

test("a quote", async () => {
  const { people } = served
  const ana = people.person("Ana")
  const message = await people.ask(ana, "quote", { query: "grave concren" })
  expect(textOf(message)).toContain("Ned Price")
  expect(textOf(message)).toContain("Asked by Ana")
})
