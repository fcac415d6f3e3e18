import fc from "fast-check"
import { expect, test } from "vitest"
import { commands } from "../../../commands/index.ts"
import { lineAbove, withByline, withLineAbove, withMention } from "../../../src/adapters/slack/byline.ts"
import { formOf } from "../../../src/adapters/slack/form.ts"
import { plainer, SPARE } from "../../../src/adapters/slack/message.ts"
import { LONGEST_ID, slackMessage } from "../../../src/adapters/slack/render.ts"
import type { Asker } from "../../../src/adapters/slack/room.ts"
import type { Newsroom } from "../../../src/core/newsroom.ts"
import { runs } from "../../support/counts.ts"
import { anyReply } from "../../support/replies.ts"
import { messageBreaches, viewBreaches } from "../../support/slack/rules.ts"

const newsroom = { commands } as unknown as Newsroom
const anyAsker: fc.Arbitrary<Asker> = fc.record({
  id: fc.constantFrom("U0NED", "W0KIM123", "<!here>", ""),
  name: fc.option(fc.oneof(fc.string({ unit: "binary" }), fc.constant("@U024BE7LH"), fc.lorem({ maxCount: 90 }))),
})

test("random replies, with whoever asked whatever, keep within Slack's limits", () => {
  fc.assert(
    fc.property(anyReply, anyAsker, fc.string({ unit: "grapheme", maxLength: 400 }), (reply, asker, query) => {
      const asked = withByline(reply, { asker, call: { command: "quote", args: { query } } }, newsroom)
      const chosen = new Set(reply.menu?.choices.map(({ call }) => call))
      const message = withMention(
        slackMessage(asked, (call) => "x".repeat(chosen.has(call) ? LONGEST_ID.choice : LONGEST_ID.button), SPARE),
        asker,
      )
      expect(messageBreaches({ ...message })).toEqual([])
      expect(messageBreaches(plainer(message))).toEqual([])

      // The line above stays the same when the page is turned, and only an id that Slack gave is ever marked.
      const above = lineAbove(message.blocks)
      if (asker.name !== null && asker.name.trim() !== "") expect(above?.marked ?? null).toBeNull()
      else expect([asker.id, null]).toContain(above?.marked ?? null)
      const turned = slackMessage(withLineAbove(reply, above?.line ?? ""), () => "x", SPARE)
      const again = above?.marked ? withMention(turned, { id: above.marked, name: null }) : turned
      expect(lineAbove(again.blocks)).toEqual(above)
    }),
    runs(20_000),
  )
})

test.each(commands.map((command) => [command.name, command] as const))(
  "the window of /%s is one that Slack opens",
  (_name, command) => {
    const carried = {
      command: command.name,
      args: {},
      channel: "C".repeat(20),
      address: `https://hooks.slack.com/${"x".repeat(200)}`,
    }
    expect(viewBreaches({ ...formOf(command, carried) })).toEqual([])
  },
)
