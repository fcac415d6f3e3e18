import { openSlack } from "../../../src/adapters/slack/index.ts"
import { adapterContract, type Stage } from "../../contracts/adapter.ts"
import { openOffice } from "../../support/slack/office.ts"

adapterContract("Slack", async (): Promise<Stage> => {
  const office = await openOffice()
  const { adapter, newsroom, slack, space, settings, tools } = office
  space.scopes.add("channels:history")
  const channel = "C0NEWS"
  return {
    adapter,
    channel,
    ledger: newsroom.ledger,
    close: office.close,
    messages: () => space.public(channel).map(({ ts, text }) => ({ id: ts, words: text })),
    loseNextAnswer: () => space.fail("chat.postMessage", { cut: true, done: true }),
    async restart(laterMs) {
      await adapter.stop()
      const next = openSlack(settings, newsroom, { ...tools, now: () => new Date(Date.now() + laterMs) })
      await next.start()
      await space.until(() => slack.links.length > 0)
      return next
    },
    forbid: () => void space.channels.set(channel, { isMember: false }),
    remove: () => void space.channels.delete(channel),
    breaches: () => space.breaches,
  }
})
