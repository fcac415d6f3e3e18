import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { mkdir, open, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Readable } from "node:stream"
import { text } from "node:stream/consumers"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { call } from "../support/command-line.ts"
import { folder, run, start } from "../support/spawn.ts"

let temporary: Awaited<ReturnType<typeof folder>>
const env: Record<string, string> = {}
const cli = (args: readonly string[], input = "", more = {}) => call(args, { ...env, ...more }, input)
const inOwnProcess = (args: readonly string[], input = "", more = {}) => run("cli.ts", args, { ...env, ...more }, input)

beforeAll(async () => {
  temporary = await folder()
  env.DATA_DIR = join(temporary.path, "data")
})
afterAll(() => temporary.remove())

describe("ask", () => {
  test("answers in plain text, takes in the articles first, and ends with 0", async () => {
    const { code, out, err } = await inOwnProcess(["ask", "/quote grave concren", "--explain"])
    expect(out).toContain("“We express our grave concern about Russia's acquisition")
    expect(out).toContain("— Ned Price, US State Department spokesman")
    expect(out).not.toContain("\x1b")
    expect(out).toMatch(
      /\nWhy #[a-z2-7]{12}: score [\d.]+: [\d.]+ for the words, [\d.]+ for standing together\n {2}grave .* in the words themselves.*\n {2}concren .*“concern”.*\n$/,
    )
    expect({ code, err }).toEqual({ code: 0, err: "" })
  })

  test("two at once on one data folder that is still empty get the same answer", async () => {
    const DATA_DIR = join(temporary.path, "shared")
    const [one, other] = await Promise.all([
      inOwnProcess(["ask", "/who khamenei"], "", { DATA_DIR }),
      inOwnProcess(["ask", "/who khamenei"], "", { DATA_DIR }),
    ])
    expect(one.code).toBe(0)
    expect(other).toEqual(one)
  })

  test("ends with 1 when nothing is found and with 2 when it is not understood", async () => {
    expect(await cli(["ask", "/quote zzzz"])).toMatchObject({ code: 1, err: "" })
    const { code, out } = await inOwnProcess(["ask", "/qoute x"])
    expect({ code, out }).toEqual({ code: 2, out: "There is no command “/qoute”. Did you mean:\n\n/quote x\n" })
  })

  test("--json gives the reply itself; the line needs no quotation marks", async () => {
    const { code, out } = await cli(["ask", "--json", "/who", "khamenei"])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ outcome: "answered", blocks: [{ kind: "heading" }, {}, {}, {}, {}] })
  })

  test("names a file that it cannot read, and answers from the others", async () => {
    const CONTENT_DIR = join(temporary.path, "articles")
    await mkdir(CONTENT_DIR)
    await writeFile(
      join(CONTENT_DIR, "strike.md"),
      "---\ntitle: Strike\npublished: yesterday\n---\n\n“We stay out,” said Ines Low.\n",
    )
    await writeFile(join(CONTENT_DIR, "talks.md"), "# Talks\n\n“We talk again on Monday,” said Ines Low.\n")
    const { code, out, err } = await cli(["ask", "/quote monday"], "", {
      CONTENT_DIR,
      DATA_DIR: join(temporary.path, "d2"),
    })
    expect(err).toContain("strike.md")
    expect(out).toContain("“We talk again on Monday,”\n— Ines Low\n")
    expect(code).toBe(0)
  })

  test("answers from the archive when the content folder is gone, and says so", async () => {
    const { code, out, err } = await cli(["ask", "/who khamenei"], "", { CONTENT_DIR: join(temporary.path, "gone") })
    expect(err).toMatch(/^The content folder .* does not exist\..*\n$/)
    expect(out).toContain("Ali Khamenei")
    expect(code).toBe(0)
  })

  test("names a data folder that cannot be used", async () => {
    const DATA_DIR = join(temporary.path, "file")
    await writeFile(DATA_DIR, "")
    const { code, out, err } = await cli(["ask", "/who"], "", { DATA_DIR })
    expect({ code, out }).toEqual({ code: 3, out: "" })
    expect(err).toMatch(/^\S*pullquote\.db cannot be used .* Set DATA_DIR to a folder that can be written\.\n$/)
  })

  test("says every fault of the settings, and nothing else", async () => {
    const { code, out, err } = await cli(["ask", "/quote x"], "", { PORT: "x", LOG_LEVEL: "loud" })
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err.split("\n")).toHaveLength(3)
  })
})

