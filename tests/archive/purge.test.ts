import { randomBytes } from "node:crypto"
import { copyFile, readFile } from "node:fs/promises"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterEach, beforeEach, expect, test } from "vitest"
import { openDailyCopies } from "../../src/archive/daily-copy.ts"
import { purgeArticle } from "../../src/archive/purge.ts"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import { paragraph, toChannel } from "../../src/core/reply/reply.ts"
import { ORDER } from "../contracts/shelves/orders.ts"
import { fill, HARBOUR_STRIKE, type Story } from "../support/archive.ts"
import { bytesIn } from "../support/bytes.ts"
import { folder } from "../support/spawn.ts"

let temporary: Awaited<ReturnType<typeof folder>>
let archive: Archive
beforeEach(async () => {
  temporary = await folder()
  archive = await openSqlite(join(temporary.path, "pullquote.db"))
})
afterEach(async () => {
  await archive.close()
  await temporary.remove()
})

const AT = new Date("2026-03-20T08:00:00Z")
const SLUG = "quarrelsome-neighbour"
const SAID = "Zdenka kept forty-one peacocks in the belfry"
const EARLIER = "The belfry housed thirty-three flamingos until Lent"
const SECRETS = ["peacocks", "flamingos", "Quarrelsome", "quarrelsome-neighbour", "Ysolde", "belfry"]

const story = (words: string): Story => ({
  slug: SLUG,
  title: "A Quarrelsome Neighbour",
  cast: [{ name: "Ysolde Quibell", roles: ["beadle"] }],
  said: [{ by: "Ysolde Quibell", words: [words] }],
  facts: [{ words: `“${words},” said Ysolde Quibell, a beadle.`, sources: [0] }],
  paragraphs: [`“${words},” said Ysolde Quibell, a beadle.`],
})

/** The words that any file of the folder still has, in any case. */
async function found(): Promise<readonly string[]> {
  const files = [...(await bytesIn(temporary.path)).values()].map((bytes) => bytes.toString("latin1").toLowerCase())
  return SECRETS.filter((words) => files.some((file) => file.includes(words.toLowerCase())))
}

async function remember() {
  await fill(archive, HARBOUR_STRIKE, story(EARLIER))
  const first = (await archive.snippets.list({ article: SLUG }, 9))[0]
  await fill(archive, story(SAID))
  const said = (await archive.snippets.list({ article: SLUG, kind: "quote" }, 1))[0]
  await archive.speakerCorrections.set(said?.id ?? "", { kind: "not-named", speaker: null }, AT)
  await archive.orders.keep(ORDER, 0)
  const slot = { platform: ORDER.platform, channel: ORDER.channel, date: "2026-03-20" }
  const more = { ...slot, date: "2026-03-19" }
  for (const one of [slot, more]) {
    await archive.slots.claim(one, { holder: "h", at: AT, until: new Date(AT.getTime() + 9000), dead: [] })
    const reply = toChannel([paragraph(one === slot ? `“${SAID},” said a beadle.` : "Nothing new.")])
    const rest = one === slot ? [] : [SLUG]
    await archive.slots.draft(one, "h", { reply, rest, featured: [], reasons: [] })
  }
  await archive.tickets.keep({ command: "source", args: { text: `somebody wrote: ${SAID}, said Ysolde Quibell` } }, AT)
  const other = await archive.tickets.keep({ command: "quote", args: { query: "cranes" } }, AT)
  const shown = [{ snippet: first?.id ?? "", version: first?.version ?? "" }]
  const at = AT.toISOString()
  await archive.ledger.intend(
    { key: "k1", platform: "slack", channel: "C1", asker: "U1", shown, at },
    toChannel([paragraph(SAID)]),
  )
  await archive.ledger.settle("k1", { message: "17.1", editable: true, at })
  const excerpt = [{ snippet: null, version: first?.version ?? "" }]
  await archive.ledger.intend({ key: "k3", platform: "discord", channel: "C3", asker: "U1", shown: excerpt, at })
  await archive.ledger.intend({ key: "k2", platform: "slack", channel: "C2", asker: "U1", shown: [], at })
  return { slot, other }
}

test("what is purged stands in no file of the data folder any more, and the messages with it are named", async () => {
  const { slot, other } = await remember()
  const daily = openDailyCopies(temporary.path, { now: () => AT, log: { info() {}, warn() {}, error() {} } })
  await daily.copyIfDue()
  // Left by a copy and by restores that were broken off.
  for (const unfinished of ["copy-2026-03-21.db", "replaced-2026-03-20T08-00-00-000Z.db", "db"])
    await copyFile(
      join(temporary.path, "pullquote.copy-2026-03-20.db"),
      join(temporary.path, `pullquote.${unfinished}.new`),
    )
  await archive.articles.remove(SLUG)
  expect(await found()).toEqual(SECRETS)
  const orders = join(temporary.path, "pullquote.orders.json")
  expect(await readFile(orders, "utf8")).toContain("peacocks")
  await copyFile(orders, join(temporary.path, "pullquote.orders.0123456789abcdef-7.json"))

  // The bot goes on beside it.
  expect(await purgeArticle(temporary.path, SLUG)).toMatchObject({
    versions: 2,
    // The other draft went when its article did: it is composed anew.
    drafts: 1,
    calls: 1,
    copies: ["pullquote.copy-2026-03-20.db"],
    messages: [
      { platform: "slack", channel: "C1", message: "17.1", at: AT.toISOString() },
      { platform: "discord", channel: "C3", message: null, at: AT.toISOString() },
    ],
  })
  expect(await found()).toEqual([])
  for (const name of ["pullquote.db", "pullquote.copy-2026-03-20.db"]) {
    const db = new DatabaseSync(join(temporary.path, name), { readOnly: true })
    db.exec("create virtual table temp.search_words using fts5vocab (main, search, row)")
    const rows = db.prepare("select term from search_words where term in ('peacocks', 'flamingos', 'ysolde')").all()
    expect(rows).toEqual([])
    expect(db.prepare("pragma integrity_check").get()).toEqual({ integrity_check: "ok" })
    db.close()
  }
  expect(await archive.paragraphs.verbatim(["peacocks"], {}, 9)).toEqual({ paragraphs: 0, newest: [] })
  expect(await archive.paragraphs.verbatim(["cranes"], {}, 9)).toMatchObject({ paragraphs: 1 })
  expect(await archive.articles.get("harbour-strike")).not.toBeNull()
  expect(await archive.tickets.open(other, AT)).not.toBeNull()
  expect(await archive.slots.get(slot)).toMatchObject({ draft: null })
  expect(await archive.snippets.candidates([["cranes"]], {}, 9)).not.toEqual([])
  expect(await purgeArticle(temporary.path, SLUG)).toBeNull()
})

test("what an earlier save had given up goes, too", async () => {
  const filler = Array.from({ length: 60 }, () => `“${randomBytes(600).toString("hex")}.”`)
  await fill(archive, { ...story(SAID), paragraphs: [...story(SAID).paragraphs, ...filler] })
  await fill(archive, { ...story(SAID), extractor: "2" })
  await purgeArticle(temporary.path, SLUG)
  expect(await found()).toEqual([])
})

test("an article that nobody has ever saved cannot be purged", async () => {
  await fill(archive, HARBOUR_STRIKE)
  expect(await purgeArticle(temporary.path, "nobody")).toBeNull()
  expect(await archive.articles.get("harbour-strike")).not.toBeNull()
})
