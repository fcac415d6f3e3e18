import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { basename, dirname, join, normalize } from "node:path"
import { describe, expect, test } from "vitest"

/** DESIGN.md, sections 2 and 3, as rules over the import lines. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "")
const sources = files.filter((file) => /^(?:src|commands)\/.*\.ts$/.test(file))
const OWN = "tests/architecture.test.ts"
const read = (file: string) => readFileSync(file, "utf8")

type Import = { readonly from: string; readonly to: string }
/** Every import, static or dynamic; a relative one as the path of the file it means. */
const LINE = /^(?:import|export)\b[^"=]*\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/gm
const imports: readonly Import[] = sources.flatMap((from) =>
  [...read(from).matchAll(LINE)].map(([, whole, bare, dynamic]) => {
    const to = whole ?? bare ?? dynamic ?? ""
    return { from, to: to.startsWith(".") ? normalize(join(dirname(from), to)) : to }
  }),
)
const EAGER = /^(?:import|export)\s+(?!type\b)[^"=]*\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"/gm
/** All that is loaded with a file before anything of it runs: what it imports as more than types, and so on. */
function loadedWith(start: string): readonly string[] {
  const loaded = new Set([start])
  for (const file of loaded)
    for (const [, whole, bare] of isProject(file) ? read(file).matchAll(EAGER) : []) {
      const to = whole ?? bare ?? ""
      loaded.add(to.startsWith(".") ? normalize(join(dirname(file), to)) : to)
    }
  return [...loaded]
}
const breaches = (rule: (edge: Import) => boolean) => imports.filter(rule).map(({ from, to }) => `${from} → ${to}`)
const within = (folder: string) => (file: string) => file.startsWith(`${folder}/`)
const inCore = within("src/core")
const inCommands = within("commands")
const inArchive = within("src/archive")
const adapterOf = (file: string) => /^src\/adapters\/([^/]+)\//.exec(file)?.[1]
const isProject = (to: string) => /^(?:src|commands|tests)\//.test(to)

/** Packages without I/O, clock, randomness or environment. */
const PURE = new Set([
  "@vvo/tzdb",
  "city-timezones",
  "fuse.js",
  "wink-nlp",
  "wink-eng-lite-web-model",
  "yaml",
  "node:buffer",
  "node:crypto",
  "node:zlib",
])
const ENVIRONMENT = new Set(["src/main.ts", "src/cli.ts", "src/config.ts"])

test("the pinned Node runs, whatever the machine's own is", () => {
  expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(24)
})

test("there is something to check", () => {
  expect(imports.length).toBeGreaterThan(50)
})

test("no file imports itself by way of others, types included", () => {
  const wanted = Map.groupBy(imports, ({ from }) => from)
  const done = new Set<string>()
  const circles: string[] = []
  const follow = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" → "))
    if (done.has(file) || way.includes(file)) return
    for (const { to } of wanted.get(file) ?? []) follow(to, [...way, file])
    done.add(file)
  }
  for (const file of sources) follow(file, [])
  expect(circles).toEqual([])
})

