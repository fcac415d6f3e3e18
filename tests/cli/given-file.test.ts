import { execFileSync, spawn } from "node:child_process"
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest"
import { readGivenFile } from "../../src/cli/given-file.ts"
import { folder } from "../support/spawn.ts"

let home: Awaited<ReturnType<typeof folder>>
beforeAll(async () => {
  home = await folder()
})
afterAll(() => home.remove())

/** Whoever opens the pipe reads something from it, so that this test never waits either. */
function makePipe(path: string): void {
  execFileSync("mkfifo", [path])
  const writer = spawn("sh", ["-c", 'echo words > "$1"', "sh", path], { stdio: "ignore" })
  onTestFinished(() => void writer.kill())
}

test.each([
  ["a pipe", makePipe, "is not a file"],
  ["a folder", (path: string) => mkdir(path), "is not a file"],
  ["what is not there", () => undefined, "cannot be read (ENOENT)"],
])("%s is told, and nobody waits for it", async (name, make, problem) => {
  const path = join(home.path, name)
  await make(path)
  expect(await readGivenFile(path)).toEqual({ ok: false, problem: expect.stringContaining(`${path}: ${problem}`) })
})

test("a file is read as it is, with its byte order mark", async () => {
  const path = join(home.path, "article.txt")
  await writeFile(path, "\uFEFFIt does.")
  expect(await readGivenFile(path)).toMatchObject({ ok: true, text: "\uFEFFIt does." })
})
