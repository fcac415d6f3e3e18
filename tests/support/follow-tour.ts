import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, type TestContext } from "vitest"
import type { Adapter } from "../../src/adapters/adapter.ts"
import type { Briefings } from "../../src/briefing/index.ts"
import type { Archive } from "../../src/core/archive.ts"
import type { Order } from "../../src/core/briefing/order.ts"
import { pack } from "../../src/core/packed-article.ts"
import { openIntake } from "../../src/intake/index.ts"
import { lossNotesIn } from "../../src/intake/loss.ts"
import { covered, HARBOUR_STRIKE, type Story } from "./archive.ts"
import { DAILY } from "./briefing.ts"
import { followerOf } from "./follower.ts"
import { diary, reader } from "./intake.ts"
import { folder } from "./spawn.ts"

type Office = { readonly archive: Archive; readonly adapter: Adapter; readonly briefings: Pick<Briefings, "runDue"> }

/** A platform's messages: what everybody sees of one now, its first in a channel, and what is golden of one. */
type Tour<Message> = {
  readonly place: Pick<Order, "platform" | "channel" | "community">
  readonly posted: Readonly<Record<"answer" | "page" | "shared", Message | undefined>>
  readonly briefing: () => Message | undefined
  readonly read: (message: Message) => { readonly words: string; readonly buttons: readonly string[] }
  readonly golden: (name: string) => string
}

const FILE = "harbour-strike.md"

const KEPT_BACK: ReadonlySet<string> = new Set(["Killed", "Embargoed"])

const CORRECTED: Story = JSON.parse(
  JSON.stringify(HARBOUR_STRIKE).replaceAll("1,200", "1,400").replaceAll("a grave mistake", "a great mistake"),
)

/**
 * What becomes of posted messages, and of a briefing, while an editor corrects, withholds and withdraws their article, in the
 * content folder where that is done by its front matter: for each of them all that it says in turn is golden.
 */
export async function followTour<Message>(
  { onTestFinished }: TestContext,
  { archive, adapter, briefings }: Office,
  { place, posted, briefing, read, golden }: Tour<Message>,
): Promise<void> {
  await archive.orders.keep({ ...DAILY, ...place, since: "2022-11-01T00:00:00.000Z" }, 0)
  await briefings.runDue([adapter], 0)
  const messages = Object.entries({ ...posted, briefing: briefing() })
  const { path, remove } = await folder()
  onTestFinished(remove)
  const { follow, now } = followerOf(archive, adapter)
  const save = (story: Story) =>
    archive.articles.save(pack(covered(story)), { file: join(path, FILE), fingerprint: "1" }, now())
  const frontMatter = async (line: string) => {
    await writeFile(join(path, FILE), `---\nslug: harbour-strike\n${line}\n---\nDockers walk out.\n`)
    const [{ extract }, { log }, losses] = [reader(), diary(), lossNotesIn(join(path, ".data"))]
    const intake = openIntake({ dir: path, articles: archive.articles, extract, extractor: "1", now, log, losses })
    await intake.scan()
    await intake.stop()
  }
  // The other articles are of another folder, which is not looked at.
  for (const { slug } of await archive.articles.list(9)) {
    const other = await archive.articles.get(slug)
    if (other)
      await archive.articles.save(pack(other), { file: join(path, "..", "elsewhere", slug), fingerprint: "1" }, now())
  }
  const stages: readonly (readonly [heading: string, change: () => Promise<unknown>])[] = [
    ["Posted", () => save(HARBOUR_STRIKE)],
    ["Corrected", () => save(CORRECTED)],
    ["Changed back", () => save(HARBOUR_STRIKE)],
    ["Killed", () => frontMatter("status: killed")],
    ["Published again", () => save(HARBOUR_STRIKE)],
    ["Embargoed", () => frontMatter("embargo: 2099-12-01T06:00+00:00")],
    ["Published again, corrected", () => save(CORRECTED)],
    ["Withdrawn", () => archive.articles.remove("harbour-strike", "withdrawn", now())],
  ]
  const said = new Map(messages.map(([name]): [string, string[]] => [name, []]))
  for (const [heading, change] of stages) {
    await change()
    await follow()
    for (const [name, message] of messages) {
      if (!message) throw new Error(`${name} was not posted`)
      const { words, buttons } = read(message)
      if (KEPT_BACK.has(heading) && /dockers|harbour|Erdoğan|Ferreira|mistake/i.test(`${words} ${buttons}`))
        throw new Error(`${name} tells of an article that is kept back: ${words}`)
      const told = [`== ${heading}`, words.trim(), ...(buttons.length > 0 ? [`[${buttons.join("] [")}]`] : [])]
      said.get(name)?.push(told.join("\n"))
    }
  }
  for (const [name, all] of said) await expect(`${all.join("\n\n")}\n`).toMatchFileSnapshot(golden(name))
}
