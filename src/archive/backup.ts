import { existsSync } from "node:fs"
import { link } from "node:fs/promises"
import { join } from "node:path"
import { backUp } from "./copy.ts"
import { articlesIn, reasonOf, removeDatabase } from "./database-file.ts"
import { DATABASE } from "./files.ts"
import { faultOfCopy } from "./whole.ts"

/** In words for people why there is no backup, or none was restored. `isRefused`: nothing went wrong on our side. */
export type Problem = { readonly ok: false; readonly problem: string; readonly isRefused: boolean }
export const refused = (problem: string): Problem => ({ ok: false, problem, isRefused: true })
export const failed = (problem: string): Problem => ({ ok: false, problem, isRefused: false })

/** What a backup holds. */
type BackedUp = { readonly ok: true; readonly articles: number } | Problem

/**
 * Copies the whole archive to a file that is not there yet, as it is at one moment, beside whoever reads and writes. The file
 * has its name only when it is whole.
 */
export async function backUpArchive(folder: string, to: string, progress: (done: number) => void): Promise<BackedUp> {
  const file = join(folder, DATABASE)
  if (!existsSync(file)) return refused(`There is no archive in ${folder}. Start the bot once: npm start.`)
  if (existsSync(to)) return refused(`${to} already exists and is not overwritten. Name another file.`)
  const unfinished = `${to}.new`
  try {
    await removeDatabase(unfinished)
    await backUp(file, unfinished, progress)
    const fault = faultOfCopy(unfinished)
    if (fault !== null) return failed(`${file} is damaged (${fault}), so no backup was made.`)
    const articles = articlesIn(unfinished)
    await link(unfinished, to) // refuses where somebody else has made the file meanwhile
    return { ok: true, articles }
  } catch (error) {
    return failed(`${to} could not be written: ${reasonOf(error)}.`)
  } finally {
    await removeDatabase(unfinished)
  }
}
