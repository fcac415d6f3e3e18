import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { call } from "../support/command-line.ts"
import { runs } from "../support/counts.ts"
import { mutated } from "../support/mutate.ts"
import { oddLine } from "../support/odd-lines.ts"
import { folder } from "../support/spawn.ts"

let temporary: Awaited<ReturnType<typeof folder>>
const env: Record<string, string> = {}
beforeAll(async () => {
  temporary = await folder()
  env.DATA_DIR = join(temporary.path, "data")
  env.CONTENT_DIR = join(temporary.path, "articles")
  await mkdir(env.CONTENT_DIR)
  await writeFile(join(env.CONTENT_DIR, "talks.md"), "# Talks\n\n“We talk again on Monday,” said Ines Low.\n")
})
afterAll(() => temporary.remove())

/** All verbs but the one that does not end. */
const VERBS = "ask extract env doctor briefing backup load restore reindex purge intake discord manifest help".split(
  " ",
)
const FLAGS = [
  "--json",
  "--jsonl",
  "--strings",
  "--simulate",
  "--at",
  "--clock",
  "--explain",
  "--url",
  "--help",
  "-x",
  "--",
  "run",
]
/** No process takes an argument with a NUL in it. */
const argument = oddLine.map((line) => line.toWellFormed().replaceAll("\0", "").slice(0, 20_000))
const argv = fc.tuple(
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...VERBS) }, argument),
  fc.array(fc.oneof(fc.constantFrom(...FLAGS), argument), { maxLength: 4 }),
)

const within = (name: string) => join(temporary.path, name.replaceAll("/", "-"))

/** A fault of ours is told with its place in the code. */
const PLACE_IN_CODE = /\n\s+at .*\.ts:\d/

test("of hundreds of odd calls each ends with one of our codes, and none is a fault of ours", async () => {
  const property = fc.asyncProperty(argv, async ([verb, args]) => {
    // What is named may be written.
    const named = verb === "backup" ? args.map((one) => (one.startsWith("-") ? one : within(one))) : args
    const { code, out, err } = await call([verb, ...named], env)
    expect([0, 1, 2, 3]).toContain(code)
    expect(err).not.toMatch(PLACE_IN_CODE)
    for (const control of ["\u001b", "\u009b"]) expect(out + err).not.toContain(control)
  })
  await fc.assert(property, { ...runs(400), endOnFailure: true })
})

test("of thousands of mutated lines of input each is read or named, and costs only itself", async () => {
  const document = { id: "a", text: "“We know,” Ned Price said. “We have proof,” he said on Monday." }
  const strange = fc.oneof(
    mutated(document).map((line) => JSON.stringify(line) ?? ""),
    oddLine,
  )
  const lines = fc.sample(strange, runs(4_000)).map((line) => line.replaceAll("\n", " "))
  const good = JSON.stringify({ ...document, id: "the last one" })
  const { code, out, err } = await call(["extract", "--jsonl"], env, [...lines, good].join("\n"))
  expect(code).toBe(2)
  const read = out.trimEnd().split("\n")
  expect(JSON.parse(read.at(-1) ?? "")).toMatchObject({ id: "the last one", quotes: [{ text: "We know," }, {}] })
  const named = err.trimEnd().split("\n")
  for (const line of named) expect(line).toMatch(/^line \d+: /)
  const asked = lines.filter((line) => line.trim() !== "").length + 1
  expect(read.length + named.length).toBe(asked)
})
