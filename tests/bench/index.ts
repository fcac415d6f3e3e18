import type { Benchmark } from "./benchmark.ts"

/** `npm run bench -- NAME [options]`; without a name all of them, one after the other. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  search: async () => (await import("./search.ts")).searchBenchmark,
  edition: async () => (await import("./edition.ts")).editionBenchmark,
  text: async () => (await import("./text.ts")).textBenchmark,
  load: async () => (await import("./load.ts")).loadBenchmark,
  waiting: async () => (await import("./waiting.ts")).waitingBenchmark,
  storm: async () => (await import("./storm.ts")).stormBenchmark,
  follow: async () => (await import("./follow.ts")).followBenchmark,
  slack: async () => (await import("./slack.ts")).slackBenchmark,
  verify: async () => (await import("./verify.ts")).verifyBenchmark,
  discord: async () => (await import("./discord.ts")).discordBenchmark,
}

async function run([name, ...options]: readonly string[]): Promise<number> {
  if (name === undefined) {
    let isWithin = true
    for (const load of Object.values(benchmarks)) isWithin = (await (await load()).run([])) && isWithin
    return isWithin ? 0 : 1
  }
  if ([name, ...options].includes("--help")) {
    process.stdout.write(await usageOf(Object.keys(benchmarks).filter((one) => name === one || name === "--help")))
    return 0
  }
  const load = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined
  if (!load) return refuse(`There is no benchmark “${name}”.`)
  const benchmark = await load()
  try {
    return (await benchmark.run(options)) ? 0 : 1
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return refuse(error.message.replace(/\.?$/, "."))
  }
}

async function refuse(problem: string): Promise<number> {
  process.stderr.write(`${problem} These are there:\n\n${await usageOf(Object.keys(benchmarks))}
npm run bench -- NAME [options] runs one, npm run bench all of them.\n`)
  return 2
}

/** A line for each; two where the options are many. */
async function usageOf(names: readonly string[]): Promise<string> {
  const lines = names.map(async (name) => {
    const benchmark = await benchmarks[name]?.()
    const call = `${name} ${benchmark?.usage ?? ""}`.trim()
    return `  ${call.length < SUMMARY_AT ? call.padEnd(SUMMARY_AT) : `${call}\n${" ".repeat(SUMMARY_AT + 2)}`}${benchmark?.summary}\n`
  })
  return (await Promise.all(lines)).join("")
}

const SUMMARY_AT = 40

process.exitCode = await run(process.argv.slice(2))
