import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { openSqlite } from "../../src/archive/sqlite.ts"
import type { Archive } from "../../src/core/archive.ts"
import type { Covered } from "../../src/core/model.ts"
import { pack, unpack } from "../../src/core/packed-article.ts"
import type { Articles } from "../../src/core/shelves/articles.ts"
import type { Intake } from "../../src/intake/index.ts"
import { openIntake } from "../../src/intake/index.ts"
import { lossNotesIn } from "../../src/intake/loss.ts"
import { diary, reader } from "../support/intake.ts"

let dir = ""
let archive: Archive
const running: Intake[] = []

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "pullquote-intake-"))
  archive = await openSqlite(":memory:")
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((intake) => intake.stop()))
  await archive.close()
  await rm(dir, { recursive: true })
})

function open(extractor = "1", folder = dir) {
  const { read, extract } = reader(extractor)
  const { lines, log, said } = diary()
  const losses = lossNotesIn(join(dir, ".data"))
  const intake = openIntake({
    dir: folder,
    articles: archive.articles,
    extract,
    extractor,
    now: () => new Date(),
    log,
    losses,
  })
  running.push(intake)
  return { ...intake, read, lines, said }
}

const put = (file: string, text: string) => writeFile(join(dir, file), text)
const bodies = async () => {
  const heads = await archive.articles.list(999)
  const found = await Promise.all(heads.map(({ slug }) => archive.articles.get(slug)))
  return Object.fromEntries(found.flatMap((a) => (a ? [[a.article.slug, a.article.text]] : [])))
}
const markdown = (slug: string, body: string) => `---\nslug: ${slug}\ntitle: T\n---\n${body}`

describe("the content folder", () => {
  test("is read into the archive, and what cannot be read is named and left out", async () => {
    await put("a.txt", "Mill stands still\n\nIt does.")
    await put("b.md", "---\npublished: yesterday\n---\nIt did.")
    const { scan, reading, lines } = open()
    const fault =
      'b.md, line 2: "published: yesterday" is not a date. Write it as 2026-03-01 or 2026-03-01T07:30+01:00.'
    expect(await scan()).toEqual({ read: 2, total: 2, faults: [{ file: "b.md", problem: fault }] })
    expect(reading().faults).toHaveLength(1)
    expect(await bodies()).toEqual({ a: "It does." })
    expect(lines.toSorted()).toEqual(["a.txt: article added", `b.md: ${fault}`])
  })

  test("is read in the order of the files' names, without hidden files, temporary ones, pictures and folders", async () => {
    for (const file of ["b.txt", "A.TXT", ".b.txt.swp", ".hidden.md", "~$a.txt", "#a.txt#", "wall.jpg", "a.txt~"])
      await put(file, "Mill stands still\n\nIt does.")
    const { scan, read } = open()
    expect(await scan()).toEqual({ read: 2, total: 2, faults: [] })
    expect(read).toEqual(["A.TXT", "b.txt"])
  })

  test("names a document of a kind that is not read", async () => {
    await put("report.docx", "PK")
    expect((await open().scan()).faults).toEqual([
      {
        file: "report.docx",
        problem: "report.docx: files of this type cannot be read. Save its text as a .txt or .md file.",
      },
    ])
  })

  test("does not open a file that is too large", async () => {
    await put("big.txt", "x".repeat(5 * 1024 * 1024 + 1))
    const { scan, read } = open()
    expect((await scan()).faults).toMatchObject([{ problem: expect.stringContaining("larger than 5 MB") }])
    expect(read).toEqual([])
  })

  test("that is not there is told, and what was read from it stays", async () => {
    await put("a.txt", "Mill stands still\n\nIt does.")
    await open().scan()
    const away = `${dir}-away`
    await rename(dir, away)
    await expect(open().scan()).rejects.toThrow(
      `The content folder ${dir} does not exist. Create it, or set CONTENT_DIR to the folder with the articles.`,
    )
    await rename(away, dir)
    expect(await bodies()).toEqual({ a: "It does." })
  })

  test("that is a file is told with advice that fits", async () => {
    await put("a.txt", "Mill stands still")
    await expect(open("1", join(dir, "a.txt")).scan()).rejects.toThrow(
      `The content folder ${dir}/a.txt is not a folder. Replace it with a folder, or set CONTENT_DIR to the folder with the articles.`,
    )
  })

  // The superuser may read everything.
  test.skipIf(process.getuid?.() === 0)("that may not be read is told with advice that fits", async () => {
    await mkdir(join(dir, "closed"), { mode: 0 })
    await expect(open("1", join(dir, "closed")).scan()).rejects.toThrow(
      /\(EACCES\)\. Give that user read permission, or set/,
    )
  })

  test("tells how far its reading has come", async () => {
    for (const file of ["a.txt", "b.txt", "c.txt"]) await put(file, "Mill stands still\n\nIt does.")
    const told: number[] = []
    const save: Articles["save"] = async (...given) => {
      const { read, total } = intake.reading()
      told.push(read, total)
      return archive.articles.save(...given)
    }
    const { extract } = reader()
    const intake = openIntake({
      dir,
      articles: { ...archive.articles, save },
      extract,
      extractor: "1",
      now: () => new Date(),
      log: diary().log,
      losses: lossNotesIn(dir),
    })
    await intake.scan()
    expect(told).toEqual([0, 3, 1, 3, 2, 3])
  })
})

