import type { Prose, Run } from "./reply.ts"

/** The same prose with neighbours in one look as one run, and none that is empty. */
export function merged(prose: Prose): Prose {
  const runs: Run[] = []
  for (const run of prose) {
    const last = runs.at(-1)
    const isAlike =
      last &&
      last.strong === run.strong &&
      last.struck === run.struck &&
      last.href === run.href &&
      !last.live &&
      !run.live
    const text = isAlike ? last.text + run.text : null
    if (last && text !== null) runs[runs.length - 1] = { ...last, text }
    else if (run.text !== "") runs.push(run)
  }
  return runs
}
