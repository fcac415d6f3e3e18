import { expect, test } from "vitest"
import { callOf, commandIn, idsFor } from "../../../src/core/command/button-id.ts"
import type { Call } from "../../../src/core/reply/reply.ts"

const drawer = () => {
  const kept: Call[] = []
  return {
    keep: async (call: Call) => String(kept.push(call) - 1),
    open: async (id: string) => kept[Number(id)] ?? null,
  }
}
const action = (query: string) => ({ label: "More", call: { command: "quote", args: { query, page: "2" } } })

test.each([["grave concren"], ["a&b=c?d"], ["“Wer?” 😀"], ["+ %20 ~"], [""]])(
  "a button carries its call (%s)",
  async (query) => {
    const tickets = drawer()
    const { call } = action(query)
    expect(await callOf((await idsFor([{ label: "", call }], 100, tickets))(call), tickets)).toEqual(call)
  },
)

test("a call too long for a button is kept under a ticket", async () => {
  const tickets = drawer()
  const { call, label } = action("concern ".repeat(40))
  const id = (await idsFor([{ label, call }], 100, tickets))(call)
  expect([id, await callOf(id, tickets)]).toEqual(["quote~0", call])
})

test.each(["", "~", "~9", "quote~9", "quote", "Quote?query=x", "?query=x", '["quote"]', `${"a".repeat(40)}?`])(
  "an id that is none of ours is no call (%s)",
  async (id) => expect(await callOf(id, drawer())).toBeNull(),
)

test.each([
  ["quote?query=x", "quote"],
  ["quote~9", "quote"],
  ["~9", null],
  ["Quote", null],
])("the command of a button whose call is gone can still be told (%s)", (id, command) => {
  expect(commandIn(id)).toBe(command)
})
