import { expect, test } from "vitest"
import { callTo, heading, list, note, paragraph, plain, toAsker, toChannel } from "../../../src/core/reply/reply.ts"

test.each([
  ["no values", callTo("help"), {}],
  [
    "words and numbers as one types them",
    callTo("quote", { query: "drones", page: 2 }),
    { query: "drones", page: "2" },
  ],
  ["a flag that is set", callTo("quote", { private: true }), { private: "yes" }],
  ["nothing of what is left out", callTo("quote", { query: "", speaker: undefined, private: false, page: 1 }), {}],
  ["a change in place of what was", callTo("quote", { query: "drones" }, { query: "ships" }), { query: "ships" }],
  [
    "a change that takes something back",
    callTo("quote", { query: "drones", speaker: "price" }, { speaker: undefined }),
    { query: "drones" },
  ],
])("a call holds %s", (_, call, args) => {
  expect(call.args).toEqual(args)
})

test("words may be given as a line or as prose", () => {
  for (const block of [heading, paragraph, note]) expect(block("Price")).toEqual(block(plain("Price")))
  expect(list([{ prose: plain("Price") }])).toEqual({ kind: "list", items: [{ prose: [{ text: "Price" }] }] })
})

test("a reply is answered unless it says otherwise, for everybody or for the asker alone", () => {
  const blocks = [paragraph("Price")]
  expect(toChannel(blocks)).toEqual({ blocks, actions: [], audience: "channel", outcome: "answered" })
  expect(toAsker(blocks, [], "nothing")).toEqual({ blocks, actions: [], audience: "asker", outcome: "nothing" })
})
