import { execFileSync } from "node:child_process"
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { openSqlite } from "../../src/archive/sqlite.ts"
import { lookInto } from "../../src/intake/folder.ts"
import { openIntake } from "../../src/intake/index.ts"
import { lossNotesIn } from "../../src/intake/loss.ts"

let root = ""
let dir = ""
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "pullquote-folder-"))
  dir = join(root, "articles")
  await mkdir(dir)
  await writeFile(join(root, "secret.txt"), "Not for print")
})
afterEach(() => rm(root, { recursive: true }))

const at = (name: string) => join(dir, name)
const looked = async () =>
  Object.fromEntries([...(await lookInto(dir))].map(([name, { fault }]) => [name, fault?.what]))

const FOLDER = "it is a folder, and subfolders are not read"
const OUTSIDE = "it is a link to a place outside the content folder"
const NOWHERE = "it is a broken link"

describe("what looks like an article and is none is named, without being opened", () => {
  test.each<[string, string, () => Promise<unknown> | unknown, string]>([
    ["a subfolder", "2026", () => mkdir(at("2026")), FOLDER],
    ["a folder that is named as a file", "x.txt", () => mkdir(at("x.txt")), FOLDER],
    ["a link to nothing", "x.txt", () => symlink(at("gone.txt"), at("x.txt")), NOWHERE],
    ["a link to itself", "x.txt", () => symlink(at("x.txt"), at("x.txt")), NOWHERE],
    ["a pipe", "x.txt", () => execFileSync("mkfifo", [at("x.txt")]), "it is not an ordinary file"],
    ["a link to a device", "x.txt", () => symlink("/dev/zero", at("x.txt")), OUTSIDE],
    ["a link out of the folder", "x.txt", () => symlink("../secret.txt", at("x.txt")), OUTSIDE],
    ["a link to a folder elsewhere", "more", () => symlink(root, at("more")), OUTSIDE],
  ])("%s", async (_, name, make, what) => {
    await make()
    expect(await looked()).toEqual({ [name]: what })
  })
})

test("a link to another file of the folder is read, also through a hidden folder", async () => {
  await mkdir(at("..data"))
  await writeFile(at("..data/a.txt"), "Mill stands still")
  await symlink("..data/a.txt", at("a.txt"))
  expect(await looked()).toEqual({ "a.txt": undefined })
})

test("a folder that is a link itself is read as any", async () => {
  await writeFile(at("a.txt"), "Mill stands still")
  await symlink(dir, join(root, "current"))
  await symlink("a.txt", at("b.txt"))
  expect([...(await lookInto(join(root, "current"))).values()].map(({ fault }) => fault)).toEqual([null, null])
})

test("links and folders that nobody takes for an article are passed over", async () => {
  await symlink(at("gone.jpg"), at("wall.jpg"))
  await mkdir(at(".git"))
  expect(await looked()).toEqual({})
})

test("it is told once, with what to do", async () => {
  await mkdir(at("2026"))
  await symlink("../secret.txt", at("x.txt"))
  const archive = await openSqlite(":memory:")
  const lines: string[] = []
  const log = { info: () => {}, warn: (_: object, line: string) => lines.push(line), error: () => {} }
  const extract = () => Promise.reject(new Error("it was opened"))
  const intake = openIntake({
    dir,
    articles: archive.articles,
    extract,
    extractor: "1",
    now: () => new Date(),
    log,
    losses: lossNotesIn(root),
  })
  await intake.scan()
  const { read, total, faults } = await intake.scan()
  await archive.close()
  const told = [
    `2026: ${FOLDER}. Move its articles into the content folder itself, or the folder elsewhere.`,
    `x.txt: ${OUTSIDE}. Replace it with the file itself.`,
  ]
  expect([read, total, faults.map(({ problem }) => problem), lines]).toEqual([2, 2, told, told])
})
