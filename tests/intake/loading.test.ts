import { execFileSync, spawn } from "node:child_process"
import { appendFile, mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import { loadablesIn, loadSourceAt } from "../../src/intake/load-source.ts"
import { type LoadTally, loadAll } from "../../src/intake/loading.ts"
import { reader } from "../support/intake.ts"
import { folder } from "../support/spawn.ts"

let home: Awaited<ReturnType<typeof folder>>
let archive: Archive
let told: string[]
beforeEach(async () => {
  home = await folder()
  archive = await openSqlite(":memory:")
  told = []
})
afterEach(async () => {
  await archive.close()
  await home.remove()
})

const at = (name: string) => join(home.path, name)
const line = (about: object) => `${JSON.stringify(about)}\n`
const story = (n: number) => line({ slug: `story-${n}`, title: `Story ${n}`, text: `The mill has ${n} sails.` })
const NOTHING: LoadTally = { added: 0, changed: 0, unchanged: 0, given: 0, withheld: 0, held: 0, faulty: 0 }

async function load(path: string, more: Partial<Parameters<typeof loadAll>[1]> = {}, extractor = "1") {
  const source = await loadSourceAt(path)
  if (typeof source === "string") throw new Error(source)
  const { read, extract } = reader(extractor)
  const tally = await loadAll(loadablesIn(source), {
    shelf: archive.loading,
    extractions: [{ extract }, { extract }],
    extractor,
    timeZone: "UTC",
    now: () => new Date("2026-03-01T06:00:00Z"),
    leftOut: (problem) => told.push(problem.replaceAll(home.path, "")),
    progress: () => {},
    stopping: new AbortController().signal,
    ...more,
  })
  return { tally, read }
}

const EXAMPLE = 'Write one object a line: {"title": "…", "text": "…"}.'
test.each([
  ["{title}", `it is not JSON. ${EXAMPLE}`],
  ["[]", `it is no object. ${EXAMPLE}`],
  ['"The mill"', `it is no object. ${EXAMPLE}`],
  ['{"text": "The mill has 4 sails."}', `it has no "title". ${EXAMPLE}`],
  ['{"title": " ", "text": "The mill has 4 sails."}', `it has no "title". ${EXAMPLE}`],
  ['{"title": "The mill"}', `it has no "text". ${EXAMPLE}`],
  ['{"title": "The mill", "text": ""}', `it has no "text". ${EXAMPLE}`],
  ['{"title": 4, "text": "The mill has 4 sails."}', '"title" is no text. Write it in quotation marks.'],
  [
    '{"title": "The mill", "text": "It turns.", "published": "yesterday"}',
    '"published: yesterday" is not a date. Write it as 2026-03-01 or 2026-03-01T07:30+01:00.',
  ],
])(
  "a line that is no article is told with its file and number, and the others are loaded: %s",
  async (bad, problem) => {
    await writeFile(at("morgue.jsonl"), `${story(1)}\n${bad}\n${story(2)}`)
    expect((await load(at("morgue.jsonl"))).tally).toEqual({ ...NOTHING, added: 2, faulty: 1 })
    expect(told).toEqual([`/morgue.jsonl, line 3: ${problem}`])
  },
)

test("a line becomes an article with all that it tells of itself, and its text is plain text", async () => {
  const about = {
    title: 'The "mill": #4',
    byline: "Ann Parley",
    outlet: "Morgue",
    url: "https://example.org/mill",
    published: "1987-04-02",
    updated: "1987-04-03",
    language: "en",
    kind: "opinion",
  }
  await writeFile(at("morgue.jsonl"), line({ ...about, text: "The mill has *4* sails.\n\nIt turns.", wordCount: 7 }))
  await load(at("morgue.jsonl"))
  const [head] = await archive.articles.list(9)
  expect(head).toMatchObject(about)
  expect(head?.slug).toMatch(/^the-mill-4-[0-9a-f]{8}$/)
  expect((await archive.articles.get(head?.slug ?? ""))?.article.text).toBe("The mill has *4* sails.\n\nIt turns.")
})

test("a folder is loaded with its folders, articles and lines alike; what is hidden or of another kind is not", async () => {
  await mkdir(at("1987/.cache"), { recursive: true })
  await writeFile(at("1987/mill.md"), "# The mill\n\nThe mill has 4 sails.\n")
  await writeFile(at("1987/ferry.txt"), "The ferry\n\nThe ferry was 3 hours late.\n")
  await writeFile(at("1987/.cache/old.md"), "# Old\n\nOld has 4 sails.\n")
  await writeFile(at("1987/picture.png"), "")
  await writeFile(at("1987/empty.md"), "")
  await writeFile(at("morgue.jsonl"), story(1))
  expect((await load(home.path)).tally).toEqual({ ...NOTHING, added: 3, faulty: 1 })
  expect((await archive.articles.list(9)).map(({ slug }) => slug).sort()).toEqual(["ferry", "mill", "story-1"])
  expect(told).toEqual([expect.stringMatching(/^\/1987\/empty\.md: /)])
})

test("what a line tells of its article may hold what ends a line elsewhere", async () => {
  const about = {
    title: "The\u2028mill\u2029of\u0085Hull",
    outlet: "Mor\u007fgue\u2028",
    text: "The mill\u2028has 4 sails.",
  }
  await writeFile(at("morgue.jsonl"), line(about) + story(1))
  expect((await load(at("morgue.jsonl"))).tally).toEqual({ ...NOTHING, added: 2 })
  expect(told).toEqual([])
  const [{ title } = { title: "" }] = await archive.articles.labelled([["hull"]], 9)
  expect(title).toMatch(/^The\smill\sof\sHull$/)
})

test("a line that is no UTF-8 is told, and the others are loaded", async () => {
  const bad = Buffer.from(line({ title: "Café", text: "The mill has 4 sails." }), "latin1")
  await writeFile(at("morgue.jsonl"), Buffer.concat([Buffer.from(story(1)), bad, Buffer.from(story(2))]))
  expect((await load(at("morgue.jsonl"))).tally).toEqual({ ...NOTHING, added: 2, faulty: 1 })
  expect(told).toEqual(["/morgue.jsonl, line 2: it is not UTF-8 text. Save the file as UTF-8."])
})

test.each([
  ["gzip", Buffer.from([0x1f, 0x8b, 8, 0, 10, 1, 10, 2, 10]), "it is compressed. Unpack it, and load what comes out."],
  ["zip", Buffer.from("PK\u0003\u0004\n1\n2"), "it is compressed. Unpack it, and load what comes out."],
  ["UTF-16", Buffer.from(`\ufeff${story(1)}${story(2)}`, "utf16le"), "it is UTF-16 text. Save the file as UTF-8."],
])("a file that is %s is told once, not in each line", async (_, bytes, problem) => {
  await writeFile(at("morgue.jsonl"), bytes)
  expect((await load(home.path)).tally).toEqual({ ...NOTHING, faulty: 1 })
  expect(told).toEqual([`/morgue.jsonl: ${problem}`])
})

test("a line that is too long is told as a line, and the others are loaded", async () => {
  const long = line({ title: "Logs", text: "The mill has 4 sails. ".repeat(240_000) })
  await writeFile(at("morgue.jsonl"), `${story(1)}${long}${story(2)}`)
  expect((await load(at("morgue.jsonl"))).tally).toEqual({ ...NOTHING, added: 2, faulty: 1 })
  expect(told).toEqual([
    "/morgue.jsonl, line 2: the line is longer than 5 MB. Split the article, or remove what is not text.",
  ])
})

test("a pipe that is called like an article is told, and nobody waits for it; a folder is a folder whatever it is called", async () => {
  for (const name of ["pipe.md", "pipe.jsonl"]) {
    execFileSync("mkfifo", [at(name)])
    // Whoever opens the pipe reads something from it, so that this test never waits either.
    const writer = spawn("sh", ["-c", 'printf %s "$1" > "$2"', "sh", story(9), at(name)], { stdio: "ignore" })
    onTestFinished(() => void writer.kill())
  }
  await mkdir(at("folder.jsonl"))
  await writeFile(at("folder.jsonl/more.jsonl"), story(2))
  await writeFile(at("morgue.jsonl"), story(1))
  expect((await load(home.path)).tally).toEqual({ ...NOTHING, added: 2, faulty: 2 })
  expect(told).toEqual([
    expect.stringMatching(/^\/pipe\.jsonl: it is not an ordinary file/),
    expect.stringMatching(/^\/pipe\.md: it is not an ordinary file/),
  ])
})

test("a second run reads only what is new or changed, and a new extractor reads all again", async () => {
  await writeFile(at("morgue.jsonl"), story(1) + story(2))
  await load(at("morgue.jsonl"))
  await writeFile(at("morgue.jsonl"), story(1) + story(2).replace("sails", "doors") + story(3))
  const { tally, read } = await load(at("morgue.jsonl"))
  expect(tally).toEqual({ ...NOTHING, added: 1, changed: 1, unchanged: 1 })
  expect(read).toHaveLength(2)
  expect((await load(at("morgue.jsonl"), {}, "2")).tally).toEqual({ ...NOTHING, changed: 3 })
})

test("what is stopped goes on where it was, and what was told as saved is there", async () => {
  const stories = Array.from({ length: 40 }, (_, n) => story(n))
  await writeFile(at("morgue.jsonl"), stories.join(""))
  const stopping = new AbortController()
  let settled = 0
  const stopped = await load(at("morgue.jsonl"), {
    stopping: stopping.signal,
    progress: () => void (++settled === 12 && stopping.abort()),
  })
  expect(stopped.tally.added).toBe(await archive.articles.count())
  expect(stopped.tally.added).toBeGreaterThanOrEqual(12)
  expect(stopped.tally.added).toBeLessThan(40)
  const { tally } = await load(at("morgue.jsonl"))
  expect(tally).toEqual({ ...NOTHING, added: 40 - stopped.tally.added, unchanged: stopped.tally.added })
})

test("of two articles with one slug the first stays, in every run, and a line that stands twice is one article", async () => {
  await writeFile(at("morgue.jsonl"), story(1) + story(1).replace("sails", "doors") + story(1))
  for (const count of [{ added: 1, unchanged: 1 }, { unchanged: 2 }]) {
    expect((await load(at("morgue.jsonl"))).tally).toEqual({ ...NOTHING, ...count, faulty: 1 })
    expect((await archive.articles.get("story-1"))?.article.text).toBe("The mill has 1 sails.")
    expect(told.splice(0)).toEqual([
      '/morgue.jsonl, line 2: its slug "story-1" is that of an article before it. Give one of them another slug.',
    ])
  }
})

test("what is held back is not read, and of what fails the reason is told", async () => {
  const held = line({ title: "Budget", text: "Taxes fall.", embargo: "2026-12-01" })
  await appendFile(at("morgue.jsonl"), held + line({ title: "Bell", text: "A bell \u0007 rings." }) + story(1))
  const { tally, read } = await load(at("morgue.jsonl"))
  expect(tally).toEqual({ ...NOTHING, added: 1, held: 1, faulty: 1 })
  expect(read.filter((name) => name.startsWith("budget"))).toEqual([])
  expect(told).toEqual([
    "/morgue.jsonl, line 1 is embargoed until 2026-12-02 00:00 UTC: nothing of it is read.",
    expect.stringMatching(/^\/morgue\.jsonl, line 2: the extraction failed: .* leave it out\.$/),
  ])
})

test("what cannot be saved is not counted, and whoever loads hears why", async () => {
  await writeFile(at("morgue.jsonl"), story(1))
  const counted: number[] = []
  const shelf = { ...archive.loading, save: () => Promise.reject(new Error("the disk is full")) }
  const progress = ({ added }: LoadTally) => void counted.push(added)
  await expect(load(at("morgue.jsonl"), { shelf, progress })).rejects.toThrow("the disk is full")
  expect(counted.every((count) => count === 0)).toBe(true)
})

test.each([
  ["nowhere", /nowhere cannot be read \(ENOENT\)\.$/],
  ["picture.png", /picture\.png cannot be loaded\. Name a folder, or a file that ends in \.txt, \.md, \.jsonl\.$/],
])("what cannot be loaded is told before anything is opened: %s", async (name, problem) => {
  await writeFile(at("picture.png"), "")
  expect(await loadSourceAt(at(name))).toMatch(problem)
})
