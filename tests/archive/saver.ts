import { openSqlite } from "../../src/archive/sqlite.ts"
import { pack } from "../../src/core/packed-article.ts"
import { covered, fill } from "../support/archive.ts"

/** Quotes in each story: enough for a save to take a while. */
export const QUOTES = 40

// A process of its own that saves one story after the other into the archive it is given. It says each slug once the
// save is acknowledged, and ends after `count` saves; the crash test kills it before. `together`: so many are loaded at once.
if (import.meta.main) {
  const [file = "", name = "", count = "", together = "1"] = process.argv.slice(2)
  const archive = await openSqlite(file)
  const storyOf = (slug: string) => {
    const words = Array.from({ length: QUOTES }, (_, i) => `We lost ${i} trees and all cherries of ${slug}`)
    const said = words.map((one) => ({ by: null, words: [one] }))
    return covered({ slug, title: slug, said, paragraphs: words.map((one) => `“${one},” a sign reads.`) })
  }
  for (let n = 0; n < Number(count); n += Number(together)) {
    const slugs = Array.from({ length: Number(together) }, (_, i) => `${name}-${n + i}`)
    const stories = slugs.map(storyOf)
    if (stories.length === 1) await fill(archive, ...stories)
    else {
      const loaded = stories.map((one) => ({ article: pack(one), fingerprint: one.article.version }))
      await archive.loading.save(loaded, new Date(0))
    }
    process.stdout.write(slugs.map((slug) => `${slug}\n`).join(""))
  }
  await archive.close()
}