describe("core", () => {
  test("imports only core and pure packages", () => {
    expect(breaches(({ from, to }) => inCore(from) && !inCore(to) && !PURE.has(to))).toEqual([])
  })

  test("reads no clock, chance, environment or console", () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bconsole\.|\bfetch\(|\brandomUUID\b|\brandomBytes\b/
    expect(sources.filter((file) => inCore(file) && impure.test(read(file)))).toEqual([])
  })

  test("never catches: expected problems are values, bugs are thrown", () => {
    expect(sources.filter((file) => inCore(file) && /\btry\s*\{/.test(read(file)))).toEqual([])
  })
})

describe("adapters", () => {
  test("import core, packages, themselves and what all adapters share; preview also the others' pure renderers, and what they escape", () => {
    const foreign = ({ from, to }: Import) => {
      const adapter = adapterOf(from)
      if (!adapter || !isProject(to) || inCore(to) || dirname(to) === "src/adapters") return false
      if (adapterOf(to) === adapter) return false
      return !(adapter === "preview" && /^src\/adapters\/(?:discord|slack)\/(?:render|escape)\.ts$/.test(to))
    }
    expect(breaches(foreign)).toEqual([])
  })

  test("a platform's SDK stays in its adapter", () => {
    const sdks = [
      { sdk: /^discord(?:\.js|-api-types)/, home: "discord" },
      { sdk: /^@slack\//, home: "slack" },
    ]
    const strays = ({ from, to }: Import) => sdks.some(({ sdk, home }) => sdk.test(to) && adapterOf(from) !== home)
    expect(breaches(strays)).toEqual([])
  })

  test.each(["src/main.ts", "src/cli/ask.ts"])(
    "%s loads no SDK, parser of files or language model before one is needed",
    (start) => {
      const loaded = loadedWith(start)
      expect(loaded).toContain("src/core/text/cut.ts")
      const late =
        /^(?:discord\.js|@slack\/bolt|yaml|wink-|eld|city-timezones|src\/core\/article\/(?:index|hold-reading)\.ts)/
      expect(loaded.filter((file) => late.test(file))).toEqual([])
    },
  )
})

describe("commands", () => {
  test("import core and each other, never an adapter, an archive or a platform", () => {
    expect(breaches(({ from, to }) => inCommands(from) && !inCore(to) && !inCommands(to) && !PURE.has(to))).toEqual([])
  })
})

describe("the composition", () => {
  test("only main, cli and config see the environment", () => {
    expect(sources.filter((file) => /\bprocess\.env\b/.test(read(file)) && !ENVIRONMENT.has(file))).toEqual([])
  })

  test("only where a line is made clean is anything written to standard error", () => {
    const clean = new Set(["src/main.ts", "src/cli.ts", "src/adapters/terminal/output.ts"])
    const writers = sources.filter((file) => /\bprocess\.stderr\.write\(|\bconsole\./.test(read(file)))
    // Says one sentence, before anything is read.
    expect(writers.filter((file) => !clean.has(file))).toEqual(["src/node-version.ts"])
    for (const file of clean) expect([file, read(file)]).toEqual([file, expect.stringContaining("withoutSecrets(")])
  })

  test("only the archive speaks SQL", () => {
    expect(breaches(({ from, to }) => to === "node:sqlite" && !inArchive(from))).toEqual([])
  })

  test("nobody imports main but the command that serves, and nobody the command line", () => {
    const strays = breaches(({ to }) => to === "src/main.ts" || to === "src/cli.ts")
    expect(strays).toEqual(["src/cli/verbs.ts → src/main.ts"])
  })

  test("npm start and the command that serves give the bot the same memory settings", () => {
    const { scripts, config } = JSON.parse(read("package.json"))
    expect(config.run).toMatch(/MALLOC_ARENA_MAX=1 .* node --max-semi-space-size=8 --max-old-space-size=/)
    const given = "exec env $npm_package_config_run"
    expect(scripts).toMatchObject({ start: `${given} src/main.ts`, pullquote: `${given} src/cli.ts` })
  })

  test("main fits on a screen or two", () => {
    expect(read("src/main.ts").split("\n").length).toBeLessThanOrEqual(90)
  })
})

describe("names and literals", () => {
  /** Discord and Slack may each have its own `render`: one word for one thing on both. */
  const isOnePlatformEach = (homes: readonly string[]) => {
    const platforms = homes.map((file) => /^src\/adapters\/(discord|slack)\//.exec(file)?.[1])
    return !platforms.includes(undefined) && new Set(platforms).size === homes.length
  }

  test("a type or a function has a name of its own", () => {
    const exported = /^export (?:async )?(?:type|class|function\*?|const(?= [a-z])) (\w+)/gm
    const homes = sources.flatMap((file) =>
      Array.from(read(file).matchAll(exported), ([, name = ""]) => ({ name, file })),
    )
    const shared = Array.from(
      Map.groupBy(homes, ({ name }) => name),
      ([name, all]) => ({
        name,
        files: all.map(({ file }) => file),
      }),
    )
    expect(shared.filter(({ files }) => files.length > 1 && !isOnePlatformEach(files))).toEqual([])
  })

  test("properties are written out: a spread literal is not checked for superfluous ones", () => {
    const spread = /\.\.\.(?:\{|\[(?:[^[\]]|\[[^\]]*\])*\](?!\.))/
    const typescript = files.filter((file) => file.endsWith(".ts") && file !== OWN)
    expect(typescript.filter((file) => spread.test(read(file)))).toEqual([])
  })
})

describe("the layout", () => {
  test.each([
    ["src", 10],
    ["src/core", 6],
  ])("%s holds at most %i files of its own; the rest stands in its folders", (folder, most) => {
    expect(sources.filter((file) => dirname(file) === folder).length).toBeLessThanOrEqual(most)
  })

  test("a file of a family stands beside the one that it is named after: cue-nouns beside cue, fact-dates beside facts", () => {
    const extract = sources.filter((file) => dirname(file) === "src/core/extract")
    const strays = extract.filter((file) => {
      const [family, ...rest] = basename(file, ".ts").split("-")
      const heads = [`${family}.ts`, `${family}s.ts`].map((head) => `src/core/extract/${head}`)
      return rest.length > 0 && !heads.some((head) => extract.includes(head))
    })
    expect(strays).toEqual([])
  })

  test("the top level holds what DESIGN names and nothing else", () => {
    const top = new Set(files.map((file) => file.split("/")[0] ?? "").filter((entry) => !entry.startsWith(".")))
    const given = ["package.json", "tsconfig.json", "src", "commands", "content", "tests", "README.md"]
    const beside = ["biome.json", "LICENSE", "CHANGELOG.md", "DESIGN.md", "package-lock.json", "vitest.config.ts"]
    expect([...top].toSorted()).toEqual([...given, ...beside].toSorted())
    expect(files).toContain(".env.example")
  })

  test("folders are at most three deep", () => {
    expect(sources.filter((file) => dirname(file).split("/").length > 3)).toEqual([])
  })

  test("no name says nothing", () => {
    expect(
      sources.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc|types|manager|service)(?:\.ts|\/)/i.test(file)),
    ).toEqual([])
  })

  test("no pattern changes its case half-way: V8 reads such parts right only sometimes", () => {
    expect(
      sources.filter((file) => /\(\?[ims]*-?[ims]+:/.test(read(file).replace(/^ *(?:\/\/|\/?\*).*$/gm, ""))),
    ).toEqual([])
  })

  test("sources keep to 250 lines, tests to 400", () => {
    const ceiling = (file: string) => (file.startsWith("tests/") ? 400 : 250)
    const typescript = files.filter((file) => file.endsWith(".ts"))
    expect(typescript.filter((file) => read(file).trimEnd().split("\n").length > ceiling(file))).toEqual([])
  })
})

describe("tests", () => {
  test("look at a clock only where they measure: in benchmarks", () => {
    const clock = /\bperformance\.now\b|\bDate\.now\(\) -|\bhrtime\b|\bvi\.setConfig\b|\btimeout: \d/
    const watching = files.filter(
      (file) => /^tests\/(?!bench\/).*\.ts$/.test(file) && file !== OWN && clock.test(read(file)),
    )
    expect(watching).toEqual([])
  })
})
