import { setImmediate } from "node:timers/promises"
import { expect, test } from "vitest"
import { openWriteTroubles } from "../../src/archive/write-troubles.ts"

/** A disk that is full until it is told otherwise, and time that passes when it is told to. */
function fullDisk() {
  const told: (string | null)[] = []
  const disk = { isFull: true, attempts: 0 }
  let pass: (goOn: boolean) => void = () => undefined
  const { tell, ended } = openWriteTroubles({
    onChange: (trouble) => void told.push(trouble),
    attempt: async () => {
      disk.attempts++
      if (disk.isFull) throw new Error("the disk is full")
      return true
    },
    pause: () => new Promise((resolve) => (pass = resolve)),
  })
  const passes = async (goOn = true) => {
    pass(goOn)
    await setImmediate()
  }
  return { told, disk, tell, ended, passes }
}

test("a disk that has room again is no trouble any more, though nothing is left to write", async () => {
  const { told, disk, tell, passes } = fullDisk()
  tell("full")
  tell("full")
  await passes()
  expect([told, disk.attempts]).toEqual([["full"], 1])
  disk.isFull = false
  await passes()
  expect([told, disk.attempts]).toEqual([["full", null], 2])
  tell("full")
  await passes()
  expect([told, disk.attempts]).toEqual([["full", null, "full", null], 3])
})

test("a work that comes through ends the trouble, and nothing more is tried", async () => {
  const { told, disk, tell, ended, passes } = fullDisk()
  tell("full")
  ended()
  await passes()
  await passes()
  expect([told, disk.attempts]).toEqual([["full", null], 0])
})

test("the end of the process ends the attempts", async () => {
  const { told, disk, tell, passes } = fullDisk()
  tell("full")
  await passes(false)
  await passes()
  expect([told, disk.attempts]).toEqual([["full"], 0])
})
