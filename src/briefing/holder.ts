import { createHash, randomBytes } from "node:crypto"
import { readFileSync, readlinkSync } from "node:fs"
import { hostname } from "node:os"

/** Who claims slots: this process, told apart from every other one on every machine. */
export type Holder = {
  readonly name: string
  /** Whether a claim's holder has ended for certain: a process of this machine that is no more. */
  isDead(holder: string): boolean
}

export function openHolder(): Holder {
  const machine = thisMachine()
  const life = randomBytes(6).toString("hex")
  const name = [machine, process.pid, life].join(" ")
  return {
    name,
    isDead(holder) {
      const [where, pid, whose] = holder.split(" ")
      if (where !== machine || whose === life) return false
      // A process that has our number has ended: in a container it is always the same.
      return Number(pid) === process.pid || !isRunning(Number(pid))
    },
  }
}

/**
 * One name for all processes that can see each other's numbers: containers of one host cannot, and after a new start of the
 * machine none of the earlier ones runs.
 */
function thisMachine(): string {
  const readIfThere = (read: () => string) => {
    try {
      return read()
    } catch {
      return "" // not on Linux: there the host's name must do
    }
  }
  const started = readIfThere(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"))
  const numbers = readIfThere(() => readlinkSync("/proc/self/ns/pid"))
  return createHash("sha256").update([hostname(), started, numbers].join("\n")).digest("hex").slice(0, 12)
}

/** Signal 0 asks and does nothing; a process of somebody else's may not be asked, and so it runs. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH"
  }
}