describe("extract", () => {
  test("shows what is found in a file, for reading over", async () => {
    const { code, out } = await cli(["extract", "content/articles/iran-drones.txt"])
    expect(code).toBe(0)
    expect(out).toMatch(/Ned Price: “We express our grave concern .*\n/)
    expect(out).toMatch(/Facts: \d+\n/)
  })

  test("names a file that cannot be read, and reads the others", async () => {
    const { code, out, err } = await inOwnProcess(["extract", "nosuch.txt", "content/articles/iran-drones.txt"])
    expect({ code, err }).toEqual({ code: 2, err: "nosuch.txt: cannot be read (ENOENT).\n" })
    expect(out).toContain("Khamenei")
  })

  test("--jsonl: a line of text in, a line of quotes out; a bad line is named and costs only itself", async () => {
    const price = "“We know,” Ned Price said. é\u2028"
    const lines = [JSON.stringify({ id: "a", text: price }), "{nonsense", "", JSON.stringify({ id: "b", text: "" })]
    const { code, out, err } = await cli(["extract", "--jsonl"], lines.join("\n"))
    expect(code).toBe(2)
    expect(err).toMatch(/^line 2: is not JSON\..*\n$/)
    const [a, b] = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect(a).toMatchObject({ id: "a", quotes: [{ start: 1, end: 9, text: "We know,", kind: "direct" }] })
    expect(b).toEqual({ id: "b", quotes: [] })
  })

  test("without anything to read says so", async () => {
    expect(await cli(["extract"])).toMatchObject({ code: 2, out: "" })
  })
})

describe("help", () => {
  test.each([[[]], [["help"]], [["--help"]]])("names the commands: %j", async (args) => {
    const { code, out } = await cli(args)
    expect(code).toBe(0)
    for (const name of ["ask", "extract", "serve"]) expect(out).toContain(`  ${name} `)
  })

  test("tells more of one, however it is asked for", async () => {
    const { out } = await cli(["help", "ask"])
    expect(out).toContain("Exit code: 0 answered, 1 nothing found, 2 not understood")
    expect((await cli(["ask", "--help"])).out).toBe(out)
  })

  test("an unknown command names the nearest, an unknown flag the help", async () => {
    expect(await cli(["aks"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("Did you mean: npm run -s pullquote -- ask"),
    })
    expect(await cli(["quote", "x"])).toMatchObject({ code: 2, err: expect.stringContaining("-- ask '/quote …'") })
    expect(await cli(["ask", "--jsn", "/help"])).toMatchObject({ code: 2, err: expect.stringContaining("--jsn") })
  })
})

test("a reader that stops early (“| head -1”) is no fault", async () => {
  const child = start("cli.ts", ["extract", "--jsonl"], env)
  const told = text(child.stderr as Readable)
  child.stdout?.once("data", () => child.stdout?.destroy())
  const quotes = "“We know,” Ned Price said. ".repeat(50)
  child.stdin?.on("error", () => {}).end(`${JSON.stringify({ id: "a", text: quotes })}\n`.repeat(200))
  await once(child, "exit")
  expect({ code: child.exitCode, err: await told }).toEqual({ code: 0, err: "" })
})

test.skipIf(!existsSync("/dev/full"))(
  "output for which there is no room is told in a line, and is a failure",
  async () => {
    const full = await open("/dev/full", "w")
    const script = join(import.meta.dirname, "../../src/cli.ts")
    const child = spawn(process.execPath, [script, "help"], { env, stdio: ["ignore", full.fd, "pipe"] })
    const told = text(child.stderr as Readable)
    await once(child, "exit")
    await full.close()
    expect({ code: child.exitCode, err: await told }).toEqual({
      code: 3,
      err: "Not all of it could be written: ENOSPC: no space left on device, write. Write it where there is room.\n",
    })
  },
)

test.each(["cli.ts", "main.ts"])(
  "an older Node that starts src/%s is told what to do, and nothing is opened",
  async (file) => {
    const older = "Object.defineProperty(process,'versions',{value:{...process.versions,node:'22.18.0'}})"
    const { code, out, err } = await run(file, ["help"], {
      ...env,
      NODE_OPTIONS: `--import=data:text/javascript,${older}`,
    })
    expect({ code, out }).toEqual({ code: 3, out: "" })
    expect(err).toMatch(
      /^Pullquote needs Node 24 or newer, and \S+ is 22\.18\.0\. npm installs the right one: run npm ci, .*\n$/,
    )
  },
)

test.each([
  [["serve", "--prt", "9"], "--prt"],
  [["doctor", "--foo"], "--foo"],
  [["env", "--json"], "--json"],
])("a flag that does not exist is refused: %j", async (args, flag) => {
  const { code, err } = await call(args, {})
  expect([code, err.includes(flag)]).toEqual([2, true])
})

test("says its version", async () => {
  expect((await run("cli.ts", ["--version"], {})).out).toMatch(/^Pullquote \d+\.\d+\.\d+\n$/)
})

test("a folder that what Node compiled cannot be kept in is nothing to tell", async () => {
  const { code, err } = await run("cli.ts", ["--version"], { NODE_COMPILE_CACHE: "/dev/null/nowhere" })
  expect([code, err]).toEqual([0, ""])
})

test("the doctor tells how many articles can be read, and names each file that cannot", async () => {
  const folder = join(temporary.path, "doctored")
  await mkdir(folder)
  await writeFile(join(folder, "good.md"), "# The ferry sails again\n\nThe ferry sailed on Monday, the company said.\n")
  await writeFile(join(folder, "report.pdf"), "%PDF")
  const { code, out } = await run("cli.ts", ["doctor"], { CONTENT_DIR: folder })
  expect(code).toBe(1)
  expect(out).toContain("1 of 2 files")
  expect(out).toMatch(/^Error {7}report\.pdf: /m)
})
