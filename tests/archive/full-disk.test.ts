import { execFileSync, spawn } from "node:child_process"
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { ended, folder } from "../support/spawn.ts"

const ROOT = join(import.meta.dirname, "../..")
const ARTICLES = 40
const article = (n: number) =>
  `# The harbour of day ${n}\n\n${Array.from({ length: 40 }, (_, i) => `“We loaded ${i} ships on day ${n},” said Ann Lee ${i}.`).join("\n\n")}\n`

test("a disk without room is told with file and advice, what is missing is said, and room ends it", async () => {
  const temporary = await folder()
  const env = {
    DATA_DIR: join(temporary.path, "data"),
    CONTENT_DIR: join(temporary.path, "articles"),
    PORT: "0",
    LOG_LEVEL: "info",
  }
  await mkdir(env.CONTENT_DIR)
  for (let n = 10; n < 10 + ARTICLES; n++) await writeFile(join(env.CONTENT_DIR, `a${n}.md`), article(n))
  // 1,000 blocks of 512 bytes: a file of the process may have no more.
  const limited = `ulimit -S -f 1000 && exec "${process.execPath}" src/main.ts`
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const bot = spawn("sh", ["-c", limited], { cwd: ROOT, env: { ...env, PATH, NODE_COMPILE_CACHE }, stdio: "pipe" })
  onTestFinished(() => void bot.kill("SIGKILL"))
  const end = ended(bot)
  const heard = { out: "", err: "" }
  bot.stdout.on("data", (part: Buffer) => (heard.out += part))
  bot.stderr.on("data", (part: Buffer) => (heard.err += part))
  const until = (where: "out" | "err", words: RegExp) => expect.poll(() => heard[where]).toMatch(words)

  await until("err", /pullquote\.db cannot be written.* Check whether its disk is full/)
  await until("out", /\d+ articles?, \d+ of 40 files not read yet/)
  const readyz = () => fetch(`${/http:\S+/.exec(heard.out)?.[0]}/readyz`)
  const unready = await readyz()
  expect([unready.status, await unready.text()]).toEqual([
    503,
    expect.stringContaining("Check whether its disk is full"),
  ])
  execFileSync("prlimit", ["--fsize=unlimited:unlimited", "--pid", String(bot.pid)])
  await until("err", /the archive can be written again/)
  await expect.poll(async () => (await readyz()).status).toBe(200)
  bot.kill("SIGTERM")
  expect(await end).toMatchObject({ code: 0 })
  expect(heard.err.match(/cannot be written/g)).toHaveLength(1)
  await temporary.remove()
})
