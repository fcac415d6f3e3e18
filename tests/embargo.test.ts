import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { call } from "./support/command-line.ts"
import { ended, folder, start } from "./support/spawn.ts"

// Until an embargo lifts the article is nowhere. Words that stand in no other text are planted in everything that a held file
// has, and looked for in everything that the bot says, writes and keeps.
const CANARIES = {
  title: "Zyxglorfen",
  text: "quobblewick",
  byline: "Vrindelmast",
  slug: "plimthorpe-zankel",
  speaker: "Odwina Krellbach",
  broken: "snarvelling",
}
/** What was shown before its article was withheld: it is out of answers, and in the database until it is purged. */
const SHOWN = "brundlefax"
const ALL = [...Object.values(CANARIES), "Krellbach", "plimthorpe", "zankel"]

const held = (...front: string[]) => `---
title: ${CANARIES.title} reopens
slug: ${CANARIES.slug}
byline: ${CANARIES.byline}
${front.join("\n")}
---
The ${CANARIES.text} reopens with 4,000 guests, ${CANARIES.speaker} said on Monday.

“We have a ${CANARIES.text} again,” ${CANARIES.speaker} said.
`

const FILES: Readonly<Record<string, string>> = {
  "a1.md": held("embargo: 2099-12-01T06:00+00:00"),
  "a2.md": held("status: withheld"),
  "a3.md": held("status: killed"),
  "a4.md": held(`embargo: ${CANARIES.broken}`),
  "a5.md": held(`status: ${CANARIES.broken}`),
  "a6.md": held(`standfirst: "${CANARIES.broken}`, "embargo: 2099-12-01"),
  "a7.txt": held("embargo:").replace("---\n", ""),
  "a8.md": held("embargo: 2099-12-01", `published: ${CANARIES.broken}`),
  "open.md":
    "# Port reopens\n\nThe port reopens on 3 March, Anna Reed said.\n\n“We have a port again,” Anna Reed said.\n",
  "was.md": `# Ferry stops\n\n“The ${SHOWN} is over,” Anna Reed said.\n`,
}

let temporary: Awaited<ReturnType<typeof folder>>
let env: Record<string, string> = {}
beforeAll(async () => {
  temporary = await folder()
  const CONTENT_DIR = join(temporary.path, "articles")
  env = { PORT: "0", LOG_LEVEL: "debug", CONTENT_DIR, DATA_DIR: join(temporary.path, "data") }
  await mkdir(CONTENT_DIR)
  for (const [file, text] of Object.entries(FILES)) await writeFile(join(CONTENT_DIR, file), text)
})
afterAll(() => temporary.remove())

/** Nothing that was asked holds a canary, so that no answer has one by repeating it. */
const TYPED = ["zyxglorfe", "quobblewic", "Vrindelmas", "plimthorp", "Odwina Krellbac"]
const LINES = [
  ...TYPED.flatMap((words) =>
    ["quote", "fact", "summary", "who", "articles", "history", "verify"].map((c) => `/${c} ${words}`),
  ),
  "/articles",
  "/who",
  "/summary",
  "/fact 4,000 guests",
  "/quote again",
  "/quote brundlefa",
  "/help",
  "/briefing preview",
]
const PATHS = [
  "/",
  "/articles",
  "/people",
  "/corrections",
  "/status",
  "/connect",
  "/add",
  "/?kind=quote",
  "/?kind=fact",
  "/readyz",
  "/healthz",
  "/metrics",
  `/articles/${CANARIES.slug}`,
  `/articles/${CANARIES.slug}?versions=1..2`,
]

async function begin() {
  const child = start("main.ts", [], env)
  const all = ended(child)
  const url = await new Promise<string>((resolve) => {
    let out = ""
    child.stdout?.on("data", (part: Buffer) => {
      out += part
      if (/ articles?[,.]/.test(out)) resolve(/http:[^\s]+:\d+/.exec(out)?.[0] ?? "")
    })
  })
  const get = async (path: string) => (await fetch(`${url}${path}`)).text()
  const heard = async () => {
    const asked = LINES.map((line) => `/?ask=${encodeURIComponent(line)}`)
    const completed = TYPED.flatMap((words) =>
      [`/quote ${words}`, `/summary article:${words}`, `/who ${words}`].map(
        (line) => `/complete?line=${encodeURIComponent(line)}`,
      ),
    )
    const told: string[] = []
    for (const path of [...PATHS, ...asked, ...completed]) told.push(await get(path))
    return told.join("\n")
  }
  const stop = async () => {
    child.kill("SIGTERM")
    const { out, err } = await all
    return `${out}${err}`
  }
  return { get, heard, stop }
}

const kept = async () => {
  const names = await readdir(env.DATA_DIR ?? "")
  const files = await Promise.all(names.map((name) => readFile(join(env.DATA_DIR ?? "", name), "latin1")))
  return files.join("\n")
}
const canariesIn = (told: string) => ALL.filter((word) => told.toLowerCase().includes(word.toLowerCase()))

test("what is held back is in no answer, no page, no log and no file of the bot", async () => {
  const first = await begin()
  expect(canariesIn(await first.heard())).toEqual([])
  const ready = JSON.parse(await first.get("/readyz"))
  expect(ready).toMatchObject({ status: "ready", read: 2, held: 8 })
  expect(ready.heldBack[0]).toEqual({ file: "a1.md", state: "embargoed", until: "2099-12-01T06:00:00.000Z" })
  expect(await first.get("/status")).toContain("<b>a1.md</b> embargoed until 2099-12-01 06:00 UTC")
  expect(await first.get("/?ask=%2Fquote+brundlefa")).toContain(SHOWN)

  // Changed while it runs: one that was shown is withheld now.
  await writeFile(join(env.CONTENT_DIR ?? "", "was.md"), held("status: withheld"))
  await writeFile(join(env.CONTENT_DIR ?? "", "a1.md"), held("embargo: 2099-12-02", `standfirst: ${CANARIES.broken}`))
  await expect.poll(async () => JSON.parse(await first.get("/readyz")).held).toBe(9)
  const changed = await first.heard()
  expect(canariesIn(changed)).toEqual([])
  expect(changed).not.toContain(SHOWN)
  expect(canariesIn(await first.stop())).toEqual([])
  expect(canariesIn(await kept())).toEqual([])

  const again = await begin()
  const restarted = await again.heard()
  expect(canariesIn(restarted)).toEqual([])
  expect(restarted).not.toContain(SHOWN)
  expect(canariesIn(await again.stop())).toEqual([])

  const verbs = [
    ["doctor"],
    [
      "extract",
      ...Object.keys(FILES)
        .filter((file) => file.startsWith("a"))
        .map((file) => join(env.CONTENT_DIR ?? "", file)),
    ],
    ["ask", "/quote quobblewic"],
    ["briefing", "run", "--simulate", "--at", "2100-01-01T06:00:00Z"],
    ["purge", "was"],
  ]
  for (const [verb = "", ...args] of verbs) {
    const { out, err } = await call([verb, ...args], env)
    expect(canariesIn(`${out}${err}`), verb).toEqual([])
    if (verb === "doctor") expect(out).toContain("a1.md is embargoed until 2099-12-03 00:00 UTC")
    if (verb === "extract") expect(err).toContain("a2.md is withheld, so it is not read.")
  }
  const left = await kept()
  expect([canariesIn(left), left.includes(SHOWN)]).toEqual([[], false])
})
