import { briefLog, tell } from "../adapters/terminal/output.ts"
import { type House, openHouse } from "../compose.ts"
import { type Config, readConfig } from "../config.ts"
import { EXIT, type ExitCode } from "./exit.ts"

/** Runs with the settings; their faults are told, all at once, and nothing is run then. */
export async function withConfig(run: (config: Config) => ExitCode | Promise<ExitCode>): Promise<ExitCode> {
  const read = readConfig()
  if (read.ok) return run(read.config)
  for (const fault of read.faults) tell(fault)
  return EXIT.misuse
}

/**
 * Runs with archive, intake and newsroom, which are closed at the end, whatever comes of it. What keeps them from being
 * opened is told. `now`: another clock than the machine's.
 */
export function withHouse(
  run: (house: House, config: Config) => Promise<ExitCode>,
  now: () => Date = () => new Date(),
): Promise<ExitCode> {
  return withConfig(async (config) => {
    const { log, rest } = briefLog()
    const house = await openHouse(config, { log, now }).catch((error: Error) => error)
    if (house instanceof Error) {
      tell(house.message)
      return EXIT.failed
    }
    try {
      return await run(house, config)
    } finally {
      rest()
      await house.close()
    }
  })
}

/** Takes in what changed. Without the content folder, which is told, the archive still answers with what it holds. */
export async function takeInChanges({ intake }: House): Promise<void> {
  await intake.scan().catch((error: Error) => tell(error.message))
}
