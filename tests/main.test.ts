import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import { mkdir, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { afterAll, beforeAll, expect, test } from "vitest"
import { ended, folder, run, start } from "./support/spawn.ts"

let temporary: Awaited<ReturnType<typeof folder>>
const env: Record<string, string> = { PORT: "0" }

beforeAll(async () => {
  temporary = await folder()
  env.DATA_DIR = join(temporary.path, "data")
})
afterAll(() => temporary.remove())

/** The lines that the bot writes for a person, one by one. */
const linesOf = (child: ChildProcess) => {
  if (!child.stdout) throw new Error("started without a pipe")
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]()
}

test("starts without any setting, says where it answers and what it holds, and ends with 0 on SIGTERM", async () => {
  const child = start("main.ts", [], env)
  const lines = linesOf(child)
  const first = String((await lines.next()).value)
  expect(first).toMatch(/^Pullquote answers at http:\/\/127\.0\.0\.1:\d+ \(Ctrl-C stops it\)\.$/)
  const [url = ""] = /http:\S+/.exec(first) ?? []
  expect((await lines.next()).value).toBe("content/articles: 1 article.")

  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: "ok" })
  expect(await (await fetch(`${url}/?ask=%2Fquote+grave+concren`)).text()).toContain("Ned Price")
  expect(await (await fetch(`${url}/metrics`)).text()).toContain(
    'pullquote_answers_total{command="quote",outcome="answered"} 1',
  )
  child.kill("SIGTERM")
  expect((await once(child, "close"))[0]).toBe(0)
})

test("ends with 0 on Ctrl-C, and twice is no more than once", async () => {
  const child = start("main.ts", [], env)
  await linesOf(child).next()
  child.kill("SIGINT")
  child.kill("SIGINT")
  expect((await once(child, "close"))[0]).toBe(0)
})

/** Stops the process as soon as it can be stopped. */
const STOPPED_AT_ONCE = `data:text/javascript,${encodeURIComponent(
  'process.on("newListener", (name) => name === "SIGTERM" && setImmediate(() => process.kill(process.pid, "SIGTERM")))',
)}`

test("ends with 0 when it is stopped before it listens", async () => {
  const { path, remove } = await folder()
  const child = start("main.ts", [], {
    ...env,
    DATA_DIR: join(path, "data"),
    NODE_OPTIONS: `--import=${STOPPED_AT_ONCE}`,
  })
  expect(await ended(child)).toEqual({ code: 0, out: "", err: "" })
  await remove()
})

test("a file that cannot be read is named, and the others are served", async () => {
  const CONTENT_DIR = join(temporary.path, "articles")
  await mkdir(CONTENT_DIR)
  await writeFile(join(CONTENT_DIR, "strike.md"), "---\npublished: yesterday\n---\n\nDockers walked out.\n")
  await writeFile(join(CONTENT_DIR, "talks.md"), "# Talks\n\nTalks go on.\n")
  const child = start("main.ts", [], { ...env, CONTENT_DIR, DATA_DIR: join(temporary.path, "d2") })
  const all = ended(child)
  const lines = linesOf(child)
  await lines.next()
  expect((await lines.next()).value).toMatch(/: 1 article, 1 left out \(see http:\S+\/readyz\)\.$/)
  child.kill("SIGTERM")
  expect((await all).err).toContain("strike.md")
})

test("a content folder that is missing is told once, and is no file that was left out", async () => {
  const CONTENT_DIR = join(temporary.path, "missing")
  const child = start("main.ts", [], { ...env, CONTENT_DIR, DATA_DIR: join(temporary.path, "d3") })
  const all = ended(child)
  const lines = linesOf(child)
  await lines.next()
  expect((await lines.next()).value).toBe(`${CONTENT_DIR}: 0 articles.`)
  child.kill("SIGTERM")
  expect((await all).err.match(/does not exist/g)).toHaveLength(1)
})

test("a port in use is one line that names PORT, and exit code 1", async () => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as { port: number }
  const { code, err, out } = await run("main.ts", [], { ...env, PORT: String(port), LOG_LEVEL: "warn" })
  server.close()
  expect({ code, out }).toEqual({ code: 1, out: "" })
  expect(err).toBe(`Port ${port} on 127.0.0.1 is in use. Set PORT to a free one, or stop what listens there.\n`)
})

test("faults of the settings are told all at once, and exit code 1", async () => {
  const { code, err } = await run("main.ts", [], { ...env, PORT: "x", TIME_ZONE: "y" })
  expect(code).toBe(1)
  expect(err.trimEnd().split("\n")).toHaveLength(2)
})
