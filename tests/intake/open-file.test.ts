import { execFileSync } from "node:child_process"
import { chmod, mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { lookInto } from "../../src/intake/folder.ts"
import { readOwnFile } from "../../src/intake/open-file.ts"

let root = ""
let dir = ""
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "pullquote-open-"))
  dir = join(root, "articles")
  await mkdir(dir)
  await writeFile(join(root, "secret.txt"), "Not for print")
})
afterEach(() => rm(root, { recursive: true }))

const at = (name: string) => join(dir, name)
const told = async (name: string) => {
  const read = await readOwnFile(dir, name)
  return read.ok ? Buffer.from(read.bytes).toString() : read.fault.what
}

test("a file of the folder is read, also through a link within it", async () => {
  await writeFile(at("a.txt"), "Mill stands still")
  await symlink("a.txt", at("b.txt"))
  expect([await told("a.txt"), await told("b.txt")]).toEqual(["Mill stands still", "Mill stands still"])
})

test.each<[string, () => Promise<unknown> | unknown, string]>([
  [
    "a link out of it",
    () => symlink(join(root, "secret.txt"), at("a.txt")),
    "it is a link to a place outside the content folder",
  ],
  ["a link to a device", () => symlink("/dev/zero", at("a.txt")), "it is a link to a place outside the content folder"],
  ["a pipe that nobody writes to", () => execFileSync("mkfifo", [at("a.txt")]), "it is not an ordinary file"],
  ["a folder", () => mkdir(at("a.txt")), "it is a folder, and subfolders are not read"],
  ["nothing", () => undefined, "the file cannot be opened (ENOENT)"],
])("what was put in a file's place after the look is not read: %s", async (_, replace, what) => {
  await writeFile(at("a.txt"), "Mill stands still")
  await lookInto(dir)
  await rm(at("a.txt"))
  await replace()
  expect(await told("a.txt")).toBe(what)
})

test("a file that grows is read to its new end, one that grows past the limit is a fault", async () => {
  await writeFile(at("a.txt"), "x".repeat(5 * 1024 * 1024))
  const read = await readOwnFile(dir, "a.txt")
  expect(read.ok && read.bytes.length).toBe(5 * 1024 * 1024)
  await writeFile(at("a.txt"), "x".repeat(5 * 1024 * 1024 + 1))
  expect(await told("a.txt")).toContain("larger than 5 MB")
})

/** Whether the look tells the file from how it was. */
async function isSeen(change: () => Promise<unknown>): Promise<boolean> {
  await writeFile(at("a.txt"), "Mill stands still")
  const print = async () => (await lookInto(dir)).get("a.txt")?.print
  const before = await print()
  await change()
  return (await print()) !== before
}

test("a change of permissions alone is seen", async () => {
  expect(await isSeen(() => chmod(at("a.txt"), 0o600))).toBe(true)
})

test("a file of the same size and time in its place is seen", async () => {
  const replace = async () => {
    await writeFile(at("b.tmp"), "Mill turns again.")
    execFileSync("touch", ["-r", at("a.txt"), at("b.tmp")])
    await rename(at("b.tmp"), at("a.txt"))
  }
  expect(await isSeen(replace)).toBe(true)
})

test("a name of any bytes is named, and the others are read", async () => {
  execFileSync("sh", ["-c", "printf x > \"$(printf 'caf\\351.txt')\"; printf x > \"$(printf 'pic\\351.png')\""], {
    cwd: dir,
  })
  await writeFile(at("café.txt"), "Mill stands still")
  const seen = [...(await lookInto(dir))].map(([name, { fault }]) => [name, fault?.what ?? null])
  expect(seen).toEqual([
    ["café.txt", null],
    ["caf\\xe9.txt", "its name is not UTF-8, so it cannot be told apart from others"],
  ])
})