describe("what did not change is not read again", () => {
  test("in the next look, and after a restart", async () => {
    await put("a.txt", "Mill stands still\n\nIt does.")
    const first = open()
    await first.scan()
    await first.scan()
    expect(first.read).toEqual(["a.txt"])
    const second = open()
    expect(await second.scan()).toEqual({ read: 1, total: 1, faults: [] })
    expect(second.read).toEqual([])
  })

  test("but a new extractor reads all of it", async () => {
    await put("a.txt", "Mill stands still\n\nIt does.")
    await open("1").scan()
    const { scan, read, lines } = open("2")
    await scan()
    expect(read).toEqual(["a.txt"])
    expect(lines).toEqual(["a.txt: article changed"])
  })

  test("the newest articles first, while the old coverage answers", async () => {
    for (const [file, day] of Object.entries({ "a.md": "01", "b.md": "03", "c.md": "02" }))
      await put(file, `---\ntitle: T\npublished: 2026-03-${day}\n---\nIt does.`)
    await open("1").scan()
    await put("0.md", markdown("zero", "It is new."))
    const { scan, read } = open("2")
    await scan()
    expect(read).toEqual(["0.md", "b.md", "c.md", "a.md"])
  })

  test("and a file that was only touched is read, and changes nothing", async () => {
    await put("a.txt", "Mill stands still\n\nIt does.")
    await open().scan()
    await utimes(join(dir, "a.txt"), 1, 1)
    const { scan, read, lines } = open()
    await scan()
    await scan()
    expect([read, lines]).toEqual([["a.txt"], []])
  })
})

describe("a change", () => {
  test("that cannot be read leaves the earlier version in force and says so, also after a restart", async () => {
    await put("a.txt", "Mill stands still\n\nIt does.")
    const first = open()
    await first.scan()
    await put("a.txt", "")
    const problem =
      "a.txt: the file is empty. Add an article to it, or remove it. The version that was read before is still used."
    expect((await first.scan()).faults).toEqual([{ file: "a.txt", problem }])
    expect((await open().scan()).faults).toEqual([{ file: "a.txt", problem }])
    expect(await bodies()).toEqual({ a: "It does." })
    await put("a.txt", "Mill turns again\n\nIt does so.")
    expect((await first.scan()).faults).toEqual([])
    expect(await bodies()).toEqual({ a: "It does so." })
  })

  test("on which the extraction fails is the fault of its file alone", async () => {
    await put("a.txt", "Mill stands still\n\nIt does.\u0007")
    await put("b.txt", "Mill stands still\n\nIt did.")
    const { scan, read } = open()
    const { faults } = await scan()
    expect(faults).toEqual([
      {
        file: "a.txt",
        problem:
          "a.txt: the extraction failed: it took longer than 60 seconds. Report it with the file; until then, remove the file from the folder.",
      },
    ])
    await scan()
    expect([read, await bodies()]).toEqual([["a.txt", "b.txt"], { b: "It did." }])
  })

  test("of the slug gives a new article and removes the old one", async () => {
    await put("a.md", markdown("one", "It does."))
    const { scan, lines } = open()
    await scan()
    await put("a.md", markdown("two", "It does so."))
    await scan()
    expect(await bodies()).toEqual({ two: "It does so." })
    expect(lines).toEqual(["a.md: article added", "a.md: article added", "a.md: article removed"])
  })

  test("of the file's name alone removes nothing", async () => {
    await put("a.md", markdown("one", "It does."))
    const { scan, lines } = open()
    await scan()
    await rename(join(dir, "a.md"), join(dir, "b.md"))
    await scan()
    expect(lines).toEqual(["a.md: article added"])
    expect(await archive.articles.sources()).toMatchObject([{ slug: "one", file: join(dir, "b.md") }])
  })

  test("removes the article of a file that is gone, also while nobody looked", async () => {
    await put("a.txt", "Mill stands still\n\nIt does.")
    await put("b.txt", "Mill stands still\n\nIt did.")
    const first = open()
    await first.scan()
    await rm(join(dir, "a.txt"))
    await first.scan()
    expect(await bodies()).toEqual({ b: "It did." })
    await put("c.txt", "Mill stands still\n\nIt will.")
    await rm(join(dir, "b.txt"))
    expect(await open().scan()).toEqual({ read: 1, total: 1, faults: [] })
    expect(await bodies()).toEqual({ c: "It will." })
  })
})

