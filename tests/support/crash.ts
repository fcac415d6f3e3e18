import { setImmediate as otherWork } from "node:timers/promises"
import { afterEach, expect } from "vitest"
import type { Platform, Run } from "./briefing.ts"
import { isLong } from "./counts.ts"
import { randomFrom } from "./random.ts"

/** What a newsroom has whose processes are killed: an archive on disk, and a Discord and a Slack that see everything. */
export type Killable = {
  readonly world: { readonly nonces: { clear(): void } }
  begin(at: string): Run
  breaches(): readonly unknown[]
  close(): Promise<void>
}

/** Opens newsrooms; behind each test they are closed, and no request may have been wrong. */
export function closedBehindTests<Hall extends Killable>(open: (size: number) => Promise<Hall>) {
  let halls: Hall[] = []
  afterEach(async () => {
    const breaches = halls.flatMap((hall) => hall.breaches())
    await Promise.all(halls.map(({ close }) => close()))
    halls = []
    expect(breaches).toEqual([])
  })
  return async (size: number): Promise<Hall> => {
    const hall = await open(size)
    halls.push(hall)
    return hall
  }
}

/** Starts the bot again, on what the last one left behind; it does all that is left, and ends. */
export async function restarted({ begin }: Pick<Killable, "begin">, at: string): Promise<void> {
  expect(await begin(at).ended).toEqual({ by: 0, said: "" })
}

/** Newsrooms side by side use all cores; beside other files one is enough. */
const CHAINS = isLong ? 2 : 1
const LONGEST_PAUSE_MS = 130_000

type Ordeal<Hall extends Killable> = {
  readonly open: () => Promise<Hall>
  /** The seed of the first newsroom; the next one has the next. */
  readonly seed: number
  /** How often processes are killed that had work begun. Others prove nothing, and are not counted. */
  readonly kills: number
  /** Somewhere in so many steps a process is killed, or it ends before. */
  readonly steps: number
  /** Makes the day's work due at 07:30 UTC. */
  readonly prepare?: (hall: Hall, day: Day) => Promise<void>
  /** The platform does the next thing that it is told, and hangs up instead of saying so. */
  readonly loseAnswer: (hall: Hall, platform: Platform) => void
  /** Fails when the day's work was not done exactly once. */
  readonly check: (hall: Hall, day: Day) => Promise<void> | void
}

/** One of the days that a newsroom lives through, from 0. */
export type Day = { readonly day: number; readonly date: string }

/** Day by day each process is killed somewhere, until one has done the day's work; then all of it must be done once. */
export async function killOften<Hall extends Killable>(ordeal: Ordeal<Hall>): Promise<void> {
  const count = { kills: 0 }
  await Promise.all(Array.from({ length: CHAINS }, (_, n) => liveThrough(ordeal, ordeal.seed + n, count)))
  expect(count.kills).toBeGreaterThanOrEqual(ordeal.kills)
}

async function liveThrough<Hall extends Killable>(ordeal: Ordeal<Hall>, seed: number, count: { kills: number }) {
  const hall = await ordeal.open()
  const random = randomFrom(seed)
  for (let day = 0; count.kills < ordeal.kills; day++) {
    const date = new Date(Date.UTC(2026, 4, 5 + day)).toISOString().slice(0, 10)
    await ordeal.prepare?.(hall, { day, date })
    for (let starts = 1; ; starts++) {
      // Each start is minutes behind the last one: longer than anything waits to be tried again.
      const run = hall.begin(new Date(Date.parse(`${date}T07:30:00Z`) + starts * LONGEST_PAUSE_MS).toISOString())
      // The kill lands a moment behind a step, wherever the process has come by then.
      await Promise.race([run.taken(1 + random.below(ordeal.steps)), run.reached("waits")])
      for (let turns = random.below(40); turns > 0; turns--) await otherWork()
      run.child.kill("SIGKILL")
      const { by, said } = await run.ended
      if (random.isOne(10)) ordeal.loseAnswer(hall, random.pick(["discord", "slack"] as const))
      if (said !== "") throw new Error(`seed ${seed}, ${date}: ${said}`)
      if (by === 0) break
      const taken = (step: string) => run.steps.filter((one) => one === step).length
      if (taken("claimed") > taken("settled")) count.kills++
      // Discord forgets nonces after minutes, and restarts may take longer than that.
      if (random.isOne(50)) hall.world.nonces.clear()
    }
    await ordeal.check(hall, { day, date })
  }
}
