import { openSqlite } from "../../src/archive/sqlite.ts"
import { covered, fill } from "../support/archive.ts"

/** Quotes in each story: enough for a save to take a while. */
export const QUOTES = 40

// A process of its own that saves one story after the other into the archive it is given. It says each slug once the
// save is acknowledged, and ends after `count` saves; the crash test kills it before.
if (import.meta.main) {
  const [file = "", name = "", count = ""] = process.argv.slice(2)
  const archive = await openSqlite(file)
  for (let n = 0; n < Number(count); n++) {
    const slug = `${name}-${n}`
    const words = Array.from({ length: QUOTES }, (_, i) => `We lost ${i} trees and all cherries of ${slug}`)
    const said = words.map((one) => ({ by: null, words: [one] }))
    await fill(archive, covered({ slug, title: slug, said, paragraphs: words.map((one) => `“${one},” a sign reads.`) }))
    process.stdout.write(`${slug}\n`)
  }
  await archive.close()
}