describe("two files with one slug", () => {
  const twin = (file: string, other: string) =>
    `${file}: its slug "one" is already used by ${other}. Give one of them another slug or file name.`

  test("the article in force stays and a newcomer is named, whatever its name, also after a restart", async () => {
    await put("b.md", markdown("one", "From b."))
    const { scan } = open()
    await scan()
    await put("a.md", markdown("one", "From a."))
    await put("c.md", markdown("one", "From c."))
    const problems = [twin("a.md", "b.md"), twin("c.md", "b.md")]
    expect((await scan()).faults.map(({ problem }) => problem)).toEqual(problems)
    await put("0.md", markdown("one", "From 0."))
    await put("b.md", markdown("one", "From b, and more."))
    expect((await open("2").scan()).faults.map(({ problem }) => problem)).toEqual([twin("0.md", "b.md"), ...problems])
    expect(await bodies()).toEqual({ one: "From b, and more." })
  })

  test("of files that are all new, the first by name serves", async () => {
    for (const file of ["b.md", "a.md", "c.md"]) await put(file, markdown("one", `From ${file}.`))
    const problems = [twin("b.md", "a.md"), twin("c.md", "a.md")]
    expect((await open().scan()).faults.map(({ problem }) => problem)).toEqual(problems)
    expect(await bodies()).toEqual({ one: "From a.md." })
  })

  test("that are exchanged between two files are both served", async () => {
    await put("a.md", markdown("one", "From a."))
    await put("b.md", markdown("two", "From b."))
    const { scan } = open()
    await scan()
    await put("a.md", markdown("two", "From a, now."))
    await put("b.md", markdown("one", "From b, now."))
    expect((await scan()).faults).toEqual([])
    expect(await bodies()).toEqual({ one: "From b, now.", two: "From a, now." })
  })

  test.each([
    ["is removed", () => rm(join(dir, "a.md")), { one: "From b." }],
    ["takes another slug", () => put("a.md", markdown("two", "From a.")), { one: "From b.", two: "From a." }],
  ])("the later serves when the earlier %s", async (_, change, left) => {
    await put("a.md", markdown("one", "From a."))
    await put("b.md", markdown("one", "From b."))
    const { scan } = open()
    await scan()
    await change()
    expect((await scan()).faults).toEqual([])
    expect(await bodies()).toEqual(left)
  })
})

test("of a file that changes the extraction gets what it gave last, and of a new one nothing", async () => {
  const given: (readonly [string, number] | null)[] = []
  const { extract } = reader()
  const { log } = diary()
  const losses = lossNotesIn(join(dir, ".data"))
  const intake = openIntake({
    dir,
    articles: archive.articles,
    extract: async (file, bytes, before) => {
      given.push(before ? [before.article.title, before.coverage.utterances.length] : null)
      const found = await extract(file, bytes)
      return found.ok ? { ...found, article: pack(withOneQuote(unpack(found.article))) } : found
    },
    extractor: "1",
    now: () => new Date(),
    log,
    losses,
  })
  running.push(intake)
  await put("a.txt", "Mill stands still\n\nIt does.")
  await intake.scan()
  // What the desk says of it is no part of what was extracted.
  const [quote] = await archive.snippets.list({}, 1)
  await archive.speakerCorrections.set(quote?.id ?? "", { kind: "not-a-quote", speaker: null }, new Date())
  await put("a.txt", "Mill stands quite still\n\nIt does.")
  await intake.scan()
  expect(given).toEqual([null, ["Mill stands still", 1]])
  expect(await archive.snippets.list({}, 1)).toEqual([])
})

function withOneQuote({ article, coverage }: Covered): Covered {
  const span = { start: 0, end: article.text.length }
  const about = {
    speaker: null,
    cue: null,
    unresolved: null,
    nested: null,
    hedge: null,
    confidence: 1,
    reason: "by hand",
  }
  const passages = [{ span, kind: "direct" as const, marked: [span], sentence: span }]
  return { article, coverage: { ...coverage, utterances: [{ ...about, polarity: "affirmed", passages }] } }
}
