import type { Log } from "./core/desk.ts"

/** A fresh name for a failure: six letters that are told over the phone without doubt, with no vowels to make words. */
export function newIncident(): string {
  const letters = "bcdfghjkmnpqrstvwxz"
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => letters[byte % letters.length]).join("")
}

/**
 * What was thrown where nobody catches is logged by the name of an incident, and ends nothing: one event of thousands may
 * have done it. Only while it is not yet open the bot ends by it, since a part of it would be missing. A log or a terminal that
 * nobody reads any more is no reason to end either.
 */
export function outliveFaults(program: NodeJS.Process, log: Pick<Log, "error">, isOpen: () => boolean): void {
  const tell = (problem: string) => (error: unknown) => {
    log.error({ incident: newIncident(), err: error instanceof Error ? error : new Error(String(error)) }, problem)
    if (!isOpen()) program.exit(1)
  }
  program.on("uncaughtException", tell("an uncaught exception"))
  program.on("unhandledRejection", tell("an unhandled rejection"))
  for (const stream of [program.stdout, program.stderr]) stream.on("error", () => {})
}
