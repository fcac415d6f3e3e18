import { expect, test } from "vitest"
import { LIMITS as DISCORD } from "../../src/adapters/discord/limits.ts"
import { discordMessage } from "../../src/adapters/discord/render.ts"
import { LIMITS as SLACK } from "../../src/adapters/slack/limits.ts"
import { slackMessage } from "../../src/adapters/slack/render.ts"
import { correctedReply, correctionNotice } from "../../src/core/follow/corrected.ts"
import { follow } from "../../src/core/follow/followed.ts"
import { note, type Reply } from "../../src/core/reply/reply.ts"
import { shownIn } from "../../src/core/show/shown.ts"
import { fatesOf } from "../../src/following/fates.ts"
import { idWithin } from "../contracts/renderer.ts"
import { fill, HARBOUR_STRIKE, rewritten, type Story } from "../support/archive.ts"
import { newsroomWith } from "../support/newsroom.ts"

const [cranes, mistake, ships] = HARBOUR_STRIKE.said ?? []
if (!cranes || !mistake || !ships) throw new Error("the story has other quotes")

/** Each message as it was posted and as it stands behind a change, as both platforms take it. */
test.each<[name: string, line: string, after: Story | "withdrawn" | "withheld", isBelow?: true]>([
  ["figure", "/fact dockers walked out", rewritten("1,200", "1,400")],
  ["quote", "/quote grave mistake", rewritten("a grave mistake", "a great mistake")],
  [
    "speaker",
    "/quote cranes",
    { ...HARBOUR_STRIKE, extractor: "later", said: [{ ...cranes, by: "Nick Price" }, mistake, ships] },
  ],
  ["headline", "/quote cranes", { ...HARBOUR_STRIKE, title: "Dockers walk out at Grimsby harbour" }],
  ["summary", "/summary harbour-strike", rewritten("14 ships", "15 ships")],
  ["words-gone", "/fact dockers walked out", without(0)],
  ["withdrawn", "/summary harbour-strike", "withdrawn"],
  ["withheld", "/quote cranes", "withheld"],
  ["below", "/fact dockers walked out", rewritten("1,200", "1,400"), true],
])("a message that follows its article: %s", async (name, line, after, isBelow) => {
  const { archive, ask } = await newsroomWith(HARBOUR_STRIKE)
  const answer = await ask(line)
  const before: Reply = { ...answer, blocks: [note("Asked by Ned"), ...answer.blocks] }
  if (typeof after === "string") await archive.articles.remove("harbour-strike", after)
  else await fill(archive, after)
  const shows = shownIn(before)
  const followed = follow(shows, await fatesOf(archive, shows))
  const now = (isBelow ? correctionNotice : correctedReply)(before, followed, "25 Nov 2026")
  await archive.close()
  const [discord, slack] = [
    (reply: Reply) => discordMessage(reply, idWithin(DISCORD.customId)),
    (reply: Reply) => slackMessage(reply, idWithin(SLACK.value)),
  ]
  for (const [platform, render] of Object.entries({ discord, slack })) {
    const both = { before: render(before), after: render(now) }
    await expect(`${JSON.stringify(both, null, 2)}\n`).toMatchFileSnapshot(
      `../golden/${platform}/following/${name}.json`,
    )
  }
})

/** The article without one of its paragraphs, and what stood in it. */
function without(paragraph: number): Story {
  const { paragraphs, facts = [], ...story } = HARBOUR_STRIKE
  const words = paragraphs[paragraph] ?? ""
  return {
    ...story,
    paragraphs: paragraphs.filter((one) => one !== words),
    facts: facts.filter((fact) => !words.includes(fact.words)),
  }
}
