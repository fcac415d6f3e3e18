import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { TestContext } from "vitest"
import type { Adapter } from "../../src/adapters/adapter.ts"
import type { Archive } from "../../src/core/archive.ts"
import { pack } from "../../src/core/packed-article.ts"
import { openIntake } from "../../src/intake/index.ts"
import { lossNotesIn } from "../../src/intake/loss.ts"
import { covered, HARBOUR_STRIKE, type Story } from "./archive.ts"
import { DAILY, type Platform } from "./briefing.ts"
import { followerOf } from "./follower.ts"
import { diary, reader } from "./intake.ts"
import { folder } from "./spawn.ts"

/** A message that everybody sees, as it is read now: its words, then its buttons. */
export type TourMessage = () => { readonly words: string; readonly buttons: readonly string[] }

const FILE = "harbour-strike.md"

const KEPT_BACK: ReadonlySet<string> = new Set(["Killed", "Embargoed"])

const CORRECTED: Story = JSON.parse(
  JSON.stringify(HARBOUR_STRIKE).replaceAll("1,200", "1,400").replaceAll("a grave mistake", "a great mistake"),
)

/**
 * What becomes of posted messages while an editor corrects, withholds and withdraws their article, in the content folder where
 * that is done by its front matter. For each message all that it said in turn.
 */
export async function followTour<Name extends string>(
  { onTestFinished }: TestContext,
  { archive, adapter }: { readonly archive: Archive; readonly adapter: Adapter },
  messages: Readonly<Record<Name, TourMessage>>,
): Promise<Readonly<Record<Name, string>>> {
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
  const said = new Map<Name, string[]>()
  for (const [heading, change] of stages) {
    await change()
    await follow()
    for (const name of Object.keys(messages) as Name[]) {
      const { words, buttons } = messages[name]()
      if (KEPT_BACK.has(heading) && /dockers|harbour|Erdoğan|Ferreira|mistake/i.test(`${words} ${buttons}`))
        throw new Error(`${name} tells of an article that is kept back: ${words}`)
      const told = [`== ${heading}`, words.trim(), ...(buttons.length > 0 ? [`[${buttons.join("] [")}]`] : [])]
      said.set(name, [...(said.get(name) ?? []), told.join("\n")])
    }
  }
  return Object.fromEntries(Array.from(said, ([name, all]) => [name, `${all.join("\n\n")}\n`])) as Record<Name, string>
}

/** A briefing that is due in the channel at the newsroom's hour. */
export const orderIn = (platform: Platform, channel: string, community: string) =>
  ({ ...DAILY, platform, channel, community, since: "2022-11-01T00:00:00.000Z" }) as const
