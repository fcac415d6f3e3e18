import { readAskedDays } from "../src/core/command/asked-days.ts"
import type { Taking } from "../src/core/command/command.ts"
import { personLike } from "../src/core/query/people.ts"
import { words } from "../src/core/text/fold.ts"
import { articlesByTitle } from "./completers.ts"

/** Of words typed behind `speaker:`, the longest run that is somebody's name or role: "State Department" of "State Department drones". */
export const wordsOfPerson: Taking = (typed, { archive }) =>
  longestRun(typed, async (run) => (await personLike(archive.people, run)).people.length > 0)

/** Of words typed behind `article:`, the longest run that stands in one title or slug. */
export const wordsOfTitle: Taking = (typed, { archive }) =>
  longestRun(typed, async (run) => {
    const telling = words(run)
    const found = await articlesByTitle(archive.articles, run, MOST_TITLES)
    return found.some(({ title, slug }) => {
      const known = new Set([...words(title), ...words(slug)])
      return telling.every((word) => known.has(word))
    })
  })

const MOST_TITLES = 5

/** Of words typed behind `since:`, the longest run that is a date: "last week" of "last week harbour". */
export const wordsOfDays: Taking = (typed, { now }) =>
  longestRun(typed, async (run) => readAskedDays(run, now().toISOString().slice(0, 10)) !== null)

async function longestRun(typed: readonly string[], isKnown: (run: string) => Promise<boolean>): Promise<number> {
  for (let count = typed.length; count > 1; count--) {
    if (await isKnown(typed.slice(0, count).join(" "))) return count
  }
  return 1
}
