import { openSqlite } from "../../src/archive/sqlite.ts"
import { covered, fill, ORCHARD } from "../support/archive.ts"

// A process of its own that saves one story after the other into the archive it is given. It says each slug once the
// save is acknowledged, and ends after `count` saves; the crash test kills it before.
const [file = "", name = "", count = ""] = process.argv.slice(2)
const archive = await openSqlite(file)
for (let n = 0; n < Number(count); n++) {
  const slug = `${name}-${n}`
  await fill(archive, covered({ ...ORCHARD, slug, title: `Frost ${name} ${n}` }))
  process.stdout.write(`${slug}\n`)
}
await archive.close()
