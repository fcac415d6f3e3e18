import { openSqlite } from "../../src/archive/sqlite.ts"
import { verifyIn } from "../../src/core/verify/find.ts"
import { fill, type Story } from "../support/archive.ts"
import { type Random, randomFrom } from "../support/random.ts"
import { OPEN_TEXTS, print, shareBelow } from "./benchmark.ts"
import { storiesOf, textsOf } from "./corpus.ts"

const CLAIMS = 300
/** A long quotation, in words, and how many of them are changed. */
const LONG = 300
const CHANGED = 10
/** Of so many claims one is long. */
const EVERY = 20
/** The limits in ms. */
const P95 = 150
const P99 = 400

/** How much processor time a claim takes in an archive of so many quotes, in ms, which is its time on idle cores; false beyond a limit. */
export async function timeClaims(size: number): Promise<boolean> {
  const { held, foreign } = textsOf(OPEN_TEXTS)
  const random = randomFrom(size)
  const stories = Array.from(storiesOf(held, size))
  const archive = await openSqlite(":memory:")
  await fill(archive, ...stories, ...longStories(held, random))
  const times: number[] = []
  const longTimes: number[] = []
  const wordings = new Map<string, number>()
  for (let n = -5; n < CLAIMS; n++) {
    const isLong = n % EVERY === 0
    const text = isLong
      ? changed(longQuote(random.below(LONG_STORIES), held), CHANGED, random)
      : someClaim(stories, foreign, random)
    const before = process.cpuUsage()
    const { words } = await verifyIn(archive, { text })
    const { user, system } = process.cpuUsage(before)
    const took = (user + system) / 1000
    if (n < 0) continue
    times.push(took)
    if (isLong) longTimes.push(took)
    wordings.set(words, (wordings.get(words) ?? 0) + 1)
  }
  await archive.close()
  const ms = (all: readonly number[], share: number) => shareBelow(all, share).toFixed(0)
  print(
    `\n${size} quotes, ${CLAIMS} claims: p50 ${ms(times, 0.5)}, p95 ${ms(times, 0.95)}, p99 ${ms(times, 0.99)} ms (limits ${P95} and ${P99});`,
  )
  print(
    `of ${LONG} words with ${CHANGED} changes: p50 ${ms(longTimes, 0.5)}, longest ${ms(longTimes, 1)} ms; ${JSON.stringify(Object.fromEntries(wordings))}`,
  )
  return shareBelow(times, 0.95) <= P95 && shareBelow(times, 0.99) <= P99
}

const LONG_STORIES = 15

/** The nth long quotation: pieces in an order of their own. */
function longQuote(n: number, pieces: readonly string[]): string {
  const random = randomFrom(1000 + n)
  const words: string[] = []
  while (words.length < LONG) words.push(...random.pick(pieces).split(" "))
  return words.slice(0, LONG).join(" ")
}

const longStories = (pieces: readonly string[], random: Random): readonly Story[] =>
  Array.from({ length: LONG_STORIES }, (_, n) => ({
    slug: `long-${n}`,
    title: random.pick(pieces),
    cast: [{ name: "Ana Okafor" }],
    said: [{ by: "Ana Okafor", words: [longQuote(n, pieces)] }],
    paragraphs: [`“${longQuote(n, pieces)},” Ana Okafor said.`],
  }))

/** Words replaced, put in and left out. */
function changed(text: string, changes: number, random: Random): string {
  const words = text.split(" ")
  for (let n = 0; n < changes; n++)
    words.splice(random.below(words.length), random.below(2), ...(random.isOne(70) ? ["otherwise"] : []))
  return words.join(" ")
}

/** A stored quotation, in most cases changed, or in one of ten cases words that no article has. */
function someClaim(stories: readonly Story[], foreign: readonly string[], random: Random): string {
  if (random.isOne(10)) return [random.pick(foreign), random.pick(foreign), random.pick(foreign)].join(" ")
  const said = random.pick(random.pick(stories).said ?? [])
  return changed(said.words[0] ?? "", random.below(4), random)
}
